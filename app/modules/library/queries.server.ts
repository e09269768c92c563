import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import { outbound } from '#app/lib/web-address.ts'
import { readableByIdStart } from '#app/modules/items/facts.server.ts'
import { listColumns, partsOf } from '#app/modules/items/queries.server.ts'
import { listKey, type ListKey } from '#app/modules/news/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { document, item, itemTheme, link, organisation, practice, theme, workgroup } from '#db/schema/index.ts'

const pageSize = 20
const countedTo = 500

/** What the library lists; news and meetings have lists of their own. */
export const libraryKinds = ['practice', 'document', 'link'] as const

export interface LibraryFilters {
  kind?: (typeof libraryKinds)[number]
  theme?: string
  workgroupId?: string
  /** News beside practices and documents. */
  news?: boolean
}

/** A page of practices and documents, newest first, with the number of all (exact to 500). */
export async function listLibrary(
  read: Reader,
  viewer: Viewer,
  options: LibraryFilters & { after?: ListKey | null; limit?: number },
) {
  const limit = options.limit ?? pageSize
  const where = and(
    options.kind
      ? eq(item.kind, options.kind)
      : inArray(item.kind, options.news ? ['news', ...libraryKinds] : libraryKinds),
    options.workgroupId ? eq(item.workgroupId, options.workgroupId) : undefined,
    options.theme ? hasTheme(options.theme) : undefined,
    itemsWhere(asReader(viewer), viewer.now),
  )
  const counted = read
    .select({ one: sql`1`.as('one') })
    .from(item)
    .where(where)
    .limit(countedTo + 1)
    .as('counted')
  const rows = await read
    .select({
      ...listColumns,
      organisation: organisation.name,
      url: link.url,
      total: sql<number>`(SELECT count(*) FROM ${counted})`,
    })
    .from(item)
    .leftJoin(link, eq(link.itemId, item.id))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(
      and(
        where,
        options.after
          ? or(lt(item.date, options.after.date), and(eq(item.date, options.after.date), lt(item.id, options.after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(item.date), desc(item.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const total = rows[0]?.total ?? 0
  return {
    rows: shown.map(({ total: _, url, ...row }) => ({ ...row, host: hostOf(url) })),
    next: rows.length > limit && last ? listKey(last) : null,
    total: Math.min(total, countedTo),
    more: total > countedTo,
  }
}

/** A practice or document with its text and parts. A hidden workgroup is named to its own members only. @throws NotFound */
export async function getLibraryItem(read: Reader, viewer: Viewer, slug: string) {
  const start = idStartOf(slug)
  if (!start) throw new NotFound()
  const [row] = await read
    .select({
      ...listColumns,
      status: item.status,
      publishAt: item.publishAt,
      updatedAt: item.updatedAt,
      ownerId: item.ownerId,
      organisation: organisation.name,
      workgroupId: item.workgroupId,
      workgroup: { slug: workgroup.slug, name: workgroup.name, hidden: workgroup.hidden },
      html: sql<string>`coalesce(${practice.html}, ${document.html}, ${link.html}, '')`,
      url: link.url,
      source: link.source,
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(practice, eq(practice.itemId, item.id))
    .leftJoin(document, eq(document.itemId, item.id))
    .leftJoin(link, eq(link.itemId, item.id))
    .leftJoin(workgroup, eq(workgroup.id, item.workgroupId))
    .where(and(inArray(item.kind, libraryKinds), readableByIdStart(viewer, start)))
  if (!row) throw new NotFound()
  const named = row.workgroup && (!row.workgroup.hidden || viewer.keys.has(`wg:${row.workgroupId}`))
  const { url, source, ...rest } = row
  return {
    ...rest,
    /** Where it stands, for a link; null where the address cannot be linked to. */
    elsewhere: row.kind === 'link' ? { source: source ?? '', to: outbound(url ?? '') } : null,
    workgroup: named ? row.workgroup : null,
    ...(await partsOf(read, row.id, viewer.now, row.status === 'draft')),
  }
}

/** The site that a link leads to; null for what is read here. */
export const hostOf = (url: string | null): string | null => (url ? (outbound(url)?.host ?? null) : null)

function hasTheme(slug: string) {
  return sql`EXISTS (SELECT 1 FROM ${itemTheme} INNER JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}
    WHERE ${itemTheme.itemId} = ${item.id} AND ${theme.slug} = ${slug})`
}
