import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { outbound } from '#app/lib/web-address.ts'
import type { Database, Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import {
  document,
  event,
  file,
  filePage,
  fileVersion,
  item,
  itemKey,
  link,
  news,
  practice,
  searchDocument,
  searchOpenItem,
  searchWord,
} from '#db/schema/index.ts'
import { fold, isStopWord, shadow, stem, tokenise } from './dutch.ts'
import { besideNews } from './news-words.server.ts'
import { plainText } from './plain-text.ts'

export const indexTopic = 'index-item'

/** Engines look at 65,535 words of a text at most; a long one becomes several rows well below that. */
const sectionCharacters = 60_000
/** Enough for weighing words; a long register would otherwise fill the list with names and numbers. */
const wordsPerItem = 3000

type Row = typeof searchDocument.$inferInsert
type Kept = typeof searchDocument.$inferSelect

/**
 * Brings the projection of one item up to date: rows where it is live, none where it is not. Shadows are made outside
 * the write; when the item changed meanwhile it starts again. Emits the index task that is due when the item goes live
 * or when its next lock ends. Twice is harmless.
 */
export async function projectItem(db: Database, itemId: string, now = Date.now()): Promise<void> {
  for (;;) {
    const source = await readSource(db.read, itemId)
    const rows = source ? liveRows(source, now) : []
    const open = rows.length > 0 && (source?.label === 'CLEAR' || source?.label === 'GREEN') ? source.label : null
    const before = await rowsThere(db.read, itemId)
    const counted = { before: vocabularyOf(before), after: open ? vocabularyOf(rows) : new Set<string>() }
    const written = await db.write(async (tx) => {
      if (!(await unchanged(tx, itemId, source))) return false
      await replaceRows(tx, before, rows)
      await recount(tx, itemId, open, counted)
      if (source) await emitNext(tx, source, now)
      return true
    })
    if (written) return
  }
}

/** Whether an item's rows are what they should be, or which way they are wrong. */
export async function lookAtProjection(
  read: Reader,
  itemId: string,
  now: number,
): Promise<'same' | 'missing' | 'extra' | 'different'> {
  const source = await readSource(read, itemId)
  const wanted = new Map((source ? liveRows(source, now) : []).map((row) => [row.id, row]))
  const there = await rowsThere(read, itemId)
  if (wanted.size === 0) return there.length === 0 ? 'same' : 'extra'
  if (there.length === 0) return 'missing'
  const isSame = (old: Kept) => {
    const row = wanted.get(old.id)
    return row !== undefined && sameRow(old, row)
  }
  return there.length === wanted.size && there.every(isSame) ? 'same' : 'different'
}

const rowsThere = (read: Reader, itemId: string): Promise<Kept[]> =>
  read.select().from(searchDocument).where(eq(searchDocument.itemId, itemId)).orderBy(asc(searchDocument.row))

interface Source {
  id: string
  kind: (typeof item.$inferSelect)['kind']
  title: string
  summary: string
  label: string
  status: string
  publishAt: number | null
  revision: number
  updatedAt: number
  body: string
  pages: Array<{ fileId: string; name: string; number: number; label: string; heading: string; text: string }>
}

async function readSource(read: Reader, itemId: string): Promise<Source | null> {
  const [found] = await read.select().from(item).where(eq(item.id, itemId))
  if (!found) return null
  const pages = await read
    .select({
      fileId: file.id,
      name: fileVersion.name,
      number: filePage.number,
      label: filePage.label,
      heading: filePage.heading,
      text: filePage.text,
    })
    .from(file)
    .innerJoin(fileVersion, eq(fileVersion.id, file.liveVersionId))
    .innerJoin(filePage, eq(filePage.versionId, fileVersion.id))
    .where(and(eq(file.itemId, itemId), isNull(file.removedAt), eq(fileVersion.scan, 'clean')))
    .orderBy(asc(file.position), asc(file.id), asc(filePage.number))
  const names = await read
    .select({ name: fileVersion.name })
    .from(file)
    .innerJoin(fileVersion, eq(fileVersion.id, file.liveVersionId))
    .where(and(eq(file.itemId, itemId), isNull(file.removedAt), eq(fileVersion.scan, 'clean')))
    .orderBy(asc(file.position))
  const body = [found.summary, await bodyOf(read, found), ...names.map((row) => fileWords(row.name))]
  return { ...found, body: body.filter(Boolean).join('\n'), pages }
}

async function bodyOf(read: Reader, found: { id: string; kind: Source['kind'] }): Promise<string> {
  const table = { news, event, practice, document, link }[found.kind]
  const [row] = await read.select({ html: table.html }).from(table).where(eq(table.itemId, found.id))
  const beside = { news: besideNews, link: elsewhere, event: null, practice: null, document: null }[found.kind]
  return [plainText(row?.html ?? ''), (await beside?.(read, found.id)) ?? ''].filter(Boolean).join('\n')
}

/** Who publishes it there, and on which site: people search by both. */
async function elsewhere(read: Reader, itemId: string): Promise<string> {
  const [row] = await read.select({ source: link.source, url: link.url }).from(link).where(eq(link.itemId, itemId))
  return row ? [row.source, outbound(row.url)?.host ?? ''].filter(Boolean).join('\n') : ''
}

/** `Wijkrapport_2023-def.pdf` is found by its words. */
const fileWords = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_.-]+/g, ' ')

