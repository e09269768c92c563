import { z } from 'zod'
import { optionalOutbound } from '#app/lib/web-address.ts'

const id = z.string().regex(/^[a-z2-9]{20}$/, 'Kies een onderdeel.')
const text = (missing: string, most: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `Gebruik hoogstens ${most} tekens.`)

const about = {
  name: text('Vul de naam van de wet in.', 200).regex(/^\P{Cc}+$/u, 'Gebruik alleen gewone tekens op een regel.'),
  shortName: z.string().trim().max(40, 'Gebruik hoogstens 40 tekens.').default(''),
  introduction: z.string().trim().max(20_000, 'Gebruik hoogstens 20.000 tekens.').default(''),
  themes: z.array(id).max(100).default([]),
}
export type LawInput = z.output<z.ZodObject<typeof about>>

const state = {
  date: z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-09-18.' }),
  text: text('Schrijf hoe de wet er op die dag voor staat.', 2000),
  sourceTitle: text('Noem de bron.', 200),
  sourceUrl: optionalOutbound,
}
export type StateInput = z.output<z.ZodObject<typeof state>>

const revision = z.coerce.number().int()
const sure = z.literal('on', { error: 'Zet eerst een vinkje dat u dit wilt verwijderen.' })

export const newLawForm = z.object(about)
export const lawForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('about'), revision, ...about }),
  z.object({ intent: z.literal('add-state'), revision, ...state }),
  z.object({ intent: z.literal('state'), revision, state: id, ...state }),
  z.object({ intent: z.literal('remove-state'), revision, state: id, sure }),
])
export type LawForm = z.output<typeof lawForm>
