import { isStopWord, stem, tokenise } from '#search/dutch.ts'

/** What is compared of an item. */
export interface Comparable {
  id: string
  title: string
  summary: string
  publisher: string
  /** `YYYY-MM-DD` */
  date: string
  themes: readonly string[]
}

/** Why two items may be the same news twice, the strongest reason only. */
export type Likeness = 'same' | 'title' | 'text' | 'theme'

const alikeTitle = 0.6
const alikeText = 0.35
const sameThemeDays = 3
const dayMs = 24 * 3_600_000

/** The reason to look at these two together; null where there is none. Equal in both directions. */
export function likenessOf(one: Comparable, other: Comparable): Likeness | null {
  if (one.id === other.id) return 'same'
  if (shared(stemsOf(one.title), stemsOf(other.title)) >= alikeTitle) return 'title'
  if (shared(shinglesOf(one), shinglesOf(other)) >= alikeText) return 'text'
  const days = Math.abs(Date.parse(one.date) - Date.parse(other.date)) / dayMs
  const theme = one.themes.some((id) => other.themes.includes(id))
  return one.publisher !== other.publisher && theme && days <= sameThemeDays ? 'theme' : null
}

/** Every pair among these of which one may be too much. */
export function pairsAlike<C extends Comparable>(items: readonly C[]): Array<{ one: C; other: C; why: Likeness }> {
  return items.flatMap((one, place) =>
    items.slice(place + 1).flatMap((other) => {
      const why = likenessOf(one, other)
      return why ? [{ one, other, why }] : []
    }),
  )
}

const stemsOf = (text: string): string[] =>
  tokenise(text)
    .filter(({ word }) => !isStopWord(word))
    .map(({ word }) => stem(word))

/** Stems, and pairs of stems that stand side by side: order counts for half. */
function shinglesOf({ title, summary }: Comparable): string[] {
  const stems = stemsOf(`${title} ${summary}`)
  return [...stems, ...stems.slice(1).map((word, place) => `${stems[place]} ${word}`)]
}

/** How much of what either has, both have: Jaccard, 0 to 1. */
function shared(one: readonly string[], other: readonly string[]): number {
  const left = new Set(one)
  const right = new Set(other)
  const both = [...left].filter((word) => right.has(word)).length
  const either = left.size + right.size - both
  return either === 0 ? 0 : both / either
}
