import { and, desc, eq, gt, isNotNull, lt, min, or, sql, type SQL } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import { readableByIdStart } from '#app/modules/items/facts.server.ts'
import { listColumns, partsOf } from '#app/modules/items/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemKey, news, organisation } from '#db/schema/index.ts'

const pageSize = 20

/** Where a list goes on: the date and id of the last row shown. */
export interface ListKey {
  date: string
  id: string
}

/** `2024-05-01.abcd…` in the address; null where it is none. */
export function parseListKey(value: string | null): ListKey | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.([a-z2-9]{20})$/.exec(value ?? '')
  return match?.[1] && match[2] ? { date: match[1], id: match[2] } : null
}

export const listKey = (row: ListKey): string => `${row.date}.${row.id}`

const newsColumns = {
  ...listColumns,
  pinned: news.pinned,
  imageFileId: news.imageFileId,
  imageAlt: news.imageAlt,
  organisation: organisation.name,
} as const

/** A page of news, newest first, pinned on top of the first page; and the years there is news of. */
export async function listNews(
  read: Reader,
  viewer: Viewer,
  options: { year?: number; after?: ListKey | null; limit?: number },
) {
  const limit = options.limit ?? pageSize
  const readable = and(eq(item.kind, 'news'), itemsWhere(asReader(viewer), viewer.now))
  const year = options.year ? sql`substr(${item.date}, 1, 4) = ${String(options.year)}` : undefined
  const pinnedFirst = !options.year
  const rows = await read
    .select(newsColumns)
    .from(item)
    .innerJoin(news, eq(news.itemId, item.id))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(
      and(readable, year, pinnedFirst && options.after ? eq(news.pinned, false) : undefined, afterKey(options.after)),
    )
    .orderBy(...(pinnedFirst ? [desc(news.pinned)] : []), desc(item.date), desc(item.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? listKey(last) : null }
}

/** The years that this viewer has news of, newest first, with how much. */
export async function listNewsYears(read: Reader, viewer: Viewer) {
  const year = sql<string>`substr(${item.date}, 1, 4)`
  const rows = await read
    .select({ year, count: sql<number>`count(*)` })
    .from(item)
    .where(and(eq(item.kind, 'news'), itemsWhere(asReader(viewer), viewer.now)))
    .groupBy(year)
    .orderBy(desc(year))
  return rows.map((row) => ({ year: Number(row.year), count: row.count }))
}

/** One news item with its parts. @throws NotFound */
export async function getNews(read: Reader, viewer: Viewer, slug: string) {
  const start = idStartOf(slug)
  if (!start) throw new NotFound()
  const [row] = await read
    .select({
      ...newsColumns,
      html: news.html,
      imageCredit: news.imageCredit,
      status: item.status,
      publishAt: item.publishAt,
      updatedAt: item.updatedAt,
    })
    .from(item)
    .innerJoin(news, eq(news.itemId, item.id))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(and(eq(item.kind, 'news'), readableByIdStart(viewer, start)))
  if (!row) throw new NotFound()
  return { ...row, ...(await partsOf(read, row.id, viewer.now)) }
}

/** When the public side changes by itself: the next publication or end of a public lock; null where none is due. */
export async function nextPublicChange(read: Reader, now: number): Promise<number | null> {
  const [row] = await read
    .select({
      publish: min(sql<number | null>`CASE WHEN ${item.publishAt} > ${now} THEN ${item.publishAt} END`),
      until: min(itemKey.until),
    })
    .from(itemKey)
    .innerJoin(item, eq(item.id, itemKey.itemId))
    .where(
      and(
        eq(itemKey.key, 'public'),
        eq(itemKey.side, 'reader'),
        eq(item.status, 'published'),
        or(gt(item.publishAt, now), and(isNotNull(itemKey.until), gt(itemKey.until, now))),
      ),
    )
  const instants = [row?.publish, row?.until].filter((at): at is number => typeof at === 'number')
  return instants.length > 0 ? Math.min(...instants) : null
}

function afterKey(after: ListKey | null | undefined): SQL | undefined {
  if (!after) return undefined
  return or(lt(item.date, after.date), and(eq(item.date, after.date), lt(item.id, after.id)))
}
