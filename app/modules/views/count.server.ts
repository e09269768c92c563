import { sql } from 'drizzle-orm'
import { log } from '#app/lib/log.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Database } from '#db/client.server.ts'
import { item, pageView, redirect, redirectHit } from '#db/schema/index.ts'

/** At most this much of the count is lost with the process. */
const pauseMs = 30_000
/** More pages than anybody opens in half a minute: what comes above it is stored earlier. */
const mostWaiting = 5000

type What = 'page' | 'redirect'

interface Waiting {
  /** `what day id` → how often, not stored yet. */
  counts: Map<string, number>
  timer: NodeJS.Timeout | null
}
/** Shared by every bundle of the process: pages count, and the server stores when it stops. */
const shared = globalThis as { [key: symbol]: WeakMap<Database, Waiting> | undefined }
const waiting = (shared[Symbol.for('portal.views')] ??= new WeakMap<Database, Waiting>())

/**
 * Counts that a page was opened, or an old address followed. In memory, and stored with many others half a minute later:
 * no request waits for it. @param id a kind of page or an item that everybody may read; the id of a redirect
 */
export function countView(db: Database, what: What, id: string, now: number): void {
  const held = waiting.get(db) ?? { counts: new Map<string, number>(), timer: null }
  waiting.set(db, held)
  const key = `${what} ${dayOf(now)} ${id}`
  held.counts.set(key, (held.counts.get(key) ?? 0) + 1)
  const store = () => {
    storeViews(db).catch((error: unknown) => log.warn({ err: error }, 'page views were not counted'))
  }
  if (held.counts.size >= mostWaiting) store()
  else held.timer ??= setTimeout(store, pauseMs).unref()
}

let today = { from: 0, until: 0, day: '' }

/** The day in Amsterdam; asked for every page, so it is worked out once in a minute. */
function dayOf(now: number): string {
  if (now < today.from || now >= today.until) {
    const from = Math.floor(now / 60_000) * 60_000
    today = { from, until: from + 60_000, day: isoDate(now) }
  }
  return today.day
}

/** Stores what was counted; called when the database is about to close as well. */
export async function storeViews(db: Database): Promise<void> {
  const held = waiting.get(db)
  if (!held) return
  waiting.delete(db)
  if (held.timer) clearTimeout(held.timer)
  const rows = [...held.counts].map(([key, n]) => {
    const [what = '', day = '', id = ''] = key.split(' ')
    return { what, day, id, n }
  })
  await db.write(async (tx) => {
    for (const { what, day, id, n } of rows)
      if (what === 'page')
        await tx
          .insert(pageView)
          .values({ page: id, day, views: n })
          .onConflictDoUpdate({
            target: [pageView.page, pageView.day],
            set: { views: sql`${pageView.views} + excluded.views` },
          })
    // What was removed meanwhile is counted no more.
    await tx
      .delete(pageView)
      .where(sql`length(${pageView.page}) = 20 AND ${pageView.page} NOT IN (SELECT ${item.id} FROM ${item})`)
    for (const { what, day, id, n } of rows)
      if (what === 'redirect')
        await tx
          .insert(redirectHit)
          .select(
            tx
              .select({
                redirectId: redirect.id,
                day: sql<string>`${day}`.as('day'),
                hits: sql<number>`${n}`.as('hits'),
              })
              .from(redirect)
              .where(sql`${redirect.id} = ${id}`),
          )
          .onConflictDoUpdate({
            target: [redirectHit.redirectId, redirectHit.day],
            set: { hits: sql`${redirectHit.hits} + ${n}` },
          })
  })
}
