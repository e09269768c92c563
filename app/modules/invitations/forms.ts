import { z } from 'zod'

export const list = z
  .string({ error: 'Plak een lijst.' })
  .max(200_000, 'De lijst is te lang. Plak hoogstens 500 rijen.')
  .refine((value) => value.trim() !== '', 'Plak een lijst.')

/** First what would happen, then the same list again to do it. */
export const listForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), list }),
  z.object({ intent: z.literal('confirm'), list }),
])
