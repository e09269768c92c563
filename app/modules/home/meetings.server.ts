import { and, asc, desc, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { listColumns } from '#app/modules/items/queries.server.ts'
import { formatTime, isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, item, registration } from '#db/schema/index.ts'

const dayMs = 24 * 3_600_000
/** What takes longer is no meeting; so a list of what is to come need not look at everything that ever was. */
const longestDays = 31

const meetingColumns = {
  ...listColumns,
  publisher: item.publisher,
  type: event.type,
  startTime: event.startTime,
  endDate: event.endDate,
  endTime: event.endTime,
  place: event.place,
  registration: event.registration,
  closesAt: event.closesAt,
  cancelledAt: event.cancelledAt,
} as const

/** A meeting as lists show it. Days are `YYYY-MM-DD`, times local `HH:MM` or ''. */
export type Meeting = Awaited<ReturnType<typeof listMeetings>>[number]

/** Meetings that are not over (soonest first) or are (latest first), through the rule. */
export async function listMeetings(
  read: Reader,
  viewer: Viewer,
  options: { when: 'coming' | 'past'; limit: number; where?: SQL | undefined },
) {
  const { when, limit, where } = options
  const coming = when === 'coming'
  return read
    .select(meetingColumns)
    .from(item)
    .innerJoin(event, eq(event.itemId, item.id))
    .where(
      and(
        eq(item.kind, 'event'),
        coming ? gte(item.date, dayOf(viewer.now - longestDays * dayMs)) : undefined,
        coming ? notOver(viewer.now) : over(viewer.now),
        // What was called off is told to who planned to come, and is no history.
        coming ? undefined : isNull(event.cancelledAt),
        where,
        itemsWhere(asReader(viewer), viewer.now),
      ),
    )
    .orderBy(...(coming ? soonest : [desc(item.date), desc(item.id)]))
    .limit(limit)
}

/** How many meetings there are of both kinds. */
export async function countMeetings(read: Reader, viewer: Viewer, where: SQL) {
  const [row] = await read
    .select({
      coming: sql<number>`coalesce(sum(${notOver(viewer.now)}), 0)`,
      past: sql<number>`coalesce(sum(${end} <= ${clockOf(viewer.now)} AND ${event.cancelledAt} IS NULL), 0)`,
    })
    .from(item)
    .innerJoin(event, eq(event.itemId, item.id))
    .where(and(eq(item.kind, 'event'), where, itemsWhere(asReader(viewer), viewer.now)))
  return { coming: row?.coming ?? 0, past: row?.past ?? 0 }
}

/** Meetings to come that the viewer signed up for and may still read. */
export async function listOwnMeetings(read: Reader, viewer: Viewer & { userId: string }, limit: number) {
  return read
    .select({ ...meetingColumns, state: registration.state })
    .from(registration)
    .innerJoin(item, eq(item.id, registration.itemId))
    .innerJoin(event, eq(event.itemId, item.id))
    .where(
      and(
        eq(registration.userId, viewer.userId),
        inArray(registration.state, ['confirmed', 'waiting']),
        notOver(viewer.now),
        itemsWhere(asReader(viewer), viewer.now),
      ),
    )
    .orderBy(...soonest)
    .limit(limit)
}

/** When a list of these is no longer right: one of them ends, or signing up for it does. Null for none. */
export function meetingsChangeAt(meetings: readonly Meeting[], now: number): number | null {
  const instants = meetings.flatMap((one) => [endOf(one), one.closesAt]).filter((at): at is number => (at ?? 0) > now)
  return instants.length > 0 ? Math.min(...instants) : null
}

const soonest = [asc(item.date), asc(event.startTime), asc(item.id)]
const lastDay = sql`(CASE ${event.endDate} WHEN '' THEN ${item.date} ELSE ${event.endDate} END)`
/** Without an end it is over with its day. */
const end = sql`${lastDay} || ' ' || (CASE ${event.endTime} WHEN '' THEN '24:00' ELSE ${event.endTime} END)`

const notOver = (now: number): SQL => sql`${end} > ${clockOf(now)}`
const over = (now: number): SQL | undefined => and(lt(item.date, dayOf(now + dayMs)), sql`${end} <= ${clockOf(now)}`)

const dayOf = (now: number): string => isoDate(now)
/** `YYYY-MM-DD HH:MM` in Amsterdam. */
const clockOf = (now: number): string => `${dayOf(now)} ${formatTime(now).slice(0, 5).replace('.', ':')}`

function endOf({ date, endDate, endTime }: Pick<Meeting, 'date' | 'endDate' | 'endTime'>): number {
  const day = endDate || date
  return endTime ? amsterdamInstant(day, endTime) : amsterdamInstant(day) + dayMs
}
