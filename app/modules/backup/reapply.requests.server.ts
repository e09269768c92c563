import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import {
  accountRequest,
  newsletterIssue,
  newsletterSubscription,
  newsletterTheme,
  organisationMerge,
  purgeRequest,
  seatRequest,
} from '#db/schema/index.ts'
import { effect, type Revocation } from './revocation.ts'

const endAccountRequest =
  (state: 'denied' | 'withdrawn'): Revocation =>
  async (tx, { objectId, at }) =>
    effect(
      'request-closed',
      await tx
        .update(accountRequest)
        .set({ state, decidedAt: at })
        .where(and(eq(accountRequest.id, objectId), inArray(accountRequest.state, ['sent', 'waiting', 'asked'])))
        .returning({ id: accountRequest.id }),
    )

const endSeatRequest =
  (outcome: 'refused' | 'withdrawn'): Revocation =>
  async (tx, { objectId, at }) =>
    effect(
      'request-closed',
      await tx
        .update(seatRequest)
        .set({ outcome, closedAt: at, name: '', email: '', jobTitle: '' })
        .where(and(eq(seatRequest.id, objectId), isNull(seatRequest.closedAt)))
        .returning({ id: seatRequest.id }),
    )

const refuseMerge: Revocation = async (tx, { objectId, at, detail }) =>
  effect(
    'request-closed',
    await tx
      .update(organisationMerge)
      .set({ decidedAt: at, decision: 'refused' })
      .where(
        and(
          eq(organisationMerge.fromId, objectId),
          eq(organisationMerge.intoId, String(detail.into)),
          isNull(organisationMerge.decidedAt),
        ),
      )
      .returning({ id: organisationMerge.id }),
  )

const refusePurge: Revocation = async (tx, { objectId, at }) =>
  effect(
    'request-closed',
    await tx
      .update(purgeRequest)
      .set({ decidedAt: at, decision: 'refused' })
      .where(and(eq(purgeRequest.itemId, objectId), isNull(purgeRequest.decidedAt)))
      .returning({ id: purgeRequest.id }),
  )

/** Nobody who said no gets a letter again. */
const unsubscribe: Revocation = async (tx, { objectId, at }) => {
  const ended = await tx
    .update(newsletterSubscription)
    .set({ endedAt: at })
    .where(and(eq(newsletterSubscription.id, objectId), isNull(newsletterSubscription.endedAt)))
    .returning({ id: newsletterSubscription.id })
  if (ended.length > 0) await tx.delete(newsletterTheme).where(eq(newsletterTheme.subscriptionId, objectId))
  return effect('unsubscribed', ended)
}

/** A letter that was stopped, or that began to go out, after the backup: nobody gets it twice by itself. */
const stopLetter: Revocation = async (tx, { objectId }) =>
  effect(
    'letter-stopped',
    await tx
      .update(newsletterIssue)
      .set({ state: 'paused', revision: sql`${newsletterIssue.revision} + 1` })
      .where(and(eq(newsletterIssue.id, objectId), inArray(newsletterIssue.state, ['scheduled', 'sending'])))
      .returning({ id: newsletterIssue.id }),
  )

/** What was turned down or taken back waits for nobody any more. */
export const requestRevocations: Readonly<Record<string, Revocation>> = {
  'deny-request': endAccountRequest('denied'),
  'withdraw-request': endAccountRequest('withdrawn'),
  'refuse-seat-request': endSeatRequest('refused'),
  'withdraw-seat-request': endSeatRequest('withdrawn'),
  'refuse-merge': refuseMerge,
  'refuse-purge': refusePurge,
  unsubscribe,
  'end-subscription': unsubscribe,
  'begin-issue': stopLetter,
  'discard-issue': stopLetter,
  'pause-issue': stopLetter,
  'stop-issue': stopLetter,
}
