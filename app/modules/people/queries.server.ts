import { and, asc, count, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, roleIn, type Viewer } from '#app/access/viewer.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroup, sharingGroupMember, user, workgroup } from '#db/schema/index.ts'
import { formerNames, withFormer } from './former-names.server.ts'
import { personColumns } from './hidden-names.server.ts'
import { hidesNamesFrom, seesWorkgroup, shownMember, shownName, shownWorkgroup } from './names.ts'

export const notEnded = (endsAt: typeof membership.endsAt | typeof seat.endsAt, now: number) =>
  or(isNull(endsAt), gt(endsAt, now))
/** What is handed over from a later day on shows with the seats of its organisation only. */
const seatBegun = (now: number) => or(isNull(seat.startsAt), lte(seat.startsAt, now))
/** Is whoever stands on the seat a member still? Where not, it is vacant, whatever name is left on it. */
export const holderStays = (now: number) =>
  sql`EXISTS (SELECT 1 FROM ${membership} WHERE ${and(
    eq(membership.userId, seat.userId),
    eq(membership.organisationId, seat.organisationId),
    ne(membership.role, 'guest'),
    notEnded(membership.endsAt, now),
  )})`
export const managedIds = (viewer: Viewer): string[] =>
  viewer.memberships.filter((m) => roleIn(viewer, m.organisationId) === 'manager').map((m) => m.organisationId)

/** An organisation with its people and seats, for its managers and administrators. @throws NotFound for anybody else */
export async function getOrganisation(reader: Reader, viewer: Viewer, slug: string) {
  const [found] = await reader
    .select({
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      corePartner: organisation.corePartner,
      publishes: organisation.publishes,
      namesHidden: organisation.namesHidden,
      managedSince: organisation.managedSince,
      reviewedAt: organisation.reviewedAt,
    })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  const manager = found !== undefined && roleIn(viewer, found.id) === 'manager'
  if (!found || (!manager && !administers(viewer))) throw new NotFound()
  const members = await reader
    .select({
      membershipId: membership.id,
      person: { ...personColumns(viewer), email: user.email },
      role: membership.role,
      endsAt: membership.endsAt,
      reviewBy: membership.reviewBy,
      pendingSince: membership.pendingSince,
      suspendedAt: user.suspendedAt,
      passwordHash: user.passwordHash,
      passkey: hasPasskey,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.organisationId, found.id), notEnded(membership.endsAt, viewer.now)))
  const hidesAll = hidesNamesFrom(viewer, found)
  const people = members.map(({ person, passwordHash, passkey, suspendedAt, pendingSince, reviewBy, ...member }) => ({
    ...member,
    userId: person.id,
    name: shownMember(viewer, person, found),
    email: hidesAll || (person.hidden === 1 && !manager) ? null : person.email,
    self: person.id === viewer.userId,
    pending: pendingSince !== null,
    suspended: suspendedAt !== null,
    lapsed: reviewBy !== null && reviewBy <= viewer.now,
    // Whether somebody ever came in is a fact of an account that another organisation hides.
    invited: passwordHash === null && passkey === 0 && person.hidden === 0,
  }))
  people.sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
  return {
    organisation: found,
    people,
    seats: await seatsOf(reader, viewer, found, new Map(people.map(({ userId, name }) => [userId, name]))),
    manager,
    administrator: administers(viewer),
  }
}

