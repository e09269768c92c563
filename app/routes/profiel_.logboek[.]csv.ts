import { account } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { exportTrail } from '#app/modules/audit/export.server.ts'

export const loader = loaderFor(account, async ({ viewer, url, services: { db } }) => {
  assertOwnSignIn(viewer)
  return exportTrail(db, viewer, { of: 'person', id: viewer.userId }, url.searchParams)
})
