import { genreNames, publisherNames } from '#app/modules/items/kinds.ts'
import { genres, publishers } from '#db/kinds.ts'
import { newsAddress, type NewsFilter } from './filter.ts'

/** How much news there is of one year, genre and publisher: of one theme, or of all where `theme` is ''. */
export interface NewsCount {
  theme: string
  themeName: string
  year: number
  genre: (typeof genres)[number]
  publisher: (typeof publishers)[number]
  count: number
}

export type Facet = 'year' | 'genre' | 'publisher' | 'theme'

/** One value to choose: what it is called, how much there is of it and the list that it leads to. */
export interface ArchiveEntry {
  value: string
  label: string
  count: number
  href: string
  current: boolean
}

export type Archive = Record<Facet, ArchiveEntry[]> & { all: number }

/** How much there is within the other choices of a filter, by value of one facet. */
export function countsBy(counts: readonly NewsCount[], filter: NewsFilter, facet: Facet): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of counts) {
    if (!fits(row, { ...filter, [facet]: undefined }, facet === 'theme')) continue
    const value = String(row[facet])
    found.set(value, (found.get(value) ?? 0) + row.count)
  }
  return found
}

/** How much a filter leaves; a series is not among what is counted. */
export function totalOf(counts: readonly NewsCount[], filter: NewsFilter): number {
  return counts.reduce((sum, row) => (fits(row, filter, false) ? sum + row.count : sum), 0)
}

function fits(row: NewsCount, filter: NewsFilter, byTheme: boolean): boolean {
  return (
    (byTheme ? row.theme !== '' : row.theme === (filter.theme ?? '')) &&
    (filter.year === undefined || row.year === filter.year) &&
    (filter.genre === undefined || row.genre === filter.genre) &&
    (filter.publisher === undefined || row.publisher === filter.publisher)
  )
}

/** What the list can be narrowed to from here; choosing a series starts anew. */
export function archiveOf(counts: readonly NewsCount[], chosen: NewsFilter): Archive {
  const filter = { ...chosen, series: undefined }
  const names = new Map(counts.map(({ theme, themeName }) => [theme, themeName]))
  const entries = (facet: Facet, values: readonly string[], labelOf: (value: string) => string): ArchiveEntry[] => {
    const found = countsBy(counts, filter, facet)
    return values.flatMap((value) => {
      const current = String(filter[facet] ?? '') === value
      const count = found.get(value) ?? 0
      const href = newsAddress({ ...filter, [facet]: facet === 'year' ? Number(value) : value })
      return count > 0 || current ? [{ value, label: labelOf(value), count, href, current }] : []
    })
  }
  const years = [...new Set(counts.map(({ year }) => String(year)))].sort().reverse()
  const themes = [...names.keys()].filter((slug) => slug !== '')
  themes.sort((a, b) => (names.get(a) ?? '').localeCompare(names.get(b) ?? '', 'nl'))
  return {
    year: entries('year', years, (year) => year),
    genre: entries('genre', genres, (genre) => genreNames[genre as keyof typeof genreNames].many),
    publisher: entries('publisher', publishers, (one) => publisherNames[one as keyof typeof publisherNames]),
    theme: entries('theme', themes, (slug) => names.get(slug) ?? slug),
    all: totalOf(counts, { ...filter, genre: undefined }),
  }
}
