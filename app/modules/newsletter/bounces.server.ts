import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newsletterDelivery, newsletterSubscription, newsletterTheme } from '#db/schema/index.ts'
import { endWaiting } from './mailing.server.ts'

/** When a mail went out, or was refused at the door. */
const tried = sql<number | null>`coalesce(${newsletterDelivery.sentAt}, ${newsletterDelivery.bouncedAt})`

/** A subscription of which this many mails in a row could not be delivered gets no more. */
export const refusalsInARow = 3

/**
 * Notes that a mail came back for good. A mail counts once, however often it is told.
 * @returns whether there is such a mail and it was not noted before
 */
export async function noteBounce(tx: Tx, bounce: { deliveryId: string; code: string; now: number }): Promise<boolean> {
  const [found] = await tx
    .update(newsletterDelivery)
    .set({ bouncedAt: bounce.now, bounceCode: bounce.code.slice(0, 20) })
    .where(and(eq(newsletterDelivery.id, bounce.deliveryId), isNull(newsletterDelivery.bouncedAt)))
    .returning({ subscriptionId: newsletterDelivery.subscriptionId })
  if (!found) return false
  if (found.subscriptionId !== null) await noteRefusal(tx, found.subscriptionId, bounce.now)
  return true
}

/** Ends the subscription where its last mails all came back, since it began. */
export async function noteRefusal(tx: Tx, subscriptionId: string, now: number): Promise<void> {
  const last = await tx
    .select({ bouncedAt: newsletterDelivery.bouncedAt })
    .from(newsletterDelivery)
    .innerJoin(newsletterSubscription, eq(newsletterSubscription.id, newsletterDelivery.subscriptionId))
    .where(and(eq(newsletterSubscription.id, subscriptionId), gte(tried, newsletterSubscription.confirmedAt)))
    .orderBy(desc(tried))
    .limit(refusalsInARow)
  if (last.length < refusalsInARow || last.some(({ bouncedAt }) => bouncedAt === null)) return
  const [ended] = await tx
    .update(newsletterSubscription)
    .set({ endedAt: now, endedHow: 'bounce' })
    .where(and(eq(newsletterSubscription.id, subscriptionId), isNull(newsletterSubscription.endedAt)))
    .returning({ id: newsletterSubscription.id })
  if (!ended) return
  await tx.delete(newsletterTheme).where(eq(newsletterTheme.subscriptionId, ended.id))
  await endWaiting(tx, ended.id)
  const entry = { actor: 'system', action: 'end-subscription', object: 'subscription', objectId: ended.id }
  await record(tx, { ...entry, detail: { how: 'bounce' } }, now)
}
