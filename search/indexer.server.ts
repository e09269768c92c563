import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database, Reader, Tx } from '#db/client.server.ts'
import {
  item,
  itemKey,
  itemTheme,
  organisation,
  outbox,
  searchDocument,
  searchOpenItem,
  searchWord,
  suspect,
  theme,
  tombstone,
} from '#db/schema/index.ts'
import type { EngineDocument, SearchEngine } from './engine.ts'
import { indexTopic, projectItem } from './projection.server.ts'

const batchItems = 200

/** For commands that narrow (label, lock, withdrawal): engines leave the item out until their copy has followed. */
export async function markSuspect(tx: Tx, itemId: string): Promise<void> {
  await tx
    .insert(suspect)
    .values({ itemId, since: Date.now() })
    .onConflictDoUpdate({ target: suspect.itemId, set: { since: Date.now() } })
}

/** The same for many items at once. */
export async function markSuspects(tx: Tx, itemIds: readonly string[]): Promise<void> {
  const since = Date.now()
  for (let i = 0; i < itemIds.length; i += batchItems)
    await tx
      .insert(suspect)
      .values(itemIds.slice(i, i + batchItems).map((itemId) => ({ itemId, since })))
      .onConflictDoUpdate({ target: suspect.itemId, set: { since } })
}

/**
 * The items that engine queries leave out: narrowed ones, and those that were purged or have a lock that has ended, while
 * the index task that belongs to it still waits or runs.
 */
export async function suspectIds(read: Reader, now: number): Promise<string[]> {
  const asked = suspectQueries.get(read) ?? suspectQuery(read)
  suspectQueries.set(read, asked)
  const rows = await asked.execute({ now })
  return rows.map((row) => row.id)
}

/** Asked at every search, so built once. */
const suspectQueries = new WeakMap<Reader, ReturnType<typeof suspectQuery>>()

function suspectQuery(read: Reader) {
  const now = sql.placeholder('now')
  const waiting = read
    .select({ key: outbox.key })
    .from(outbox)
    // One that failed waits for its next try.
    .where(and(eq(outbox.topic, indexTopic), or(lte(outbox.dueAt, now), gt(outbox.attempts, 0))))
  const narrowed = read.select({ id: suspect.itemId }).from(suspect)
  const ended = read
    .select({ id: itemKey.itemId })
    .from(itemKey)
    .where(and(isNotNull(itemKey.until), lte(itemKey.until, now), inArray(itemKey.itemId, waiting)))
  // Purged items have no row to be suspected by.
  const purged = read
    .select({ id: tombstone.itemId })
    .from(tombstone)
    .innerJoin(outbox, and(eq(outbox.topic, indexTopic), eq(outbox.key, tombstone.itemId)))
  return narrowed.union(ended).union(purged).prepare()
}

/** Brings an engine's copy of these items up to date and, once it has, no longer suspects them. */
export async function indexItems(db: Database, engine: SearchEngine, itemIds: readonly string[]): Promise<void> {
  for (let i = 0; i < itemIds.length; i += batchItems) {
    const ids = itemIds.slice(i, i + batchItems)
    const readAt = Date.now()
    await engine.replaceItems(await engineDocuments(db.read, ids, readAt))
    await db.write((tx) => clearSuspects(tx, ids, readAt))
  }
}

async function clearSuspects(tx: Tx, ids: readonly string[], readAt: number): Promise<void> {
  // A newer change that waits, or one made since the documents were read, keeps the item suspect.
  await tx.delete(suspect).where(
    and(
      inArray(suspect.itemId, [...ids]),
      lte(suspect.since, readAt),
      sql`NOT EXISTS (SELECT 1 FROM ${outbox} WHERE ${outbox.topic} = ${indexTopic} AND ${outbox.key} = ${suspect.itemId}
        AND ${outbox.claim} IS NULL AND ${outbox.parkedAt} IS NULL AND ${outbox.dueAt} <= ${Date.now()})`,
    ),
  )
}

