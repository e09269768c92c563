import { and, eq, inArray } from 'drizzle-orm'
import { Invalid } from '#app/lib/errors.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { event, registration, registrationSession } from '#db/schema/index.ts'
import { listSessions } from './queries.server.ts'

/** Who chose a part of a meeting; `living` where they are, or may come to be, there. */
export async function registrationsOfSession(reader: Reader | Tx, sessionId: string) {
  const rows = await reader
    .select({ id: registration.id, state: registration.state })
    .from(registrationSession)
    .innerJoin(registration, eq(registration.id, registrationSession.registrationId))
    .where(eq(registrationSession.sessionId, sessionId))
  return rows.map(({ id, state }) => ({ id, living: state === 'confirmed' || state === 'waiting' }))
}

/**
 * These parts of the meeting, as ids.
 * @throws Invalid for a part of another meeting, or two at the same time
 */
export async function choosable(tx: Tx, eventId: string, ids: readonly string[]): Promise<string[]> {
  const sessions = await listSessions(tx, eventId)
  const chosen = sessions.filter(({ id }) => ids.includes(id))
  if (chosen.length !== new Set(ids).size)
    throw new Invalid({ sessions: ['Een sessie is er niet meer. Kies opnieuw.'] })
  // Of a meeting of several days a part does not say on which it is.
  const [of] = await tx.select({ endDate: event.endDate }).from(event).where(eq(event.itemId, eventId))
  const clash = of?.endDate
    ? undefined
    : chosen.find((one, at) => chosen.slice(at + 1).some((other) => atOnce(one, other)))
  if (clash) throw new Invalid({ sessions: [`Een andere sessie is tegelijk met ‘${clash.title}’. Kies er een.`] })
  return chosen.map(({ id }) => id)
}

/** Chooses these parts and no others; those that were chosen keep their place. */
export async function choose(tx: Tx, registrationId: string, ids: readonly string[]): Promise<void> {
  const held = await tx
    .select({ id: registrationSession.sessionId })
    .from(registrationSession)
    .where(eq(registrationSession.registrationId, registrationId))
  const dropped = held.map(({ id }) => id).filter((id) => !ids.includes(id))
  const added = ids.filter((id) => !held.some((one) => one.id === id))
  if (dropped.length > 0)
    await tx
      .delete(registrationSession)
      .where(
        and(eq(registrationSession.registrationId, registrationId), inArray(registrationSession.sessionId, dropped)),
      )
  // Everybody waits until `settleSeats` has looked.
  if (added.length > 0)
    await tx.insert(registrationSession).values(added.map((id) => ({ registrationId, sessionId: id, waiting: true })))
}

type Span = { startTime: string; endTime: string }
/** Without an end known, only what begins at the same time is at once. */
function atOnce(one: Span, other: Span): boolean {
  if (!one.startTime || !other.startTime) return false
  if (one.startTime === other.startTime) return true
  const [first, second] = one.startTime < other.startTime ? [one, other] : [other, one]
  return first.endTime > second.startTime
}
