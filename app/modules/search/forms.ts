import { z } from 'zod'
import { labels } from '#app/access/label.ts'
import { kinds } from '#app/modules/items/kinds.ts'

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

/** An empty parameter is none. */
const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const slug = given(z.string().max(100))

/** The parameters of `GET /api/v1/search`; unlike the page, it refuses nonsense. */
export const apiSearchForm = z
  .object({
    q: z.string().max(400).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    offset: z.coerce.number().int().min(0).max(500).default(0),
    kind: given(z.enum(kinds)),
    theme: slug,
    organisation: slug,
    year: given(z.string().regex(/^\d{4}$/, 'Een jaar heeft vier cijfers.')),
    label: given(z.enum(labels)),
    sort: z.enum(['relevance', 'date']).default('relevance'),
  })
  .transform(({ q, limit, offset, sort, ...filters }) => ({ text: q, limit, offset, sort, filters }))
