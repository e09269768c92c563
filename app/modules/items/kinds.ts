import { z } from 'zod'

export const kinds = ['news', 'practice', 'document'] as const
export type Kind = (typeof kinds)[number]
/** The states of an item, in the order of its life. */
export const statuses = ['draft', 'published', 'reported', 'archived', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

/** What readers call a kind. */
export const kindNames: Readonly<Record<Kind, { one: string; many: string }>> = {
  news: { one: 'Nieuwsbericht', many: 'Nieuwsberichten' },
  practice: { one: 'Goede praktijk', many: 'Goede praktijken' },
  document: { one: 'Document', many: 'Documenten' },
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
}

/** What an editor fills in, per kind; a version keeps exactly this. */
export const contentSchemas = {
  news: z.object({
    ...shared,
    body: markdown,
    pinned: z.boolean().default(false),
    imageAlt: line(300),
    imageCredit: line(200),
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
  practice: [
    ['problem', 'Het probleem'],
    ['approach', 'De aanpak'],
    ['conditions', 'Voorwaarden'],
    ['results', 'Resultaten'],
    ['costs', 'Kosten'],
    ['contact', 'Contact'],
  ],
  document: [['body', '']],
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
