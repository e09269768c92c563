import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import { endLinks } from '#app/auth/links.server.ts'
import { endAllSessions, revokeTokens } from '#app/auth/session.server.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { closeMembership } from '#app/modules/people/commands.members.server.ts'
import { assertNotLastManager } from '#app/modules/people/confirmers.server.ts'
import { assertFresh, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { apiToken, expertise, membership, noticeOff, recoveryCode, user } from '#db/schema/index.ts'

/**
 * Deletes the viewer's own account: every membership, seat, session, token, link and factor ends, and what tells who it was
 * goes. The row stays under its number, since items and the trail name it; the trail keeps its ids.
 * @throws Forbidden for the last manager of an organisation and the last administrator, who first see to a successor
 */
export async function deleteOwnAccount(tx: Tx, viewer: Acting): Promise<void> {
  assertFresh(viewer)
  const { userId, now } = viewer
  const held = await tx
    .select({
      id: membership.id,
      userId: membership.userId,
      organisationId: membership.organisationId,
      role: membership.role,
      pendingSince: membership.pendingSince,
    })
    .from(membership)
    .where(and(eq(membership.userId, userId), or(isNull(membership.endsAt), gt(membership.endsAt, now))))
  for (const one of held) await assertNotLastManager(tx, one, now)
  await assertNotLastAdministrator(tx, userId)
  await forgetAccount(tx, userId, now)
  await record(tx, { actor: userId, action: 'delete-account', object: 'user', objectId: userId }, now)
}

/** What deleting an account does to what is stored, whoever may ask for it. Done twice it changes nothing. */
export async function forgetAccount(tx: Tx, userId: string, now: number): Promise<void> {
  const held = await tx
    .select({ id: membership.id, userId: membership.userId, organisationId: membership.organisationId })
    .from(membership)
    .where(and(eq(membership.userId, userId), or(isNull(membership.endsAt), gt(membership.endsAt, now))))
  for (const one of held) await closeMembership(tx, one, now)
  await endAllSessions(tx, userId)
  await revokeTokens(tx, userId, now)
  await endLinks(tx, userId, now)
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId))
  await tx.delete(expertise).where(eq(expertise.userId, userId))
  await tx.delete(noticeOff).where(eq(noticeOff.userId, userId))
  await tx.update(apiToken).set({ name: '' }).where(eq(apiToken.userId, userId))
  const [person] = await tx.select({ number: user.number }).from(user).where(eq(user.id, userId))
  await tx
    .update(user)
    .set({
      name: `Voormalig medewerker ${person?.number ?? ''}`.trim(),
      email: `${userId}@verwijderd.invalid`,
      jobTitle: '',
      administrator: false,
      passwordHash: null,
      totpSecret: null,
      totpEnrolledAt: null,
      totpLastStep: null,
      contactShown: false,
      suspendedAt: now,
      deletedAt: now,
    })
    .where(eq(user.id, userId))
}

async function assertNotLastAdministrator(read: Reader, userId: string): Promise<void> {
  const [own] = await read.select({ administrator: user.administrator }).from(user).where(eq(user.id, userId))
  if (!own?.administrator) return
  const [other] = await read
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.administrator, true), ne(user.id, userId), isNull(user.suspendedAt)))
    .limit(1)
  if (!other)
    throw new Forbidden('U bent de laatste beheerder van het portaal. Laat eerst iemand anders beheerder worden.')
}