/** What an engine should hold of these items; an item that is not live has no documents. */
export async function engineDocuments(
  read: Reader,
  ids: readonly string[],
  now: number,
): Promise<Map<string, EngineDocument[]>> {
  const wanted = [...ids]
  const items = await read
    .select({
      id: item.id,
      kind: item.kind,
      label: item.label,
      date: item.date,
      assurance: item.assurance,
      organisation: organisation.slug,
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(and(inArray(item.id, wanted), eq(item.status, 'published'), lte(item.publishAt, now)))
  const keys = await read
    .select()
    .from(itemKey)
    .where(and(inArray(itemKey.itemId, wanted), or(isNull(itemKey.until), gt(itemKey.until, now))))
    .orderBy(asc(itemKey.key))
  const themes = await read
    .select({ itemId: itemTheme.itemId, slug: theme.slug })
    .from(itemTheme)
    .innerJoin(theme, eq(theme.id, itemTheme.themeId))
    .where(inArray(itemTheme.itemId, wanted))
    .orderBy(asc(theme.slug))
  const rows = await read
    .select()
    .from(searchDocument)
    .where(inArray(searchDocument.itemId, wanted))
    .orderBy(asc(searchDocument.id))
  const result = new Map<string, EngineDocument[]>(wanted.map((id) => [id, []]))
  const rowsOf = grouped(rows, (row) => row.itemId)
  const keysOf = grouped(keys, (row) => row.itemId)
  const themesOf = grouped(themes, (row) => row.itemId)
  for (const one of items) {
    const held = keysOf.get(one.id) ?? []
    const facts = {
      itemId: one.id,
      readers: held.filter((key) => key.side === 'reader').map((key) => key.key),
      editors: held.filter((key) => key.side === 'editor').map((key) => key.key),
      assurance: one.assurance,
      kind: one.kind,
      themes: (themesOf.get(one.id) ?? []).map((row) => row.slug),
      organisation: one.organisation,
      year: one.date.slice(0, 4),
      label: one.label,
      day: Number(one.date.replaceAll('-', '')),
    }
    const own = rowsOf.get(one.id) ?? []
    const pages = own.filter((row) => row.fileId !== null).length
    const documents = own.map((row) => ({
      ...facts,
      pages,
      id: row.id,
      title: row.title,
      titleShadow: row.titleShadow,
      heading: row.heading,
      text: row.text,
      textShadow: row.textShadow,
      page: row.page,
    }))
    const stamp = createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 24)
    result.set(
      one.id,
      documents.map((document) => ({ ...document, stamp })),
    )
  }
  return result
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/**
 * Makes projection, vocabulary and the engine's copy anew from the items, oldest first, while searching goes on.
 * @returns how many items were handled
 */
export async function rebuild(db: Database, engine: SearchEngine): Promise<number> {
  // Nothing is counted from here on, so that every item below counts its words again.
  await db.write(async (tx) => {
    await tx.delete(searchWord)
    await tx.delete(searchOpenItem)
  })
  const all = await db.read.select({ id: item.id }).from(item).orderBy(asc(item.date), asc(item.id))
  for (const { id } of all) {
    await projectItem(db, id)
    await nextTurn()
  }
  const held = await engine.stamps()
  const known = new Set(all.map((row) => row.id))
  await indexItems(db, engine, [...known, ...[...(held?.keys() ?? [])].filter((id) => !known.has(id))])
  return all.length
}

export interface Drift {
  /** In the database and not in the engine. */
  missing: string[]
  /** In the engine and not live in the database. */
  extra: string[]
  /** In both, and not the same. */
  different: string[]
}

/**
 * Compares what an engine holds with what it should hold.
 * @param repair also puts right what differs, and clears the suspects: what they wait for may have been given up
 */
export async function checkDrift(
  db: Database,
  engine: SearchEngine,
  options: { repair?: boolean } = {},
): Promise<Drift> {
  const held = await engine.stamps()
  const drift: Drift = { missing: [], extra: [], different: [] }
  if (!held) return drift
  const now = Date.now()
  const all = await db.read.select({ id: item.id }).from(item).orderBy(asc(item.date))
  const seen = new Set<string>()
  for (let i = 0; i < all.length; i += batchItems) {
    const ids = all.slice(i, i + batchItems).map((row) => row.id)
    for (const [id, documents] of await engineDocuments(db.read, ids, now)) {
      seen.add(id)
      const [first] = documents
      const wanted = first && `${first.stamp}/${documents.length}`
      const there = held.get(id)
      if (wanted === there) continue
      if (there === undefined) drift.missing.push(id)
      else if (wanted === undefined) drift.extra.push(id)
      else drift.different.push(id)
    }
  }
  for (const id of held.keys()) if (!seen.has(id)) drift.extra.push(id)
  if (options.repair) {
    const suspected = (await db.read.select({ id: suspect.itemId }).from(suspect)).map((row) => row.id)
    await indexItems(db, engine, [...new Set([...drift.extra, ...drift.different, ...drift.missing, ...suspected])])
  }
  return drift
}
