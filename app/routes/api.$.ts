import { everyone } from '#app/auth/guards.ts'
import { noSuchAddress } from '#app/lib/problem.ts'
import { loaderFor } from '#app/lib/route.server.ts'

export const loader = loaderFor(everyone, async () => noSuchAddress())
