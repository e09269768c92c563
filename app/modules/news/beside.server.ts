import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/sqlite-core'
import { asReader, mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { urls } from '#app/lib/urls.ts'
import { beginsWithAny } from '#app/modules/items/news-parts.server.ts'
import { listColumns } from '#app/modules/items/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemRelated, itemTheme, news, series } from '#db/schema/index.ts'

const mostBeside = 5
const mostParts = 100

/**
 * What to read next to an item: what its editor named, in that order, then what shares most themes with it, newest first.
 * Only what this viewer may read, so that neither a title nor an empty place tells of anything else.
 */
export async function listRelated(read: Reader, viewer: Viewer, itemId: string, seriesId: string | null) {
  const other = alias(itemTheme, 'other_theme')
  const candidates = unionAll(
    read
      .select({
        id: sql<string>`${itemRelated.relatedId}`.as('candidate'),
        place: sql<number>`${itemRelated.position}`.as('place'),
        themes: sql<number>`0`.as('themes'),
      })
      .from(itemRelated)
      .where(eq(itemRelated.itemId, itemId)),
    read
      .select({
        id: sql<string>`${other.itemId}`.as('candidate'),
        place: sql<number>`1000`.as('place'),
        themes: sql<number>`count(*)`.as('themes'),
      })
      .from(itemTheme)
      .innerJoin(other, eq(other.themeId, itemTheme.themeId))
      .where(and(eq(itemTheme.itemId, itemId), ne(other.itemId, itemId)))
      .groupBy(other.itemId),
  ).as('candidates')
  return (
    read
      .select({ ...listColumns, publisher: item.publisher, genre: news.genre })
      .from(candidates)
      .innerJoin(item, eq(item.id, candidates.id))
      .leftJoin(news, eq(news.itemId, item.id))
      // Parts of the same series have a list of their own.
      .where(
        and(
          itemsWhere(asReader(viewer), viewer.now),
          seriesId ? sql`coalesce(${news.seriesId}, '') <> ${seriesId}` : undefined,
        ),
      )
      .groupBy(item.id)
      .orderBy(asc(sql`min(${candidates.place})`), desc(sql`max(${candidates.themes})`), desc(item.date), desc(item.id))
      .limit(mostBeside)
  )
}

/**
 * The series of an item with the parts that this viewer may read, oldest first; null where there is no other part to go to.
 * @param itemId left out: of the list of the series itself, which one part is enough for
 */
export async function findSeries(read: Reader, viewer: Viewer, seriesId: string, itemId?: string) {
  const rows = await read
    .select({ series: series.title, id: item.id, title: item.title, date: item.date })
    .from(news)
    .innerJoin(series, eq(series.id, news.seriesId))
    .innerJoin(item, eq(item.id, news.itemId))
    .where(and(eq(news.seriesId, seriesId), itemsWhere(asReader(viewer), viewer.now)))
    .orderBy(asc(item.date), asc(item.id))
    .limit(mostParts)
  const [first] = rows
  const others = rows.filter(({ id }) => id !== itemId)
  if (!first || others.length === 0) return null
  const at = rows.findIndex(({ id }) => id === itemId)
  return {
    id: seriesId,
    title: first.series,
    parts: rows.map(({ id, title, date }) => ({ id, title, date })),
    previous: at > 0 ? (rows[at - 1] ?? null) : null,
    next: at < 0 ? null : (rows[at + 1] ?? null),
  }
}

/** What the form of a news item offers and shows beside its content; nothing for other kinds. */
export async function newsChoices(
  read: Reader,
  viewer: Viewer,
  found: { kind: string; ownerId: string },
  content: Record<string, unknown>,
): Promise<{ series: string[]; related: string | undefined }> {
  if (found.kind !== 'news') return { series: [], related: undefined }
  return {
    series: await seriesTitles(read, viewer, found.ownerId),
    related: await relatedAddresses(read, viewer, typeof content.related === 'string' ? content.related : ''),
  }
}

/** Titles of series that a part of can be read, newest first: what the form suggests. */
async function seriesTitles(read: Reader, viewer: Viewer, ownerId: string): Promise<string[]> {
  const rows = await read
    .select({ title: series.title })
    .from(series)
    .innerJoin(news, eq(news.seriesId, series.id))
    .innerJoin(item, eq(item.id, news.itemId))
    .where(and(eq(series.ownerId, ownerId), itemsWhere(mayRead(viewer), viewer.now)))
    .groupBy(series.id)
    .orderBy(desc(sql`max(${item.date})`))
    .limit(50)
  return rows.map(({ title }) => title)
}

/**
 * Kept starts of ids as an editor sees them: with the title in the address where they may read it, bare otherwise.
 * @param related as a version keeps it
 */
export async function relatedAddresses(read: Reader, viewer: Viewer, related: string): Promise<string> {
  const starts = related.split('\n').filter((start) => start !== '')
  if (starts.length === 0) return ''
  const found = await read
    .select({ id: item.id, kind: item.kind, title: item.title })
    .from(item)
    .where(and(beginsWithAny(starts), itemsWhere(mayRead(viewer), viewer.now)))
  return starts
    .map((start) => {
      const row = found.find(({ id }) => id.startsWith(start))
      return row ? urls.item(row) : start
    })
    .join('\n')
}
