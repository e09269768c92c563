import { and, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, type Viewer } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { Forbidden, NotFound } from '#app/lib/errors.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, organisation, seat, user } from '#db/schema/index.ts'
import { assertFresh, manages, type Acting } from './grants.server.ts'

/** What waits for somebody: a membership, a seat (with its workgroup) or a group entry (with the group's owner). */
export interface Waiting {
  organisationId: string
  createdBy: string | null
  /** Whom it is for; null for a group entry and an empty seat. */
  userId: string | null
  workgroupId?: string
  groupOwnerId?: string
}

/**
 * May this viewer confirm the grant? A manager of the organisation that receives it. Where whoever made it belongs there,
 * they give to themselves: then it is for those who lose by it, a coordinator of the workgroup or a manager of the group's
 * owner. A second administrator only where those never were.
 * @throws Forbidden, NotFound
 */
export async function assertMayConfirm(reader: Reader, viewer: Acting, grant: Waiting): Promise<void> {
  assertFresh(viewer)
  const objection = await objectionTo(reader, viewer, grant)
  if (objection) throw objection
}

/** Whoever made it takes it back, and whoever receives or loses by it turns it down. @throws Forbidden, NotFound */
export async function assertMayRefuse(reader: Reader, viewer: Acting, grant: Waiting): Promise<void> {
  assertFresh(viewer)
  if (losesBy(viewer, grant)) return
  const objection = await objectionTo(reader, viewer, { ...grant, createdBy: null }, 'refuse')
  if (objection) throw objection
}

/** Why this viewer may not confirm the grant, or turn it down; null where they may. */
export async function objectionTo(
  reader: Reader,
  viewer: Viewer,
  grant: Waiting,
  to: 'confirm' | 'refuse' = 'confirm',
): Promise<Error | null> {
  const outside = await givesToOwn(reader, grant)
  const decides = outside ? losesBy(viewer, grant) : manages(viewer, grant.organisationId)
  const objection = plainObjection(viewer, grant, decides, to)
  if (objection) return objection
  const interested = outside ? [grant.createdBy, grant.userId] : grant.workgroupId ? [grant.userId] : []
  if (await wasLetInBy(reader, viewer.userId, interested))
    return new Forbidden('Iemand anders moet dit bevestigen: u hebt uw toegang van wie er belang bij heeft.')
  if (decides) return null
  return outside ? secondOutside(reader, viewer, grant) : secondInside(reader, viewer, grant)
}

/**
 * Which of these memberships the viewer may confirm, as objectionTo says of each one, in one statement for all of them.
 */
export async function confirmableMembers<Row extends { waiting: Omit<Waiting, 'workgroupId' | 'groupOwnerId'> }>(
  reader: Reader,
  viewer: Viewer,
  memberships: readonly Row[],
): Promise<Row[]> {
  const managed = await everManagedAmong(
    reader,
    memberships.map(({ waiting }) => waiting.organisationId),
  )
  return memberships.filter(({ waiting }) => {
    const decides = manages(viewer, waiting.organisationId)
    if (plainObjection(viewer, waiting, decides, 'confirm')) return false
    return decides || (administers(viewer) && !managed.has(waiting.organisationId))
  })
}

/** What can be objected to without asking the database. */
function plainObjection(viewer: Viewer, grant: Waiting, decides: boolean, to: 'confirm' | 'refuse'): Error | null {
  if (!decides && !manages(viewer, grant.organisationId) && !administers(viewer)) return new NotFound()
  if (viewer.userId === grant.userId) return new Forbidden('U kunt uw eigen rechten niet wijzigen. Vraag een collega.')
  if (viewer.userId === grant.createdBy)
    return new Forbidden('Iemand anders moet dit bevestigen: u hebt het zelf klaargezet.')
  if (grant.userId !== null && grant.userId === grant.createdBy)
    return new Forbidden('Wie een zitplaats klaarzet, kan hem niet zelf krijgen.')
  // Somebody's own arrival asked for it: there is no first person whose second an administrator could be.
  if (to === 'confirm' && grant.userId !== null && grant.createdBy === null && !decides)
    return new Forbidden('Een beheerder van de organisatie zelf moet dit bevestigen.')
  return null
}

/** Is the grant made by somebody of the organisation that receives it? */
export async function givesToOwn(reader: Reader, grant: Waiting): Promise<boolean> {
  const widens = grant.workgroupId !== undefined || grant.groupOwnerId !== undefined
  return widens && grant.createdBy !== null && belongsTo(reader, grant.createdBy, grant.organisationId)
}

/** Any membership, pending and ended ones too: what is theirs later counts as theirs. */
export async function belongsTo(reader: Reader, userId: string, organisationId: string): Promise<boolean> {
  const rows = await reader
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.userId, userId), eq(membership.organisationId, organisationId)))
  return rows.length > 0
}

