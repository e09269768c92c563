import { and, eq, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemTheme, news, theme } from '#db/schema/index.ts'
import type { NewsCount } from './archive.ts'
import { nextPublicChange } from './queries.server.ts'

interface Kept {
  generation: string
  until: number | null
  counts: NewsCount[]
}
const keptCounts = new WeakMap<Reader, Kept>()

/**
 * How much news this viewer may read, by year, genre, publisher and theme. Counting looks at every item, so what visitors
 * get is kept until something public changes.
 */
export async function countNews(read: Reader, viewer: Viewer): Promise<NewsCount[]> {
  if (viewer.userId !== null) return countAll(read, viewer)
  const generation = await publicGeneration(read)
  const kept = keptCounts.get(read)
  if (kept?.generation === generation && (kept.until === null || viewer.now < kept.until)) return kept.counts
  const until = await nextPublicChange(read, viewer.now)
  const counts = await countAll(read, viewer)
  keptCounts.set(read, { generation, until, counts })
  return counts
}

async function countAll(read: Reader, viewer: Viewer): Promise<NewsCount[]> {
  // Read twice, and so worked out once: the rule is asked once per item, not again for each of its themes.
  const readable = read.$with('readable').as(
    read
      .select({
        id: item.id,
        year: sql<string>`substr(${item.date}, 1, 4)`.as('year'),
        genre: news.genre,
        publisher: item.publisher,
      })
      .from(item)
      .innerJoin(news, eq(news.itemId, item.id))
      .where(and(eq(item.kind, 'news'), itemsWhere(asReader(viewer), viewer.now))),
  )
  const shared = {
    year: sql<number>`CAST(${readable.year} AS INTEGER)`,
    genre: readable.genre,
    publisher: readable.publisher,
    count: sql<number>`count(*)`,
  }
  return read
    .with(readable)
    .select({ theme: sql<string>`''`, themeName: sql<string>`''`, ...shared })
    .from(readable)
    .groupBy(sql`${readable.year}`, readable.genre, readable.publisher)
    .unionAll(
      read
        .select({ theme: sql<string>`${theme.slug}`, themeName: sql<string>`${theme.name}`, ...shared })
        .from(readable)
        .innerJoin(itemTheme, eq(itemTheme.itemId, readable.id))
        .innerJoin(theme, eq(theme.id, itemTheme.themeId))
        .groupBy(theme.id, sql`${readable.year}`, readable.genre, readable.publisher),
    )
}
