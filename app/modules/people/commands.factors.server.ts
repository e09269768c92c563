import { and, eq, isNull, sql } from 'drizzle-orm'
import { factorsOf } from '#app/auth/factors.server.ts'
import { endLinks } from '#app/auth/links.server.ts'
import { endAllSessions, revokeTokens } from '#app/auth/session.server.ts'
import { Conflict, Forbidden, NotFound } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { factorReset, membership, passkey, recoveryCode, user } from '#db/schema/index.ts'
import { sendInvitation } from './commands.members.server.ts'
import { wasLetInBy } from './confirmers.server.ts'
import { resetRule, waiting, type ResetRule } from './factor-resets.server.ts'
import { assertFresh, manages, managersOf, type Acting } from './grants.server.ts'

const waitsMs = 24 * 60 * 60_000

/**
 * Takes away the lost factors of somebody of the organisation, or where two managers are needed, asks the second one.
 * @returns whether it was done at once
 * @throws Forbidden for oneself and for who does not manage the right organisation; Conflict; NotFound
 */
export async function askReset(tx: Tx, viewer: Acting, organisationId: string, userId: string): Promise<boolean> {
  const rule = await assertDecides(tx, viewer, organisationId, userId)
  const has = await factorsOf(tx, userId)
  if (!has.phone && !has.passkey) throw new Conflict('Deze persoon heeft niets ingesteld om te verwijderen.')
  const [open] = await tx
    .select({ id: factorReset.id })
    .from(factorReset)
    .where(and(eq(factorReset.userId, userId), waiting(viewer.now)))
  if (open) throw new Conflict('Dit is al gevraagd. Een andere beheerder moet het bevestigen.')
  const reset = { id: newId(), userId, organisationId }
  await tx.insert(factorReset).values({
    ...reset,
    askedBy: viewer.userId,
    askedAt: viewer.now,
    expiresAt: viewer.now + waitsMs,
  })
  await note(tx, viewer, 'ask-factor-reset', reset)
  if (!rule.two) {
    await carryOut(tx, viewer, reset)
    return true
  }
  await tell(tx, 'reset-asked', reset.userId, reset.id)
  for (const manager of await managersOf(tx, organisationId, viewer.now))
    if (manager.userId !== viewer.userId && manager.userId !== userId)
      await tell(tx, 'reset-waits', manager.userId, reset.id)
  return false
}

/** The second manager agrees. @throws Forbidden for who asked; NotFound where nothing waits any more */
export async function confirmReset(tx: Tx, viewer: Acting, organisationId: string, id: string): Promise<void> {
  const reset = await waitingReset(tx, viewer, organisationId, id)
  await assertDecides(tx, viewer, organisationId, reset.userId)
  if (reset.askedBy === viewer.userId)
    throw new Forbidden('U hebt dit zelf gevraagd. Een andere beheerder van uw organisatie moet het bevestigen.')
  if (await wasLetInBy(tx, viewer.userId, [reset.askedBy]))
    throw new Forbidden('U hebt uw toegang van wie dit vroeg. Een andere beheerder moet het bevestigen.')
  await carryOut(tx, viewer, reset)
}

/** Whoever asked takes it back, and any other manager turns it down. */
export async function endReset(tx: Tx, viewer: Acting, organisationId: string, id: string): Promise<void> {
  const reset = await waitingReset(tx, viewer, organisationId, id)
  await tx.update(factorReset).set({ endedAt: viewer.now }).where(eq(factorReset.id, id))
  await note(tx, viewer, 'end-factor-reset', reset)
}

async function waitingReset(tx: Tx, viewer: Acting, organisationId: string, id: string) {
  assertManages(viewer, organisationId)
  const [reset] = await tx
    .select({
      id: factorReset.id,
      userId: factorReset.userId,
      organisationId: factorReset.organisationId,
      askedBy: factorReset.askedBy,
    })
    .from(factorReset)
    .where(and(eq(factorReset.id, id), eq(factorReset.organisationId, organisationId), waiting(viewer.now)))
  if (!reset) throw new NotFound()
  return reset
}

/** An administrator who does not manage the organisation sees the page, and decides nothing here. */
function assertManages(viewer: Acting, organisationId: string): void {
  assertFresh(viewer)
  if (!manages(viewer, organisationId))
    throw new Forbidden('Alleen een beheerder van de organisatie zelf kan inlogmiddelen verwijderen.')
}

/** @throws Forbidden, NotFound where the person does not belong to the organisation as more than a guest */
async function assertDecides(tx: Tx, viewer: Acting, organisationId: string, userId: string): Promise<ResetRule> {
  assertManages(viewer, organisationId)
  if (viewer.userId === userId)
    throw new Forbidden('U kunt uw eigen inlogmiddelen niet zo verwijderen. Vraag een andere beheerder.')
  const [person] = await tx
    .select({ role: membership.role })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .where(and(eq(membership.userId, userId), eq(membership.organisationId, organisationId)))
  if (!person) throw new NotFound()
  const rule = await resetRule(tx, userId, viewer.now)
  if (!rule.organisationIds.includes(organisationId))
    throw new Forbidden('Bij deze persoon beslist een andere organisatie. Laat de persoon de beheerder daar vragen.')
  return rule
}

/** Removes every factor; sessions, tokens and links end. Who had no password gets a new link to come in by. */
async function carryOut(
  tx: Tx,
  viewer: Acting,
  reset: { id: string; userId: string; organisationId: string },
): Promise<void> {
  const { userId } = reset
  const none = { totpSecret: null, totpEnrolledAt: null, totpLastStep: null }
  const [account] = await tx
    .update(user)
    .set(none)
    .where(eq(user.id, userId))
    .returning({ hasPassword: sql<number>`${user.passwordHash} IS NOT NULL` })
  await tx.delete(passkey).where(eq(passkey.userId, userId))
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId))
  await endAllSessions(tx, userId)
  await revokeTokens(tx, userId, viewer.now)
  await endLinks(tx, userId, viewer.now)
  await tx
    .update(factorReset)
    .set({ endedAt: viewer.now, confirmedBy: viewer.userId })
    .where(eq(factorReset.id, reset.id))
  await note(tx, viewer, 'reset-factors', reset)
  await tell(tx, 'reset-done', userId, reset.id)
  if (account?.hasPassword !== 1) await sendInvitation(tx, userId)
}

function tell(
  tx: Tx,
  template: 'reset-asked' | 'reset-done' | 'reset-waits',
  userId: string,
  resetId: string,
): Promise<void> {
  return emit(tx, {
    topic: 'factor-mail',
    key: `${template}:${resetId}:${userId}`,
    payload: { template, userId, resetId },
  })
}

function note(
  tx: Tx,
  viewer: Acting,
  action: string,
  reset: { id: string; userId: string; organisationId: string },
): Promise<void> {
  return record(
    tx,
    {
      actor: viewer.userId,
      action,
      object: 'user',
      objectId: reset.userId,
      organisationId: reset.organisationId,
      detail: { reset: reset.id },
    },
    viewer.now,
  )
}
