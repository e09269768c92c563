import { newStemmer } from 'snowball-stemmers'
import { compoundWords, concepts, notCompounds, stopWords } from './dutch-words.ts'

const stemmer = newStemmer('dutch')
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

const plainLetters = /^[\0-\x7f]*$/

/** Lower case, without diacritics: how words are compared everywhere. */
export function fold(text: string): string {
  // Most words have nothing to take off, and this is asked of every word of every hit.
  if (plainLetters.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

export interface Token {
  /** As written. */
  raw: string
  /** Folded. */
  word: string
  start: number
  end: number
}

/** The words of a text with their places in it. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const word = fold(match[0])
    if (word) tokens.push({ raw: match[0], word, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

export const isStopWord = (word: string): boolean => stopWords.has(word)

const stems = new Map<string, string>()
const splits = new Map<string, readonly string[]>()
const memoLimit = 100_000

/** The stem of a folded word: `opschaling` and `opschalen` give `opschal`, `huizen` and `huis` give `huis`. */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size > memoLimit) stems.clear()
  const result = word.length < 4 || /\d/.test(word) ? word : voiceless(stemmer.stem(regular(word)))
  stems.set(word, result)
  return result
}

/** Dutch writes z and v where the stem has s and f. */
function voiceless(word: string): string {
  if (word.length > 3 && word.endsWith('z')) return `${word.slice(0, -1)}s`
  if (word.length > 3 && word.endsWith('v')) return `${word.slice(0, -1)}f`
  return word
}

/** Plurals that change their vowel. */
function regular(word: string): string {
  if (/(^|raads|commissie|bestuurs|gezins|team|groeps)leden$/.test(word)) return word.replace(/leden$/, 'lid')
  if (/steden$/.test(word) && !/besteden$/.test(word)) return word.replace(/steden$/, 'stad')
  if (/(^|[^e])(centra|criteria)$/.test(word)) return word.replace(/a$/, 'um')
  if (/ussen$/.test(word)) return word.slice(0, -3)
  if (/kinderen$/.test(word)) return word.replace(/kinderen$/, 'kind')
  return word
}

/** Stems of the parts of a compound, empty where it is none: `opschalingsmodel` gives `opschal` and `model`. */
export function compoundParts(word: string): readonly string[] {
  const known = splits.get(word)
  if (known !== undefined) return known
  if (splits.size > memoLimit) splits.clear()
  const result = [...new Set(findParts(word, 0).map(stem))].filter((part) => part !== stem(word))
  splits.set(word, result)
  return result
}

const links = ['', 's', 'en', 'e', 'n', 'er'] as const
const inflections = ['', 's', 'en', 'n', 'e'] as const

/** A known tail leaves a head, a known head leaves a tail; what is left may be a word that nobody listed. */
function findParts(word: string, depth: number): string[] {
  if (word.length < 7 || depth > 2 || notCompounds.has(word) || /\d/.test(word)) return []
  for (let at = 3; at <= word.length - 3; at++) {
    const tail = word.slice(at)
    if (!isListed(tail)) continue
    const heads = links
      .filter((link) => link === '' || word.slice(0, at).endsWith(link))
      .map((link) => word.slice(0, at - link.length))
    const listed = heads.find((head) => head.length >= 3 && compoundWords.has(head))
    if (listed) return [listed, tail]
    const head = word.slice(0, at)
    if (head.length < 5 || tail.length < 4) continue
    const bare = head.endsWith('s') && head.length > 5 ? [head.slice(0, -1), head] : [head]
    return [...bare, ...bare.flatMap((part) => findParts(part, depth + 1)), tail]
  }
  for (let at = word.length - 4; at >= 4; at--) {
    if (!compoundWords.has(word.slice(0, at))) continue
    const rest = word.slice(at)
    const tail = rest.startsWith('s') ? rest.slice(1) : rest
    // A short rest is an ending, such as -elijk or -en, rather than a word.
    if (tail.length < 5 || /^(elijk|lijk|ing|heid|heden|baar|schap|eren|atie)/.test(tail)) continue
    return [word.slice(0, at), tail, ...findParts(tail, depth + 1)]
  }
  return []
}

function isListed(tail: string): boolean {
  return inflections.some((end) => tail.endsWith(end) && compoundWords.has(tail.slice(0, tail.length - end.length)))
}

interface Form {
  stems: readonly string[]
  token: string
}
const formsByFirst = new Map<string, Form[]>()
const exactForms = new Map<string, string>()
for (const concept of concepts) {
  for (const form of concept.forms) {
    const parts = contentTokens(form).map((token) => stem(token.word))
    const [first] = parts
    if (first) formsByFirst.set(first, [...(formsByFirst.get(first) ?? []), { stems: parts, token: concept.token }])
  }
  for (const form of concept.exact ?? []) exactForms.set(form, concept.token)
}
for (const forms of formsByFirst.values()) forms.sort((a, b) => b.stems.length - a.stems.length)

