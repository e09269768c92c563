import { signedIn } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { askForNewPasskey } from '#app/auth/passkey.server.ts'
import { countAttempt, throttledJson } from '#app/auth/throttle.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { assertMayEnrol } from '#app/modules/people/enrol.server.ts'
import { emptyForm } from '#app/modules/people/forms.ts'

export const loader = loaderFor(signedIn, async (): Promise<Record<string, never>> => {
  throw new NotFound()
})

/** What the browser is to ask the device for a new passkey, as JSON. */
export const action = actionFor(signedIn, emptyForm, async ({ viewer, ...args }) =>
  throttledJson(async () => {
    assertOwnSignIn(viewer)
    assertMayEnrol(viewer, '')
    await countAttempt(args, 'challenge', '')
    const question = { purpose: 'register', asker: [viewer.session.id] } as const
    return Response.json(await askForNewPasskey(args, question, viewer))
  }),
)
