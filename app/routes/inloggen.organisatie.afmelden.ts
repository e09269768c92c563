import { everyone } from '#app/auth/guards.ts'
import { countAttempt, TooManyAttempts } from '#app/auth/throttle.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { signOutByProvider } from '#app/modules/sso/back-channel.server.ts'
import { logoutForm } from '#app/modules/sso/forms.ts'

export const loader = loaderFor(everyone, async (): Promise<Record<string, never>> => {
  throw new NotFound()
})

/** OpenID Connect back-channel logout: a provider tells that somebody signed out there. */
export const action = actionFor(everyone, logoutForm, async ({ input, ...args }) => {
  try {
    await countAttempt(args, 'sign-out-message', input.logout_token)
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error
    return new Response(null, { status: 429, headers: { 'Retry-After': String(error.seconds) } })
  }
  const believed = await signOutByProvider(args, input.logout_token)
  return new Response(null, { status: believed ? 200 : 400, headers: { 'Cache-Control': 'no-store' } })
})
