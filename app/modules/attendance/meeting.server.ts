import { asc, eq } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { event, eventSession, item } from '#db/schema/index.ts'

export interface MeetingSession {
  id: string
  title: string
  startTime: string
  capacity: number | null
}

/** A meeting as those who run it need it; NOT filtered by the rule: the caller has asked it. */
export interface Meeting {
  id: string
  title: string
  ownerId: string
  workgroupId: string | null
  date: string
  startTime: string
  endDate: string
  endTime: string
  place: string
  capacity: number | null
  cancelled: boolean
  sessions: MeetingSession[]
}

/** @throws NotFound where the item is no meeting */
export async function getMeeting(read: Reader, itemId: string): Promise<Meeting> {
  const rows = await read
    .select({
      id: item.id,
      title: item.title,
      ownerId: item.ownerId,
      workgroupId: item.workgroupId,
      date: item.date,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      place: event.place,
      capacity: event.capacity,
      cancelledAt: event.cancelledAt,
      session: {
        id: eventSession.id,
        title: eventSession.title,
        startTime: eventSession.startTime,
        capacity: eventSession.capacity,
      },
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .leftJoin(eventSession, eq(eventSession.itemId, item.id))
    .where(eq(event.itemId, itemId))
    .orderBy(asc(eventSession.position), asc(eventSession.startTime), asc(eventSession.id))
  const [first] = rows
  if (!first) throw new NotFound()
  const { session: _, cancelledAt, ...meeting } = first
  return { ...meeting, cancelled: cancelledAt !== null, sessions: rows.flatMap(({ session }) => session ?? []) }
}
