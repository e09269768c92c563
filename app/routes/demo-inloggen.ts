import { redirect } from '@remix-run/node'
import { everyone, inDemo } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { signInAsDemo } from '#app/modules/people/demo.server.ts'
import { demoForm } from '#app/modules/people/forms.ts'

export const loader = loaderFor(everyone, async (): Promise<Record<string, never>> => {
  throw new NotFound()
})

/** Signs a persona of the demo in; outside the demo this address does not exist. */
export const action = actionFor(inDemo, demoForm, async ({ input, ...args }) =>
  redirect(safePath(input.naar), { headers: giveCookie(args, await signInAsDemo(args.request, args, input.email)) }),
)
