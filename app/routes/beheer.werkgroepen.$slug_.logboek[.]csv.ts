import { arranging } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { exportTrail } from '#app/modules/audit/export.server.ts'
import { getArrangedWorkgroup } from '#app/modules/audit/scopes.server.ts'

export const loader = loaderFor(arranging, async ({ viewer, params, url, services: { db } }) => {
  const { id } = await getArrangedWorkgroup(db.read, viewer, params.slug ?? '')
  return exportTrail(db, viewer, { of: 'workgroup', id }, url.searchParams, { workgroupId: id })
})
