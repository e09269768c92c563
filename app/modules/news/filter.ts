import { urls } from '#app/lib/urls.ts'
import { genres, publishers } from '#db/kinds.ts'

/** What a list of news is narrowed to. */
export interface NewsFilter {
  year?: number | undefined
  genre?: (typeof genres)[number] | undefined
  publisher?: (typeof publishers)[number] | undefined
  /** Slug. */
  theme?: string | undefined
  /** Id. */
  series?: string | undefined
}

/** Where a list goes on: the date and id of the last row shown. */
export interface ListKey {
  date: string
  id: string
}

/** `2024-05-01.abcd…` in the address; null where it is none. */
export function parseListKey(value: string | null): ListKey | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.([a-z2-9]{20})$/.exec(value ?? '')
  return match?.[1] && match[2] ? { date: match[1], id: match[2] } : null
}

export const listKey = (row: ListKey): string => `${row.date}.${row.id}`

/** The filter of an address; what means nothing is left out. */
export function parseNewsFilter(query: URLSearchParams): NewsFilter {
  const text = (name: string, shape: RegExp) => shape.exec(query.get(name) ?? '')?.[0]
  const year = text('jaar', /^(?:19|20)\d{2}$/)
  return {
    year: year ? Number(year) : undefined,
    genre: genres.find((genre) => genre === query.get('soort')),
    publisher: publishers.find((publisher) => publisher === query.get('namens')),
    theme: text('thema', /^[a-z0-9-]{1,80}$/),
    series: text('reeks', /^[a-z2-9]{20}$/),
  }
}

export const filterCount = (filter: NewsFilter): number =>
  Object.values(filter).filter((value) => value !== undefined).length

/** The query of a list, in one order, so that one list has one address. @param after of `listKey` */
export function newsQuery(filter: NewsFilter, after?: string | null): string {
  const parts: Array<[string, string | number | null | undefined]> = [
    ['soort', filter.genre],
    ['namens', filter.publisher],
    ['thema', filter.theme],
    ['jaar', filter.year],
    ['reeks', filter.series],
    ['na', after],
  ]
  return parts.flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join('&')
}

export function newsAddress(filter: NewsFilter, after?: string | null): string {
  const query = newsQuery(filter, after)
  return query ? `${urls.news.list}?${query}` : urls.news.list
}
