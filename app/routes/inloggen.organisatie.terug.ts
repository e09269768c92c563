import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { finish } from '#app/modules/sso/flow.server.ts'

/** Where a provider sends people back to: the exact `redirect_uri` of every provider. */
export const loader = loaderFor(everyone, async ({ request, ...args }) => finish(request, args))
