import { and, asc, between, desc, eq, gt, lt, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import { readableByIdStart } from '#app/modules/items/facts.server.ts'
import { listColumns, partsOf } from '#app/modules/items/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, item, itemKey, itemTheme, news, organisation, theme } from '#db/schema/index.ts'
import { filterCount, listKey, type ListKey, type NewsFilter } from './filter.ts'

export { listKey, parseListKey, type ListKey } from './filter.ts'

const pageSize = 20

const newsColumns = {
  ...listColumns,
  pinned: news.pinned,
  // A picture that was added since is part of the next publication.
  imageFileId: sql<string | null>`(SELECT ${file.id} FROM ${file} WHERE ${file.id} = ${news.imageFileId}
    AND ${file.removedAt} IS NULL AND (${file.liveVersionId} IS NOT NULL OR ${item.status} = 'draft'))`,
  imageAlt: news.imageAlt,
  genre: news.genre,
  publisher: item.publisher,
  organisation: organisation.name,
} as const

/** More than these are no longer on top, but at their date. */
const mostPinned = 3

/**
 * A page of news, newest first; of the whole list, pinned ones on top of the first page.
 * @returns `next` and `previous` for the address: where those pages begin after; `previous` is '' for the first page and
 * null on it
 */
export async function listNews(
  read: Reader,
  viewer: Viewer,
  options: NewsFilter & { after?: ListKey | null; limit?: number },
) {
  const { after, limit = pageSize, ...filter } = options
  const readable = itemsWhere(asReader(viewer), viewer.now)
  // Pinned ones apart, since only then do the others come out of an index in their order. The crossed join has SQLite begin
  // with the few that are pinned, which an index of their own knows.
  const pinned =
    filterCount(filter) > 0
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
  const wanted = and(eq(item.kind, 'news'), readable, notInArray(item.id, apart), within(filter))
  const others = await read
    .select(newsColumns)
    .from(item)
    .innerJoin(news, eq(news.itemId, item.id))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(and(wanted, afterKey(after)))
    .orderBy(desc(item.date), desc(item.id))
    .limit(limit + 1)
  const rows = after ? others : [...pinned, ...others]
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const previous = after ? await beginOfPrevious(read, wanted, shown[0] ?? after, limit) : null
  return { rows: shown, next: rows.length > limit && last ? listKey(last) : null, previous }
}

/** The key that the page before this one begins after; '' where that is the first page. */
async function beginOfPrevious(read: Reader, wanted: SQL | undefined, first: ListKey, limit: number): Promise<string> {
  const [row] = await read
    .select({ id: item.id, date: item.date })
    .from(item)
    .innerJoin(news, eq(news.itemId, item.id))
    .where(and(wanted, or(gt(item.date, first.date), and(eq(item.date, first.date), gt(item.id, first.id)))))
    .orderBy(asc(item.date), asc(item.id))
    .limit(1)
    .offset(limit)
  return row ? listKey(row) : ''
}

function within({ year, genre, publisher, theme: slug, series }: NewsFilter): SQL | undefined {
  const themed = sql`EXISTS (SELECT 1 FROM ${itemTheme} INNER JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}
    WHERE ${itemTheme.itemId} = ${item.id} AND ${theme.slug} = ${slug})`
  return and(
    year ? between(item.date, `${year}-01-01`, `${year}-12-31`) : undefined,
    genre ? eq(news.genre, genre) : undefined,
    publisher ? eq(item.publisher, publisher) : undefined,
    slug ? themed : undefined,
    series ? eq(news.seriesId, series) : undefined,
  )
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
      seriesId: news.seriesId,
      campaignFrom: news.campaignFrom,
      campaignUntil: news.campaignUntil,
      steps: news.steps,
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

/** The id of the news item at an address. @throws NotFound */
export async function findNewsId(read: Reader, viewer: Viewer, slug: string): Promise<string> {
  const start = idStartOf(slug)
  if (!start) throw new NotFound()
  const [row] = await read
    .select({ id: item.id })
    .from(item)
    .innerJoin(news, eq(news.itemId, item.id))
    .where(readableByIdStart(viewer, start))
  if (!row) throw new NotFound()
  return row.id
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
