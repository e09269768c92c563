import { z } from 'zod'

const sessions = z.array(z.string().max(20)).max(50).default([])
const revision = z.coerce.number().int()
const line = (most: number) => z.string().trim().max(most, `Gebruik niet meer dan ${most} tekens.`).default('')
const name = z
  .string({ error: 'Vul uw naam in.' })
  .trim()
  .min(1, 'Vul uw naam in.')
  .max(120, 'Gebruik niet meer dan 120 tekens.')
  .regex(/^\P{Cc}*$/u, 'Vul alleen uw naam in.')

/** Signing up on the page of a meeting: with the account one is signed in with, or without one. */
export const signUpForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('sign-up'), sessions, organisation: z.string().max(20).optional() }),
  z.object({
    intent: z.literal('ask'),
    name,
    email: z
      .string({ error: 'Vul uw e-mailadres in.' })
      .trim()
      .toLowerCase()
      .min(1, 'Vul uw e-mailadres in.')
      .max(254, 'Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.'),
    organisation: line(200),
    sessions,
  }),
])

/** On the page behind the link of a registration. */
export const manageForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('change'), revision, name: name.optional(), sessions }),
  z.object({ intent: z.literal('cancel') }),
])

/** A button and nothing else. */
export const confirmSignUpForm = z.object({})

const capacity = z
  .string()
  .trim()
  .regex(/^\d*$/, 'Vul een heel getal in, bijvoorbeeld 40.')
  .default('')
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((number) => number === null || (number >= 1 && number <= 100_000), 'Vul een getal in van 1 of hoger.')

const time = z
  .string()
  .trim()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, 'Vul een tijd in, bijvoorbeeld 09:00.')
  .default('')

const sure = z.boolean().default(false)

/** What the desk arranges about signing up. It counts at once. */
export const arrangeForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('settings'),
    revision,
    registration: z.enum(['none', 'open', 'account'], { error: 'Kies of mensen zich kunnen aanmelden.' }),
    capacity,
    closesDate: z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-12-03.' }).optional(),
    closesTime: time,
    sure,
  }),
  z.object({
    intent: z.literal('session'),
    revision,
    /** Empty for a new one. */
    session: z.string().max(20).default(''),
    title: z
      .string({ error: 'Vul in hoe de sessie heet.' })
      .trim()
      .min(1, 'Vul in hoe de sessie heet.')
      .max(200, 'Gebruik niet meer dan 200 tekens.'),
    startTime: time,
    endTime: time,
    place: line(200),
    speaker: line(200),
    capacity,
    sure,
  }),
  z.object({ intent: z.literal('remove-session'), revision, session: z.string().max(20), sure }),
  z.object({ intent: z.literal('cancel-event'), revision, sure }),
])

export type Arrangement<I extends string> = Extract<z.output<typeof arrangeForm>, { intent: I }>
