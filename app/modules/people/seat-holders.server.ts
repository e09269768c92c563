import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { seat, seatHolding } from '#db/schema/index.ts'

/**
 * Keeps the history of a seat's holders in step with the seat, and tells whoever came or went. To be called after every
 * change of who holds it, whether it waits, or when it begins and ends.
 */
export async function followHolder(tx: Tx, seatId: string, now: number): Promise<void> {
  const [row] = await tx.select().from(seat).where(eq(seat.id, seatId))
  if (!row) return
  const held = row.pendingSince === null && (row.endsAt === null || row.endsAt > now) ? row : null
  const open = await tx
    .select()
    .from(seatHolding)
    .where(and(eq(seatHolding.seatId, seatId), or(isNull(seatHolding.untilAt), gt(seatHolding.untilAt, now))))
  for (const one of open) {
    const stays = held !== null && one.userId === held.userId
    const begun = one.fromAt === null || one.fromAt <= now
    if (stays || begun)
      await tx
        .update(seatHolding)
        .set({ untilAt: stays ? held.endsAt : now })
        .where(eq(seatHolding.id, one.id))
    else await tx.delete(seatHolding).where(eq(seatHolding.id, one.id))
    if (stays ? held.endsAt !== null : begun) await tell(tx, 'ended', one, stays ? held.endsAt : now)
  }
  if (!held?.userId || open.some((one) => one.userId === held.userId)) return
  const holding = {
    seatId,
    workgroupId: held.workgroupId,
    organisationId: held.organisationId,
    userId: held.userId,
    fromAt: Math.max(now, held.startsAt ?? 0),
    untilAt: held.endsAt,
  }
  await tx.insert(seatHolding).values(holding)
  await tell(tx, 'held', holding, holding.fromAt)
}

/**
 * A seat that somebody held until a day that has passed still bears their id: it is taken off, so that they may hold one
 * again.
 */
export async function forgetEnded(
  tx: Tx,
  of: { workgroupId: string; organisationId: string; userId: string },
  now: number,
): Promise<void> {
  await tx
    .update(seat)
    .set({ userId: null, coordinator: false })
    .where(
      and(
        eq(seat.workgroupId, of.workgroupId),
        eq(seat.organisationId, of.organisationId),
        eq(seat.userId, of.userId),
        lte(seat.endsAt, now),
      ),
    )
}

/** The mail is made when it goes out, and only where it is still true then: see the jobs of seats. */
function tell(
  tx: Tx,
  about: 'held' | 'ended',
  of: { seatId: string; workgroupId: string; organisationId: string; userId: string },
  at: number | null,
): Promise<void> {
  const { seatId, workgroupId, organisationId, userId } = of
  return emit(tx, {
    topic: 'seat-mail',
    key: `${about}:${seatId}:${userId}`,
    payload: { about, userId, workgroupId, organisationId },
    ...(at === null ? {} : { dueAt: at }),
  })
}
