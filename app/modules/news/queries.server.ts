import { and, between, desc, eq, lt, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import { readableByIdStart } from '#app/modules/items/facts.server.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import { listColumns, partsOf } from '#app/modules/items/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, item, itemKey, news, organisation } from '#db/schema/index.ts'

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
  // A picture that was added since is part of the next publication.
  imageFileId: sql<string | null>`(SELECT ${file.id} FROM ${file} WHERE ${file.id} = ${news.imageFileId}
    AND ${file.removedAt} IS NULL AND (${file.liveVersionId} IS NOT NULL OR ${item.status} = 'draft'))`,
  imageAlt: news.imageAlt,
  organisation: organisation.name,
} as const

/** More than these are no longer on top, but at their date. */
const mostPinned = 3

/** A page of news, newest first, pinned on top of the first page. */
export async function listNews(
  read: Reader,
  viewer: Viewer,
  options: { year?: number; after?: ListKey | null; limit?: number },
) {
  const { year, after } = options
  const limit = options.limit ?? pageSize
  const readable = itemsWhere(asReader(viewer), viewer.now)
  // Pinned ones apart, since only then do the others come out of an index in their order. The crossed join has SQLite begin
  // with the few that are pinned, which an index of their own knows.
  const pinned = year
    ? []
    : await read
        .select(newsColumns)
        .from(news)
        .crossJoin(item)
        .innerJoin(organisation, eq(organisation.id, item.ownerId))
        .where(and(sql`${news.pinned} = 1`, eq(item.id, news.itemId), readable))
        .orderBy(desc(item.date), desc(item.id))
        .limit(mostPinned)
  const apart = pinned.map(({ id }) => id)
  const others = await read
    .select(newsColumns)
    .from(item)
    .innerJoin(news, eq(news.itemId, item.id))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(and(eq(item.kind, 'news'), readable, year ? inYear(year) : notInArray(item.id, apart), afterKey(after)))
    .orderBy(desc(item.date), desc(item.id))
    .limit(limit + 1)
  const rows = after ? others : [...pinned, ...others]
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? listKey(last) : null }
}

const inYear = (year: number): SQL => between(item.date, `${year}-01-01`, `${year}-12-31`)

type Year = { year: number; count: number }
const keptYears = new WeakMap<Reader, { generation: string; until: number | null; years: Year[] }>()

/**
 * The years that this viewer has news of, newest first, with how much. Counting looks at every item, so what visitors get
 * is kept until something public changes.
 */
export async function listNewsYears(read: Reader, viewer: Viewer): Promise<Year[]> {
  if (viewer.userId !== null) return countNewsYears(read, viewer)
  const generation = await publicGeneration(read)
  const kept = keptYears.get(read)
  if (kept?.generation === generation && (kept.until === null || viewer.now < kept.until)) return kept.years
  const until = await nextPublicChange(read, viewer.now)
  const years = await countNewsYears(read, viewer)
  keptYears.set(read, { generation, until, years })
  return years
}

async function countNewsYears(read: Reader, viewer: Viewer): Promise<Year[]> {
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
      ownerId: item.ownerId,
      workgroupId: item.workgroupId,
      imageCredit: news.imageCredit,
      status: item.status,
      publisher: item.publisher,
      publishAt: item.publishAt,
      publishedAt: item.publishedAt,
      updatedAt: item.updatedAt,
    })
    .from(item)
    // Being there says the kind; `kind` as a condition would have SQLite look through all news.
    .innerJoin(news, eq(news.itemId, item.id))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(readableByIdStart(viewer, start))
  if (!row) throw new NotFound()
  return { ...row, ...(await partsOf(read, row.id, viewer.now, row.status === 'draft')) }
}

/** When the public side changes by itself: the next publication or end of a public lock; null where none is due. */
export async function nextPublicChange(read: Reader, now: number): Promise<number | null> {
  const isPublic = and(eq(itemKey.itemId, item.id), eq(itemKey.side, 'reader'), eq(itemKey.key, 'public'))
  // Asked for every page that is rendered: each half is a step in the index of its instants, however many items there are.
  // What is joined to '' offers no other index to search by.
  const [row] = await read.all<{ publish: number | null; until: number | null }>(
    sql`SELECT (SELECT min(${item.publishAt}) FROM ${item} WHERE ${item.publishAt} > ${now}
        AND ${item.status} || '' = 'published' AND EXISTS (SELECT 1 FROM ${itemKey} WHERE ${isPublic})) AS publish,
      (SELECT min(${itemKey.until}) FROM ${itemKey} WHERE ${itemKey.until} > ${now}
        AND ${itemKey.side} || '' = 'reader' AND ${itemKey.key} || '' = 'public') AS until`,
  )
  const instants = [row?.publish, row?.until].filter((at): at is number => typeof at === 'number')
  return instants.length > 0 ? Math.min(...instants) : null
}

function afterKey(after: ListKey | null | undefined): SQL | undefined {
  if (!after) return undefined
  return or(lt(item.date, after.date), and(eq(item.date, after.date), lt(item.id, after.id)))
}
