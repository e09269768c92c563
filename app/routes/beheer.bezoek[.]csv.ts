import { administrator } from '#app/auth/guards.ts'
import { csv, csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { periodOf } from '#app/modules/views/pages.ts'
import { listViews } from '#app/modules/views/queries.server.ts'

export const loader = loaderFor(administrator, async ({ viewer, services: { db, config }, url }) => {
  const period = periodOf(url)
  const rows = await listViews(db.read, period, viewer.now, 50_000)
  const table = csv(rows, [
    { title: 'pagina', value: (row) => row.title },
    { title: 'soort', value: (row) => (row.kind ? kindNames[row.kind].one : 'Pagina') },
    { title: 'adres', value: (row) => (row.path ? config.server.baseUrl + row.path : '') },
    { title: `geopend in ${period} dagen`, value: (row) => row.views },
  ])
  return csvResponse('bezoek', table)
})
