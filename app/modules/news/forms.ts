import { z } from 'zod'
import { uptakeStates } from '#db/kinds.ts'

/** What somebody says for their municipality on the page of a campaign. */
export const uptakeForm = z.object({
  organisation: z
    .string({ error: 'Kies voor welke gemeente dit is.' })
    .regex(/^[a-z2-9]{20}$/, 'Kies voor welke gemeente dit is.'),
  state: z.enum(uptakeStates, { error: 'Kies of uw gemeente meedoet.' }),
})