/** Did one of these people make or confirm a membership of the user? Their second mailbox would else agree with them. */
export async function wasLetInBy(
  reader: Reader,
  userId: string | null,
  people: ReadonlyArray<string | null>,
): Promise<boolean> {
  const by = people.filter((id) => id !== null)
  if (userId === null || by.length === 0) return false
  const rows = await reader
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(eq(membership.userId, userId), or(inArray(membership.createdBy, by), inArray(membership.confirmedBy, by))),
    )
    .limit(1)
  return rows.length > 0
}

/** Had the organisation ever a manager whose role counted? A role may have changed since, so the organisation keeps it. */
export async function everManaged(reader: Reader, organisationId: string): Promise<boolean> {
  return (await everManagedAmong(reader, [organisationId])).size > 0
}

async function everManagedAmong(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await reader
    .selectDistinct({ id: organisation.id })
    .from(organisation)
    .leftJoin(
      membership,
      and(
        eq(membership.organisationId, organisation.id),
        eq(membership.role, 'manager'),
        isNull(membership.pendingSince),
      ),
    )
    .where(
      and(
        inArray(organisation.id, [...new Set(ids)]),
        or(isNotNull(organisation.managedSince), isNotNull(membership.id)),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

/** To be called before the row of somebody who is a manager, or becomes one, is written. */
export async function keepManaged(tx: Tx, organisationId: string, now: number): Promise<void> {
  await tx
    .update(organisation)
    .set({ managedSince: now })
    .where(and(eq(organisation.id, organisationId), isNull(organisation.managedSince)))
}

/** Holds administrators off the last manager: they would decide for the organisation from then on. @throws Forbidden */
export async function assertNotLastManager(
  reader: Reader,
  held: { userId: string; organisationId: string; role: string; pendingSince: number | null },
  now: number,
): Promise<void> {
  if (held.role !== 'manager' || held.pendingSince !== null) return
  const others = await reader
    .select({ id: membership.id })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.organisationId, held.organisationId),
        eq(membership.role, 'manager'),
        ne(membership.userId, held.userId),
        liveMembership(now),
        isNull(user.suspendedAt),
      ),
    )
    .limit(1)
  if (others.length === 0)
    throw new Forbidden(
      'Dit is de laatste beheerder van de organisatie. Laat eerst iemand van de organisatie zelf beheerder worden.',
    )
}

const losesBy = (viewer: Viewer, grant: Waiting): boolean =>
  (grant.workgroupId !== undefined && coordinates(viewer, grant.workgroupId)) ||
  (grant.groupOwnerId !== undefined && manages(viewer, grant.groupOwnerId))

async function secondInside(reader: Reader, viewer: Viewer, grant: Waiting): Promise<Error | null> {
  if (!administers(viewer) || (await everManaged(reader, grant.organisationId)))
    return new Forbidden('Een beheerder van de organisatie zelf moet dit bevestigen.')
  const widens = grant.workgroupId !== undefined || grant.groupOwnerId !== undefined
  return widens ? notOfTheirs(reader, viewer, [grant.organisationId]) : null
}

async function secondOutside(reader: Reader, viewer: Viewer, grant: Waiting): Promise<Error | null> {
  if (grant.workgroupId !== undefined) {
    if (!administers(viewer) || (await hasCoordinator(reader, grant.workgroupId, viewer.now)))
      return new Forbidden('Een coördinator van de werkgroep moet dit bevestigen.')
    return notOfTheirs(reader, viewer, [grant.organisationId])
  }
  const owner = grant.groupOwnerId ?? ''
  if (!administers(viewer) || (await everManaged(reader, owner)))
    return new Forbidden('Een beheerder van de eigenaar van de deelgroep moet dit bevestigen.')
  return notOfTheirs(reader, viewer, [grant.organisationId, owner])
}

async function notOfTheirs(reader: Reader, viewer: Viewer, organisations: string[]): Promise<Error | null> {
  for (const id of organisations)
    if (viewer.userId !== null && (await belongsTo(reader, viewer.userId, id)))
      return new Forbidden('U hoort zelf bij deze organisatie. Laat een andere beheerder dit bevestigen.')
  return null
}

async function hasCoordinator(reader: Reader, workgroupId: string, now: number): Promise<boolean> {
  const rows = await reader
    .select({ id: seat.id })
    .from(seat)
    .innerJoin(
      membership,
      and(eq(membership.userId, seat.userId), eq(membership.organisationId, seat.organisationId), liveMembership(now)),
    )
    .where(and(eq(seat.workgroupId, workgroupId), eq(seat.coordinator, true), liveSeat(now)))
    .limit(1)
  return rows.length > 0
}
