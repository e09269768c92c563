import { holds } from '#app/access/rule.ts'
import { compoundParts, expandQuery, stem, tokenise, type ExpandedQuery, type Term } from '../dutch.ts'
import { countLimit, emptyFacets, type SearchPage, type SearchQuery } from '../engine.ts'
import { countFacets, findCandidates, listCandidates, loadRows, type Candidate } from './candidates.ts'
import type { Connection } from './connection.ts'
import { hitsOf, type Asked } from './hits.ts'
import { ftsExpression, inTitle, type Wanted } from './match.ts'
import { scorer, type Scorer } from './score.ts'
import type { Openness, Vocabulary } from './vocabulary.ts'

/** Rows whose text is read to put items in order; beyond that, items keep the order they were found in. */
const rowsScored = 600

type EmbeddedQuery = Omit<SearchQuery, 'signal' | 'suspects'>

/** One search over the FTS5 index, start to end, in the thread that calls it. */
export function searchEmbedded(db: Connection, vocabulary: Vocabulary, query: EmbeddedQuery): SearchPage {
  const expanded = expandQuery(query.text)
  if (expanded.terms.length === 0 && expanded.phrases.length === 0) {
    if (query.text.trim() !== '') return answer(db, query, [], null, {})
    return answer(db, query, listCandidates(db, query), null, {})
  }
  const openness: Openness = holds(query.rule, { assurance: 2, readers: ['partners'], editors: [] }) ? 'GREEN' : 'CLEAR'
  const exact = expanded.terms.map((term) => ({ alternatives: [term] }))
  const attempts: Attempt[] = [{ wanted: exact, join: 'AND' }]
  const tries = attempts[Symbol.iterator]()
  for (const attempt of tries) {
    const expression = ftsExpression(attempt.wanted, expanded.phrases, attempt.join)
    const candidates = findCandidates(db, query, expression, inTitle(expression))
    if (candidates.length > 0) {
      const rarity = attempt.wanted.map(({ alternatives }) =>
        Math.max(...alternatives.map((term) => vocabulary.rarity(term, openness))),
      )
      return answer(db, query, candidates, { expression, by: scorer(attempt.wanted, rarity) }, attempt)
    }
    if (attempts.length === 1) attempts.push(...secondThoughts(expanded, vocabulary, openness, query.text))
  }
  return answer(db, query, [], null, {})
}

interface Attempt {
  wanted: readonly Wanted[]
  join: 'AND' | 'OR'
  suggestion?: string
}

/** Where nothing answered: another spelling, then compounds opened, then some of the words instead of all. */
function secondThoughts(expanded: ExpandedQuery, vocabulary: Vocabulary, openness: Openness, text: string): Attempt[] {
  const attempts: Attempt[] = []
  const corrected = expanded.terms.map((term) => (term.concept ? [] : vocabulary.corrections(term.word, openness)))
  if (corrected.some((words) => words.length > 0)) {
    const wanted = expanded.terms.map((term, i) => {
      const words = corrected[i] ?? []
      return { alternatives: words.length > 0 ? words.map((word) => asTerm(word)) : [term] }
    })
    attempts.push({ wanted, join: 'AND', suggestion: respell(text, expanded, corrected) })
    if (wanted.length > 1) attempts.push({ wanted, join: 'OR', suggestion: respell(text, expanded, corrected) })
  }
  const opened = expanded.terms.flatMap((term) => {
    const parts = term.concept ? [] : compoundParts(term.word)
    return parts.length > 1 ? parts.map((part) => ({ alternatives: [asTerm(part)] })) : [{ alternatives: [term] }]
  })
  if (opened.length > expanded.terms.length) attempts.push({ wanted: opened, join: 'AND' })
  if (expanded.terms.length + expanded.phrases.length > 1)
    attempts.push({ wanted: expanded.terms.map((term) => ({ alternatives: [term] })), join: 'OR' })
  return attempts
}

const asTerm = (word: string): Term => ({ stem: stem(word), word, concept: false, prefix: false })

function respell(text: string, expanded: ExpandedQuery, corrected: readonly string[][]): string {
  const better = new Map(expanded.terms.map((term, i) => [term.word, corrected[i]?.[0]]))
  let result = ''
  let at = 0
  for (const token of tokenise(text)) {
    result += text.slice(at, token.start) + (better.get(token.word) ?? token.raw)
    at = token.end
  }
  return result + text.slice(at)
}

function answer(
  db: Connection,
  query: EmbeddedQuery,
  all: Candidate[],
  asked: Asked | null,
  how: Partial<Attempt>,
): SearchPage {
  const capped = all.length > countLimit
  const candidates = all.slice(0, countLimit)
  const ordered = asked && query.sort === 'relevance' ? inOrder(db, candidates, asked.by) : candidates
  return {
    hits: hitsOf(db, ordered.slice(query.offset, query.offset + query.limit), asked),
    total: candidates.length,
    capped,
    facets: query.facets
      ? countFacets(
          db,
          candidates.map((candidate) => candidate.itemId),
        )
      : emptyFacets(),
    ...(how.suggestion === undefined ? {} : { suggestion: how.suggestion }),
    relaxed: how.join === 'OR',
  }
}

function inOrder(db: Connection, candidates: readonly Candidate[], by: Scorer): Candidate[] {
  const wanted: number[] = []
  for (let depth = 0; depth < 3; depth++)
    for (const candidate of candidates) {
      const row = candidate.rows[depth]
      if (row !== undefined && wanted.length < rowsScored) wanted.push(row)
    }
  const rows = loadRows(db, wanted)
  const worth = new Map(
    candidates.map((candidate) => {
      const scores = candidate.rows.flatMap((row) => {
        const loaded = rows.get(row)
        return loaded ? [by.score(loaded)] : []
      })
      return [candidate.itemId, scores.length > 0 ? Math.round(Math.max(...scores) * 1e6) : 0]
    }),
  )
  return [...candidates].sort(
    (a, b) =>
      (worth.get(b.itemId) ?? 0) - (worth.get(a.itemId) ?? 0) ||
      (a.date === b.date ? 0 : a.date < b.date ? 1 : -1) ||
      (a.itemId < b.itemId ? -1 : 1),
  )
}
