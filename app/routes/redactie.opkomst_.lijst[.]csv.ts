import { deskUser } from '#app/auth/guards.ts'
import { csv, csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { mayExport } from '#app/modules/attendance/export.server.ts'
import { listAttendance } from '#app/modules/attendance/overview.server.ts'
import { periodOf } from '#app/modules/attendance/period.ts'

export const loader = loaderFor(deskUser, async ({ viewer, url, services: { db } }) => {
  const rows = await listAttendance(db.read, viewer, periodOf(url.searchParams, viewer.now))
  const table = csv(rows.filter(mayExport), [
    { title: 'datum', value: (row) => row.date },
    { title: 'bijeenkomst', value: (row) => row.title },
    { title: 'organisatie', value: (row) => row.organisation },
    { title: 'aangemeld', value: (row) => row.signedUp },
    { title: 'gekomen', value: (row) => row.present },
  ])
  return csvResponse('opkomst', table)
})
