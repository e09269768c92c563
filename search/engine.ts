import type { Rule } from '#app/access/rule.ts'

export interface SearchFilters {
  kind?: string
  /** Slug. */
  theme?: string
  /** Slug of the owner. */
  organisation?: string
  year?: string
  label?: string
}

export const facetNames = ['kind', 'theme', 'organisation', 'year', 'label'] as const
export type FacetName = (typeof facetNames)[number]
/** Number of items per value. */
export type FacetCounts = Record<FacetName, Record<string, number>>

export interface SearchQuery {
  /** As typed; empty lists what may be read, newest first. */
  text: string
  /** `mayReadLive(viewer)`: engines hold live items only. */
  rule: Rule
  now: number
  /** Narrowed items whose copy in the index may be too wide still. */
  suspects: readonly string[]
  filters: SearchFilters
  sort: 'relevance' | 'date'
  limit: number
  offset: number
  facets: boolean
  signal?: AbortSignal
}

export interface SearchHit {
  itemId: string
  /** The search document that answers best. */
  id: string
  /** Up to three search documents of this item's file pages, best first. */
  pages: string[]
}

export interface SearchPage {
  /** One per item. */
  hits: SearchHit[]
  /** Items; exact to `countLimit`. */
  total: number
  /** More than `countLimit`; `total` and the facets are then of the first ones. */
  capped: boolean
  facets: FacetCounts
  /** Another spelling, which these hits answer already where nothing answered what was typed. */
  suggestion?: string
  /** Nothing held all the words: these hold some of them. */
  relaxed: boolean
}

export const countLimit = 500
export const pagesPerItem = 3

/** What an engine outside the database keeps of one page or section. */
export interface EngineDocument {
  id: string
  itemId: string
  title: string
  titleShadow: string
  heading: string
  text: string
  textShadow: string
  page: number | null
  /** Documents of this item that are pages of its files. */
  pages: number
  /** Keys of locks that have not ended. */
  readers: string[]
  editors: string[]
  assurance: number
  kind: string
  themes: string[]
  organisation: string
  year: string
  label: string
  /** YYYYMMDD. */
  day: number
  /** Of the whole item; differs when anything of it differs. */
  stamp: string
}

/** A copy outside the database that can be searched, changed and compared. */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch'
  /** Can it find words that must stand next to one another? */
  readonly phrases: boolean
  /** @throws EngineUnavailable when it does not answer, Invalid when it does not understand the query */
  search(query: SearchQuery): Promise<SearchPage>
  /** Replaces all documents of these items, and answers when that can be found; items without documents are removed. */
  replaceItems(items: ReadonlyMap<string, readonly EngineDocument[]>): Promise<void>
  /** What it holds: by item id the stamp, a slash and how many documents; null for an engine that cannot drift. */
  stamps(): Promise<Map<string, string> | null>
  health(): Promise<boolean>
  close(): Promise<void>
}

/** The engine could not be reached in time: another one may answer. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable'
}

export function emptyPage(): SearchPage {
  return { hits: [], total: 0, capped: false, facets: emptyFacets(), relaxed: false }
}

export function emptyFacets(): FacetCounts {
  return { kind: {}, theme: {}, organisation: {}, year: {}, label: {} }
}
