import { and, eq, inArray, isNotNull, or, type AnyColumn } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, type Viewer } from '#app/access/viewer.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroup, sharingGroupMember, user, workgroup } from '#db/schema/index.ts'
import { objectionTo, type Waiting } from './confirmers.server.ts'
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
  /** False where somebody else must do it: see confirmers.server. */
  mayConfirm: boolean
}

/**
 * What waits for a confirmation: of a manager's own organisations and their groups, of a coordinator's own workgroups, and
 * everywhere for an administrator.
 */
export async function listPending(reader: Reader, viewer: Viewer): Promise<PendingGrant[]> {
  const mine = managedIds(viewer)
  const all = administers(viewer)
  const coordinated = viewer.seats.map((held) => held.workgroupId).filter((id) => coordinates(viewer, id))
  const within = (column: AnyColumn, ids = mine) => (all ? undefined : inArray(column, ids))
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
    .where(
      and(
        isNotNull(seat.pendingSince),
        notEnded(seat.endsAt, viewer.now),
        or(within(seat.organisationId), within(seat.workgroupId, coordinated)),
      ),
    )
  const groups = await reader
    .select({
      groupId: sharingGroupMember.groupId,
      since: sharingGroupMember.pendingSince,
      createdBy: sharingGroupMember.createdBy,
      name: sharingGroup.name,
      ownerId: sharingGroup.ownerId,
      where,
    })
    .from(sharingGroupMember)
    .innerJoin(sharingGroup, eq(sharingGroup.id, sharingGroupMember.groupId))
    .innerJoin(organisation, eq(organisation.id, sharingGroupMember.organisationId))
    .where(
      and(
        isNotNull(sharingGroupMember.pendingSince),
        or(within(sharingGroupMember.organisationId), within(sharingGroup.ownerId)),
      ),
    )

  const grants: Array<Omit<PendingGrant, 'mayConfirm'> & { waiting: Waiting }> = [
    ...members.map((row) => ({
      kind: 'membership' as const,
      id: row.id,
      organisation: row.where.name,
      what: `${shownMember(viewer, row.person, row.where)} als ${roleNames[row.role]}${untilText(row.endsAt)}`,
      mark: markOf({ ...row, userId: row.person.id, pendingSince: row.since }),
      since: row.since ?? 0,
      waiting: { organisationId: row.where.id, createdBy: row.createdBy, userId: row.person.id },
    })),
    ...seats.map((row) => ({
      kind: 'seat' as const,
      id: row.id,
      organisation: row.where.name,
      what: seatText(viewer, row) + untilText(row.endsAt),
      mark: markOf({ ...row, userId: row.person?.id ?? null, pendingSince: row.since }),
      since: row.since ?? 0,
      waiting: {
        organisationId: row.where.id,
        createdBy: row.createdBy,
        userId: row.person?.id ?? null,
        workgroupId: row.workgroup.id,
      },
    })),
    ...groups.map((row) => ({
      kind: 'group' as const,
      id: `${row.groupId}.${row.where.id}`,
      organisation: row.where.name,
      what: `In deelgroep ${row.name}`,
      mark: markOf({ pendingSince: row.since }),
      since: row.since ?? 0,
      waiting: { organisationId: row.where.id, createdBy: row.createdBy, userId: null, groupOwnerId: row.ownerId },
    })),
  ]
  const asked = await Promise.all(
    grants.map(async ({ waiting, ...grant }) => ({
      ...grant,
      mayConfirm: (await objectionTo(reader, viewer, waiting)) === null,
    })),
  )
  return asked.sort((a, b) => a.since - b.since)
}
