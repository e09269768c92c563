import { sql } from 'drizzle-orm'
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
  const readable = itemsWhere(asReader(viewer), viewer.now)
  // Materialized, so that the rule is asked once per item; the crossed join goes from those items to their themes and not
  // the other way round, and names come in when there are few rows left.
  return read.all<NewsCount>(sql`
    WITH readable AS MATERIALIZED (
      SELECT ${item.id} AS id, CAST(substr(${item.date}, 1, 4) AS INTEGER) AS year, ${news.genre} AS genre,
        ${item.publisher} AS publisher
      FROM ${item} INNER JOIN ${news} ON ${news.itemId} = ${item.id}
      WHERE ${item.kind} = 'news' AND ${readable}),
    themed AS (
      SELECT ${itemTheme.themeId} AS theme_id, year, genre, publisher, count(*) AS count
      FROM readable CROSS JOIN ${itemTheme} ON ${itemTheme.itemId} = readable.id GROUP BY 1, 2, 3, 4)
    SELECT '' AS theme, '' AS themeName, year, genre, publisher, count(*) AS count FROM readable GROUP BY 3, 4, 5
    UNION ALL
    SELECT ${theme.slug}, ${theme.name}, year, genre, publisher, count
    FROM themed INNER JOIN ${theme} ON ${theme.id} = themed.theme_id`)
}
