import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, eventSession, item, organisation, registration, registrationSession } from '#db/schema/index.ts'
import { eventColumns, host } from './queries.server.ts'

export type Registration = typeof registration.$inferSelect

/** Who is, or may still come to be, at the meeting. */
export const livingStates = ['confirmed', 'waiting'] as const

export async function findRegistration(reader: Reader | Tx, id: string): Promise<Registration | null> {
  const [row] = await reader.select().from(registration).where(eq(registration.id, id))
  return row ?? null
}

/** The meeting with what signing up depends on, through the rule for this viewer; null where they may not read it. */
export async function findReadableEvent(reader: Reader | Tx, viewer: Viewer, eventId: string) {
  const [row] = await reader
    .select({ ...eventColumns, ownerId: item.ownerId, workgroupId: item.workgroupId })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(host, eq(host.id, event.hostId))
    .where(and(eq(event.itemId, eventId), itemsWhere(asReader(viewer), viewer.now)))
  return row ?? null
}
export type ReadableEvent = NonNullable<Awaited<ReturnType<typeof findReadableEvent>>>

/** Who a registration is of, as they could read now: their account with its second step, or nobody in particular. */
export async function holderOf(reader: Reader, { userId }: Pick<Registration, 'userId'>, now: number): Promise<Viewer> {
  const viewer = userId === null ? null : await viewerOfUser(reader, userId, { assurance: 3, now })
  return viewer ?? anonymousViewer(now)
}

/** May who signed up still read the meeting? */
export async function holderReads(reader: Reader, row: Pick<Registration, 'userId' | 'itemId'>, now: number) {
  const viewer = await holderOf(reader, row, now)
  const [found] = await reader
    .select({ id: item.id })
    .from(item)
    .where(and(eq(item.id, row.itemId), itemsWhere(asReader(viewer), now)))
  return found !== undefined
}

/** The parts that somebody chose, in their order. */
export async function chosenSessions(reader: Reader | Tx, registrationId: string) {
  return reader
    .select({
      id: eventSession.id,
      title: eventSession.title,
      startTime: eventSession.startTime,
      endTime: eventSession.endTime,
      place: eventSession.place,
      waiting: registrationSession.waiting,
    })
    .from(registrationSession)
    .innerJoin(eventSession, eq(eventSession.id, registrationSession.sessionId))
    .where(eq(registrationSession.registrationId, registrationId))
    .orderBy(asc(eventSession.position), asc(eventSession.startTime), asc(eventSession.id))
}

/** The address to take part online: for who is confirmed, and asked only after `findReadableEvent` answered for them. */
export async function onlineUrlOf(reader: Reader, registrationId: string): Promise<string> {
  const [row] = await reader
    .select({ url: event.onlineUrl })
    .from(registration)
    .innerJoin(event, eq(event.itemId, registration.itemId))
    .where(and(eq(registration.id, registrationId), eq(registration.state, 'confirmed')))
  return row?.url ?? ''
}

/** What the viewer is signed up for and may read, the latest meeting first; cancelled ones are left out. */
export async function listOwnRegistrations(read: Reader, viewer: Viewer & { userId: string }) {
  return read
    .select({ ...eventColumns, own: registration.state, ownId: registration.id })
    .from(registration)
    .innerJoin(event, eq(event.itemId, registration.itemId))
    .innerJoin(item, eq(item.id, event.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(host, eq(host.id, event.hostId))
    .where(
      and(
        eq(registration.userId, viewer.userId),
        inArray(registration.state, [...livingStates]),
        itemsWhere(asReader(viewer), viewer.now),
      ),
    )
    .orderBy(desc(item.date), desc(event.startTime), desc(item.id))
    .limit(200)
}

/** How many have a place, and how many wait. */
export async function countRegistrations(reader: Reader | Tx, eventId: string) {
  const [row] = await reader
    .select({
      confirmed: sql<number>`coalesce(sum(${registration.state} = 'confirmed'), 0)`,
      waiting: sql<number>`coalesce(sum(${registration.state} = 'waiting'), 0)`,
    })
    .from(registration)
    .where(eq(registration.itemId, eventId))
  return row ?? { confirmed: 0, waiting: 0 }
}
