import { z } from 'zod'

/** How an organisation comes to a workgroup, as shown. */
export const joiningNames = { open: 'open', request: 'op verzoek', invited: 'op uitnodiging' } as const

const id = z.string({ error: 'Maak een keuze.' }).regex(/^[a-z0-9-]{1,40}$/, 'Maak een keuze.')
const person = z.string({ error: 'Kies een persoon.' }).regex(/^[a-z0-9-]{1,40}$/, 'Kies een persoon.')
/** A calendar date; today or later is asked where it is used. */
const firstDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Vul een datum in, bijvoorbeeld 31-12-2027.')
  .refine(exists, 'Deze datum bestaat niet.')
  .optional()
const seen = z.coerce.number().int().min(0).optional()
const lines = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(1000, 'Gebruik hoogstens 1000 tekens.')

export const seatsForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('hand-over'),
    seat: id,
    user: person,
    from: firstDay,
    /** The holder that the page showed; empty for none. */
    holder: z.string().max(40).default(''),
  }),
  z.object({ intent: z.literal('cancel'), seat: id }),
])

export const joinForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('join'),
    organisation: id,
    reason: lines('Schrijf waarom u mee wilt doen.'),
  }),
  z.object({ intent: z.literal('successor'), seat: id, user: person, from: firstDay }),
  z.object({ intent: z.literal('withdraw'), request: id }),
])

export const decisionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('agree'), seen }),
  z.object({ intent: z.literal('refuse'), answer: lines('Schrijf waarom niet. De aanvrager leest dit.') }),
])

/** 31 February is read as a day in March by the language. */
function exists(day: string): boolean {
  const at = new Date(`${day}T12:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}
