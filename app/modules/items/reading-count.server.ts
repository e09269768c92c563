import { sql } from 'drizzle-orm'
import { labelPolicy, type Label } from '#app/access/label.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { log } from '#app/lib/log.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Database } from '#db/client.server.ts'
import { readingCount } from '#db/schema/index.ts'

const pauseMs = 5000

interface Waiting {
  /** `organisation day` → readings that are not stored yet. */
  counts: Map<string, number>
  timer: NodeJS.Timeout | null
}
/** Shared by every bundle of the process: pages count, and the server stores when it stops. */
const shared = globalThis as { [key: symbol]: WeakMap<Database, Waiting> | undefined }
const waiting = (shared[Symbol.for('portal.readings')] ??= new WeakMap<Database, Waiting>())

/**
 * Counts that somebody of an organisation opened an item that all partners may read; of stricter ones nothing is counted here, so
 * that no number tells of them. Stored a few seconds later, many at once: a page does not wait for it, and a crash loses
 * seconds of a statistic.
 */
export function countReading(db: Database, viewer: Viewer, item: { label: Label }): void {
  const organisationId = viewer.memberships.find((m) => m.role !== 'guest')?.organisationId
  if (!organisationId || labelPolicy[item.label].confirmed) return
  const held = waiting.get(db) ?? { counts: new Map<string, number>(), timer: null }
  waiting.set(db, held)
  const key = `${organisationId} ${isoDate(viewer.now)}`
  held.counts.set(key, (held.counts.get(key) ?? 0) + 1)
  held.timer ??= setTimeout(() => {
    storeReadings(db).catch((error: unknown) => log.warn({ err: error }, 'readings were not counted'))
  }, pauseMs).unref()
}

/** Stores what was counted; called when the database is about to close as well. */
export async function storeReadings(db: Database): Promise<void> {
  const held = waiting.get(db)
  if (!held) return
  waiting.delete(db)
  if (held.timer) clearTimeout(held.timer)
  const rows = [...held.counts].map(([key, readings]) => {
    const [organisationId = '', day = ''] = key.split(' ')
    return { organisationId, day, readings }
  })
  await db.write(async (tx) => {
    await tx
      .insert(readingCount)
      .values(rows)
      .onConflictDoUpdate({
        target: [readingCount.organisationId, readingCount.day],
        set: { readings: sql`${readingCount.readings} + excluded.readings` },
      })
  })
}
