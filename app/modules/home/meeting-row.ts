import { urls } from '#app/lib/urls.ts'
import { formatDate, formatTimeSpan } from '#app/ui/format.ts'
import type { MeetingRow } from '#app/ui/meeting-list.tsx'
import type { Meeting } from './meetings.server.ts'

/** A meeting as a front page shows it. @param own how the viewer signed up for it */
export function meetingRow(meeting: Meeting, now: number, own?: 'confirmed' | 'waiting'): MeetingRow {
  const { id, title, date, startTime, endTime, endDate, place, label } = meeting
  const times = endDate
    ? `tot en met ${formatDate(endDate)}`
    : startTime
      ? formatTimeSpan(startTime, endTime || null)
      : 'tijd volgt'
  return {
    ...{ id, title, date, href: urls.agenda.item(meeting) },
    facts: [times, ...(place ? [place] : [])],
    state: stateOf(meeting, now, own),
    label: label === 'CLEAR' ? undefined : label,
  }
}

function stateOf(meeting: Meeting, now: number, own?: 'confirmed' | 'waiting'): string | undefined {
  if (meeting.cancelledAt !== null) return 'Gaat niet door'
  if (own) return own === 'confirmed' ? 'U bent aangemeld' : 'U staat op de wachtlijst'
  if (meeting.registration === 'none') return undefined
  return meeting.closesAt !== null && meeting.closesAt <= now ? 'Aanmelden is gesloten' : 'Aanmelden kan'
}
