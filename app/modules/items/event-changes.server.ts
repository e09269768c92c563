import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { event, item, outbox } from '#db/schema/index.ts'

/** What a meeting is to who signed up for it. */
export interface EventFacts {
  date: string
  startTime: string
  endDate: string
  endTime: string
  place: string
  address: string
  onlineUrl: string
  programme: string
}

/** A meeting as readers see it now; null for an item of another kind. */
export async function eventFactsOf(tx: Tx, itemId: string): Promise<EventFacts | null> {
  const [row] = await tx
    .select({
      date: item.date,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      place: event.place,
      address: event.address,
      onlineUrl: event.onlineUrl,
      programme: event.programme,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, itemId))
  return row ?? null
}

/** What happened to a meeting that who signed up is told of. */
export interface EventChange {
  /** Another day, time or place. */
  moved?: boolean
  /** The programme is there, where it was still to come. */
  programme?: boolean
  cancelled?: boolean
  /** Fewer people may read it. */
  narrowed?: boolean
}

/** After a publication: counts a change of day, time or place in the calendar entry, and has who signed up told. */
export async function noteEventChange(tx: Tx, itemId: string, before: EventFacts): Promise<void> {
  const now = await eventFactsOf(tx, itemId)
  if (!now) return
  const { programme: _before, ...wasAt } = before
  const moved = Object.entries(wasAt).some(([field, value]) => now[field as keyof EventFacts] !== value)
  const programme = before.programme.trim() === '' && now.programme.trim() !== ''
  if (moved)
    await tx
      .update(event)
      .set({ sequence: sql`${event.sequence} + 1` })
      .where(eq(event.itemId, itemId))
  if (moved || programme) await tellOfEvent(tx, itemId, { moved, programme })
}

/** Has who signed up told; what still waits to be told is told along, in one mail. */
export async function tellOfEvent(tx: Tx, itemId: string, change: EventChange): Promise<void> {
  const about = and(eq(outbox.topic, 'event-change'), eq(outbox.key, itemId))
  const [waiting] = await tx
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(and(about, isNull(outbox.claim), isNull(outbox.parkedAt)))
  const earlier = waiting?.payload ?? {}
  const now = Object.fromEntries(Object.entries(change).filter(([, happened]) => happened))
  await emit(tx, { topic: 'event-change', key: itemId, payload: { ...earlier, ...now } })
}
