import { answers, fold, tokenise } from '../dutch.ts'
import type { Row } from './candidates.ts'
import type { Wanted } from './match.ts'

/** Gives a row of text its worth for a query. Built once per query. */
export interface Scorer {
  score(row: Row): number
}

/**
 * Worth from where the words stand (title, heading, text), how often, how near to one another and how rare they are.
 * @param rarity per wanted word, learned from open items only
 */
export function scorer(wanted: readonly Wanted[], rarity: readonly number[]): Scorer {
  const patterns = wanted.map(textPattern)
  const titles = new Map<string, { hits: number[]; share: number }>()

  function titleHits(title: string) {
    const known = titles.get(title)
    if (known) return known
    const words = tokenise(title).map((token) => token.word)
    const hits = wanted.map((want) => Math.max(0, ...words.map((word) => likeness(word, want))))
    const share = words.length > 0 ? hits.filter((hit) => hit > 0).length / words.length : 0
    const result = { hits, share }
    titles.set(title, result)
    return result
  }

  return {
    score(row) {
      const title = titleHits(row.title)
      const text = fold(row.text)
      const heading = row.heading ? fold(row.heading) : ''
      let worth = 0
      const places: number[][] = []
      for (const [i, pattern] of patterns.entries()) {
        const at = pattern ? occurrences(text, pattern) : []
        places.push(at)
        const inHeading = pattern && heading ? occurrences(heading, pattern).length > 0 : false
        // A row that matched through a compound or a concept shows no such word: it counts for half an occurrence.
        const often = Math.max(at.length, 0.5)
        worth += (rarity[i] ?? 1) * (4 * (title.hits[i] ?? 0) + (inHeading ? 1.5 : 0) + often / (often + 1.5))
      }
      return worth + nearness(places) + 2 * title.share
    },
  }
}

function likeness(word: string, { alternatives }: Wanted): number {
  let best = 0
  for (const term of alternatives) {
    if (word === term.word || (term.concept && word === term.stem)) return 1
    if (!answers(word, term)) continue
    best = Math.max(best, word.startsWith(term.stem) && word.length <= term.stem.length + 3 ? 0.9 : 0.6)
  }
  return best
}

const endings = '[a-z]{0,4}(?![a-z0-9])'
function textPattern({ alternatives }: Wanted): RegExp | null {
  const parts = alternatives.flatMap((term) => {
    // Terms hold letters and digits only, so nothing needs escaping.
    if (term.concept)
      return [term.stem, term.word.replaceAll(' ', '(?:\\s\\S+){0,2}\\s')].map((form) => `${form}${endings}`)
    return [term.prefix ? term.stem : `${term.stem}${endings}`]
  })
  return parts.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'gu') : null
}

function occurrences(text: string, pattern: RegExp): number[] {
  const places: number[] = []
  for (const match of text.matchAll(pattern)) {
    places.push(match.index)
    if (places.length >= 40) break
  }
  return places
}

/** Up to 2 where different words stand side by side, less with every 40 characters between. */
function nearness(places: readonly number[][]): number {
  const found = places.filter((list) => list.length > 0)
  if (found.length < 2) return 0
  let closest = Infinity
  for (const at of found[0] ?? []) {
    let spread = 0
    for (const list of found.slice(1)) spread = Math.max(spread, Math.min(...list.map((other) => Math.abs(other - at))))
    closest = Math.min(closest, spread)
  }
  return 2 / (1 + closest / 40)
}
