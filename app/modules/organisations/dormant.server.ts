import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { endMembership } from '#app/modules/people/commands.members.server.ts'
import { assertFresh, manages, type Acting } from '#app/modules/people/grants.server.ts'
import { hiddenFrom, personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownMember } from '#app/modules/people/names.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { membership, user } from '#db/schema/index.ts'
import { askAgainMs, dormantBefore, dormantMs } from './review-dates.ts'

/** Not seen for long; whoever was never seen counts from when they were let in. For a SELECT of memberships with users. */
export const isDormant = (now: number) =>
  sql`(${user.lastActiveDay} < ${dormantBefore(now)} OR (${user.lastActiveDay} IS NULL
    AND ${membership.startedAt} < ${now - dormantMs}))`

/**
 * Who belongs to the organisation and was not seen for 90 days, for its managers. When somebody was seen is a fact of
 * their account, which an organisation of theirs that hides them keeps to itself.
 */
export async function listDormant(reader: Reader, viewer: Viewer, of: { id: string; namesHidden: boolean }) {
  if (roleIn(viewer, of.id) !== 'manager') throw new NotFound()
  const rows = await reader
    .select({
      membershipId: membership.id,
      person: { ...personColumns(viewer), email: user.email },
      role: membership.role,
      lastActiveDay: user.lastActiveDay,
      askedAt: membership.askedAt,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.organisationId, of.id),
        liveMembership(viewer.now),
        isDormant(viewer.now),
        sql`NOT ${hiddenFrom(viewer)}`,
      ),
    )
    .orderBy(asc(user.lastActiveDay), asc(user.name), asc(membership.id))
  return rows.map(({ person, ...row }) => ({
    ...row,
    name: shownMember(viewer, person, of),
    email: person.email,
    self: person.id === viewer.userId,
  }))
}

/** How many that are, for the organisation's page. */
export async function countDormant(reader: Reader, viewer: Viewer, organisationId: string): Promise<number> {
  const [row] = await reader
    .select({ people: sql<number>`count(*)` })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.organisationId, organisationId),
        liveMembership(viewer.now),
        isDormant(viewer.now),
        sql`NOT ${hiddenFrom(viewer)}`,
      ),
    )
  return row?.people ?? 0
}

/** Ends these memberships. @throws NotFound for one of another organisation */
export async function endDormant(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  membershipIds: readonly string[],
): Promise<void> {
  await assertOf(tx, viewer, organisationId, membershipIds)
  for (const id of membershipIds) await endMembership(tx, viewer, id)
}

/** Mails these people whether they still use it; who was asked in the last week is passed over. @returns how many */
export async function askStillUsed(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  membershipIds: readonly string[],
): Promise<number> {
  const held = await assertOf(tx, viewer, organisationId, membershipIds)
  const asked = held.filter(({ askedAt }) => askedAt === null || askedAt <= viewer.now - askAgainMs)
  for (const { id, userId } of asked) {
    await tx.update(membership).set({ askedAt: viewer.now }).where(eq(membership.id, id))
    await emit(tx, {
      topic: 'organisation-mail',
      key: `still-used:${organisationId}:${userId}`,
      payload: { template: 'still-used', userId, organisationId },
    })
    await record(
      tx,
      { actor: viewer.userId, action: 'ask-still-used', object: 'user', objectId: userId, organisationId },
      viewer.now,
    )
  }
  return asked.length
}

async function assertOf(tx: Tx, viewer: Acting, organisationId: string, membershipIds: readonly string[]) {
  assertFresh(viewer)
  if (!manages(viewer, organisationId)) throw new NotFound()
  const held = await tx
    .select({ id: membership.id, userId: membership.userId, askedAt: membership.askedAt })
    .from(membership)
    .where(and(eq(membership.organisationId, organisationId), inArray(membership.id, [...membershipIds])))
  if (held.length !== new Set(membershipIds).size) throw new NotFound()
  return held
}
