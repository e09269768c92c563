import { participant } from '#app/auth/guards.ts'
import { csvOf, csvResponse } from '#app/lib/csv.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { kindName } from '#app/modules/people/forms.ts'
import { stateTexts } from '#app/modules/seats/coverage-text.ts'
import { getCoverage } from '#app/modules/seats/coverage.server.ts'

export const loader = loaderFor(participant, async ({ viewer, params, url, services: { db } }) => {
  const kind = url.searchParams.get('soort') || null
  const { workgroup, rows } = await getCoverage(db.read, viewer, params.slug ?? '', kind)
  const lines = rows.map((row) => [row.organisation, kindName(row.kind), stateTexts[row.state], row.holders.join(', ')])
  return csvResponse(`dekking-${workgroup.slug}`, csvOf(['organisatie', 'soort', 'stand', 'houder'], lines))
})
