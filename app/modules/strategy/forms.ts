import { z } from 'zod'
import { optionalOutbound } from '#app/lib/web-address.ts'

const id = z.string().regex(/^[a-z2-9]{20}$/, 'Kies een onderdeel.')
const line = (missing: string, most: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `Gebruik hoogstens ${most} tekens.`)
    .regex(/^\P{Cc}+$/u, 'Gebruik alleen gewone tekens op een regel.')
const year = z.coerce
  .number({ error: 'Vul een jaar in, bijvoorbeeld 2027.' })
  .int('Vul een jaar in, bijvoorbeeld 2027.')
  .min(2000, 'Vul een jaar in, bijvoorbeeld 2027.')
  .max(2100, 'Vul een jaar in, bijvoorbeeld 2027.')

const details = {
  title: line('Vul de titel in.', 120),
  fromYear: year,
  untilYear: year,
  introduction: z.string().trim().max(2000, 'Gebruik hoogstens 2000 tekens.').default(''),
  sourceTitle: z.string().trim().max(200, 'Gebruik hoogstens 200 tekens.').default(''),
  sourceUrl: optionalOutbound,
}
export type AgendaInput = z.output<z.ZodObject<typeof details>>

const entry = {
  name: line('Vul de naam in.', 120),
  themes: z.array(id).max(100).default([]),
}
export type EntryInput = z.output<z.ZodObject<typeof entry>>

/** Which agenda, as it was when the form was shown. */
const of = { agenda: id, revision: z.coerce.number().int() }
const sure = z.literal('on', { error: 'Zet eerst een vinkje dat u dit wilt verwijderen.' })

export const agendaForm = z
  .discriminatedUnion('intent', [
    z.object({ intent: z.literal('make'), ...details }),
    z.object({ intent: z.literal('details'), ...of, ...details }),
    z.object({ intent: z.literal('remove-agenda'), ...of, sure }),
    z.object({ intent: z.literal('add'), ...of, ...entry }),
    z.object({ intent: z.literal('add-under'), ...of, parent: id, ...entry }),
    z.object({ intent: z.literal('entry'), ...of, entry: id, ...entry }),
    z.object({ intent: z.literal('up'), ...of, entry: id }),
    z.object({ intent: z.literal('down'), ...of, entry: id }),
    z.object({ intent: z.literal('remove'), ...of, entry: id, sure }),
  ])
  .superRefine((input, context) => {
    if ((input.intent === 'make' || input.intent === 'details') && input.untilYear < input.fromYear)
      context.addIssue({ code: 'custom', path: ['untilYear'], message: 'Het laatste jaar ligt voor het eerste.' })
  })
export type AgendaForm = z.output<typeof agendaForm>
