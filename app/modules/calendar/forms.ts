import { z } from 'zod'

export const calendarForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make') }),
  z.object({ intent: z.literal('revoke'), address: z.string().regex(/^[a-z2-9]{20}$/, 'Kies opnieuw.') }),
])
