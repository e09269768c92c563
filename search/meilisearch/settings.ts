import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import { countLimit } from '../engine.ts'

/** Everything that decides what the index holds and how it answers; a change makes another index, built anew. */
export const settings = {
  searchableAttributes: ['title', 'titleShadow', 'heading', 'text', 'textShadow'],
  displayedAttributes: ['id', 'itemId', 'stamp', 'pages'],
  filterableAttributes: [
    'id',
    'itemId',
    'stamp',
    'page',
    'readers',
    'editors',
    'assurance',
    'kind',
    'themes',
    'organisation',
    'year',
    'label',
  ],
  sortableAttributes: ['day'],
  // `sort` does nothing unless asked for; the day makes the order of equals independent of when they were indexed.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'day:desc'],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 8 }, disableOnNumbers: true },
  // A third of the indexing time and a quarter of the space of `byWord`; phrases are left to the embedded index for it.
  proximityPrecision: 'byAttribute',
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['nld'] }],
  pagination: { maxTotalHits: countLimit + 1 },
  faceting: { maxValuesPerFacet: 200 },
  searchCutoffMs: 1500,
} satisfies Settings & { typoTolerance: { disableOnNumbers: boolean } }

/** Goes up when documents get another shape. */
const version = 2

export const indexName = `items_v${version}_${createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8)}`
export const indexNamePattern = /^items_v\d+_[0-9a-f]{8}$/

/** Are the settings that we care for as they should be? A server adds others of its own. */
export function settingsFit(current: Settings): boolean {
  return fits(settings, current)
}

function fits(wanted: unknown, there: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(there) || there.length !== wanted.length) return false
    return wanted.every((value, i) => fits(value, there[i]) || (typeof value === 'string' && there.includes(value)))
  }
  if (wanted !== null && typeof wanted === 'object')
    return (
      typeof there === 'object' &&
      there !== null &&
      Object.entries(wanted).every(([key, value]) => fits(value, Reflect.get(there, key)))
    )
  return wanted === there
}
