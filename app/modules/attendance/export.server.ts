import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { labelPolicy, type Label } from '#app/access/label.ts'
import { csv, type CsvColumn } from '#app/lib/csv.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { formatDateTime, formatTime } from '#app/ui/format.ts'
import type { Meeting } from './meeting.server.ts'
import type { Attendee } from './queries.server.ts'
import { stateNames } from './states.ts'

/** Does the list leave the portal? Of what is read page by page only, it does not. */
export const mayExport = ({ label }: { label: Label }): boolean => labelPolicy[label].files !== 'pages-only'

/** @throws Forbidden */
export function assertExports(meeting: { label: Label }): void {
  if (!mayExport(meeting)) throw new Forbidden(`Bij TLP:${meeting.label} wordt de deelnemerslijst niet gedownload.`)
}

const textMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function columnsOf(meeting: Meeting): CsvColumn<Attendee>[] {
  return [
    { title: 'naam', value: (one) => one.name },
    { title: 'organisatie', value: (one) => one.organisation },
    { title: 'mailadres', value: (one) => one.email },
    { title: 'stand', value: (one) => stateNames[one.state] },
    ...meeting.sessions.map(({ id, title }) => ({
      title,
      value: ({ sessions }: Attendee) => {
        const chosen = sessions.find((session) => session.id === id)
        return chosen === undefined ? '' : chosen.waiting ? 'wachtlijst' : 'ja'
      },
    })),
    { title: 'aangemeld op', value: (one) => (one.state === 'walk-in' ? '' : formatDateTime(one.signedUpAt)) },
    { title: 'aanwezig om', value: (one) => (one.checkedInAt === null ? '' : formatTime(one.checkedInAt)) },
  ]
}

const inSession = (sessionId: string) => (one: Attendee) => one.sessions.some(({ id }) => id === sessionId)

/** The list as CSV. @param sessionId only who chose this part; everybody where null */
export function attendeesCsv(meeting: Meeting, attendees: readonly Attendee[], sessionId: string | null): string {
  return csv(sessionId === null ? attendees : attendees.filter(inSession(sessionId)), columnsOf(meeting))
}

/**
 * The list as a workbook: a sheet with everybody and one per part. Every cell is text, so that nothing that somebody
 * typed is a formula.
 */
export async function attendeesXlsx(meeting: Meeting, attendees: readonly Attendee[]): Promise<Response> {
  const names = new Set<string>()
  const sheet = (title: string, rows: readonly Attendee[]) => ({
    sheet: sheetName(title, names),
    data: sheetOf(rows, columnsOf(meeting)),
    columns: columnsOf(meeting).map(({ title: heading }) => ({
      width: Math.min(40, Math.max(16, heading.length + 2)),
    })),
    stickyRowsCount: 1,
  })
  const sheets = [
    sheet('Deelnemers', attendees),
    ...meeting.sessions.map(({ id, title }) => sheet(title, attendees.filter(inSession(id)))),
  ]
  const bytes = await writeExcelFile(sheets).toBuffer()
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': textMime,
      'Content-Disposition': 'attachment; filename="deelnemers.xlsx"',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

function sheetOf(rows: readonly Attendee[], columns: readonly CsvColumn<Attendee>[]): SheetData {
  return [
    columns.map(({ title }) => ({ value: plain(title), type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map(({ value }) => ({ value: plain(String(value(row) ?? '')), type: String }))),
  ]
}

/** What XML cannot hold is left out. */
const plain = (text: string): string => text.replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')

/** A sheet has a name of at most 31 characters, without some marks, that no other has. */
function sheetName(title: string, taken: Set<string>): string {
  const bare =
    plain(title)
      .replace(/[[\]:*?/\\']+/g, ' ')
      .trim()
      .slice(0, 27) || 'Onderdeel'
  let name = bare
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${bare} ${n}`
  taken.add(name.toLowerCase())
  return name
}
