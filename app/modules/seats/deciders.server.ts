import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { belongsTo, wasLetInBy } from '#app/modules/people/confirmers.server.ts'
import { coordinatorsNow } from '#app/modules/people/coordinators.server.ts'
import { manages } from '#app/modules/people/grants.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, type seatRequest, user, type workgroup } from '#db/schema/index.ts'

export type SeatRequest = typeof seatRequest.$inferSelect
type Joining = (typeof workgroup.$inferSelect)['joining']

/** Who has yet to agree. */
export interface Missing {
  coordinator: boolean
  manager: boolean
}

/**
 * Whose agreement a request still needs. A manager agrees to everything about a seat of their organisation; a coordinator
 * to who joins, unless the workgroup is open. Who manages the organisation alone asks a coordinator all the same.
 */
export async function missingOf(reader: Reader, request: SeatRequest, joining: Joining, now: number): Promise<Missing> {
  const alone = request.kind === 'join' && (await otherManagers(reader, request, now)).length === 0
  // What a manager agreed to and is open still waits for a coordinator, whoever has become a manager since.
  const waits = joining !== 'open' || alone || request.managerBy !== null
  return {
    coordinator: request.kind === 'join' && request.coordinatorBy === null && waits,
    manager: request.managerBy === null,
  }
}

/**
 * Which of the missing agreements this viewer can give: none about themselves or what they asked, nor where who gains by
 * it let them in. An administrator of elsewhere only where there is no manager, or no coordinator, who could.
 */
export async function canGive(
  reader: Reader,
  viewer: Viewer,
  request: SeatRequest,
  missing: Missing,
): Promise<Missing> {
  const none = { coordinator: false, manager: false }
  const interested = [request.userId, request.askedBy]
  if (viewer.userId === null || interested.includes(viewer.userId)) return none
  // Whoever names their own successor gains nothing by it.
  const gain = request.kind === 'successor' ? [request.userId] : interested
  if (await wasLetInBy(reader, viewer.userId, gain)) return none
  const own = {
    coordinator: missing.coordinator && coordinates(viewer, request.workgroupId),
    manager: missing.manager && manages(viewer, request.organisationId),
  }
  // Who stands in agrees for one side only, and for nobody whom they let in: the other side is somebody else.
  const gave = [request.coordinatorBy, request.managerBy].includes(viewer.userId)
  const outside =
    administers(viewer) &&
    !gave &&
    !(await belongsTo(reader, viewer.userId, request.organisationId)) &&
    !(await wasLetInBy(reader, request.userId, [viewer.userId]))
  if (!outside || own.coordinator || own.manager) return own
  const { kind, workgroupId } = request
  const forManager =
    missing.manager && kind === 'join' && (await otherManagers(reader, request, viewer.now)).length === 0
  const forCoordinator =
    missing.coordinator && !forManager && (await coordinatorsNow(reader, workgroupId, viewer.now)).length === 0
  return { coordinator: forCoordinator, manager: forManager }
}

/** Whom to tell that a request waits for them. @returns user ids */
export async function decidersOf(
  reader: Reader,
  request: SeatRequest,
  missing: Missing,
  now: number,
): Promise<string[]> {
  const managers = missing.manager ? await otherManagers(reader, request, now) : []
  const coordinators = missing.coordinator ? await coordinatorsNow(reader, request.workgroupId, now) : []
  const stuck = (missing.manager && managers.length === 0) || (missing.coordinator && coordinators.length === 0)
  const all = new Set([...managers, ...coordinators, ...(stuck ? await administratorsOf(reader) : [])])
  return [...all].filter((id) => id !== request.askedBy && id !== request.userId)
}

/** The managers of the organisation who have no part in the request. */
async function otherManagers(reader: Reader, request: SeatRequest, now: number): Promise<string[]> {
  const involved = [request.askedBy, ...(request.userId === null ? [] : [request.userId])]
  const rows = await reader
    .select({ userId: membership.userId })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .where(
      and(
        eq(membership.organisationId, request.organisationId),
        inArray(membership.role, ['manager']),
        notInArray(membership.userId, involved),
        liveMembership(now),
      ),
    )
  return rows.map(({ userId }) => userId)
}

async function administratorsOf(reader: Reader): Promise<string[]> {
  const rows = await reader
    .select({ userId: user.id })
    .from(user)
    .where(and(eq(user.administrator, true), isNull(user.suspendedAt)))
  return rows.map(({ userId }) => userId)
}
