import { arranging } from '#app/auth/guards.ts'
import { csv, csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { getAllCoverage } from '#app/modules/seats/coverage.server.ts'

export const loader = loaderFor(arranging, async ({ viewer, services: { db } }) => {
  const { kinds, rows } = await getAllCoverage(db.read, viewer)
  const table = csv(rows, [
    { title: 'werkgroep', value: (row) => row.name },
    ...kinds.map(({ kind, name, total }) => ({
      title: `${name} (van ${total})`,
      value: (row: (typeof rows)[number]) => row.held[kind] ?? 0,
    })),
  ])
  return csvResponse('dekking', table)
})
