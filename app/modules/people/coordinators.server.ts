import { and, eq, isNull, ne } from 'drizzle-orm'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { membership, seat, user } from '#db/schema/index.ts'
import { belongsTo } from './confirmers.server.ts'
import { askForConfirmation, type Acting } from './grants.server.ts'

/** The people who coordinate the workgroup now. @returns their ids */
export async function coordinatorsNow(reader: Reader, workgroupId: string, now: number): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ userId: user.id })
    .from(seat)
    .innerJoin(user, and(eq(user.id, seat.userId), isNull(user.suspendedAt)))
    .innerJoin(
      membership,
      and(
        eq(membership.userId, seat.userId),
        eq(membership.organisationId, seat.organisationId),
        ne(membership.role, 'guest'),
        liveMembership(now),
      ),
    )
    .where(and(eq(seat.workgroupId, workgroupId), eq(seat.coordinator, true), liveSeat(now)))
  return rows.map(({ userId }) => userId)
}

/** Tells who may confirm a seat that it waits: managers, and coordinators where somebody gives to their own organisation. */
export async function askToConfirmSeat(
  tx: Tx,
  viewer: Acting,
  held: { workgroupId: string; organisationId: string },
): Promise<void> {
  await askForConfirmation(tx, viewer, held.organisationId)
  if (!(await belongsTo(tx, viewer.userId, held.organisationId))) return
  for (const userId of await coordinatorsNow(tx, held.workgroupId, viewer.now))
    if (userId !== viewer.userId)
      await emit(tx, {
        topic: 'seat-mail',
        key: `waiting:${held.workgroupId}:${userId}`,
        payload: { about: 'waiting', userId, workgroupId: held.workgroupId },
      })
}
