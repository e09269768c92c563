import { and, desc, eq, exists, gte, inArray, ne, notInArray, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { listColumns } from '#app/modules/items/queries.server.ts'
import { listNews, nextPublicChange } from '#app/modules/news/queries.server.ts'
import { listFollowed } from '#app/modules/themes/follow.server.ts'
import { listThemesWithCounts } from '#app/modules/themes/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemTheme, organisation, themeFollow, workgroup } from '#db/schema/index.ts'
import { listAsked } from './asked.server.ts'
import { listMeetings, listOwnMeetings, meetingsChangeAt } from './meetings.server.ts'

const shown = { news: 5, meetings: 3, rows: 5 } as const
const newForMs = 30 * 24 * 3_600_000

export type PublicHome = Awaited<ReturnType<typeof publicHome>>
export type ForYou = Awaited<ReturnType<typeof forYou>>

/**
 * The home page of whoever has not signed in: what is on top, the newest news beside it, the next meetings and the themes
 * with what they hold for this viewer. Five statements, and the sixth for `expiresAt`: the instant at which this is no
 * longer right, null where nothing is due.
 */
export async function publicHome(read: Reader, viewer: Viewer) {
  // Enough for the newest beside the pinned ones, which come first however old they are.
  const { rows } = await listNews(read, viewer, { limit: shown.news + 3 })
  const pinned = rows.find((row) => row.pinned) ?? null
  const news = rows
    .filter((row) => row !== pinned)
    .sort((a, b) => b.date.localeCompare(a.date))
    .slice(0, shown.news)
  const meetings = await listMeetings(read, viewer, { when: 'coming', limit: shown.meetings })
  return {
    pinned,
    news,
    meetings,
    themes: await listThemesWithCounts(read, viewer),
    expiresAt: earliest(await nextPublicChange(read, viewer.now), meetingsChangeAt(meetings, viewer.now)),
  }
}

/**
 * The home page of somebody signed in: what waits for them, what is new in the themes that they follow and at their tables,
 * and meetings. For a reader five statements at most. What they read of late is not here: only readings of AMBER and
 * stricter are kept, and those for another purpose.
 */
export async function forYou(read: Reader, viewer: Viewer & { userId: string }) {
  const ownMeetings = await listOwnMeetings(read, viewer, shown.rows)
  return {
    asked: await listAsked(read, viewer),
    followed: await listFollowed(read, viewer.userId),
    inThemes: await newInThemes(read, viewer),
    inWorkgroups: await newInWorkgroups(read, viewer),
    ownMeetings,
    meetings: await listMeetings(read, viewer, {
      when: 'coming',
      limit: shown.meetings,
      where: notInArray(
        item.id,
        ownMeetings.map(({ id }) => id),
      ),
    }),
  }
}

/** The newest of every kind but meetings. */
async function newInThemes(read: Reader, viewer: Viewer & { userId: string }) {
  const followed = read
    .select({ one: sql`1` })
    .from(itemTheme)
    .innerJoin(themeFollow, eq(themeFollow.themeId, itemTheme.themeId))
    .where(and(eq(itemTheme.itemId, item.id), eq(themeFollow.userId, viewer.userId)))
  return read
    .select({ ...listColumns, publisher: item.publisher, organisation: organisation.name })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(and(ne(item.kind, 'event'), exists(followed), itemsWhere(asReader(viewer), viewer.now)))
    .orderBy(desc(item.date), desc(item.id))
    .limit(shown.rows)
}

/** What was made at the viewer's own tables in the last thirty days. */
async function newInWorkgroups(read: Reader, viewer: Viewer) {
  const tables = viewer.seats.map((held) => held.workgroupId).filter((id) => viewer.keys.has(`wg:${id}`))
  if (tables.length === 0) return []
  return (
    read
      .select({
        ...listColumns,
        publishAt: item.publishAt,
        workgroup: { slug: workgroup.slug, name: workgroup.name },
      })
      .from(item)
      // Their own tables: a name that is hidden from others is not hidden from them.
      .innerJoin(workgroup, eq(workgroup.id, item.workgroupId))
      .where(
        and(
          inArray(item.workgroupId, tables),
          gte(item.publishAt, viewer.now - newForMs),
          itemsWhere(asReader(viewer), viewer.now),
        ),
      )
      .orderBy(desc(item.publishAt), desc(item.id))
      .limit(shown.rows)
  )
}

/** The first of these instants; null where none is due. */
export function earliest(...instants: ReadonlyArray<number | null>): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length > 0 ? Math.min(...known) : null
}