const isLive = (source: Source, now: number): boolean =>
  source.status === 'published' && source.publishAt !== null && source.publishAt <= now

const liveRows = (source: Source, now: number): Row[] => (isLive(source, now) ? rowsOf(source) : [])

function rowsOf(source: Source): Row[] {
  const titleShadow = shadow(source.title)
  const base = { itemId: source.id, title: source.title, titleShadow }
  const own = sections(source.body).map((text, i) => ({
    ...base,
    id: i === 0 ? `${source.id}-0` : `${source.id}-0-${i}`,
    fileId: null,
    page: null,
    pageLabel: '',
    heading: '',
    text,
    textShadow: shadow(text),
  }))
  const pages = source.pages.flatMap((page) =>
    sections(page.text).map((text, i) => ({
      ...base,
      id: `${source.id}-${page.fileId}-${page.number}${i === 0 ? '' : `-${i}`}`,
      fileId: page.fileId,
      page: page.number,
      pageLabel: page.label,
      heading: page.heading,
      text,
      textShadow: shadow(`${page.heading}\n${text}`),
    })),
  )
  return [...own, ...pages]
}

function sections(text: string): string[] {
  if (text.length <= sectionCharacters) return [text]
  const result: string[] = []
  for (let at = 0; at < text.length;) {
    const space = text.lastIndexOf(' ', at + sectionCharacters)
    const end = at + sectionCharacters >= text.length ? text.length : space > at ? space : at + sectionCharacters
    result.push(text.slice(at, end))
    at = end
  }
  return result
}

async function unchanged(tx: Tx, itemId: string, source: Source | null): Promise<boolean> {
  const [now] = await tx
    .select({ revision: item.revision, updatedAt: item.updatedAt, label: item.label, status: item.status })
    .from(item)
    .where(eq(item.id, itemId))
  if (!now || !source) return !now && !source
  return (
    now.revision === source.revision &&
    now.updatedAt === source.updatedAt &&
    now.label === source.label &&
    now.status === source.status
  )
}

async function replaceRows(tx: Tx, before: readonly Kept[], after: readonly Row[]): Promise<void> {
  const wanted = new Map(after.map((row) => [row.id, row]))
  const kept = new Set<string>()
  const gone: number[] = []
  for (const old of before) {
    const row = wanted.get(old.id)
    if (row && sameRow(old, row)) kept.add(old.id)
    else gone.push(old.row)
  }
  for (const part of chunks(gone, 500)) await tx.delete(searchDocument).where(inArray(searchDocument.row, part))
  const fresh = after.filter((row) => !kept.has(row.id))
  for (const part of chunks(fresh, 50)) await tx.insert(searchDocument).values(part)
}

