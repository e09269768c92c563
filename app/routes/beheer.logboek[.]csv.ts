import { administrator } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { exportTrail } from '#app/modules/audit/export.server.ts'

export const loader = loaderFor(administrator, async ({ viewer, url, services: { db } }) =>
  exportTrail(db, viewer, { of: 'all', id: null }, url.searchParams),
)
