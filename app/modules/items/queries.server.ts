import { and, asc, count, desc, eq, isNull, max, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { asReader } from '#app/access/policy.ts'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, fileVersion, item, itemKey, itemTheme, itemVersion, theme, user } from '#db/schema/index.ts'

export interface ThemeLink {
  slug: string
  name: string
  colour: number
}
export interface FileEntry {
  id: string
  name: string
  mime: string
  size: number
  pageCount: number | null
  scan: 'waiting' | 'clean' | 'infected'
  text: 'waiting' | 'ready' | 'unreadable'
  textReason: string | null
  originalAllowed: boolean
  /** Readers get exactly this. */
  live: boolean
}

/**
 * Themes, files and live locks of one item: what an item page shows around its text, in one statement.
 * @param newest for editors: the files as they will be once published, instead of those that readers get
 */
export async function partsOf(
  read: Reader,
  itemId: string,
  now: number,
  newest: boolean,
): Promise<{ themes: ThemeLink[]; files: FileEntry[]; locks: string[] }> {
  const none = sql<string>`''`
  const zero = sql<number>`0`
  const rows = await unionAll(
    read
      .select({
        part: sql<string>`'theme'`.as('part'),
        a: theme.slug,
        b: theme.name,
        c: none,
        d: none,
        e: none,
        f: none,
        n: theme.colour,
        m: zero,
        o: zero,
      })
      .from(itemTheme)
      .innerJoin(theme, eq(theme.id, itemTheme.themeId))
      .where(eq(itemTheme.itemId, itemId)),
    read
      .select({
        part: sql<string>`'file'`.as('part'),
        a: file.id,
        b: fileVersion.name,
        c: fileVersion.mime,
        d: fileVersion.scan,
        e: fileVersion.text,
        f: sql<string>`coalesce(${fileVersion.textReason}, '')`,
        n: fileVersion.size,
        m: sql<number>`coalesce(${fileVersion.pageCount}, -1)`,
        o: sql<number>`${file.originalAllowed} + (${file.liveVersionId} IS ${fileVersion.id}) * 2 + ${file.position} * 4`,
      })
      .from(file)
      .innerJoin(fileVersion, eq(fileVersion.id, newest ? file.versionId : file.liveVersionId))
      .where(and(eq(file.itemId, itemId), isNull(file.removedAt))),
    read
      .select({
        part: sql<string>`'lock'`.as('part'),
        a: itemKey.key,
        b: none,
        c: none,
        d: none,
        e: none,
        f: none,
        n: zero,
        m: zero,
        o: zero,
      })
      .from(itemKey)
      .where(
        and(
          eq(itemKey.itemId, itemId),
          eq(itemKey.side, 'reader'),
          sql`coalesce(${itemKey.until}, ${now} + 1) > ${now}`,
        ),
      ),
  )
  const pick = (part: string) => rows.filter((row) => row.part === part)
  return {
    themes: pick('theme').map((row) => ({ slug: row.a, name: row.b, colour: row.n })),
    files: pick('file')
      .sort((x, y) => x.o - y.o)
      .map((row) => ({
        id: row.a,
        name: row.b,
        mime: row.c,
        size: row.n,
        pageCount: row.m < 0 ? null : row.m,
        scan: row.d as FileEntry['scan'],
        text: row.e as FileEntry['text'],
        textReason: row.f || null,
        originalAllowed: (row.o & 1) === 1,
        live: (row.o & 2) === 2,
      })),
    locks: pick('lock').map((row) => row.a),
  }
}

/** All themes, for forms and filters. */
export async function listThemes(read: Reader): Promise<Array<ThemeLink & { id: string; description: string }>> {
  return read
    .select({ id: theme.id, slug: theme.slug, name: theme.name, description: theme.description, colour: theme.colour })
    .from(theme)
    .orderBy(asc(theme.name))
}

/** The newest version of an item (its draft where there is one), for the edit form. */
export async function latestVersion(read: Reader, itemId: string) {
  const [version] = await read
    .select()
    .from(itemVersion)
    .where(eq(itemVersion.itemId, itemId))
    .orderBy(desc(itemVersion.number))
    .limit(1)
  return version ?? null
}

/** All versions, newest first, for editors. */
export async function listVersions(read: Reader, viewer: Viewer, itemId: string) {
  const rows = await read
    .select({
      id: itemVersion.id,
      number: itemVersion.number,
      state: itemVersion.state,
      content: itemVersion.content,
      createdAt: itemVersion.createdAt,
      person: personColumns(viewer, itemVersion.createdAt),
    })
    .from(itemVersion)
    .innerJoin(user, eq(user.id, itemVersion.createdBy))
    .where(eq(itemVersion.itemId, itemId))
    .orderBy(desc(itemVersion.number))
  return rows.map(({ person, ...row }) => ({ ...row, by: shownName(viewer, person, null) }))
}

/** The columns every list row shows. */
export const listColumns = {
  id: item.id,
  kind: item.kind,
  title: item.title,
  summary: item.summary,
  date: item.date,
  label: item.label,
} as const

/** Items that anybody may read, newest first, with when each was last published: for the sitemap, which takes 50,000 at once. */
export async function listPublicAddresses(read: Reader, now: number, part: { offset: number; limit: number }) {
  return read
    .select({ id: item.id, kind: item.kind, title: item.title, updated: item.publishedAt, date: item.date })
    .from(item)
    .where(itemsWhere(asReader(anonymousViewer(now)), now))
    .orderBy(desc(item.date), desc(item.id))
    .limit(part.limit)
    .offset(part.offset)
}

/** Of the items that anybody may read: how many, and when one was last published. */
export async function countPublic(read: Reader, now: number): Promise<{ total: number; updated: number | null }> {
  const [row] = await read
    .select({ total: count(), updated: max(item.publishedAt) })
    .from(item)
    .where(itemsWhere(asReader(anonymousViewer(now)), now))
  return { total: row?.total ?? 0, updated: row?.updated ?? null }
}
