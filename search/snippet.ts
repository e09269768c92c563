import {
  answers,
  beginnings,
  conceptAt,
  expandQuery,
  fold,
  isStopWord,
  tokenise,
  type ExpandedQuery,
  type Token,
} from './dutch.ts'

export interface Piece {
  text: string
  hit: boolean
}

/** The text in pieces, those that answer the query marked; shown escaped, never as HTML. */
export function markWords(text: string, query: string | ExpandedQuery): Piece[] {
  return pieces(text, hitsIn(text, typeof query === 'string' ? expandQuery(query) : query))
}

/** About `length` characters around the place where most different words of the query stand together. */
export function snippet(text: string, query: string | ExpandedQuery, length = 240): Piece[] {
  const whole = text.trim()
  const hits = hitsIn(whole, typeof query === 'string' ? expandQuery(query) : query)
  if (whole.length <= length) return onOneLine(pieces(whole, hits))
  const centre = bestCluster(hits, length)
  const from = wordStart(whole, Math.max(0, Math.min(centre - Math.floor(length / 4), whole.length - length)))
  const to = wordEnd(whole, Math.min(whole.length, from + length))
  const cut = whole.slice(from, to).trimEnd()
  const inside = hits.filter((hit) => hit.start >= from && hit.end <= from + cut.length)
  const marked = onOneLine(
    pieces(
      cut,
      inside.map((hit) => ({ ...hit, start: hit.start - from, end: hit.end - from })),
    ),
  )
  if (from > 0) marked.unshift({ text: '… ', hit: false })
  if (to < whole.length) marked.push({ text: ' …', hit: false })
  return marked
}

const onOneLine = (list: Piece[]): Piece[] => list.map(({ text, hit }) => ({ text: text.replace(/\s+/g, ' '), hit }))

interface Hit {
  start: number
  end: number
  term: number
}

function hitsIn(text: string, query: ExpandedQuery): Hit[] {
  const known = knownOf(query)
  const found = query.phrases.length === 0 ? wordsIn(text, known) : null
  if (found && !found.some((word) => word.begins)) return apart(found)
  const tokens = tokenise(text)
  const content = tokens.filter(hasContent)
  const hits: Hit[] = []
  for (const [i, token] of content.entries()) {
    const word = known.get(token)
    const concept = word?.begins ? conceptAt(content, i) : null
    const asked = concept ? query.terms.findIndex((term) => term.stem === concept.token) : -1
    if (concept && asked >= 0)
      hits.push({ start: token.start, end: content[i + concept.length - 1]?.end ?? token.end, term: asked })
    else if (word && word.term >= 0) hits.push({ start: token.start, end: token.end, term: word.term })
  }
  for (const [i, phrase] of query.phrases.entries()) hits.push(...phraseHits(tokens, phrase, query.terms.length + i))
  return apart(hits)
}

/** A small word counts where it is written in capitals: "OM". */
const hasContent = (token: Pick<Token, 'raw' | 'word'>): boolean =>
  !isStopWord(token.word) || token.raw === token.raw.toUpperCase()

/** What a word is to a query. */
interface Known {
  /** The term that it answers by itself; -1 for none. */
  term: number
  /** May a concept that was asked for begin here? */
  begins: boolean
}

/** Remembered per query, since the texts of its hits share most of their words. */
interface Memo {
  starts: readonly string[]
  get(token: Pick<Token, 'raw' | 'word'>): Known | null
}
const memos = new WeakMap<ExpandedQuery, Memo>()

function knownOf(query: ExpandedQuery): Memo {
  const kept = memos.get(query)
  if (kept) return kept
  const begins = query.terms.some((term) => term.concept)
  const words = new Map<string, Known | null>()
  const memo: Memo = {
    starts: [...new Set(query.terms.flatMap(beginnings))],
    get(token) {
      let known = words.get(token.raw)
      if (known !== undefined) return known
      const term = query.terms.findIndex((wanted) => answers(token.word, wanted))
      const first = begins && memo.starts.some((start) => token.word.startsWith(start))
      known = hasContent(token) && (term >= 0 || first) ? { term, begins: first } : null
      words.set(token.raw, known)
      return known
    },
  }
  memos.set(query, memo)
  return memo
}

/**
 * The words that are something to a query, by looking only where two letters of one stand: most words of a text need
 * not be cut out at all. Null where folding moves the places.
 */
function wordsIn(text: string, known: Memo): Array<Hit & Known> | null {
  const folded = fold(text)
  if (folded.length !== text.length) return null
  const found: Array<Hit & Known> = []
  for (const two of known.starts)
    for (let at = folded.indexOf(two); at >= 0; at = folded.indexOf(two, at + 1)) {
      let start = at
      let end = at + two.length
      while (isOfWord(folded, start - 1)) start--
      while (isOfWord(folded, end)) end++
      const word = known.get({ raw: text.slice(start, end), word: folded.slice(start, end) })
      if (word) found.push({ start, end, ...word })
      at = end - 1
    }
  return found
}

function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at))
}

function phraseHits(tokens: readonly Token[], phrase: readonly string[], term: number): Hit[] {
  const hits: Hit[] = []
  for (const [i, token] of tokens.entries()) {
    if (!phrase.every((word, j) => tokens[i + j]?.word === word)) continue
    hits.push({ start: token.start, end: tokens[i + phrase.length - 1]?.end ?? token.end, term })
  }
  return hits
}

/** In order, and none inside another. */
function apart(hits: Hit[]): Hit[] {
  const result: Hit[] = []
  for (const hit of hits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = result.at(-1)
    if (!before || hit.start >= before.end) result.push(hit)
  }
  return result
}

function pieces(text: string, hits: readonly Hit[]): Piece[] {
  const result: Piece[] = []
  let at = 0
  for (const hit of hits) {
    if (hit.start > at) result.push({ text: text.slice(at, hit.start), hit: false })
    result.push({ text: text.slice(hit.start, hit.end), hit: true })
    at = hit.end
  }
  if (at < text.length) result.push({ text: text.slice(at), hit: false })
  return result
}

/** Where the window starts that holds most different terms, then most hits. */
function bestCluster(hits: readonly Hit[], length: number): number {
  let best = { start: 0, worth: 0 }
  for (const [i, first] of hits.entries()) {
    const terms = new Set<number>()
    let count = 0
    for (let j = i; j < hits.length; j++) {
      const hit = hits[j]
      if (!hit || hit.end > first.start + length * 0.75) break
      terms.add(hit.term)
      count++
    }
    const worth = terms.size * 100 + Math.min(count, 50)
    if (worth > best.worth) best = { start: first.start, worth }
  }
  return best.start
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  for (let start = at; start >= at - 40; start--) if (isSpace(text, start)) return start + 1
  return at
}

function wordEnd(text: string, at: number): number {
  for (let end = at; end <= at + 40; end++) if (end >= text.length || isSpace(text, end)) return end
  return at
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at))
