import { z } from 'zod'

const id = z.string().regex(/^[a-z2-9]{20}$/, 'Kies opnieuw.')
const oneLine = /^\P{Cc}*$/u
const name = z
  .string({ error: 'Vul een naam in.' })
  .trim()
  .min(1, 'Vul een naam in.')
  .max(100, 'Gebruik niet meer dan 100 tekens.')
  // It stands in mails.
  .regex(oneLine, 'Vul alleen een naam in.')
const organisationName = z
  .string()
  .trim()
  .max(100, 'Gebruik niet meer dan 100 tekens.')
  .regex(oneLine, 'Vul alleen een naam in.')
  .default('')

const walkIn = z.object({ intent: z.literal('walk-in'), name, organisationName })
const checkIn = z.object({ intent: z.literal('check-in'), registration: id })
const undo = z.object({ intent: z.literal('undo'), registration: id })
const removeWalkIn = z.object({ intent: z.literal('remove-walk-in'), walkIn: id })

/** What can be done at the door. */
export const doorForm = z.discriminatedUnion('intent', [checkIn, undo, walkIn, removeWalkIn])

/** The one button that somebody's QR code leads to. */
export const presentForm = z.object({ intent: z.enum(['check-in', 'undo']) })

/** What the organiser does with the list. */
export const attendeesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make-link') }),
  z.object({ intent: z.literal('revoke-link'), link: id }),
  z.object({
    intent: z.literal('add'),
    name,
    email: z.string({ error: 'Vul een mailadres in.' }).trim().min(1, 'Vul een mailadres in.').max(254),
    organisationName,
    sessions: z.array(id).max(100).default([]),
  }),
  z.object({ intent: z.literal('remove'), registration: id }),
])

export const beginForm = z.object({ intent: z.literal('begin') })
