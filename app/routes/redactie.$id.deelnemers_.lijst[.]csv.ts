import { deskUser } from '#app/auth/guards.ts'
import { csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { noteExport } from '#app/modules/attendance/commands.server.ts'
import { getOwnMeeting } from '#app/modules/attendance/door.server.ts'
import { assertExports, attendeesCsv } from '#app/modules/attendance/export.server.ts'
import { getMeeting } from '#app/modules/attendance/meeting.server.ts'
import { listAttendees } from '#app/modules/attendance/queries.server.ts'

export const loader = loaderFor(deskUser, async ({ viewer, params, url, services: { db } }) => {
  const found = await getOwnMeeting(db.read, viewer, params.id ?? '')
  assertExports(found)
  const meeting = await getMeeting(db.read, found.id)
  const attendees = await listAttendees(db.read, found.id)
  await db.write((tx) => noteExport(tx, viewer, found))
  return csvResponse('deelnemers', attendeesCsv(meeting, attendees, url.searchParams.get('onderdeel')))
})
