import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import type { Letter } from './post-office.ts'

/** An entry of a calendar, as a strict parser reads it. */
export interface Entry {
  method: string
  uid: string
  sequence: number
  status: string
  summary: string
  location: string
  description: string
  /** Milliseconds UTC. */
  start: number
  end: number | null
  attendees: string[]
}

/** The entries of an iCalendar text. @throws where it breaks RFC 5545 */
export function entriesOf(text: string): Entry[] {
  if (/[^\r]\n/.test(text)) throw new Error('a line that does not end in CRLF')
  if (text.split('\r\n').some((line) => Buffer.byteLength(line) > 75)) throw new Error('a line longer than 75 octets')
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const first = (one: ICAL.Component, name: string) => String(one.getFirstPropertyValue(name) ?? '')
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one, { strictExceptions: true })
    return {
      method: first(calendar, 'method'),
      uid: event.uid,
      sequence: event.sequence,
      status: first(one, 'status'),
      summary: event.summary,
      location: event.location ?? '',
      description: event.description ?? '',
      start: event.startDate.toJSDate().getTime(),
      end: one.hasProperty('dtend') ? event.endDate.toJSDate().getTime() : null,
      attendees: one.getAllProperties('attendee').map((value) => String(value.getFirstValue()).toLowerCase()),
    }
  })
}

/** The calendar of a mail: the file beside it, which the part that mail programs act on repeats. Null where it has none. */
export async function entryIn(letter: Letter | undefined): Promise<Entry | null> {
  const raw = letter?.raw.toString('utf8') ?? ''
  const [, encoded] = /Content-Type: application\/ics[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw) ?? []
  const parts = (await PostalMime.parse(raw)).attachments.filter(({ mimeType }) => mimeType === 'text/calendar')
  if (encoded === undefined && parts.length === 0) return null
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8')
  const [entry] = entriesOf(text)
  const [part] = parts
  const content = part?.content
  const repeated = typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8')
  const bare = (lines: string) => lines.replaceAll('\r\n', '\n').trim()
  if (bare(repeated) !== bare(text)) throw new Error('the file differs from the part')
  if (entry && part?.method?.toUpperCase() !== entry.method) throw new Error('the part is of another method')
  return entry ?? null
}

/** The plain text and the subject of a mail. */
export async function textOf(letter: Letter | undefined): Promise<{ subject: string; text: string }> {
  const { subject, text } = await PostalMime.parse(letter?.raw ?? '')
  return { subject: subject ?? '', text: text ?? '' }
}
