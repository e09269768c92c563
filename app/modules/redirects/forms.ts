import { z } from 'zod'

export const mostRows = 2000

const list = z
  .string({ error: 'Plak een lijst.' })
  .max(400_000, `De lijst is te lang. Plak hoogstens ${mostRows} regels.`)
  .refine((value) => value.trim() !== '', 'Plak een lijst.')

/** First what would happen, then the same list again to do it; or one row away. */
export const redirectsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), list }),
  z.object({ intent: z.literal('confirm'), list }),
  z.object({ intent: z.literal('remove'), redirect: z.string().regex(/^[a-z2-9]{20}$/, 'Kies een verwijzing.') }),
])
