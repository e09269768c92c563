import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import { forgetCredentials } from '#app/auth/forget.server.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import type { SessionInfo } from '#app/auth/session.server.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { forgetSignUps } from '#app/modules/events/forget.server.ts'
import { forgetSubscription } from '#app/modules/newsletter/commands.server.ts'
import { closeMembership } from '#app/modules/people/commands.members.server.ts'
import { assertNotLastManager } from '#app/modules/people/confirmers.server.ts'
import { assertFresh, type Acting } from '#app/modules/people/grants.server.ts'
import { forgetApplicant } from '#app/modules/requests/commands.server.ts'
import { forgetInSeatRequests } from '#app/modules/seats/forget.server.ts'
import { forgetFollowed } from '#app/modules/themes/follow.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { apiToken, calendarAddress, expertise, membership, noticeOff, reminder, user } from '#db/schema/index.ts'

/**
 * Deletes the viewer's own account: every membership, seat and way in ends, and what tells who it was goes. The row stays
 * under its number, since items, reports and the trail name it; the trail keeps its ids.
 * @throws Forbidden for the last manager of an organisation and the last administrator, who first see to a successor, and
 * for who came by an organisation's provider
 */
export async function deleteOwnAccount(tx: Tx, viewer: Acting & { session: SessionInfo }): Promise<void> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
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
  const [person] = await tx.select({ number: user.number, email: user.email }).from(user).where(eq(user.id, userId))
  if (!person) return
  const { number, email } = person
  await forgetCredentials(tx, { userId, email }, now)
  await forgetSubscription(tx, email)
  await forgetApplicant(tx, email, now)
  await forgetSignUps(tx, { userId, email }, now)
  await forgetInSeatRequests(tx, { userId, email }, now)
  await tx.delete(expertise).where(eq(expertise.userId, userId))
  await forgetFollowed(tx, userId)
  await tx.delete(noticeOff).where(eq(noticeOff.userId, userId))
  await tx.delete(reminder).where(eq(reminder.userId, userId))
  await tx.delete(calendarAddress).where(eq(calendarAddress.userId, userId))
  await tx.update(apiToken).set({ name: '' }).where(eq(apiToken.userId, userId))
  await tx
    .update(user)
    .set({
      name: `Voormalig medewerker ${number}`,
      email: `${userId}@verwijderd.invalid`,
      jobTitle: '',
      administrator: false,
      passwordHash: null,
      totpSecret: null,
      totpEnrolledAt: null,
      totpLastStep: null,
      contactShown: false,
      lastActiveDay: null,
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
