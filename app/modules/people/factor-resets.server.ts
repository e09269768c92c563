import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { liveMembership } from '#app/auth/viewer.server.ts'
import type { Reader } from '#db/client.server.ts'
import { factorReset, membership, organisation, user } from '#db/schema/index.ts'
import { managersOf } from './grants.server.ts'

/** Kinds of organisation in which two managers have to agree. */
export const twoManagers = (kind: string): boolean => kind === 'police' || kind === 'public_prosecution'

/** Of these organisations a manager may take somebody's lost factors away; `two` where a second one has to agree. */
export interface ResetRule {
  organisationIds: string[]
  two: boolean
}

/**
 * Who decides about somebody's lost factors: the managers of the organisation they belong to longest as more than a guest, so
 * that nobody gets to decide by adding them. Where one of theirs is police or public prosecution, two managers of such a one,
 * and nobody else's; two as well about an administrator of the portal.
 */
export async function resetRule(reader: Reader, userId: string, now: number): Promise<ResetRule> {
  const rows = await reader
    .select({
      id: organisation.id,
      kind: organisation.kind,
      startedAt: membership.startedAt,
      administrator: user.administrator,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(and(eq(membership.userId, userId), ne(membership.role, 'guest'), liveMembership(now)))
  const strict = rows.filter(({ kind }) => twoManagers(kind))
  const since = Math.min(...rows.map(({ startedAt }) => startedAt))
  const deciding = strict.length > 0 ? strict : rows.filter(({ startedAt }) => startedAt === since)
  const two = strict.length > 0 || rows.some(({ administrator }) => administrator)
  return { organisationIds: deciding.map(({ id }) => id), two }
}

export async function isManagerOf(
  reader: Reader,
  userId: string,
  organisationId: string,
  now: number,
): Promise<boolean> {
  return (await managersOf(reader, organisationId, now)).some((manager) => manager.userId === userId)
}

/** Waiting for a second manager, and not for too long. */
export const waiting = (now: number) => and(isNull(factorReset.endedAt), gt(factorReset.expiresAt, now))
