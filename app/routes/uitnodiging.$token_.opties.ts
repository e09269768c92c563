import { everyone } from '#app/auth/guards.ts'
import { askForNewPasskey } from '#app/auth/passkey.server.ts'
import { throttledJson } from '#app/auth/throttle.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { emptyForm } from '#app/modules/people/forms.ts'
import { invitedBy } from '#app/modules/people/invited.server.ts'

export const loader = loaderFor(everyone, async (): Promise<Record<string, never>> => {
  throw new NotFound()
})

/** What the browser is to ask the device for the first passkey of somebody who was invited, as JSON. */
export const action = actionFor(everyone, emptyForm, async ({ params, ...args }) =>
  throttledJson(async () => {
    const { question, person } = await invitedBy(args, params.token ?? '')
    return Response.json(await askForNewPasskey(args, question, person))
  }),
)
