import { arranging } from '#app/auth/guards.ts'
import { csvOf, csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { getAllCoverage } from '#app/modules/seats/coverage.server.ts'

export const loader = loaderFor(arranging, async ({ viewer, services: { db } }) => {
  const { kinds, rows } = await getAllCoverage(db.read, viewer)
  const header = ['werkgroep', ...kinds.map(({ name, total }) => `${name} (van ${total})`)]
  return csvResponse(
    'dekking',
    csvOf(
      header,
      rows.map((row) => [row.name, ...kinds.map(({ kind }) => row.held[kind] ?? 0)]),
    ),
  )
})
