import { eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '#db/client.server.ts'
import { organisation, theme } from '#db/schema/index.ts'
import { facetNames, type FacetCounts, type FacetName } from '#search/engine.ts'

export interface FacetValue {
  value: string
  /** As shown; for kinds, years and labels the value itself. */
  name: string
  count: number
}

/** The organisation that an address names: of one that went into another, that one. */
export async function currentOrganisation(read: Reader, slug: string): Promise<string> {
  const gone = alias(organisation, 'gone')
  const [row] = await read
    .select({ slug: organisation.slug })
    .from(gone)
    .innerJoin(organisation, eq(organisation.id, gone.mergedInto))
    .where(eq(gone.slug, slug))
  return row?.slug ?? slug
}

/** The values of every facet with their names, most frequent first; years newest first. @param read null leaves the names out */
export async function nameFacets(read: Reader | null, counts: FacetCounts): Promise<Record<FacetName, FacetValue[]>> {
  const slugs = { theme: Object.keys(counts.theme), organisation: Object.keys(counts.organisation) }
  const names: Partial<Record<FacetName, Map<string, string>>> = {}
  if (read && slugs.theme.length > 0) {
    const rows = await read
      .select({ slug: theme.slug, name: theme.name })
      .from(theme)
      .where(inArray(theme.slug, slugs.theme))
    names.theme = new Map(rows.map((row) => [row.slug, row.name]))
  }
  if (read && slugs.organisation.length > 0) {
    const rows = await read
      .select({ slug: organisation.slug, name: organisation.name })
      .from(organisation)
      .where(inArray(organisation.slug, slugs.organisation))
    names.organisation = new Map(rows.map((row) => [row.slug, row.name]))
  }
  const named = (facet: FacetName): FacetValue[] =>
    Object.entries(counts[facet])
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, name: names[facet]?.get(value) ?? value, count }))
      .sort((a, b) =>
        facet === 'year' ? (a.value < b.value ? 1 : -1) : b.count - a.count || a.name.localeCompare(b.name, 'nl'),
      )
  const [kind, byTheme, owner, year, label] = facetNames.map(named)
  return { kind: kind ?? [], theme: byTheme ?? [], organisation: owner ?? [], year: year ?? [], label: label ?? [] }
}
