import { z } from 'zod'

const list = z
  .string({ error: 'Plak of typ de lijst.' })
  .trim()
  .min(1, 'Plak of typ de lijst.')
  .max(50_000, 'Deze lijst is te lang.')
const grant = z
  .string()
  .regex(/^[a-z2-9]{20}:[\w-]{1,100}$/)
  .transform((value) => {
    const [id = '', mark = ''] = value.split(':')
    return { id, mark }
  })

export const regionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('look'), list }),
  z.object({ intent: z.literal('make'), list }),
  z.object({
    intent: z.literal('confirm'),
    grants: z.array(grant).min(1, 'Vink aan wie u bevestigt.').max(200, 'Bevestig hoogstens 200 tegelijk.'),
  }),
  z.object({
    intent: z.literal('remind'),
    user: z
      .array(z.string().regex(/^[a-z2-9]{20}$/))
      .max(100)
      .default([]),
  }),
])
