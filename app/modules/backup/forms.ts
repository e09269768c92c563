import { z } from 'zod'

/** What can be done on the page "Reservekopieën". */
export const backupsForm = z.object({ intent: z.literal('make') })
