import { and, asc, desc, eq, gt, gte, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import { readableByIdStart } from '#app/modules/items/facts.server.ts'
import type { Publisher } from '#app/modules/items/kinds.ts'
import { listColumns, partsOf } from '#app/modules/items/queries.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import type { eventTypes } from '#db/kinds.ts'
import {
  event,
  eventSession,
  item,
  itemTheme,
  organisation,
  registration,
  registrationSession,
  theme,
} from '#db/schema/index.ts'

const pageSize = 30

export type EventType = (typeof eventTypes)[number]

/** Where a list goes on: day, time and id of the last row shown. */
export interface EventKey {
  date: string
  /** `HH:MM` or ''. */
  startTime: string
  id: string
}

/** `2026-12-03.1330.abcd…` in the address; null where it is none. */
export function parseEventKey(value: string | null): EventKey | null {
  const [, date, hours = '', minutes = '', id] =
    /^(\d{4}-\d{2}-\d{2})\.(?:(\d{2})(\d{2}))?\.([a-z2-9]{20})$/.exec(value ?? '') ?? []
  return date && id ? { date, startTime: hours ? `${hours}:${minutes}` : '', id } : null
}

export const eventKey = ({ date, startTime, id }: EventKey): string => `${date}.${startTime.replace(':', '')}.${id}`

export interface EventFilters {
  /** Meetings that last until this day or later. */
  from?: string
  /** Meetings that begin on this day or before. */
  until?: string
  /** Meetings that were over before this day. */
  before?: string
  type?: EventType
  /** Slug. */
  theme?: string
  publisher?: Publisher
}

/** The organisation that receives, beside the one whose the item is. */
export const host = alias(organisation, 'host')

/** Who has a place. */
const taken = sql<number>`(SELECT count(*) FROM ${registration} WHERE ${registration.itemId} = ${event.itemId}
  AND ${registration.state} = 'confirmed')`

/** What lists, feeds and calendars need of a meeting; never the address to take part online. */
export const eventColumns = {
  ...listColumns,
  publisher: item.publisher,
  updatedAt: item.updatedAt,
  type: event.type,
  startTime: event.startTime,
  endDate: event.endDate,
  endTime: event.endTime,
  place: event.place,
  address: event.address,
  online: sql<boolean>`${event.onlineUrl} <> ''`.mapWith(Boolean),
  registration: event.registration,
  capacity: event.capacity,
  taken,
  closesAt: event.closesAt,
  cancelledAt: event.cancelledAt,
  sequence: event.sequence,
  organisation: organisation.name,
  host: host.name,
} as const

const lastDay = sql`max(${item.date}, ${event.endDate})`

/** The filters as a condition on `item` joined to `event`. */
export function eventsWhere(filters: EventFilters): SQL | undefined {
  return and(
    filters.from ? gte(lastDay, filters.from) : undefined,
    filters.until ? lte(item.date, filters.until) : undefined,
    filters.before ? lt(lastDay, filters.before) : undefined,
    filters.type ? eq(event.type, filters.type) : undefined,
    filters.publisher ? eq(item.publisher, filters.publisher) : undefined,
    filters.theme
      ? sql`EXISTS (SELECT 1 FROM ${itemTheme} INNER JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}
          WHERE ${itemTheme.itemId} = ${item.id} AND ${theme.slug} = ${filters.theme})`
      : undefined,
  )
}

/** A page of the meetings that this viewer reads, first to come first, with how they themselves are signed up. */
export async function listEvents(
  read: Reader,
  viewer: Viewer,
  options: EventFilters & {
    /** What is over: the latest first. */
    newestFirst?: boolean
    after?: EventKey | null
    limit?: number
  } = {},
) {
  const limit = options.limit ?? pageSize
  const order = options.newestFirst ? desc : asc
  const rows = await read
    .select({ ...eventColumns, own: registration.state })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(host, eq(host.id, event.hostId))
    .leftJoin(registration, ownRegistration(viewer))
    .where(
      and(
        eq(item.kind, 'event'),
        itemsWhere(asReader(viewer), viewer.now),
        eventsWhere(options),
        afterKey(options.after, options.newestFirst ?? false),
      ),
    )
    .orderBy(order(item.date), order(event.startTime), order(item.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? eventKey(last) : null }
}

/** The viewer's own row at the meeting; nobody's where they have not given the second factor. */
function ownRegistration(viewer: Viewer) {
  const userId = viewer.assurance >= 2 ? viewer.userId : null
  return and(eq(registration.itemId, event.itemId), userId === null ? sql`1 = 0` : eq(registration.userId, userId))
}

function afterKey(after: EventKey | null | undefined, newestFirst: boolean): SQL | undefined {
  if (!after) return undefined
  const past = newestFirst ? lt : gt
  return or(
    past(item.date, after.date),
    and(
      eq(item.date, after.date),
      or(past(event.startTime, after.startTime), and(eq(event.startTime, after.startTime), past(item.id, after.id))),
    ),
  )
}

/** One meeting with its parts, without the address to take part online. @throws NotFound */
export async function getEvent(read: Reader, viewer: Viewer, slug: string) {
  const start = idStartOf(slug)
  if (!start) throw new NotFound()
  const [row] = await read
    .select({
      ...eventColumns,
      body: event.html,
      targetAudience: event.targetAudience,
      programme: event.programme,
      seriesId: event.seriesId,
      ownerId: item.ownerId,
      workgroupId: item.workgroupId,
      status: item.status,
      publishAt: item.publishAt,
      publisher: item.publisher,
      own: registration.state,
      ownId: registration.id,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(host, eq(host.id, event.hostId))
    .leftJoin(registration, ownRegistration(viewer))
    .where(readableByIdStart(viewer, start))
  if (!row) throw new NotFound()
  const { body: html, ...rest } = row
  return {
    ...rest,
    html,
    sessions: await listSessions(read, row.id),
    ...(await partsOf(read, row.id, viewer.now, row.status === 'draft')),
  }
}

/** The parts that people choose from, with how many chose them; the caller has asked whether the meeting may be read. */
export async function listSessions(read: Reader | Tx, eventId: string) {
  return (
    read
      .select({
        id: eventSession.id,
        title: eventSession.title,
        startTime: eventSession.startTime,
        endTime: eventSession.endTime,
        place: eventSession.place,
        speaker: eventSession.speaker,
        capacity: eventSession.capacity,
        taken: sql<number>`(SELECT count(*) FROM ${registrationSession}
        INNER JOIN ${registration} ON ${registration.id} = ${registrationSession.registrationId}
        WHERE ${registrationSession.sessionId} = ${eventSession.id} AND ${registration.state} = 'confirmed'
        AND ${registrationSession.waiting} = 0)`,
      })
      .from(eventSession)
      // Joined, so that the columns of the count inside are written with their tables.
      .innerJoin(event, eq(event.itemId, eventSession.itemId))
      .where(eq(eventSession.itemId, eventId))
      .orderBy(asc(eventSession.position), asc(eventSession.startTime), asc(eventSession.id))
  )
}
