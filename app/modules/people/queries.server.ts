import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, roleIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroup, sharingGroupMember, user, workgroup } from '#db/schema/index.ts'
import { roleNames } from './forms.ts'
import { hidesNamesFrom, seesWorkgroup, shownName, shownWorkgroup } from './names.ts'

const notEnded = (endsAt: typeof membership.endsAt | typeof seat.endsAt, now: number) =>
  or(isNull(endsAt), gt(endsAt, now))
const managedIds = (viewer: Viewer): string[] =>
  viewer.memberships.filter((m) => roleIn(viewer, m.organisationId) === 'manager').map((m) => m.organisationId)

/** All organisations for an administrator, their own for a manager; with the number of people who belong to it now. */
export async function listOrganisations(reader: Reader, viewer: Viewer) {
  return reader
    .select({
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      corePartner: organisation.corePartner,
      people: count(membership.id),
    })
    .from(organisation)
    .leftJoin(membership, and(eq(membership.organisationId, organisation.id), liveMembership(viewer.now)))
    .where(administers(viewer) ? undefined : inArray(organisation.id, managedIds(viewer)))
    .groupBy(organisation.id)
    .orderBy(asc(organisation.name))
}

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
    })
    .from(organisation)
    .where(eq(organisation.slug, slug))
  const manager = found !== undefined && roleIn(viewer, found.id) === 'manager'
  if (!found || (!manager && !administers(viewer))) throw new NotFound()
  const members = await reader
    .select({
      membershipId: membership.id,
      userId: user.id,
      name: user.name,
      jobTitle: user.jobTitle,
      number: user.number,
      email: user.email,
      role: membership.role,
      endsAt: membership.endsAt,
      pendingSince: membership.pendingSince,
      suspendedAt: user.suspendedAt,
      passwordHash: user.passwordHash,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.organisationId, found.id), notEnded(membership.endsAt, viewer.now)))
    .orderBy(asc(user.name))
  const hidden = hidesNamesFrom(viewer, found)
  const people = members.map(({ passwordHash, suspendedAt, pendingSince, ...member }) => ({
    membershipId: member.membershipId,
    userId: member.userId,
    role: member.role,
    endsAt: member.endsAt,
    jobTitle: member.jobTitle,
    name: shownName(viewer, member, found),
    email: hidden ? null : member.email,
    self: member.userId === viewer.userId,
    pending: pendingSince !== null,
    suspended: suspendedAt !== null,
    invited: passwordHash === null,
  }))
  if (hidden) people.sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
  return {
    organisation: found,
    people,
    seats: await seatsOf(reader, viewer, found),
    manager,
    administrator: administers(viewer),
  }
}

