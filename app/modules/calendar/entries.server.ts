import { labelPolicy, type Label } from '#app/access/label.ts'
import { urls } from '#app/lib/urls.ts'
import type { CalendarEntry } from '#app/modules/events/ics.server.ts'
import type { EventTimes } from '#app/modules/events/times.ts'
import { closedTitle } from './closed-title.ts'

/** A meeting as the queries of the agenda give it. */
export interface ListedEvent extends EventTimes {
  id: string
  title: string
  summary: string
  label: Label
  place: string
  address: string
  sequence: number
  cancelledAt: number | null
  updatedAt: number
}

/**
 * A meeting as it may leave the portal in a file, by what a mail may say of its label: title and summary up to GREEN; of
 * AMBER only that there is something at that moment, under an address without a word of it; null of what is stricter.
 */
export function entryOf(event: ListedEvent, baseUrl: string, notes: readonly string[] = []): CalendarEntry | null {
  const { notice } = labelPolicy[event.label]
  if (notice === 'nothing') return null
  const { id, date, startTime, endDate, endTime, sequence } = event
  const shared = {
    ...{ id, date, startTime, endDate, endTime, sequence },
    cancelled: event.cancelledAt !== null,
    changedAt: event.updatedAt,
    notes,
  }
  if (notice === 'owner')
    return {
      ...shared,
      title: closedTitle,
      summary: '',
      place: '',
      address: '',
      url: baseUrl + urls.agenda.item({ id, title: '' }),
    }
  const { title, summary, place, address } = event
  return { ...shared, title, summary, place, address, url: baseUrl + urls.agenda.item(event) }
}

export function calendarResponse(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.ics"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
