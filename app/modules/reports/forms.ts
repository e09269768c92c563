import { z } from 'zod'

/** Why a reader says that an item should not be there as it is. */
export const reportReasons = {
  'personal-data': 'Er staan persoonsgegevens in',
  casework: 'Er staat casuïstiek of een lopende zaak in',
  'wrong-audience': 'Het is zichtbaar voor mensen voor wie het niet is bedoeld',
  incorrect: 'De inhoud klopt niet',
  other: 'Iets anders',
} as const
export type ReportReason = keyof typeof reportReasons
const reasonCodes = Object.keys(reportReasons) as [ReportReason, ...ReportReason[]]

export const reportForm = z
  .object({
    reason: z.enum(reasonCodes, { error: 'Kies wat er aan de hand is.' }),
    text: z.string().trim().max(1000, 'Gebruik niet meer dan 1000 tekens.').default(''),
  })
  .refine((form) => form.reason !== 'other' || form.text !== '', {
    path: ['text'],
    message: 'Schrijf op wat er aan de hand is.',
  })
export type ReportInput = z.output<typeof reportForm>

/** What can be decided, with what the reporter is told. Codes only, so that no mail repeats what an item says. */
export const decisions = {
  'in-order': 'Het stuk is in orde en staat er weer, zoals het was',
  mended: 'Het stuk is aangepast en staat er weer',
  withdrawn: 'De melding klopt: het stuk is ingetrokken',
} as const
export type Decision = keyof typeof decisions
const decisionCodes = Object.keys(decisions) as [Decision, ...Decision[]]

export const decideForm = z.object({
  item: z.string().max(40),
  decision: z.enum(decisionCodes, { error: 'Kies wat u beslist.' }),
  /** For what was changed since, from AMBER up: see the same sentence at publishing. */
  confirmed: z.boolean().default(false),
})
