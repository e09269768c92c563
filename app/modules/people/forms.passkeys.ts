import { z } from 'zod'

const needsScript =
  'Uw browser stuurde geen passkey mee. Zet JavaScript aan en laad de pagina opnieuw, of kies een andere manier.'
/** JSON that the browser makes of what the device answered; checked in auth/passkey. */
const credential = z.string({ error: needsScript }).max(15_000, needsScript)
const name = z
  .string({ error: 'Geef de passkey een naam.' })
  .trim()
  .min(1, 'Geef de passkey een naam.')
  .max(60, 'Gebruik hoogstens 60 tekens.')
  .refine((value) => ![...value].some((c) => c.charCodeAt(0) < 0x20), 'Gebruik alleen gewone tekens op een regel.')
/** Of a new one: by then the device has made it, so a missing name refuses nothing. */
const newName = z
  .string()
  .trim()
  .max(60, 'Gebruik hoogstens 60 tekens.')
  .default('')
  .transform((value) => value.replace(/\p{Cc}/gu, '') || 'Passkey')
const id = z.string({ error: 'Maak een keuze.' }).regex(/^[a-z0-9]{20}$/, 'Maak een keuze.')

const purposes = ['sign-in', 'factor'] as const
/** Signing in by a passkey alone, or giving it as the second step. */
export const passkeyQuestionForm = z.object({ purpose: z.enum(purposes) })
export const passkeySignInForm = z.object({ purpose: z.enum(purposes), credential })
export const newPasskeyForm = z.object({ name: newName, credential })

export const passkeysForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), name: newName, credential }),
  z.object({ intent: z.literal('rename'), id, name }),
  z.object({ intent: z.literal('remove'), id }),
])
