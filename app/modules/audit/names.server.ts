import { and, eq, inArray, sql, type SQLWrapper } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { administers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName, shownWorkgroup, type Named } from '#app/modules/people/names.ts'
import { managedIds } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import {
  auditOrganisation,
  legislation,
  membership,
  organisation,
  sharingGroup,
  strategicAgenda,
  theme,
  user,
  workgroup,
} from '#db/schema/index.ts'

export type TrailPerson = Named & { email: string; own: number }

/** What is asked of a user to show them in the trail; `own`: belongs or belonged to an organisation the viewer manages. */
export function personInTrail(viewer: Viewer, at: number | SQLWrapper) {
  const managed = managedIds(viewer)
  const own =
    managed.length === 0
      ? sql<number>`0`
      : sql<number>`EXISTS (SELECT 1 FROM ${membership} WHERE ${and(
          eq(membership.userId, user.id),
          inArray(membership.organisationId, managed),
        )})`
  return { ...personColumns(viewer, at as SQLWrapper), email: user.email, own }
}

/**
 * Who did something. Somebody of the viewer's own organisation whom another one hides is shown by the address that they were
 * added with, as on the page of the organisation: never as the number that the other one shows.
 */
export function personText(viewer: Viewer, actor: string, person: TrailPerson | null): string {
  if (actor === 'system') return 'Het portaal'
  if (actor === 'anonymous') return 'Een bezoeker'
  if (!person) return 'Een vroegere gebruiker'
  if (person.id === viewer.userId) return person.name
  return person.hidden === 1 && person.own === 1 ? person.email : shownName(viewer, person, null)
}

/** Names of users, by id. @param at who was hidden at that moment is hidden here */
export async function namesOfUsers(read: Reader, viewer: Viewer, ids: readonly string[], at: number) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await read
    .select(personInTrail(viewer, at))
    .from(user)
    .where(inArray(user.id, [...ids]))
  return new Map(rows.map((person) => [person.id, personText(viewer, person.id, person)]))
}

/** Names of what is no item and no person, by kind and id, as the viewer may know them. */
export async function namesOfThings(read: Reader, viewer: Viewer, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const wanted = [...ids]
  const rows = await unionAll(
    read
      .select({
        kind: sql<string>`'organisation'`,
        id: organisation.id,
        name: organisation.name,
        hidden: sql<number>`0`,
      })
      .from(organisation)
      .where(inArray(organisation.id, wanted)),
    read
      .select({
        kind: sql<string>`'workgroup'`,
        id: workgroup.id,
        name: workgroup.name,
        hidden: sql<number>`${workgroup.hidden}`,
      })
      .from(workgroup)
      .where(inArray(workgroup.id, wanted)),
    read
      .select({ kind: sql<string>`'theme'`, id: theme.id, name: theme.name, hidden: sql<number>`0` })
      .from(theme)
      .where(inArray(theme.id, wanted)),
    read
      .select({
        kind: sql<string>`'agenda'`,
        id: strategicAgenda.id,
        name: strategicAgenda.title,
        hidden: sql<number>`0`,
      })
      .from(strategicAgenda)
      .where(inArray(strategicAgenda.id, wanted)),
    read
      .select({ kind: sql<string>`'law'`, id: legislation.id, name: legislation.name, hidden: sql<number>`0` })
      .from(legislation)
      .where(inArray(legislation.id, wanted)),
    read
      .select({ kind: sql<string>`'group'`, id: sharingGroup.id, name: sharingGroup.name, hidden: sql<number>`1` })
      .from(sharingGroup)
      .where(inArray(sharingGroup.id, wanted)),
  )
  const known = rows.flatMap(({ kind, id, name, hidden }) => {
    if (kind === 'workgroup') return [[id, shownWorkgroup(viewer, { id, name, hidden: hidden === 1 })] as const]
    if (kind === 'group' && !administers(viewer) && !viewer.keys.has(`group:${id}`)) return []
    return [[id, name] as const]
  })
  return new Map(known)
}

/**
 * To which organisations the actors belonged when they did it, by row. Of somebody who is hidden only those that hide, so
 * that their number leads to no other place they belong to.
 */
export async function organisationsOfActors(
  read: Reader,
  viewer: Viewer,
  rows: ReadonlyArray<{ seq: number; person: TrailPerson | null }>,
): Promise<Map<number, string>> {
  if (rows.length === 0) return new Map()
  const managed = new Set(managedIds(viewer))
  const hiddenRows = rows.filter(({ person }) => person?.hidden === 1)
  const hidden = new Set(hiddenRows.filter(({ person }) => person?.own === 0).map(({ seq }) => seq))
  // Of one's own whom another organisation hides: that they are there as well is no fact of ours.
  const hiddenOwn = new Set(hiddenRows.filter(({ person }) => person?.own === 1).map(({ seq }) => seq))
  const found = await read
    .select({
      seq: auditOrganisation.seq,
      id: organisation.id,
      name: organisation.name,
      hides: organisation.namesHidden,
      mergedInto: organisation.mergedInto,
    })
    .from(auditOrganisation)
    .innerJoin(organisation, eq(organisation.id, auditOrganisation.organisationId))
    .where(
      and(
        inArray(
          auditOrganisation.seq,
          rows.map(({ seq }) => seq),
        ),
        eq(auditOrganisation.ownPerson, true),
      ),
    )
    .orderBy(organisation.name)
  const bySeq = new Map<number, typeof found>()
  for (const one of found)
    if ((one.hides || !hidden.has(one.seq)) && (!hiddenOwn.has(one.seq) || managed.has(one.id)))
      bySeq.set(one.seq, [...(bySeq.get(one.seq) ?? []), one])
  // What was done for an organisation that went into another stands with both; it was done for the old one.
  const named = (places: typeof found) =>
    places.filter(({ id }) => !places.some(({ mergedInto }) => mergedInto === id)).map(({ name }) => name)
  return new Map([...bySeq].map(([seq, places]) => [seq, named(places).join(', ')]))
}
