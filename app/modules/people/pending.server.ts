import { and, eq, inArray, isNotNull, isNull, type AnyColumn } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroup, sharingGroupMember, user, workgroup } from '#db/schema/index.ts'
import { roleNames } from './forms.ts'
import { markOf } from './grant-state.server.ts'
import { personColumns } from './hidden-names.server.ts'
import { shownMember, shownWorkgroup, type Named } from './names.ts'
import { managedIds, notEnded } from './queries.server.ts'

interface PendingSeat {
  workgroup: { id: string; name: string; hidden: boolean }
  where: { id: string; namesHidden: boolean }
  person: (Named & { email: string }) | null
  coordinator: boolean
}

function seatText(viewer: Viewer, { workgroup: group, where, person, coordinator }: PendingSeat): string {
  const text = `Zitplaats in ${shownWorkgroup(viewer, group)}`
  if (!person) return `${text}, nog zonder houder`
  return `${text} voor ${shownMember(viewer, person, where)}${coordinator ? ', als coördinator' : ''}`
}

/** The last day that counts, of an end at midnight. */
const untilText = (endsAt: number | null): string =>
  endsAt === null ? '' : `, tot en met ${formatDate(isoDate(endsAt - 1))}`

export interface PendingGrant {
  kind: 'membership' | 'seat' | 'group'
  id: string
  organisation: string
  what: string
  /** Goes back with the form: see grant-state.server. */
  mark: string
  since: number
  /** False where this viewer made it, or it is for them, or a manager of the organisation must do it. */
  mayConfirm: boolean
}

/** What waits for a confirmation: of a manager's own organisations, and everywhere for an administrator. */
export async function listPending(reader: Reader, viewer: Viewer): Promise<PendingGrant[]> {
  const mine = managedIds(viewer)
  const all = administers(viewer)
  const within = (column: AnyColumn) => (all ? undefined : inArray(column, mine))
  const withManager = new Set(
    (
      await reader
        .select({ id: membership.organisationId })
        .from(membership)
        .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
        .where(and(eq(membership.role, 'manager'), liveMembership(viewer.now)))
    ).map((row) => row.id),
  )
  const person = { ...personColumns(viewer), email: user.email }
  const where = { id: organisation.id, name: organisation.name, namesHidden: organisation.namesHidden }
  const members = await reader
    .select({
      id: membership.id,
      since: membership.pendingSince,
      createdBy: membership.createdBy,
      role: membership.role,
      endsAt: membership.endsAt,
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
      endsAt: seat.endsAt,
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
      what: `${shownMember(viewer, row.person, row.where)} als ${roleNames[row.role]}${untilText(row.endsAt)}`,
      mark: markOf({ ...row, userId: row.person.id, pendingSince: row.since }),
      since: row.since ?? 0,
      mayConfirm: may(row, row.person.id),
    })),
    ...seats.map((row) => ({
      kind: 'seat' as const,
      id: row.id,
      organisation: row.where.name,
      what: seatText(viewer, row) + untilText(row.endsAt),
      mark: markOf({ ...row, userId: row.person?.id ?? null, pendingSince: row.since }),
      since: row.since ?? 0,
      mayConfirm: may(row, row.person?.id ?? null),
    })),
    ...groups.map((row) => ({
      kind: 'group' as const,
      id: `${row.groupId}.${row.where.id}`,
      organisation: row.where.name,
      what: `In deelgroep ${row.name}`,
      mark: markOf({ pendingSince: row.since }),
      since: row.since ?? 0,
      mayConfirm: may(row, null),
    })),
  ].sort((a, b) => a.since - b.since)
}
