import { fresh } from '#app/auth/guards.ts'
import { isoDate } from '#app/ui/format.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { ownData } from '#app/modules/profile/own-data.server.ts'

/** Everything the portal keeps about the viewer, as a file. */
export const loader = loaderFor(fresh, async ({ viewer, services: { db } }) =>
  Response.json(await ownData(db.read, viewer), {
    headers: { 'Content-Disposition': `attachment; filename="mijn-gegevens-${isoDate(viewer.now)}.json"` },
  }),
)