async function seatsOf(
  reader: Reader,
  viewer: Viewer,
  of: { id: string; namesHidden: boolean },
  names: ReadonlyMap<string, string>,
) {
  const rows = await reader
    .select({
      id: seat.id,
      workgroup: { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden },
      coordinator: seat.coordinator,
      pendingSince: seat.pendingSince,
      succeeds: seat.succeeds,
      startsAt: seat.startsAt,
      holder: personColumns(viewer),
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .leftJoin(user, and(eq(user.id, seat.userId), holderStays(viewer.now)))
    .where(and(eq(seat.organisationId, of.id), notEnded(seat.endsAt, viewer.now)))
    .orderBy(asc(workgroup.name), asc(seat.id))
  const nameOf = (row: (typeof rows)[number]) =>
    row.holder && (names.get(row.holder.id) ?? shownName(viewer, row.holder, of))
  const isLater = (row: (typeof rows)[number]) => (row.startsAt ?? 0) > viewer.now
  const followers = new Map(
    rows.filter(isLater).map((row) => [row.succeeds, { name: nameOf(row) ?? 'iemand', from: row.startsAt ?? 0 }]),
  )
  return rows
    .filter((row) => !isLater(row))
    .map((row) => ({
      id: row.id,
      workgroup: shownWorkgroup(viewer, row.workgroup),
      coordinator: row.coordinator,
      pending: row.pendingSince !== null,
      holder: nameOf(row),
      /** Who takes it over on a later day, planned already. */
      follower: followers.get(row.id) ?? null,
    }))
}

/** All workgroups for an administrator, the own for a coordinator; a hidden one without its name to outsiders. */
export async function listWorkgroups(reader: Reader, viewer: Viewer) {
  const rows = await reader
    .select({
      id: workgroup.id,
      slug: workgroup.slug,
      name: workgroup.name,
      kind: workgroup.kind,
      hidden: workgroup.hidden,
      seats: count(seat.id),
    })
    .from(workgroup)
    .leftJoin(seat, and(eq(seat.workgroupId, workgroup.id), notEnded(seat.endsAt, viewer.now), seatBegun(viewer.now)))
    .groupBy(workgroup.id)
  return rows
    .filter((row) => administers(viewer) || coordinates(viewer, row.id))
    .map(({ id, name, ...row }) => ({ ...row, name: shownWorkgroup(viewer, { id, name, hidden: row.hidden }) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** A workgroup with its seats, for its coordinators and administrators. @throws NotFound for anybody else */
export async function getWorkgroup(reader: Reader, viewer: Viewer, slug: string) {
  const [found] = await reader.select().from(workgroup).where(eq(workgroup.slug, slug))
  if (!found || (!administers(viewer) && !coordinates(viewer, found.id))) throw new NotFound()
  const rows = await reader
    .select({
      id: seat.id,
      organisation: { id: organisation.id, name: organisation.name, namesHidden: organisation.namesHidden },
      coordinator: seat.coordinator,
      pendingSince: seat.pendingSince,
      holder: personColumns(viewer),
    })
    .from(seat)
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .leftJoin(user, and(eq(user.id, seat.userId), holderStays(viewer.now)))
    .where(and(eq(seat.workgroupId, found.id), notEnded(seat.endsAt, viewer.now), seatBegun(viewer.now)))
    .orderBy(asc(organisation.name), asc(seat.id))
  const visible = seesWorkgroup(viewer, found)
  return {
    workgroup: {
      id: found.id,
      slug: found.slug,
      kind: found.kind,
      hidden: found.hidden,
      joining: found.joining,
      visible,
      coordinated: coordinates(viewer, found.id),
      name: shownWorkgroup(viewer, found),
      description: visible ? found.description : '',
      editable: coordinates(viewer, found.id) || (administers(viewer) && !found.hidden),
    },
    seats: rows.map((row) => ({
      id: row.id,
      organisation: row.organisation.name,
      coordinator: row.coordinator,
      pending: row.pendingSince !== null,
      self: row.holder?.id === viewer.userId,
      holder: row.holder && shownName(viewer, row.holder, row.organisation),
    })),
    organisations: await organisationOptions(reader),
  }
}

/** Names for a choice; which organisations take part is no secret among those who may choose. */
export async function organisationOptions(reader: Reader): Promise<Array<{ id: string; name: string }>> {
  const former = await formerNames(reader)
  const rows = await reader
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(isNull(organisation.mergedInto))
    .orderBy(asc(organisation.name))
  return rows.map(({ id, name }) => ({ id, name: withFormer(name, former.get(id)) }))
}

/** All sharing groups with what they hold, for administrators. */
export async function listGroups(reader: Reader) {
  const owner = await reader
    .select({ id: sharingGroup.id, name: sharingGroup.name, owner: organisation.name })
    .from(sharingGroup)
    .innerJoin(organisation, eq(organisation.id, sharingGroup.ownerId))
    .orderBy(asc(sharingGroup.name))
  const entries = await reader
    .select({
      groupId: sharingGroupMember.groupId,
      organisationId: organisation.id,
      name: organisation.name,
      pendingSince: sharingGroupMember.pendingSince,
    })
    .from(sharingGroupMember)
    .innerJoin(organisation, eq(organisation.id, sharingGroupMember.organisationId))
    .orderBy(asc(organisation.name))
  return owner.map((group) => ({
    ...group,
    organisations: entries
      .filter((entry) => entry.groupId === group.id)
      .map(({ organisationId, name, pendingSince }) => ({ id: organisationId, name, pending: pendingSince !== null })),
  }))
}
