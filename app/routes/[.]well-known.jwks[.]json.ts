import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { publicKeys } from '#app/modules/sso/queries.server.ts'

/** RFC 7517: the public halves of the keys by which the portal proves itself to sign-in services. */
export const loader = loaderFor(everyone, async ({ services: { db } }) =>
  Response.json({ keys: await publicKeys(db.read) }, { headers: { 'Content-Type': 'application/jwk-set+json' } }),
)
