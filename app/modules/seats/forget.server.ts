import { and, eq, isNull, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { seatRequest } from '#db/schema/index.ts'

/**
 * Forgets somebody whose account is deleted in what was asked about seats: what is open for or by them is withdrawn, and
 * what was written about or by them goes. That something was asked stays, as ids.
 * @param person.email lower case
 */
export async function forgetInSeatRequests(
  tx: Tx,
  person: { userId: string; email: string },
  now: number,
): Promise<void> {
  const { userId, email } = person
  const theirs = or(eq(seatRequest.userId, userId), eq(seatRequest.askedBy, userId), eq(seatRequest.email, email))
  await tx
    .update(seatRequest)
    .set({ outcome: 'withdrawn', closedAt: now, closedBy: userId })
    .where(and(theirs, isNull(seatRequest.closedAt)))
  await tx.update(seatRequest).set({ name: '', email: '', jobTitle: '', reason: '', answer: '' }).where(theirs)
}
