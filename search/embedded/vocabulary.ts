import { sql } from 'drizzle-orm'
import { searchOpenItem, searchWord } from '#db/schema/index.ts'
import { stem, type Term } from '../dutch.ts'
import { compoundWords } from '../dutch-words.ts'
import type { Connection } from './connection.ts'

/** Whose words may be learned from: an anonymous visitor's results learn nothing from GREEN items either. */
export type Openness = 'CLEAR' | 'GREEN'

interface Entry {
  word: string
  clear: number
  open: number
}

/** What is known of words, from open items and the curated list alone. */
export interface Vocabulary {
  /** About 0.1 for a word in every open item, up to 4 for one in none. */
  rarity(term: Term, openness: Openness): number
  /** Known words that this could be a misspelling of, best first; empty when it is a known word. */
  corrections(word: string, openness: Openness): string[]
}

const refreshMs = 15_000

export function openVocabulary(db: Connection): Vocabulary {
  let words: Entry[] = []
  let version = -1
  let loadedAt = -Infinity

  function load(): Entry[] {
    const current = db.version()
    if (current === version || performance.now() - loadedAt < refreshMs) return words
    version = current
    loadedAt = performance.now()
    words = db.all<Entry>(
      sql`SELECT ${searchWord.word} AS word, ${searchWord.clear} AS clear, ${searchWord.clear} + ${searchWord.green} AS open FROM ${searchWord} WHERE open > 0`,
    )
    const known = new Set(words.map((entry) => entry.word))
    for (const word of compoundWords) if (!known.has(word)) words.push({ word, clear: 1, open: 1 })
    return words
  }

  return {
    rarity(term, openness) {
      const sum =
        openness === 'CLEAR' ? sql`sum(${searchWord.clear})` : sql`sum(${searchWord.clear} + ${searchWord.green})`
      const labels = openness === 'CLEAR' ? sql`${searchOpenItem.label} = 'CLEAR'` : sql`1 = 1`
      const [row] = db.all<{ items: number | null; all: number }>(
        sql`SELECT (SELECT ${sum} FROM ${searchWord} WHERE ${searchWord.stem} = ${term.stem}) AS items,
            (SELECT count(*) FROM ${searchOpenItem} WHERE ${labels}) AS "all"`,
      )
      const all = row?.all ?? 0
      const items = Math.min(row?.items ?? 0, all)
      return Math.min(4, Math.log(1 + (all - items + 0.5) / (items + 0.5)) + 0.1)
    },
    corrections(word, openness) {
      if (word.length < 4 || /\d/.test(word)) return []
      const limit = word.length >= 8 ? 2 : 1
      const own = stem(word)
      const found: Array<{ word: string; distance: number; items: number }> = []
      for (const entry of load()) {
        const items = openness === 'CLEAR' ? entry.clear : entry.open
        if (items <= 0) continue
        if (entry.word === word || stem(entry.word) === own) return []
        if (Math.abs(entry.word.length - word.length) > limit) continue
        const distance = editDistance(word, entry.word, limit)
        if (distance <= limit) found.push({ word: entry.word, distance, items })
      }
      found.sort((a, b) => a.distance - b.distance || b.items - a.items || (a.word < b.word ? -1 : 1))
      return found.slice(0, 3).map((entry) => entry.word)
    },
  }
}

/** Letters added, left out, changed or swapped with their neighbour; `limit + 1` where it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let older: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    older = previous
    previous = row
  }
  return previous[b.length] ?? limit + 1
}
