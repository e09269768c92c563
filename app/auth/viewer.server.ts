import { and, eq, gt, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Assurance } from '#app/access/label.ts'
import { makeViewer, type Viewer, type ViewerMembership, type ViewerSeat } from '#app/access/viewer.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroupMember, user, workgroup } from '#db/schema/index.ts'

/** What the viewer needs of a user row. */
export interface Account {
  id: string
  name: string
  email: string
  administrator: boolean
}

const colleague = alias(membership, 'colleague')
const colleagueUser = alias(user, 'colleague_user')

/**
 * Live: begun, not ended, not waiting for somebody's confirmation, and not past the instant by which somebody should have
 * found it to be right. That last does not count for the managers of an organisation while it leaves none of them: who
 * could put it right must be able to come in.
 */
export function liveMembership(now: number) {
  return and(
    begun(membership, now),
    or(
      isNull(membership.reviewBy),
      gt(membership.reviewBy, now),
      and(
        eq(membership.role, 'manager'),
        sql`NOT EXISTS (SELECT 1 FROM ${membership} AS ${colleague}
          INNER JOIN ${user} AS ${colleagueUser} ON ${eq(colleagueUser.id, colleague.userId)}
          WHERE ${and(
            eq(colleague.organisationId, membership.organisationId),
            eq(colleague.role, 'manager'),
            begun(colleague, now),
            or(isNull(colleague.reviewBy), gt(colleague.reviewBy, now)),
            isNull(colleagueUser.suspendedAt),
          )})`,
      ),
    ),
  )
}

/** Begun, confirmed and not ended; a review may have stopped it. */
export function begun(held: typeof membership | typeof colleague, now: number): SQL | undefined {
  return and(isNull(held.pendingSince), lte(held.startedAt, now), or(isNull(held.endsAt), gt(held.endsAt, now)))
}

export function liveSeat(now: number) {
  return and(
    isNull(seat.pendingSince),
    or(isNull(seat.startsAt), lte(seat.startsAt, now)),
    or(isNull(seat.endsAt), gt(seat.endsAt, now)),
  )
}

/**
 * The viewer of an account that is not suspended, from its live memberships and seats: one statement.
 * @param onlyIn organisations: memberships and seats elsewhere are left out
 */
export async function viewerOfAccount(
  reader: Reader,
  account: Account,
  assurance: Assurance,
  now: number,
  onlyIn?: readonly string[],
): Promise<Viewer> {
  const rows = await reader
    .select({
      organisationId: membership.organisationId,
      organisationSlug: organisation.slug,
      organisationName: organisation.name,
      organisationKind: organisation.kind,
      corePartner: organisation.corePartner,
      publishes: organisation.publishes,
      role: membership.role,
      groupId: sharingGroupMember.groupId,
      workgroupId: seat.workgroupId,
      workgroupName: workgroup.name,
      coordinator: seat.coordinator,
    })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .leftJoin(
      sharingGroupMember,
      and(eq(sharingGroupMember.organisationId, membership.organisationId), isNull(sharingGroupMember.pendingSince)),
    )
    .leftJoin(
      seat,
      and(eq(seat.userId, membership.userId), eq(seat.organisationId, membership.organisationId), liveSeat(now)),
    )
    .leftJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .where(
      and(
        eq(membership.userId, account.id),
        liveMembership(now),
        onlyIn === undefined ? undefined : inArray(membership.organisationId, [...onlyIn]),
      ),
    )
    .orderBy(membership.startedAt, membership.id)

  const memberships = new Map<string, ViewerMembership & { groupIds: string[] }>()
  const seats = new Map<string, ViewerSeat>()
  for (const { groupId, workgroupId, workgroupName, coordinator, ...held } of rows) {
    const known = memberships.get(held.organisationId) ?? { ...held, groupIds: [] }
    memberships.set(held.organisationId, known)
    if (groupId !== null && !known.groupIds.includes(groupId)) known.groupIds.push(groupId)
    if (workgroupId !== null)
      seats.set(`${workgroupId} ${held.organisationId}`, {
        workgroupId,
        workgroupName: workgroupName ?? '',
        organisationId: held.organisationId,
        coordinator: coordinator ?? false,
      })
  }
  return makeViewer({
    userId: account.id,
    name: account.name,
    email: account.email,
    administrator: account.administrator,
    assurance,
    now,
    memberships: [...memberships.values()],
    seats: [...seats.values()],
  })
}

/**
 * The viewer that a user would be now, without a request: for jobs that ask again what somebody may read.
 * @returns null where the account is gone or suspended
 */
export async function viewerOfUser(
  reader: Reader,
  userId: string,
  options: { assurance: Assurance; now: number },
): Promise<Viewer | null> {
  const [account] = await reader
    .select({ id: user.id, name: user.name, email: user.email, administrator: user.administrator })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.suspendedAt)))
  return account ? viewerOfAccount(reader, account, options.assurance, options.now) : null
}
