import { z } from 'zod'
import { askedReasons } from './reasons.ts'

const id = z.string().max(40)

export const purgeForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    item: id,
    reason: z.enum(askedReasons, { error: 'Kies een reden.' }),
    sure: z.literal(true, { error: 'Bevestig dat u dit wilt.' }),
  }),
  z.object({ intent: z.literal('confirm'), request: id, sure: z.literal(true, { error: 'Bevestig dat u dit wilt.' }) }),
  z.object({ intent: z.literal('refuse'), request: id }),
])
