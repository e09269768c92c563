import { everyone } from '#app/auth/guards.ts'
import { askForPasskey } from '#app/auth/passkey.server.ts'
import { askerOf, newBrowser } from '#app/auth/passkey-question.server.ts'
import { viewerOf } from '#app/auth/session.server.ts'
import { countAttempt, throttledJson } from '#app/auth/throttle.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { passkeyQuestionForm } from '#app/modules/people/forms.passkeys.ts'

export const loader = loaderFor(everyone, async (): Promise<Record<string, never>> => {
  throw new NotFound()
})

/** What the browser is to ask the device, as JSON: of anybody to sign in, of who has given a password as second step. */
export const action = actionFor(everyone, passkeyQuestionForm, async ({ request, input, ...args }) =>
  throttledJson(async () => {
    await countAttempt(args, 'challenge', '')
    const { secrets, config } = args.services
    if (input.purpose === 'factor') {
      const { session } = await viewerOf(request, args)
      if (!session) throw new NotFound()
      return Response.json(await askForPasskey(args, { purpose: 'factor', asker: [session.id] }, session.userId))
    }
    const browser = newBrowser(config)
    const asker = askerOf(secrets.session, browser.secret)
    const options = await askForPasskey(args, { purpose: 'sign-in', asker }, null)
    return Response.json(options, { headers: { 'Set-Cookie': browser.cookie } })
  }),
)
