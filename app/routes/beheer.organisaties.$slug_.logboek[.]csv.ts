import { managing } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { exportTrail } from '#app/modules/audit/export.server.ts'
import { getManagedOrganisation } from '#app/modules/items/organisation-items.server.ts'

export const loader = loaderFor(managing, async ({ viewer, params, url, services: { db } }) => {
  const { organisation } = await getManagedOrganisation(db.read, viewer, params.slug ?? '')
  const { id } = organisation
  return exportTrail(db, viewer, { of: 'organisation', id }, url.searchParams, { organisationId: id })
})
