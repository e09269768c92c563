import { and, asc, eq, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemTheme, theme } from '#db/schema/index.ts'

export type CountedTheme = Awaited<ReturnType<typeof countThemes>>[number]
const keptThemes = new WeakMap<Reader, { generation: string; until: number | null; themes: CountedTheme[] }>()

/**
 * All themes with the number of items that this viewer may read. Counting looks at every item, so what visitors get is
 * kept until something public changes.
 */
export async function listThemesWithCounts(read: Reader, viewer: Viewer): Promise<CountedTheme[]> {
  if (viewer.userId !== null) return countThemes(read, viewer)
  const generation = await publicGeneration(read)
  const kept = keptThemes.get(read)
  if (kept?.generation === generation && (kept.until === null || viewer.now < kept.until)) return kept.themes
  const until = await nextPublicChange(read, viewer.now)
  const themes = await countThemes(read, viewer)
  keptThemes.set(read, { generation, until, themes })
  return themes
}

async function countThemes(read: Reader, viewer: Viewer) {
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
