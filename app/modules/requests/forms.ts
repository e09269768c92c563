import { z } from 'zod'
import { roles } from '#app/access/viewer.ts'
import { functionCodes } from './functions.ts'

const isControl = (c: string): boolean => c.charCodeAt(0) < 0x20 || c.charCodeAt(0) === 0x7f
const line = (message: string, max: number) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(max, `Gebruik hoogstens ${max} tekens.`)
    .refine((value) => ![...value].some(isControl), 'Gebruik alleen gewone tekens op een regel.')
const lines = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(1000, 'Gebruik hoogstens 1.000 tekens.')
    .transform((value) => value.replace(/\r\n?/g, '\n'))
    .refine((value) => ![...value].some((c) => c !== '\n' && c !== '\t' && isControl(c)), 'Gebruik gewone tekens.')
const email = z
  .string({ error: 'Vul uw e-mailadres in.' })
  .trim()
  .toLowerCase()
  .max(254, 'Dit e-mailadres is te lang.')
  .pipe(z.email('Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.'))
const id = (message: string) => z.string({ error: message }).regex(/^[a-z2-9]{20}$/, message)
const themes = z.array(id('Kies een thema uit de lijst.')).max(50, 'Kies minder thema’s.').default([])
const consent = z
  .boolean()
  .default(false)
  .refine((agreed) => agreed, 'Lees de privacytekst en ga ermee akkoord.')

/** One form, two outcomes; `start` is the short form below the news, which leads into it. */
export const requestForm = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('start'), email: z.string().max(254).default('') }),
    z.object({ kind: z.literal('newsletter'), email, themes, consent }),
    z.object({
      kind: z.literal('account'),
      email,
      name: line('Vul uw naam in.', 100),
      organisation: line('Vul in bij welke organisatie u werkt.', 120),
      jobFunction: z.enum(functionCodes, { error: 'Kies uw functie.' }),
      jobTitle: z
        .string()
        .trim()
        .max(100, 'Gebruik hoogstens 100 tekens.')
        .refine((value) => ![...value].some(isControl), 'Gebruik alleen gewone tekens op een regel.')
        .default(''),
      themes,
      newsletter: z.boolean().default(false),
      consent,
    }),
  ],
  { error: 'Kies wat u wilt aanvragen.' },
)
export type AccountInput = Extract<z.output<typeof requestForm>, { kind: 'account' }>
export type NewsletterInput = Extract<z.output<typeof requestForm>, { kind: 'newsletter' }>

/** The choice for an organisation that is not in the list. */
export const elsewhere = 'geen'
export const confirmForm = z.object({ organisation: z.string().max(40).optional() })

export const followForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('answer'), answer: lines('Vul uw antwoord in.') }),
  z.object({ intent: z.literal('withdraw') }),
])

const endDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Vul een datum in, bijvoorbeeld 31-12-2027.')
  .refine((value) => !Number.isNaN(Date.parse(value)), 'Deze datum bestaat niet.')
  .optional()
const about = { request: id('Kies een aanvraag.'), revision: z.coerce.number().int().min(0) }

export const decideForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), ...about, role: z.enum(roles, { error: 'Kies een rol.' }), endDate }),
  z.object({ intent: z.literal('deny'), ...about, reason: lines('Geef een reden. De aanvrager leest die.') }),
  z.object({ intent: z.literal('ask'), ...about, question: lines('Vul uw vraag in.') }),
  z.object({ intent: z.literal('route'), ...about, organisation: id('Kies een organisatie.') }),
])
export type Decision = z.output<typeof decideForm>
