import { z } from 'zod'

const id = z.string().max(40)
const line = (missing: string, max: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(max, `Gebruik hoogstens ${max} tekens.`)
/** Words separated by spaces, each once. */
const words = z
  .string()
  .trim()
  .max(300, 'Gebruik hoogstens 300 tekens.')
  .regex(/^[\x21-\x7e ]*$/, 'Gebruik woorden met spaties ertussen.')
  .transform((value) => [...new Set(value.split(' ').filter((word) => word !== ''))].join(' '))

/** What proves a second factor where nothing else was agreed: RFC 8176. */
export const usualAmr = 'mfa hwk otp sc'

const email = z.email({ error: 'Vul een geldig e-mailadres in.' }).max(254).trim().toLowerCase()
export const ssoStartForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('email'), email }),
  z.object({ intent: z.literal('provider'), provider: id, email: email.optional() }),
])
export const logoutForm = z.object({ logout_token: z.string().max(8000) })

const secret = line('Vul het geheim in dat u van de organisatie kreeg.', 500)
const providerFields = {
  name: line('Vul een naam in, zoals mensen hem herkennen.', 80),
  issuer: z
    .string({ error: 'Vul het adres van de aanmeldserver in.' })
    .trim()
    .max(300, 'Gebruik hoogstens 300 tekens.')
    .regex(/^https?:\/\/[^\s?#]+$/, 'Vul een adres in dat begint met https://, zonder ? of #.'),
  clientId: line('Vul het nummer of de naam in waaronder de organisatie het portaal kent.', 200),
  scopes: words
    .default('openid email profile')
    .refine((value) => value.split(' ').includes('openid'), 'Het woord openid moet erbij staan.'),
  acrValues: words.default(''),
  amrValues: words.default(''),
  endSession: z.boolean().default(false),
}

export const providersForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    ...providerFields,
    method: z.enum(['secret', 'key'], { error: 'Kies een manier.' }),
    clientSecret: z.string().trim().max(500, 'Gebruik hoogstens 500 tekens.').optional(),
  }),
  z.object({ intent: z.literal('secret'), provider: id, clientSecret: secret }),
  z.object({ intent: z.literal('confirm'), provider: id }),
  z.object({ intent: z.literal('refuse'), provider: id }),
  z.object({ intent: z.literal('off'), provider: id }),
  z.object({ intent: z.literal('again'), provider: id }),
  z.object({ intent: z.literal('test'), provider: id }),
])
export type NewProvider = Extract<z.output<typeof providersForm>, { intent: 'make' }>

export const profileSsoForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('link'), provider: id }),
  z.object({ intent: z.literal('unlink'), identity: id }),
])
