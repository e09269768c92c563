import { answers, fold, tokenise } from '../dutch.ts'
import type { Row } from './candidates.ts'
import type { Wanted } from './match.ts'

const placesLimit = 40

/** Gives a row of text its worth for a query. Built once per query. */
export interface Scorer {
  score(row: Row): number
}

/**
 * Worth from where the words stand (title, heading, text), how often, how near to one another and how rare they are.
 * @param rarity per wanted word, learned from open items only
 */
export function scorer(wanted: readonly Wanted[], rarity: readonly number[]): Scorer {
  const patterns = wanted.map(formsOf)
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
        const at = occurrences(text, pattern)
        places.push(at)
        const inHeading = heading !== '' && occurrences(heading, pattern).length > 0
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

interface Form {
  text: string
  /** At most this many letters may follow; a prefix may be followed by anything. */
  ending: number
}

function formsOf({ alternatives }: Wanted): Form[] {
  return alternatives.flatMap((term) => {
    if (term.concept) return [term.stem, term.word].map((text) => ({ text, ending: 4 }))
    return [{ text: term.stem, ending: term.prefix ? Infinity : 4 }]
  })
}

/** Where a text, folded, holds one of the forms at the start of a word. */
function occurrences(text: string, forms: readonly Form[]): number[] {
  const places: number[] = []
  for (const form of forms)
    for (
      let at = text.indexOf(form.text);
      at >= 0 && places.length < placesLimit;
      at = text.indexOf(form.text, at + 1)
    ) {
      if (at > 0 && isLetter(text.charCodeAt(at - 1))) continue
      let end = at + form.text.length
      if (form.ending !== Infinity) {
        const last = end + form.ending
        while (end <= last && isLetter(text.charCodeAt(end))) end++
        if (end > last) continue
      }
      places.push(at)
    }
  return places
}

/** Of folded text: a digit or a letter, where anything beyond ASCII counts as one. NaN, at the end of the text, is none. */
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 191

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
