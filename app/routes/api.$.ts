import { everyone } from '#app/auth/guards.ts'
import { problem } from '#app/lib/problem.ts'
import { loaderFor } from '#app/lib/route.server.ts'

/** An address of the API that is none; the same for everybody. */
export const loader = loaderFor(everyone, async () =>
  problem(404, 'Niet gevonden', 'Dit adres bestaat niet in deze API.'),
)
