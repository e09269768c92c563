import { fresh } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { ownData } from '#app/modules/profile/own-data.server.ts'

/** Everything the portal keeps about the viewer, as a file. */
export const loader = loaderFor(fresh, async ({ viewer, services: { db } }) => {
  // An organisation's provider answers for what is that organisation's, and not for the whole person.
  assertOwnSignIn(viewer)
  return Response.json(await ownData(db.read, viewer), {
    headers: { 'Content-Disposition': `attachment; filename="mijn-gegevens-${isoDate(viewer.now)}.json"` },
  })
})
