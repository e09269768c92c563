import { z } from 'zod'

/** The colours of a theme, as they are numbered in the database. */
export const colourNames = ['blauw', 'groen', 'zand', 'paars', 'petrol', 'roze', 'olijf', 'grijs'] as const

const fields = {
  name: z
    .string({ error: 'Vul de naam van het thema in.' })
    .trim()
    .min(1, 'Vul de naam van het thema in.')
    .max(80, 'Gebruik hoogstens 80 tekens.')
    .regex(/^\P{Cc}+$/u, 'Gebruik alleen gewone tekens op een regel.'),
  description: z.string().trim().max(500, 'Gebruik hoogstens 500 tekens.').default(''),
  colour: z.coerce
    .number({ error: 'Kies een kleur.' })
    .int('Kies een kleur.')
    .min(0, 'Kies een kleur.')
    .max(colourNames.length - 1, 'Kies een kleur.'),
}
export type ThemeInput = z.output<z.ZodObject<typeof fields>>

export const themesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('make'), ...fields }),
  z.object({ intent: z.literal('edit'), theme: z.string().regex(/^[a-z2-9]{20}$/, 'Kies een thema.'), ...fields }),
])

export const introductionForm = z.object({
  revision: z.coerce.number().int(),
  introduction: z.string().trim().max(20_000, 'Gebruik hoogstens 20.000 tekens.').default(''),
})

/** `naar`: where on this site to go on afterwards; the theme's own page where left out. */
export const followForm = z.object({ intent: z.enum(['follow', 'unfollow']), naar: z.string().max(200).optional() })
