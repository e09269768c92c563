import { z } from 'zod'
import { roles } from '#app/access/viewer.ts'
import { scopeCodes } from '#app/auth/scopes.ts'

/** Kinds of organisation, as code and as shown. */
export const organisationKinds = {
  municipality: 'gemeente',
  police: 'politie',
  public_prosecution: 'OM',
  care_and_safety_house: 'zorg- en veiligheidshuis',
  riec: 'RIEC',
  safety_region: 'veiligheidsregio',
  alliance_office: 'bureau van de alliantie',
  business_platform: 'platform van ondernemers',
  knowledge_institute: 'kennisinstelling',
  national_agency: 'landelijke dienst',
  other: 'overig',
} as const
export type OrganisationKind = keyof typeof organisationKinds
export const kindCodes = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]
export const kindName = (kind: string): string =>
  Object.entries(organisationKinds).find(([code]) => code === kind)?.[1] ?? kind
/** Kinds whose people are shown to others as function and number, until their own manager shows the names. */
export const hidesNames = (kind: OrganisationKind): boolean => kind === 'police' || kind === 'public_prosecution'

export const roleNames = {
  reader: 'lezer',
  author: 'auteur',
  editor: 'redacteur',
  manager: 'beheerder van de organisatie',
  guest: 'gast',
} as const satisfies Record<(typeof roles)[number], string>

const text = (message: string, max = 200) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(max, `Gebruik hoogstens ${max} tekens.`)
    .refine((value) => !hasControls(value), 'Gebruik alleen gewone tekens op een regel.')
const hasControls = (value: string): boolean =>
  [...value].some((c) => c.charCodeAt(0) < 0x20 || c.charCodeAt(0) === 0x7f)
const email = z
  .string({ error: 'Vul een e-mailadres in.' })
  .trim()
  .toLowerCase()
  .max(254, 'Dit e-mailadres is te lang.')
  .pipe(z.email('Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.'))
/** As typed: spaces count. Rules for new ones are in auth/password. */
const password = z.string({ error: 'Vul uw wachtwoord in.' }).max(1000, 'Dit wachtwoord is te lang.')
const newPassword = z
  .string({ error: 'Kies een wachtwoord.' })
  .max(1000, 'Kies een wachtwoord van hoogstens 256 tekens.')
const code = z.string({ error: 'Vul de code in.' }).trim().max(40, 'Deze code is te lang.')
const idOf = (message: string) => z.string({ error: message }).regex(/^[a-z0-9-]{1,40}$/, message)
const id = idOf('Maak een keuze.')
const role = z.enum(roles, { error: 'Kies een rol.' })
const endDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Vul een datum in, bijvoorbeeld 31-12-2027.')
  .refine((value) => !Number.isNaN(Date.parse(value)), 'Deze datum bestaat niet.')
  .optional()
/** How many items the visitor was told that this opens; absent until they were. */
const seen = z.coerce.number().int().min(0).optional()

export const signInForm = z.object({
  email: z.string({ error: 'Vul uw e-mailadres in.' }).trim().max(254, 'Dit e-mailadres is te lang.'),
  password,
})
export const codeForm = z.object({ code })
export const emptyForm = z.object({})
export const forgottenForm = z.object({ email })
export const newPasswordForm = z.object({ password: newPassword })
export const demoForm = z.object({ email: z.string().max(254), naar: z.string().max(2000).optional() })

export const firstAdministratorForm = z.object({
  name: text('Vul uw naam in.', 100),
  email,
  password: newPassword,
  organisation: text('Vul de naam van het bureau in.', 120),
})

