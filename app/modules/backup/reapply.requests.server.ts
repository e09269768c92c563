import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { endWaiting } from '#app/modules/newsletter/mailing.server.ts'
import type { Tx } from '#db/client.server.ts'
import {
  accountRequest,
  newsletterDelivery,
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
  if (ended.length > 0) {
    await tx.delete(newsletterTheme).where(eq(newsletterTheme.subscriptionId, objectId))
    await endWaiting(tx, objectId)
  }
  return effect('unsubscribed', ended)
}

/** Mails that somebody turned off stay off. */
const turnOffMails: Revocation = async (tx, { objectId, detail }) => {
  const off = {
    ...(detail.issues === false ? { issues: false } : {}),
    ...(detail.digest === 'never' ? { digest: 'never' as const, digestAt: null, digestSince: null } : {}),
  }
  if (Object.keys(off).length === 0) return []
  if (detail.issues === false) await endWaiting(tx, objectId)
  const wanted = or(
    detail.issues === false ? eq(newsletterSubscription.issues, true) : undefined,
    detail.digest === 'never' ? ne(newsletterSubscription.digest, 'never') : undefined,
  )
  return effect(
    'mails-off',
    await tx
      .update(newsletterSubscription)
      .set(off)
      .where(and(eq(newsletterSubscription.id, objectId), isNull(newsletterSubscription.endedAt), wanted))
      .returning({ id: newsletterSubscription.id }),
  )
}

type Issue = typeof newsletterIssue.$inferSelect

const changeLetter = (
  tx: Tx,
  id: string,
  from: ReadonlyArray<Issue['state']>,
  set: Partial<typeof newsletterIssue.$inferInsert>,
): Promise<Array<{ id: string }>> =>
  tx
    .update(newsletterIssue)
    .set({ ...set, revision: sql`${newsletterIssue.revision} + 1` })
    .where(and(eq(newsletterIssue.id, id), inArray(newsletterIssue.state, [...from])))
    .returning({ id: newsletterIssue.id })

/** A letter that was taken back, stopped or thrown away after the backup does not go by itself. */
const stopLetter =
  (from: Issue['state'], set: Partial<typeof newsletterIssue.$inferInsert>): Revocation =>
  async (tx, { objectId }) =>
    effect('letter-stopped', await changeLetter(tx, objectId, [from], set))

/**
 * A letter that began to go out after the backup: nobody gets it twice. Where it was edited since the backup, the restored
 * text is not the one that went out, and nobody decided that everybody may read it.
 */
const letterWent: Revocation = async (tx, { objectId, at, seq }, { rows }) => {
  const edited = rows.some((row) => row.action === 'edit-issue' && row.objectId === objectId && row.seq < seq)
  const went = await changeLetter(tx, objectId, ['draft', 'scheduled', 'sending', 'paused'], {
    ...{ state: 'sent', beganAt: at, finishedAt: at, spreadAt: at },
    ...(edited ? { hiddenAt: at } : {}),
  })
  if (went.length > 0)
    await tx
      .update(newsletterDelivery)
      .set({ state: 'ended', claim: null })
      .where(
        and(
          eq(newsletterDelivery.issueId, objectId),
          inArray(newsletterDelivery.state, ['waiting', 'claimed', 'made', 'held']),
        ),
      )
  return effect('letter-went', went)
}

const hideLetter: Revocation = async (tx, { objectId, at }) =>
  effect(
    'letter-hidden',
    await tx
      .update(newsletterIssue)
      .set({ hiddenAt: at })
      .where(and(eq(newsletterIssue.id, objectId), isNull(newsletterIssue.hiddenAt)))
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
  'change-subscription': turnOffMails,
  'begin-issue': letterWent,
  'discard-issue': stopLetter('draft', { state: 'discarded' }),
  'hide-issue': hideLetter,
  'pause-issue': stopLetter('sending', { state: 'paused' }),
  'stop-issue': stopLetter('scheduled', { state: 'draft', sendAt: null }),
}
