import { z } from 'zod'

const id = z.string({ error: 'Maak een keuze.' }).regex(/^[a-z0-9]{20}$/, 'Maak een keuze.')

export const factorResetForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), user: id }),
  z.object({ intent: z.literal('confirm'), reset: id }),
  z.object({ intent: z.literal('end'), reset: id }),
])
