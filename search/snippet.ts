import { answers, conceptAt, expandQuery, isStopWord, tokenise, type ExpandedQuery, type Token } from './dutch.ts'

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
  const flat = text.replace(/\s+/g, ' ').trim()
  const hits = hitsIn(flat, typeof query === 'string' ? expandQuery(query) : query)
  if (flat.length <= length) return pieces(flat, hits)
  const centre = bestCluster(hits, length)
  const from = wordStart(flat, Math.max(0, Math.min(centre - Math.floor(length / 4), flat.length - length)))
  const to = wordEnd(flat, Math.min(flat.length, from + length))
  const cut = flat.slice(from, to).trimEnd()
  const inside = hits.filter((hit) => hit.start >= from && hit.end <= from + cut.length)
  const marked = pieces(
    cut,
    inside.map((hit) => ({ ...hit, start: hit.start - from, end: hit.end - from })),
  )
  if (from > 0) marked.unshift({ text: '… ', hit: false })
  if (to < flat.length) marked.push({ text: ' …', hit: false })
  return marked
}

interface Hit {
  start: number
  end: number
  term: number
}

function hitsIn(text: string, query: ExpandedQuery): Hit[] {
  const tokens = tokenise(text)
  const content = tokens.filter((token) => !isStopWord(token.word) || token.raw === token.raw.toUpperCase())
  const hits: Hit[] = []
  const memo = new Map<string, number>()
  for (const [i, token] of content.entries()) {
    const concept = conceptAt(content, i)
    const asked = concept ? query.terms.findIndex((term) => term.stem === concept.token) : -1
    if (concept && asked >= 0) {
      const last = content[i + concept.length - 1] ?? token
      hits.push({ start: token.start, end: last.end, term: asked })
      continue
    }
    let term = memo.get(token.word)
    if (term === undefined) {
      term = query.terms.findIndex((wanted) => answers(token.word, wanted))
      memo.set(token.word, term)
    }
    if (term >= 0) hits.push({ start: token.start, end: token.end, term })
  }
  for (const [i, phrase] of query.phrases.entries()) hits.push(...phraseHits(tokens, phrase, query.terms.length + i))
  return apart(hits)
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
  const space = text.lastIndexOf(' ', at)
  return space < 0 || at - space > 40 ? at : space + 1
}

function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 || space - at > 40 ? at : space
}
