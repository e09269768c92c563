import { and, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { event, item, registration, registrationSession } from '#db/schema/index.ts'
import { settleSeats } from './seats.server.ts'
import { isOver } from './times.ts'

const dayMs = 24 * 3_600_000

/** Nothing tells who it was; the organisation is counted on. */
const nobody = {
  userId: null,
  name: '',
  email: sql`${registration.id} || '@verwijderd.invalid'`,
  organisationName: '',
} as const

/**
 * Forgets that somebody signed up, now that their account is deleted: what is to come they give up, and of what was nobody
 * can tell who it was.
 * @param person.email lower case
 */
export async function forgetSignUps(tx: Tx, person: { userId: string; email: string }, now: number): Promise<void> {
  const rows = await tx
    .select({
      id: registration.id,
      itemId: registration.itemId,
      date: item.date,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
    })
    .from(registration)
    .innerJoin(event, eq(event.itemId, registration.itemId))
    .innerJoin(item, eq(item.id, event.itemId))
    .where(or(eq(registration.userId, person.userId), eq(registration.email, person.email)))
  const past = rows.filter((row) => isOver(row, now)).map(({ id }) => id)
  const coming = rows.filter((row) => !isOver(row, now))
  if (past.length > 0) await tx.update(registration).set(nobody).where(inArray(registration.id, past))
  await removeRegistrations(
    tx,
    coming.map(({ id }) => id),
  )
  for (const itemId of new Set(coming.map((row) => row.itemId))) await settleSeats(tx, itemId, now)
}

/** What was never confirmed goes after a day. Who came is forgotten with the list of its meeting (`attendance`). */
export async function forgetUnconfirmed(tx: Tx, now: number): Promise<void> {
  const asked = await tx
    .select({ id: registration.id })
    .from(registration)
    .where(and(eq(registration.state, 'sent'), lt(registration.createdAt, now - dayMs)))
  await removeRegistrations(
    tx,
    asked.map(({ id }) => id),
  )
}

async function removeRegistrations(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    await tx.delete(registrationSession).where(inArray(registrationSession.registrationId, some))
    await tx.delete(registration).where(inArray(registration.id, some))
  }
}
