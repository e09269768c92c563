import { z } from 'zod'
import { eventTypes, genres, itemKinds, publishers } from '#db/kinds.ts'
import { focusPoints, isRelatedList, normalRelated, stepFields } from './news-fields.ts'
import { optionalOutbound } from '#app/lib/web-address.ts'

export const kinds = itemKinds
export type Kind = (typeof kinds)[number]
export type Publisher = (typeof publishers)[number]
/** The states of an item, in the order of its life. */
export const statuses = ['draft', 'published', 'reported', 'archived', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

/** What readers call a kind. */
export const kindNames: Readonly<Record<Kind, { one: string; many: string }>> = {
  news: { one: 'Nieuwsbericht', many: 'Nieuwsberichten' },
  event: { one: 'Bijeenkomst', many: 'Bijeenkomsten' },
  practice: { one: 'Goede praktijk', many: 'Goede praktijken' },
  document: { one: 'Document', many: 'Documenten' },
  link: { one: 'Verwijzing', many: 'Verwijzingen' },
}

export const publisherNames: Readonly<Record<Publisher, string>> = {
  var: 'VAR',
  riec: 'RIEC Rotterdam',
  pvo: 'PVO',
}

/** What readers call a kind of news. */
export const genreNames: Readonly<Record<(typeof genres)[number], { one: string; many: string }>> = {
  bericht: { one: 'Bericht', many: 'Berichten' },
  terugblik: { one: 'Terugblik', many: 'Terugblikken' },
  interview: { one: 'Interview', many: 'Interviews' },
  campagne: { one: 'Campagne', many: 'Campagnes' },
}

const markdown = z.string().max(200_000, 'Deze tekst is te lang.').default('')
const line = (most: number) => z.string().trim().max(most, `Gebruik niet meer dan ${most} tekens.`).default('')

const shared = {
  title: z
    .string({ error: 'Vul een titel in.' })
    .trim()
    .min(1, 'Vul een titel in.')
    .max(200, 'Gebruik niet meer dan 200 tekens.'),
  summary: line(500),
  date: z.iso.date({ error: 'Vul een datum in, bijvoorbeeld 2026-09-18.' }),
  publisher: z.enum(publishers, { error: 'Kies namens wie dit verschijnt.' }).default('var'),
}

/** Local, `HH:MM`; empty while it is not known. */
const time = z
  .string()
  .trim()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, 'Vul een tijd in, bijvoorbeeld 09:00.')
  .default('')

/** An address on the web; empty where there is none. */
const webAddress = z
  .union([z.literal(''), z.url({ protocol: /^https?$/, hostname: z.regexes.domain })], {
    error: 'Vul een volledig webadres in, bijvoorbeeld https://www.voorbeeld.nl.',
  })
  .default('')

const optionalDay = z
  .union([z.literal(''), z.iso.date()], { error: 'Vul een datum in, bijvoorbeeld 2026-09-18.' })
  .default('')

/** What an editor fills in, per kind; a version keeps exactly this. */
export const contentSchemas = {
  news: z.object({
    ...shared,
    body: markdown,
    pinned: z.boolean().default(false),
    genre: z.enum(genres, { error: 'Kies wat voor bericht het is.' }).default('bericht'),
    imageAlt: line(300),
    imageCredit: line(200),
    imageFocus: z.enum(focusPoints, { error: 'Kies wat in beeld moet blijven.' }).default('50-50'),
    series: line(120),
    /** The starts of ids, one per line. */
    related: z
      .string()
      .max(4000, 'Deze lijst is te lang.')
      .default('')
      .refine(isRelatedList, 'Zet op elke regel het adres van een stuk in dit portaal, hoogstens tien.')
      .transform(normalRelated),
    campaignFrom: optionalDay,
    campaignUntil: optionalDay,
    ...stepFields,
  }),
  event: z.object({
    ...shared,
    body: markdown,
    type: z.enum(eventTypes, { error: 'Kies wat voor bijeenkomst het is.' }).default('netwerkbijeenkomst'),
    startTime: time,
    endDate: optionalDay,
    endTime: time,
    place: line(200),
    address: line(300),
    onlineUrl: webAddress,
    targetAudience: line(300),
    hostId: z.string().max(20).default(''),
    speakers: markdown,
    programme: markdown,
  }),
  practice: z.object({
    ...shared,
    problem: markdown,
    approach: markdown,
    conditions: markdown,
    results: markdown,
    costs: markdown,
    contact: markdown,
  }),
  document: z.object({ ...shared, body: markdown }),
  link: z.object({ ...shared, body: markdown, url: optionalOutbound, source: line(200) }),
} as const

export type Content<K extends Kind = Kind> = z.infer<(typeof contentSchemas)[K]>

/** The texts of an item in reading order; the heading is '' where the text stands by itself. */
export function sectionsOf(
  kind: Kind,
  content: Record<string, unknown>,
): Array<{ field: string; heading: string; markdown: string }> {
  return sectionFields[kind]
    .map(([field, heading]) => ({ field, heading, markdown: textOf(content[field]) }))
    .filter((section) => section.markdown.trim() !== '')
}

export const sectionFields: Readonly<Record<Kind, ReadonlyArray<readonly [field: string, heading: string]>>> = {
  news: [['body', '']],
  event: [
    ['body', ''],
    ['speakers', 'Sprekers'],
    ['programme', 'Programma'],
  ],
  practice: [
    ['problem', 'Het probleem'],
    ['approach', 'De aanpak'],
    ['conditions', 'Voorwaarden'],
    ['results', 'Resultaten'],
    ['costs', 'Kosten'],
    ['contact', 'Contact'],
  ],
  document: [['body', '']],
  link: [['body', '']],
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
