import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import { anonymousViewer } from '#app/access/viewer.ts'
import type { Kind } from '#app/modules/items/kinds.ts'
import { urls } from '#app/lib/urls.ts'
import type { Reader } from '#db/client.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, pageView } from '#db/schema/index.ts'
import { pageNames, type PageName } from './pages.ts'

const dayMs = 24 * 3_600_000

/** The first day of a period of this many days that ends today. */
const since = (days: number, now: number): string => isoDate(now - (days - 1) * dayMs)

export interface PageViews {
  title: string
  path: string | null
  kind: Kind | null
  views: number
}

/**
 * How often public pages were opened in the last `days` days, most first: kinds of pages, and items that everybody may read
 * now. What has become stricter since is left out, whatever was counted of it before.
 */
export async function listViews(read: Reader, days: number, now: number, limit = 500): Promise<PageViews[]> {
  const views = sql<number>`sum(${pageView.views})`
  const from = gte(pageView.day, since(days, now))
  const pages = await read
    .select({ page: pageView.page, views })
    .from(pageView)
    .where(and(from, inArray(pageView.page, Object.keys(pageNames))))
    .groupBy(pageView.page)
  const items = await read
    .select({ id: item.id, kind: item.kind, title: item.title, views })
    .from(pageView)
    .innerJoin(item, eq(item.id, pageView.page))
    .where(and(from, itemsWhere(asReader(anonymousViewer(now)), now)))
    .groupBy(item.id)
    .orderBy(desc(views))
    .limit(limit)
  return [
    ...pages.map(({ page, views: n }) => ({ title: pageNames[page as PageName], path: null, kind: null, views: n })),
    ...items.map((row) => ({ title: row.title, path: urls.item(row), kind: row.kind, views: row.views })),
  ].sort((a, b) => b.views - a.views)
}

/** Per day, newest first: how often public pages were opened in all. Days on which nobody did are left out. */
export async function listDays(read: Reader, days: number, now: number) {
  return read
    .select({ day: pageView.day, views: sql<number>`sum(${pageView.views})` })
    .from(pageView)
    .where(
      and(
        gte(pageView.day, since(days, now)),
        sql`(${inArray(pageView.page, Object.keys(pageNames))} OR EXISTS (SELECT 1 FROM ${item}
          WHERE ${item.id} = ${pageView.page} AND ${itemsWhere(asReader(anonymousViewer(now)), now)}))`,
      ),
    )
    .groupBy(pageView.day)
    .orderBy(desc(pageView.day))
}

/** How often an item that everybody may read now was opened in the last `days` days; null of any other. */
export async function viewsOf(read: Reader, itemId: string, days: number, now: number): Promise<number | null> {
  const [row] = await read
    .select({
      views: sql<number>`(SELECT coalesce(sum(${pageView.views}), 0) FROM ${pageView}
      WHERE ${pageView.page} = ${item.id} AND ${pageView.day} >= ${since(days, now)})`,
    })
    .from(item)
    .where(and(eq(item.id, itemId), itemsWhere(asReader(anonymousViewer(now)), now)))
  return row?.views ?? null
}