async function seatsOf(reader: Reader, viewer: Viewer, of: { id: string; namesHidden: boolean }) {
  const rows = await reader
    .select({
      id: seat.id,
      workgroup: { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden },
      coordinator: seat.coordinator,
      pendingSince: seat.pendingSince,
      holder: { id: user.id, name: user.name, jobTitle: user.jobTitle, number: user.number },
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .leftJoin(user, eq(user.id, seat.userId))
    .where(and(eq(seat.organisationId, of.id), notEnded(seat.endsAt, viewer.now)))
    .orderBy(asc(workgroup.name), asc(seat.id))
  return rows.map((row) => ({
    id: row.id,
    workgroup: shownWorkgroup(viewer, row.workgroup),
    coordinator: row.coordinator,
    pending: row.pendingSince !== null,
    holder: row.holder && shownName(viewer, row.holder, of),
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
    .leftJoin(seat, and(eq(seat.workgroupId, workgroup.id), notEnded(seat.endsAt, viewer.now)))
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
      holder: { id: user.id, name: user.name, jobTitle: user.jobTitle, number: user.number },
    })
    .from(seat)
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .leftJoin(user, eq(user.id, seat.userId))
    .where(and(eq(seat.workgroupId, found.id), notEnded(seat.endsAt, viewer.now)))
    .orderBy(asc(organisation.name), asc(seat.id))
  const visible = seesWorkgroup(viewer, found)
  return {
    workgroup: {
      id: found.id,
      slug: found.slug,
      kind: found.kind,
      hidden: found.hidden,
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
export function organisationOptions(reader: Reader): Promise<Array<{ id: string; name: string }>> {
  return reader
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .orderBy(asc(organisation.name))
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

interface PendingSeat {
  workgroup: { id: string; name: string; hidden: boolean }
  where: { id: string; namesHidden: boolean }
  person: { name: string; jobTitle: string; number: number } | null
  coordinator: boolean
}

function seatText(viewer: Viewer, { workgroup: group, where, person, coordinator }: PendingSeat): string {
  const text = `Zitplaats in ${shownWorkgroup(viewer, group)}`
  if (!person) return `${text}, nog zonder houder`
  return `${text} voor ${shownName(viewer, person, where)}${coordinator ? ', als coördinator' : ''}`
}

export interface PendingGrant {
  kind: 'membership' | 'seat' | 'group'
  id: string
  organisation: string
  what: string
  since: number
  /** False where this viewer made it, or it is for them, or a manager of the organisation must do it. */
  mayConfirm: boolean
}

/** What waits for a confirmation: of a manager's own organisations, and everywhere for an administrator. */
export async function listPending(reader: Reader, viewer: Viewer): Promise<PendingGrant[]> {
  const mine = managedIds(viewer)
  const all = administers(viewer)
  const within = (column: typeof membership.organisationId) => (all ? undefined : inArray(column, mine))
  const withManager = new Set(
    (
      await reader
        .select({ id: membership.organisationId })
        .from(membership)
        .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
        .where(and(eq(membership.role, 'manager'), liveMembership(viewer.now)))
    ).map((row) => row.id),
  )
  const person = { id: user.id, name: user.name, jobTitle: user.jobTitle, number: user.number }
  const where = { id: organisation.id, name: organisation.name, namesHidden: organisation.namesHidden }
  const members = await reader
    .select({
      id: membership.id,
      since: membership.pendingSince,
      createdBy: membership.createdBy,
      role: membership.role,
      person,
      where,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        isNotNull(membership.pendingSince),
        notEnded(membership.endsAt, viewer.now),
        within(membership.organisationId),
      ),
    )
  const seats = await reader
    .select({
      id: seat.id,
      since: seat.pendingSince,
      createdBy: seat.createdBy,
      coordinator: seat.coordinator,
      person,
      where,
      workgroup: { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden },
    })
    .from(seat)
    .leftJoin(user, eq(user.id, seat.userId))
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .where(and(isNotNull(seat.pendingSince), notEnded(seat.endsAt, viewer.now), within(seat.organisationId)))
  const groups = await reader
    .select({
      groupId: sharingGroupMember.groupId,
      since: sharingGroupMember.pendingSince,
      createdBy: sharingGroupMember.createdBy,
      name: sharingGroup.name,
      where,
    })
    .from(sharingGroupMember)
    .innerJoin(sharingGroup, eq(sharingGroup.id, sharingGroupMember.groupId))
    .innerJoin(organisation, eq(organisation.id, sharingGroupMember.organisationId))
    .where(and(isNotNull(sharingGroupMember.pendingSince), within(sharingGroupMember.organisationId)))

  const may = (grant: { createdBy: string | null; where: { id: string } }, userId: string | null) =>
    grant.createdBy !== viewer.userId &&
    userId !== viewer.userId &&
    (mine.includes(grant.where.id) || (all && !withManager.has(grant.where.id)))
  return [
    ...members.map((row) => ({
      kind: 'membership' as const,
      id: row.id,
      organisation: row.where.name,
      what: `${shownName(viewer, row.person, row.where)} als ${roleNames[row.role]}`,
      since: row.since ?? 0,
      mayConfirm: may(row, row.person.id),
    })),
    ...seats.map((row) => ({
      kind: 'seat' as const,
      id: row.id,
      organisation: row.where.name,
      what: seatText(viewer, row),
      since: row.since ?? 0,
      mayConfirm: may(row, row.person?.id ?? null),
    })),
    ...groups.map((row) => ({
      kind: 'group' as const,
      id: `${row.groupId}.${row.where.id}`,
      organisation: row.where.name,
      what: `In deelgroep ${row.name}`,
      since: row.since ?? 0,
      mayConfirm: may(row, null),
    })),
  ].sort((a, b) => a.since - b.since)
}
