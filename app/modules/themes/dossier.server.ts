import { and, desc, eq, exists, inArray, lte, sql, type SQL } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import { participates, type Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { countMeetings, listMeetings, meetingsChangeAt } from '#app/modules/home/meetings.server.ts'
import { lawsOfTheme } from '#app/modules/legislation/queries.server.ts'
import { hostOf } from '#app/modules/library/queries.server.ts'
import { findExperts } from '#app/modules/profile/expertise.server.ts'
import { nextYear, placesOfTheme } from '#app/modules/strategy/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemTheme, link, organisation, theme, themeFollow } from '#db/schema/index.ts'

/** What a dossier shows of a kind before "alle …". */
const newest = 4
const mostMeetings = 3

export const dossierKinds = ['news', 'practice', 'document', 'link'] as const
export type DossierKind = (typeof dossierKinds)[number]
type Row = Awaited<ReturnType<typeof newestOfKinds>>[number]

/**
 * Everything on one subject, as far as this viewer may read it: the newest of every kind with how many there are, meetings,
 * people who know, how laws stand, the place in the strategic agenda. About ten statements, each for the whole section;
 * what visitors get is kept. `expiresAt`: the instant at which its meetings, or the agenda of this year, are no longer right.
 * @throws NotFound
 */
export async function getDossier(read: Reader, viewer: Viewer, slug: string) {
  const found = await findTheme(read, viewer, slug)
  if (!found) throw new NotFound()
  const { id, followed, ...about } = found
  const inTheme = ofTheme(read, id)
  const rows = await newestOfKinds(read, viewer, id)
  const counts = await countMeetings(read, viewer, inTheme)
  const options = { limit: mostMeetings, where: inTheme }
  const coming = counts.coming > 0 ? await listMeetings(read, viewer, { when: 'coming', ...options }) : []
  const past = counts.past > 0 ? await listMeetings(read, viewer, { when: 'past', ...options }) : []
  const people = participates(viewer) ? await findExperts(read, viewer, { q: about.name, after: null }) : null
  return {
    ...about,
    followed: followed === 1,
    sections: sectionsOf(rows),
    meetings: { coming, past, counts },
    people: (people?.people ?? []).slice(0, newest),
    laws: await lawsOfTheme(read, id),
    places: await placesOfTheme(read, id, viewer.now),
    expiresAt: Math.min(meetingsChangeAt(coming, viewer.now) ?? Infinity, nextYear(viewer.now)),
  }
}

async function findTheme(read: Reader, viewer: Viewer, slug: string) {
  const [row] = await read
    .select({
      id: theme.id,
      slug: theme.slug,
      name: theme.name,
      description: theme.description,
      colour: theme.colour,
      html: theme.html,
      followed: sql<number>`EXISTS (SELECT 1 FROM ${themeFollow}
        WHERE ${themeFollow.themeId} = ${theme.id} AND ${themeFollow.userId} = ${viewer.assurance >= 2 ? viewer.userId : ''})`,
    })
    .from(theme)
    .where(eq(theme.slug, slug))
  return row
}

const ofTheme = (read: Reader, themeId: string): SQL =>
  exists(
    read
      .select({ one: sql`1` })
      .from(itemTheme)
      .where(and(eq(itemTheme.itemId, item.id), eq(itemTheme.themeId, themeId))),
  )

/** The newest of every kind in one statement, each with the number of its kind. */
async function newestOfKinds(read: Reader, viewer: Viewer, themeId: string) {
  const ranked = read
    .select({
      id: item.id,
      kind: item.kind,
      title: item.title,
      summary: item.summary,
      date: item.date,
      label: item.label,
      organisation: sql<string>`${organisation.name}`.as('organisation'),
      url: link.url,
      source: link.source,
      place: sql<number>`row_number() OVER (PARTITION BY ${item.kind} ORDER BY ${item.date} DESC, ${item.id} DESC)`.as(
        'place',
      ),
      total: sql<number>`count(*) OVER (PARTITION BY ${item.kind})`.as('total'),
    })
    .from(itemTheme)
    .innerJoin(item, eq(item.id, itemTheme.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(link, eq(link.itemId, item.id))
    .where(
      and(eq(itemTheme.themeId, themeId), inArray(item.kind, dossierKinds), itemsWhere(asReader(viewer), viewer.now)),
    )
    .as('ranked')
  return read.select().from(ranked).where(lte(ranked.place, newest)).orderBy(desc(ranked.date), desc(ranked.id))
}

/** Only kinds of which there is something. */
function sectionsOf(rows: readonly Row[]) {
  return dossierKinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    if (own.length === 0) return []
    const total = own[0]?.total ?? 0
    return [
      { kind, total, rows: own.map(({ place: _, total: _total, url, ...row }) => ({ ...row, host: hostOf(url) })) },
    ]
  })
}