function contentTokens(text: string): Token[] {
  return tokenise(text).filter((token) => !stopWords.has(token.word) || exactForms.has(token.raw))
}

/** The longest form of a concept that starts at this token. */
export function conceptAt(tokens: readonly Token[], at: number): { token: string; length: number } | null {
  const first = tokens[at]
  if (!first) return null
  const exact = exactForms.get(first.raw)
  if (exact) return { token: exact, length: 1 }
  for (const form of formsByFirst.get(stem(first.word)) ?? [])
    if (form.stems.every((part, i) => stem(tokens[at + i]?.word ?? '') === part))
      return { token: form.token, length: form.stems.length }
  return null
}

/**
 * What is indexed beside a text so that other forms find it: stems, compound parts and concepts, each once, without the
 * words that are in the text already.
 */
export function shadow(text: string): string {
  const tokens = contentTokens(text)
  const present = new Set(tokens.map((token) => token.word))
  const result = new Set<string>()
  const add = (word: string) => {
    if (!present.has(word)) result.add(word)
  }
  const seen = new Set<string>()
  for (const [i, token] of tokens.entries()) {
    const concept = conceptAt(tokens, i)
    if (concept) add(concept.token)
    if (seen.has(token.word)) continue
    seen.add(token.word)
    add(stem(token.word))
    for (const part of compoundParts(token.word)) add(part)
  }
  return [...result].join(' ')
}

export interface Term {
  /** What is asked of an index: a stem, or the token of a concept. */
  stem: string
  /** As typed and folded; for a concept all its typed words. */
  word: string
  concept: boolean
  /** The last word may still be half typed. */
  prefix: boolean
}

export interface ExpandedQuery {
  /** Every one of these is asked for; at most ten, since engines look no further. */
  terms: Term[]
  /** Between quotes: exactly these words next to one another, folded. */
  phrases: string[][]
}

export const maxTerms = 10

/** What is asked: stop words left out, phrases of several words made one concept. */
export function expandQuery(query: string): ExpandedQuery {
  const phrases: string[][] = []
  const loose = query.slice(0, 400).replace(/["“”„]([^"“”„]*)["“”„]/g, (_, quoted: string) => {
    const words = tokenise(quoted).map((token) => token.word)
    if (words.length > 1) {
      phrases.push(words.slice(0, maxTerms))
      return ' '
    }
    return ` ${quoted} `
  })
  const all = tokenise(loose)
  const only = all.length === 1 && all[0] ? exactForms.get(all[0].raw.toUpperCase()) : undefined
  if (only && all[0]) return { terms: [{ stem: only, word: all[0].word, concept: true, prefix: false }], phrases }
  // In a question "var" and "ind" are the abbreviations, unlike in a text; "om" among other words stays a small word.
  let tokens = contentTokens(loose).map((token) =>
    exactForms.has(token.raw.toUpperCase()) ? { ...token, raw: token.raw.toUpperCase() } : token,
  )
  // A question of nothing but small words is asked as it is.
  if (tokens.length === 0 && phrases.length === 0) tokens = all
  const terms: Term[] = []
  for (let i = 0; i < tokens.length && terms.length + phrases.length < maxTerms;) {
    const token = tokens[i]
    if (!token) break
    const concept = conceptAt(tokens, i)
    const length = concept?.length ?? 1
    const last = i + length >= tokens.length && token.end + 0 <= loose.length && !/\s$/.test(loose)
    const word = tokens
      .slice(i, i + length)
      .map((part) => part.word)
      .join(' ')
    const asked = concept?.token ?? stem(token.word)
    if (!terms.some((term) => term.stem === asked))
      terms.push({
        stem: asked,
        word,
        concept: concept !== null,
        prefix: last && concept === null && token.word.length >= 3,
      })
    i += length
  }
  return { terms, phrases }
}

/**
 * Two letters, one pair of which is in every word that answers the term or begins a form of its concept: stemming never
 * changes how a word, or a part of it, begins.
 */
export function beginnings(term: Term): readonly string[] {
  const own = [term.stem, term.word]
  if (term.concept) {
    for (const [first, forms] of formsByFirst) if (forms.some((form) => form.token === term.stem)) own.push(first)
    for (const [form, token] of exactForms) if (token === term.stem) own.push(fold(form))
  }
  return [...new Set(own.map((word) => word.slice(0, 2)))]
}

/** Does this word of a text answer the term, by itself? Concepts of several words are looked at elsewhere. */
export function answers(word: string, term: Term): boolean {
  if (term.concept) return word === term.stem
  const own = stem(word)
  if (own === term.stem || word === term.word) return true
  if (term.prefix && (word.startsWith(term.stem) || own.startsWith(term.stem))) return true
  return compoundParts(word).includes(term.stem)
}
