import { and, asc, eq, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemTheme, theme } from '#db/schema/index.ts'

/** All themes with the number of items that this viewer may read. */
export async function listThemesWithCounts(read: Reader, viewer: Viewer) {
  const counts = read
    .select({ themeId: itemTheme.themeId, count: sql<number>`count(*)`.as('count') })
    .from(itemTheme)
    .innerJoin(item, eq(item.id, itemTheme.itemId))
    .where(itemsWhere(asReader(viewer), viewer.now))
    .groupBy(itemTheme.themeId)
    .as('counts')
  return read
    .select({
      slug: theme.slug,
      name: theme.name,
      description: theme.description,
      colour: theme.colour,
      count: sql<number>`coalesce(${counts.count}, 0)`,
    })
    .from(theme)
    .leftJoin(counts, eq(counts.themeId, theme.id))
    .orderBy(asc(theme.name))
}

/** @throws NotFound */
export async function getTheme(read: Reader, slug: string) {
  const [row] = await read
    .select()
    .from(theme)
    .where(and(eq(theme.slug, slug)))
  if (!row) throw new NotFound()
  return row
}
