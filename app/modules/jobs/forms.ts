import { z } from 'zod'

/** What can be done on the page "Taken". */
export const jobsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('retry'), id: z.string().max(40) }),
  z.object({ intent: z.literal('retry-all') }),
])
