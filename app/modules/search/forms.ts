import { z } from 'zod'

const optional = z
  .string()
  .trim()
  .max(100)
  .optional()
  .transform((value) => value || undefined)
  .catch(undefined)

/** The address of a search: `/zoeken?q=&soort=&thema=&organisatie=&jaar=&tlp=&volgorde=&vanaf=`. Nonsense is left out. */
export const searchForm = z
  .object({
    q: z.string().max(400).catch('').default(''),
    soort: optional,
    thema: optional,
    organisatie: optional,
    jaar: optional,
    tlp: optional,
    volgorde: z.enum(['relevantie', 'datum']).catch('relevantie').default('relevantie'),
    vanaf: z.coerce.number().int().min(0).max(500).catch(0).default(0),
  })
  .transform((form) => ({
    text: form.q,
    filters: { kind: form.soort, theme: form.thema, organisation: form.organisatie, year: form.jaar, label: form.tlp },
    sort: form.volgorde === 'datum' ? ('date' as const) : ('relevance' as const),
    offset: form.vanaf,
  }))