export const profileForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('details'),
    name: text('Vul uw naam in.', 100),
    jobTitle: z.string().trim().max(100, 'Gebruik hoogstens 100 tekens.').optional(),
  }),
  z.object({ intent: z.literal('password'), currentPassword: password, newPassword }),
  z.object({ intent: z.literal('password-link') }),
  z.object({ intent: z.literal('end-session'), session: id }),
  z.object({ intent: z.literal('end-others') }),
  z.object({
    intent: z.literal('make-token'),
    name: text('Geef het token een naam.', 80),
    days: z.coerce.number().int().min(1).max(365),
    scopes: z.array(z.enum(scopeCodes), { error: 'Kies waarvoor het token is.' }).min(1, 'Kies waarvoor het token is.'),
  }),
  z.object({ intent: z.literal('end-token'), id }),
  z.object({ intent: z.literal('recovery') }),
])

const organisationFields = {
  name: text('Vul de naam van de organisatie in.', 120),
  kind: z.enum(kindCodes, { error: 'Kies een soort.' }),
  corePartner: z.boolean().default(false),
  publishes: z.boolean().default(false),
  namesHidden: z.boolean().default(false),
}
export const newOrganisationForm = z.object(organisationFields)
export type OrganisationInput = z.output<typeof newOrganisationForm>

export const organisationForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('edit'), ...organisationFields, seen }),
  z.object({
    intent: z.literal('add'),
    name: text('Vul de naam in.', 100),
    email,
    jobTitle: z.string().trim().max(100, 'Gebruik hoogstens 100 tekens.').optional(),
    role,
    endDate,
  }),
  z.object({ intent: z.literal('change'), membership: id, role, endDate }),
  z.object({ intent: z.literal('names'), namesHidden: z.boolean().default(false) }),
  z.object({ intent: z.literal('end'), membership: id }),
  z.object({ intent: z.literal('invite-again'), membership: id }),
  z.object({ intent: z.literal('suspend'), user: id }),
  z.object({ intent: z.literal('unsuspend'), user: id }),
  z.object({ intent: z.literal('hold'), seat: id, user: id }),
  z.object({ intent: z.literal('end-seat'), seat: id }),
])

export const organisationItemsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('withdraw'), item: id }),
  /** Takes over what somebody who is gone made. */
  z.object({ intent: z.literal('maker'), item: id, user: idOf('Kies een medewerker.') }),
  z.object({ intent: z.literal('co-editor'), item: id, user: idOf('Kies een medebewerker.') }),
])

export type OrganisationEdit = Extract<z.output<typeof organisationForm>, { intent: 'edit' }>

const workgroupFields = {
  name: text('Vul de naam van de werkgroep in.', 120),
  kind: z.enum(['workgroup', 'network'], { error: 'Kies werkgroep of netwerk.' }),
  description: z.string().trim().max(2000, 'Gebruik hoogstens 2000 tekens.').optional(),
  hidden: z.boolean().default(false),
  joining: z.enum(['open', 'request', 'invited'], { error: 'Kies hoe organisaties meedoen.' }).optional(),
}
export const newWorkgroupForm = z.object(workgroupFields)
export type WorkgroupInput = z.output<typeof newWorkgroupForm>

export const workgroupForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('edit'), ...workgroupFields }),
  z.object({ intent: z.literal('offer'), organisation: id, seen }),
  z.object({ intent: z.literal('coordinator'), seat: id, coordinator: z.boolean().default(false) }),
  z.object({ intent: z.literal('end-seat'), seat: id }),
])

export const groupsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make'), name: text('Vul de naam van de deelgroep in.', 120), owner: id }),
  z.object({ intent: z.literal('add'), group: id, organisation: id, seen }),
  z.object({ intent: z.literal('remove'), group: id, organisation: id }),
])

/** A switch of the portal as a whole. */
export const settingsForm = z.object({ intent: z.literal('red'), on: z.boolean().default(false) })

export const confirmationsForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('confirm'),
    kind: z.enum(['membership', 'seat', 'group']),
    id: z.string().max(60),
    /** The mark of what was shown; without it nothing was. */
    shown: z.string().max(60).default(''),
  }),
  z.object({ intent: z.literal('refuse'), kind: z.enum(['membership', 'seat', 'group']), id: z.string().max(60) }),
])
