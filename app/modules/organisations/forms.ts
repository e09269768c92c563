import { z } from 'zod'
import { organisationForm } from '#app/modules/people/forms.ts'
import { mailDomain } from './domains.ts'

const id = z.string({ error: 'Maak een keuze.' }).regex(/^[a-z0-9-]{1,40}$/, 'Maak een keuze.')
/** How many items the visitor was told that this opens; absent until they were. */
const seen = z.coerce.number().int().min(0).optional()
const outcomes = { klopt: 'kept', eindigt: 'ended' } as const

const addDomainForm = z.object({ intent: z.literal('add-domain'), domain: mailDomain })
const removeDomainForm = z.object({ intent: z.literal('remove-domain'), domain: z.string().max(260) })

/** `lid-<membership>` is `klopt` or `eindigt`; who was left open is not sent. */
export const reviewForm = z.looseObject({ intent: z.enum(['begin', 'mark']) }).transform(({ intent, ...fields }) => ({
  intent,
  choices: Object.entries(fields).flatMap(([name, value]) => {
    const membershipId = /^lid-([a-z0-9]{20})$/.exec(name)?.[1]
    const outcome = value === 'klopt' || value === 'eindigt' ? outcomes[value] : null
    return membershipId && outcome ? [{ membershipId, outcome }] : []
  }),
}))

export const dormantForm = z.object({
  intent: z.enum(['ask', 'end']),
  membership: z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(id).max(1000).optional())
    .pipe(z.array(id, { error: 'Kies eerst een of meer mensen.' }).min(1, 'Kies eerst een of meer mensen.')),
})

export const mergeForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('prepare'),
    from: z.string({ error: 'Kies een organisatie.' }).regex(/^[a-z0-9]{20}$/, 'Kies een organisatie.'),
    seen,
  }),
  z.object({ intent: z.literal('agree'), merge: id, side: z.enum(['from', 'into']), seen }),
  z.object({ intent: z.literal('refuse'), merge: id }),
])

/** Everything that the page of an organisation sends. */
export const organisationPageForm = z.discriminatedUnion('intent', [
  ...organisationForm.options,
  addDomainForm,
  removeDomainForm,
])
