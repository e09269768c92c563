import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { Conflict, Forbidden, NotFound } from '#app/lib/errors.ts'
import { endMembership } from '#app/modules/people/commands.members.server.ts'
import { assertFresh, manages, managersOf, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { membership, organisation, organisationReview, organisationReviewMark } from '#db/schema/index.ts'
import { graceMs, nextReview, openBeforeMs, warnBeforeMs } from './review-dates.ts'

export type Outcome = 'kept' | 'ended'

/** The round of an organisation that is open; null where none is. */
export async function openReviewOf(reader: Reader, organisationId: string) {
  const [open] = await reader
    .select()
    .from(organisationReview)
    .where(and(eq(organisationReview.organisationId, organisationId), isNull(organisationReview.closedAt)))
  return open ?? null
}

/**
 * Opens a round: from `dueAt` plus a month on, every membership that is live now gives nothing unless it was found to be
 * right. The managers are told in the same write. @param dueAt instant
 */
export async function openReview(
  tx: Tx,
  organisationId: string,
  input: { dueAt: number; now: number; actor: string },
): Promise<void> {
  const { dueAt, now, actor } = input
  await tx.insert(organisationReview).values({ organisationId, openedAt: now, dueAt, warned: 1 })
  await tx
    .update(membership)
    .set({ reviewBy: dueAt + graceMs })
    .where(and(eq(membership.organisationId, organisationId), liveMembership(now)))
  await warn(tx, organisationId, now)
  await record(
    tx,
    {
      actor,
      action: 'open-review',
      object: 'organisation',
      objectId: organisationId,
      organisationId,
      detail: { dueAt },
    },
    now,
  )
}

/** Opens a round before its time, by a manager of the organisation. @throws Conflict where one is open */
export async function beginReview(tx: Tx, viewer: Acting, organisationId: string): Promise<void> {
  assertFresh(viewer)
  if (!manages(viewer, organisationId)) throw new Forbidden('Een beheerder van de organisatie zelf begint hiermee.')
  if (await openReviewOf(tx, organisationId)) throw new Conflict('Een collega is al met nakijken begonnen.')
  await openReview(tx, organisationId, {
    dueAt: viewer.now + openBeforeMs,
    now: viewer.now,
    actor: viewer.userId,
  })
}

/**
 * What time asks of an organisation: opens its round, sends the warning whose turn it is, or closes a round in which
 * nobody is left to decide about. Twice is harmless.
 */
export async function stepReview(tx: Tx, organisationId: string, now: number): Promise<void> {
  const [found] = await tx.select().from(organisation).where(eq(organisation.id, organisationId))
  if (!found || found.mergedInto !== null) return
  const open = await openReviewOf(tx, organisationId)
  if (!open) {
    const due = nextReview(found)
    if (due === null || due - openBeforeMs > now) return
    return openReview(tx, organisationId, { dueAt: Math.max(due, now + openBeforeMs), now, actor: 'system' })
  }
  if (await closeWhenDone(tx, organisationId, open.id, now, null)) return
  const stage = stageOf(open.dueAt, now)
  if (stage <= open.warned) return
  await tx.update(organisationReview).set({ warned: stage }).where(eq(organisationReview.id, open.id))
  await warn(tx, organisationId, now)
}

/** How many warnings should have gone out by now. */
export const stageOf = (dueAt: number, now: number): number => (now >= dueAt ? 3 : now >= dueAt - warnBeforeMs ? 2 : 1)

async function warn(tx: Tx, organisationId: string, now: number): Promise<void> {
  for (const { userId } of await managersOf(tx, organisationId, now))
    await emit(tx, {
      topic: 'organisation-mail',
      key: `review:${organisationId}:${userId}`,
      payload: { template: 'review', userId, organisationId },
    })
}

/**
 * Who decides about whom: a manager about everybody but themselves. An administrator about the only manager, and about
 * everybody where no manager is left; never about themselves.
 * @param managerIds users who manage the organisation now
 */
export function mayMark(
  viewer: Viewer,
  organisationId: string,
  held: { userId: string },
  managerIds: readonly string[],
): boolean {
  if (viewer.userId === null || held.userId === viewer.userId) return false
  if (manages(viewer, organisationId)) return true
  const [only, second] = managerIds
  return administers(viewer) && second === undefined && (only === undefined || only === held.userId)
}

/**
 * Decides about memberships of the open round. What somebody else decided meanwhile stays as it is.
 * @returns how many were left as a colleague had decided otherwise
 * @throws Conflict where no round is open; Forbidden, NotFound
 */
export async function markReview(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  choices: ReadonlyArray<{ membershipId: string; outcome: Outcome }>,
): Promise<number> {
  assertFresh(viewer)
  if (!manages(viewer, organisationId) && !administers(viewer)) throw new NotFound()
  const open = await openReviewOf(tx, organisationId)
  if (!open) throw new Conflict('Er is niets meer na te kijken. Een collega was u voor.')
  const managerIds = (await managersOf(tx, organisationId, viewer.now)).map(({ userId }) => userId)
  const held = await tx
    .select({
      id: membership.id,
      userId: membership.userId,
      reviewBy: membership.reviewBy,
      endsAt: membership.endsAt,
      outcome: organisationReviewMark.outcome,
    })
    .from(membership)
    .leftJoin(
      organisationReviewMark,
      and(eq(organisationReviewMark.membershipId, membership.id), eq(organisationReviewMark.reviewId, open.id)),
    )
    .where(eq(membership.organisationId, organisationId))
  const byId = new Map(held.map((row) => [row.id, row]))
  let left = 0
  let marked = 0
  for (const { membershipId, outcome } of choices) {
    const row = byId.get(membershipId)
    if (!row) throw new NotFound()
    if (!mayMark(viewer, organisationId, row, managerIds))
      throw new Forbidden('Over deze persoon beslist iemand anders: een collega, of de beheerder van het portaal.')
    const ended = row.endsAt !== null && row.endsAt <= viewer.now
    const decided = row.outcome ?? (ended ? 'ended' : row.reviewBy === null ? 'kept' : null)
    if (decided !== null) {
      if (decided !== outcome) left++
      continue
    }
    if (outcome === 'ended') await endMembership(tx, viewer, membershipId)
    else await tx.update(membership).set({ reviewBy: null }).where(eq(membership.id, membershipId))
    await tx.insert(organisationReviewMark).values({
      reviewId: open.id,
      membershipId,
      userId: row.userId,
      outcome,
      markedBy: viewer.userId,
      markedAt: viewer.now,
    })
    await record(
      tx,
      {
        actor: viewer.userId,
        action: outcome === 'kept' ? 'review-keep' : 'review-end',
        object: 'user',
        objectId: row.userId,
        organisationId,
      },
      viewer.now,
    )
    marked++
  }
  if (marked > 0) await closeWhenDone(tx, organisationId, open.id, viewer.now, viewer.userId)
  return left
}

/** @returns whether nobody was left to decide about */
async function closeWhenDone(
  tx: Tx,
  organisationId: string,
  reviewId: string,
  now: number,
  by: string | null,
): Promise<boolean> {
  const [left] = await tx
    .select({ people: sql<number>`count(*)` })
    .from(membership)
    .where(
      and(
        eq(membership.organisationId, organisationId),
        isNotNull(membership.reviewBy),
        or(isNull(membership.endsAt), gt(membership.endsAt, now)),
      ),
    )
  if ((left?.people ?? 0) > 0) return false
  await tx.update(organisationReview).set({ closedAt: now, closedBy: by }).where(eq(organisationReview.id, reviewId))
  await tx.update(organisation).set({ reviewedAt: now }).where(eq(organisation.id, organisationId))
  await record(
    tx,
    {
      actor: by ?? 'system',
      action: 'close-review',
      object: 'organisation',
      objectId: organisationId,
      organisationId,
    },
    now,
  )
  return true
}
