import { account } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { exportTrail } from '#app/modules/audit/export.server.ts'
import { getTrailItem } from '#app/modules/audit/scopes.server.ts'

export const loader = loaderFor(account, async ({ viewer, params, url, services: { db } }) => {
  const { id, ownerId, workgroupId } = await getTrailItem(db.read, viewer, params.id ?? '')
  return exportTrail(db, viewer, { of: 'item', id }, url.searchParams, { organisationId: ownerId, workgroupId })
})