const sameRow = (old: Kept, row: Row): boolean =>
  old.title === row.title &&
  old.heading === row.heading &&
  old.text === row.text &&
  old.pageLabel === row.pageLabel &&
  old.titleShadow === row.titleShadow &&
  old.textShadow === row.textShadow

/** The words that an open item adds to the vocabulary: the same for the same rows, so that they can be taken out again. */
function vocabularyOf(rows: ReadonlyArray<{ id: string; title: string; heading?: string; text: string }>): Set<string> {
  const words = new Set<string>()
  for (const row of [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const token of tokenise(`${row.title}\n${row.heading ?? ''}\n${row.text}`)) {
      if (words.size >= wordsPerItem) return words
      if (token.word.length >= 3 && token.word.length <= 40 && !/\d/.test(token.word) && !isStopWord(token.word))
        words.add(fold(token.word))
    }
  return words
}

async function recount(
  tx: Tx,
  itemId: string,
  open: 'CLEAR' | 'GREEN' | null,
  words: { before: Set<string>; after: Set<string> },
): Promise<void> {
  const [row] = await tx
    .select({ label: searchOpenItem.label })
    .from(searchOpenItem)
    .where(eq(searchOpenItem.itemId, itemId))
  const was = row?.label ?? null
  if (
    was === open &&
    [...words.before].every((word) => words.after.has(word)) &&
    words.after.size === words.before.size
  )
    return
  const delta = new Map<string, { clear: number; green: number }>()
  const add = (label: 'CLEAR' | 'GREEN' | null, list: Set<string>, by: number) => {
    if (!label) return
    for (const word of list) {
      const counts = delta.get(word) ?? { clear: 0, green: 0 }
      if (label === 'CLEAR') counts.clear += by
      else counts.green += by
      delta.set(word, counts)
    }
  }
  add(was, words.before, -1)
  add(open, words.after, 1)
  const changed = [...delta].filter(([, counts]) => counts.clear !== 0 || counts.green !== 0)
  for (const part of chunks(changed, 200))
    await tx
      .insert(searchWord)
      .values(part.map(([word, counts]) => ({ word, stem: stem(word), ...counts })))
      .onConflictDoUpdate({
        target: searchWord.word,
        set: { clear: sql`${searchWord.clear} + excluded.clear`, green: sql`${searchWord.green} + excluded.green` },
      })
  for (const part of chunks(
    changed.map(([word]) => word),
    500,
  ))
    await tx
      .delete(searchWord)
      .where(and(inArray(searchWord.word, part), sql`${searchWord.clear} <= 0 AND ${searchWord.green} <= 0`))
  if (open)
    await tx
      .insert(searchOpenItem)
      .values({ itemId, label: open })
      .onConflictDoUpdate({ target: searchOpenItem.itemId, set: { label: open } })
  else await tx.delete(searchOpenItem).where(eq(searchOpenItem.itemId, itemId))
}

/** What changes by itself: going live, and the end of a lock. */
async function emitNext(tx: Tx, source: Source, now: number): Promise<void> {
  const next: number[] = []
  if (source.status === 'published' && source.publishAt !== null && source.publishAt > now) next.push(source.publishAt)
  const [lock] = await tx
    .select({ until: sql<number | null>`min(${itemKey.until})` })
    .from(itemKey)
    .where(and(eq(itemKey.itemId, source.id), gt(itemKey.until, now)))
  if (source.status === 'published' && lock?.until) next.push(lock.until)
  if (next.length > 0) await emit(tx, { topic: indexTopic, key: source.id, dueAt: Math.min(...next) })
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const result: T[][] = []
  for (let i = 0; i < list.length; i += size) result.push(list.slice(i, i + size))
  return result
}
