import { and, eq, exists, isNull, ne, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { emitAll } from '#db/outbox.server.ts'
import { newsletterDelivery, newsletterSubscription } from '#db/schema/index.ts'
import { digestRhythms } from '#db/kinds.ts'
import { readerTopic } from './delivery.server.ts'
import { nextDigest } from './rhythm.ts'

/**
 * In a restored portal, in which the messages that waited are gone: every reader gets their next digest, of what comes from now
 * on, and what was held back for them.
 */
export async function planDigests(tx: Tx, now: number): Promise<void> {
  const runs = isNull(newsletterSubscription.endedAt)
  for (const digest of digestRhythms)
    if (digest !== 'never')
      await tx
        .update(newsletterSubscription)
        .set({ digestAt: nextDigest(digest, now), digestSince: now })
        .where(and(runs, eq(newsletterSubscription.digest, digest)))
  const held = tx
    .select({ id: newsletterDelivery.id })
    .from(newsletterDelivery)
    .where(and(eq(newsletterDelivery.subscriptionId, newsletterSubscription.id), eq(newsletterDelivery.state, 'held')))
  const rows = await tx
    .select({ id: newsletterSubscription.id })
    .from(newsletterSubscription)
    .where(and(runs, or(ne(newsletterSubscription.digest, 'never'), exists(held))))
  // Each plans its own digest where that is not due yet.
  await emitAll(
    tx,
    readerTopic,
    rows.map(({ id }) => id),
  )
}
