import { asc, eq, and } from 'drizzle-orm'
import { labelPolicy } from '#app/access/label.ts'
import { asReader } from '#app/access/policy.ts'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { hostOf, makeCalendar } from '#app/modules/events/ics.server.ts'
import { eventsWhere, getEvent } from '#app/modules/events/queries.server.ts'
import { dayOf } from '#app/modules/events/times.ts'
import { ownStateTexts } from '#app/modules/events/texts.ts'
import type { Services } from '#app/services.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, item, registration } from '#db/schema/index.ts'
import { entryOf } from './entries.server.ts'

/** How long a meeting stays in a calendar that is followed: a term's worth of looking back. */
const backMs = 120 * 24 * 3_600_000
const mostEvents = 1000

type Made = Pick<Services, 'db' | 'config'>

const optionsOf = ({ config }: Made, name?: string) => ({
  method: 'PUBLISH' as const,
  host: hostOf(config.server.baseUrl),
  organizer: config.mail.from,
  ...(name === undefined ? {} : { name }),
})

/** The public meetings, as iCalendar. */
export async function publicCalendar(services: Made, now: number): Promise<string> {
  return calendarOf(services, anonymousViewer(now), 'Agenda VeiligheidsAlliantie regio Rotterdam')
}

/** What this viewer may read now, as iCalendar: asked again at every fetch. */
export async function personalCalendar(services: Made, viewer: Viewer): Promise<string> {
  return calendarOf(services, viewer, 'Kennisportaal: uw bijeenkomsten')
}

async function calendarOf(services: Made, viewer: Viewer, name: string): Promise<string> {
  const rows = await services.db.read
    .select({
      id: item.id,
      title: item.title,
      summary: item.summary,
      label: item.label,
      date: item.date,
      updatedAt: item.updatedAt,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      place: event.place,
      address: event.address,
      sequence: event.sequence,
      cancelledAt: event.cancelledAt,
      own: registration.state,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .leftJoin(registration, and(eq(registration.itemId, item.id), eq(registration.userId, viewer.userId ?? '')))
    .where(
      and(
        eq(item.kind, 'event'),
        itemsWhere(asReader(viewer), viewer.now),
        eventsWhere({ from: dayOf(viewer.now - backMs) }),
      ),
    )
    .orderBy(asc(item.date), asc(event.startTime), asc(item.id))
    .limit(mostEvents)
  const entries = rows.flatMap((row) => {
    const state = row.own === null ? null : ownStateTexts[row.own]
    return entryOf(row, services.config.server.baseUrl, state ? [`Uw aanmelding: ${state}.`] : []) ?? []
  })
  return makeCalendar(entries, optionsOf(services, name))
}

/**
 * One meeting for one's own calendar, through the rule. Its moments, not the address to take part online.
 * @throws NotFound; Forbidden where its label keeps it in the portal
 */
export async function eventCalendar(services: Made, viewer: Viewer, slug: string): Promise<string> {
  const found = await getEvent(services.db.read, viewer, slug)
  const entry = entryOf(found, services.config.server.baseUrl)
  if (!entry || labelPolicy[found.label].files === 'pages-only')
    throw new Forbidden('Deze bijeenkomst leest u alleen in het portaal.')
  return makeCalendar([entry], optionsOf(services))
}
