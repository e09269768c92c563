import { asc, sql } from 'drizzle-orm'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database, Tx } from '#db/client.server.ts'
import { item, searchDocument } from '#db/schema/index.ts'
import type { Drift } from '../indexer.server.ts'
import { lookAtProjection, projectItem } from '../projection.server.ts'

/**
 * Compares the rows that are searched with what the items say now, every one of them anew.
 * @param repair also puts right what differs
 */
export async function checkProjection(db: Database, options: { repair?: boolean } = {}): Promise<Drift> {
  const drift: Drift = { missing: [], extra: [], different: [] }
  const now = Date.now()
  const items = db.read.select({ id: item.id }).from(item)
  const rows = db.read.select({ id: searchDocument.itemId }).from(searchDocument)
  for (const { id } of await items.union(rows).orderBy(asc(item.id))) {
    const seen = await lookAtProjection(db.read, id, now)
    await nextTurn()
    if (seen === 'same') continue
    drift[seen].push(id)
    if (options.repair) await projectItem(db, id)
  }
  return drift
}

/** Whether the index says of every row what is in it. */
export async function isFullTextSound(db: Database): Promise<boolean> {
  try {
    await db.write(async (tx) => {
      await tx.run(sql`INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)`)
    })
    return true
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_CORRUPT')) return false
    throw error
  }
}

/** Makes the full-text index anew from its rows. */
export async function rebuildFullText(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await tx.run(sql`INSERT INTO search_fts (search_fts) VALUES ('rebuild')`)
  })
}

const mergedPages = 500

/**
 * Has the full-text index drop the words of removed rows, which otherwise stay in it until it happens to merge the parts
 * that hold them. In steps, so that no write is long.
 */
export async function forgetRemovedWords(db: Database): Promise<void> {
  // A negative number of pages first has all parts take part; after that the work goes on until nothing changes.
  for (let pages = -mergedPages; ; pages = mergedPages) {
    const changed = await db.write(async (tx) => {
      const before = await changesOf(tx)
      await tx.run(sql`INSERT INTO search_fts (search_fts, rank) VALUES ('merge', ${pages})`)
      return (await changesOf(tx)) - before
    })
    if (changed < 2) return
    await nextTurn()
  }
}

async function changesOf(tx: Tx): Promise<number> {
  const [row] = await tx.all<{ n: number }>(sql`SELECT total_changes() AS n`)
  return row?.n ?? 0
}
