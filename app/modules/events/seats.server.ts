import { and, asc, eq, sql } from 'drizzle-orm'
import { anonymousViewer } from '#app/access/viewer.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import type { Tx } from '#db/client.server.ts'
import { event, eventSession, item, registration, registrationSession } from '#db/schema/index.ts'
import { listSessions } from './queries.server.ts'
import { countRegistrations, findReadableEvent, holderReads } from './registrations.server.ts'
import { leftOf } from './places.ts'
import { tellRegistrant } from './tell.server.ts'
import { isOver } from './times.ts'

/** Whose place became better: who came off the waiting list of the meeting, and who off that of a part. */
export interface Moved {
  up: Set<string>
  inSession: Set<string>
}

/**
 * Gives free places to who waits longest, in the meeting and then in its parts. Called in the same write as anything that
 * may free one, it is the only place where somebody gets a place: there are never more than the maximum. Who is moved up
 * is told, but for `self`, who is told by the caller.
 * @param shown what `shownPlaces` said before the change: kept pages stay where it is still so. Left out where more changed.
 */
export async function settleSeats(
  tx: Tx,
  eventId: string,
  now: number,
  self?: string,
  shown?: string | null,
): Promise<Moved> {
  const moved = await moveAllUp(tx, eventId, now, self)
  const after = await shownPlaces(tx, eventId, now)
  if (after !== null && after !== shown) await bumpPublicGeneration(tx)
  return moved
}

/** The places left of a meeting and its parts as everybody reads them; null where not everybody reads the meeting now. */
export async function shownPlaces(tx: Tx, eventId: string, now: number): Promise<string | null> {
  const found = await findReadableEvent(tx, anonymousViewer(now), eventId)
  if (!found) return null
  return JSON.stringify([leftOf(found), (await listSessions(tx, eventId)).map(leftOf)])
}

async function moveAllUp(tx: Tx, eventId: string, now: number, self?: string): Promise<Moved> {
  const moved: Moved = { up: new Set(), inSession: new Set() }
  const [found] = await tx
    .select({
      label: item.label,
      status: item.status,
      publishAt: item.publishAt,
      date: item.date,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      capacity: event.capacity,
      cancelledAt: event.cancelledAt,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, eventId))
  if (!found) return moved
  if (found.cancelledAt !== null || isOver(found, now)) return moved
  // Nobody reads it now: a place would come without a word of it. Once it is back, places are given.
  if (found.status !== 'published' || found.publishAt === null || found.publishAt > now) return moved
  const { confirmed } = await countRegistrations(tx, eventId)
  const free = leftOf({ capacity: found.capacity, taken: confirmed })
  await moveUp(tx, eventId, { free, everybodyReads: found.label === 'CLEAR', now }, moved)
  await moveUpInSessions(tx, eventId, moved)
  for (const id of moved.up) if (id !== self) await tellRegistrant(tx, id, 'moved-up')
  for (const id of moved.inSession) if (id !== self && !moved.up.has(id)) await tellRegistrant(tx, id, 'updated')
  return moved
}

async function moveUp(
  tx: Tx,
  eventId: string,
  { free, everybodyReads, now }: { free: number | null; everybodyReads: boolean; now: number },
  moved: Moved,
): Promise<void> {
  if (free === 0) return
  const waiting = await tx
    .select({ id: registration.id, userId: registration.userId, itemId: registration.itemId })
    .from(registration)
    .where(and(eq(registration.itemId, eventId), eq(registration.state, 'waiting')))
    .orderBy(asc(registration.createdAt), asc(registration.id))
  for (const one of waiting) {
    if (free !== null && moved.up.size >= free) return
    // Who may not read the meeting any more is passed over.
    if (!everybodyReads && !(await holderReads(tx, one, now))) continue
    await tx
      .update(registration)
      .set({ state: 'confirmed', confirmedAt: now, ...counted })
      .where(eq(registration.id, one.id))
    moved.up.add(one.id)
  }
}

/** For every change that the calendar of who signed up is told of. */
export const counted = {
  sequence: sql`${registration.sequence} + 1`,
  revision: sql`${registration.revision} + 1`,
} as const

async function moveUpInSessions(tx: Tx, eventId: string, moved: Moved): Promise<void> {
  const waiting = await tx
    .select({ id: registration.id, sessionId: registrationSession.sessionId })
    .from(registrationSession)
    .innerJoin(registration, eq(registration.id, registrationSession.registrationId))
    .innerJoin(eventSession, eq(eventSession.id, registrationSession.sessionId))
    .where(
      and(eq(registration.itemId, eventId), eq(registration.state, 'confirmed'), eq(registrationSession.waiting, true)),
    )
    .orderBy(asc(registration.createdAt), asc(registration.id))
  if (waiting.length === 0) return
  const free = new Map((await listSessions(tx, eventId)).map((session) => [session.id, leftOf(session)]))
  for (const { id, sessionId } of waiting) {
    const left = free.get(sessionId)
    if (left === undefined || left === 0) continue
    if (left !== null) free.set(sessionId, left - 1)
    await tx
      .update(registrationSession)
      .set({ waiting: false })
      .where(and(eq(registrationSession.registrationId, id), eq(registrationSession.sessionId, sessionId)))
    if (!moved.inSession.has(id) && !moved.up.has(id))
      await tx.update(registration).set(counted).where(eq(registration.id, id))
    moved.inSession.add(id)
  }
}
