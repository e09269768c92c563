import { participant } from '#app/auth/guards.ts'
import { csv, csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { kindName } from '#app/modules/people/forms.ts'
import { stateTexts } from '#app/modules/seats/coverage-text.ts'
import { getCoverage } from '#app/modules/seats/coverage.server.ts'

export const loader = loaderFor(participant, async ({ viewer, params, url, services: { db } }) => {
  const kind = url.searchParams.get('soort') || null
  const { workgroup, rows } = await getCoverage(db.read, viewer, params.slug ?? '', kind)
  const table = csv(rows, [
    { title: 'organisatie', value: (row) => row.organisation },
    { title: 'soort', value: (row) => kindName(row.kind) },
    { title: 'stand', value: (row) => stateTexts[row.state] },
    { title: 'houder', value: (row) => row.holders.join(', ') },
  ])
  return csvResponse(`dekking-${workgroup.slug}`, table)
})
