import { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { endOf, lastDayOf, startOf, type EventTimes } from './times.ts'

export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL'

/** A meeting as a calendar gets it. */
export interface CalendarEntry extends EventTimes {
  /** Of the item: the entry keeps its UID whatever is changed. */
  id: string
  title: string
  summary: string
  place: string
  address: string
  /** The address of its page, in full. */
  url: string
  /** Higher than in any entry with this UID that went to the same calendar before. */
  sequence: number
  /** Called off, or no longer this person's. */
  cancelled: boolean
  /** When what stands in it last changed, milliseconds UTC. */
  changedAt: number
  /** Only for who takes part and may read the meeting now: it goes into the place and the description. */
  onlineUrl?: string
  /** More lines of the description. */
  notes?: readonly string[]
  /** Whose entry it is; with METHOD REQUEST and CANCEL only. */
  attendee?: { name: string; email: string }
}

export interface CalendarOptions {
  method: CalendarMethod
  /** The host of the portal, behind every UID. */
  host: string
  /** Who invites, `naam@…`: the sender of the portal's mails. */
  organizer: string
  /** Of the calendar as a whole, where somebody follows it. */
  name?: string
}

/** The UID of a meeting in every calendar. */
export const uidOf = (itemId: string, host: string): string => `${itemId}@${host}`

/** The host part of the portal's address. */
export const hostOf = (baseUrl: string): string => new URL(baseUrl).hostname

/** An iCalendar text (RFC 5545, folded, CRLF), all moments in UTC. */
export function makeCalendar(entries: readonly CalendarEntry[], options: CalendarOptions): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'VAR', product: 'Kennisportaal', language: 'NL' },
    method: ICalCalendarMethod[options.method],
    ...(options.name === undefined ? {} : { name: options.name }),
  })
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: uidOf(entry.id, options.host),
      sequence: entry.sequence,
      stamp: new Date(entry.changedAt),
      summary: entry.title,
      description: descriptionOf(entry),
      url: entry.url,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: 'VeiligheidsAlliantie regio Rotterdam', email: addressIn(options.organizer) },
      ...placeOf(entry),
      ...momentsOf(entry),
    })
    if (entry.attendee && options.method !== 'PUBLISH')
      event.createAttendee({
        name: nameIn(entry.attendee.name),
        email: entry.attendee.email,
        rsvp: false,
        status: ICalAttendeeStatus.ACCEPTED,
        role: ICalAttendeeRole.REQ,
      })
  }
  return calendar.toString()
}

/** A whole day where no time is known; without an end where none is. */
function momentsOf(entry: EventTimes) {
  if (!entry.startTime) {
    const noon = Date.parse(`${lastDayOf(entry)}T12:00:00Z`)
    // Days of a calendar are no moments: the end is the day after the last.
    return { start: new Date(`${entry.date}T00:00:00Z`), end: dayAfter(noon), allDay: true, timezone: 'UTC' }
  }
  const start = startOf(entry)
  const end = entry.endTime || entry.endDate ? endOf(entry) : null
  // A clock set back can make an end before the beginning out of a short meeting.
  return { start: new Date(start), ...(end !== null && end > start ? { end: new Date(end) } : {}) }
}

const dayAfter = (noon: number): Date =>
  new Date(`${new Date(noon + 24 * 3_600_000).toISOString().slice(0, 10)}T00:00:00Z`)

function placeOf({ place, address, onlineUrl }: CalendarEntry) {
  const location = [place, address].filter(Boolean).join(', ') || (onlineUrl ? 'Online' : '')
  return location ? { location } : {}
}

function descriptionOf({ summary, onlineUrl, notes, url }: CalendarEntry): string {
  const online = onlineUrl ? `Online deelnemen: ${onlineUrl}` : ''
  return [summary, ...(notes ?? []), online, `Op het portaal: ${url}`].filter(Boolean).join('\n\n')
}

/** A name as the value of a parameter, which can hold no quotation mark and no line. */
const nameIn = (name: string): string => name.replace(/["\p{Cc}]+/gu, ' ').trim() || '-'

/** `naam@…` out of a sender such as `VAR <naam@…>`. */
const addressIn = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from
