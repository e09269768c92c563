import { z } from 'zod'
import { list } from '#app/modules/invitations/forms.ts'
import { kindCodes } from '#app/modules/people/forms.ts'

/** As many rows as one person can look through. */
export const maxManagers = 100
/** As many as fit on one form. */
export const maxConfirmed = 200

const grant = z
  .string()
  .regex(/^[a-z2-9]{20}:[\w-]{1,100}$/)
  .transform((value) => {
    const [id = '', mark = ''] = value.split(':')
    return { id, mark }
  })

/** The list first as a preview, then to do it; then what waits, and reminders. */
export const regionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), list }),
  z.object({ intent: z.literal('confirm'), list }),
  z.object({
    intent: z.literal('grant'),
    grants: z
      .array(grant)
      .min(1, 'Vink aan wie u bevestigt.')
      .max(maxConfirmed, `Bevestig hoogstens ${maxConfirmed} tegelijk.`),
  }),
  z.object({
    intent: z.literal('remind'),
    kind: z.enum(kindCodes),
    user: z
      .array(z.string().regex(/^[a-z2-9]{20}$/))
      .max(100)
      .default([]),
  }),
])
