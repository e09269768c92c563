import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { showLink } from '#app/modules/people/choose-password.server.ts'
import { DeadLink } from '#app/modules/people/choose-password.tsx'
import { acceptByPasskey } from '#app/modules/people/commands.passkeys.server.ts'
import { newPasskeyForm } from '#app/modules/people/forms.passkeys.ts'
import { invitedBy } from '#app/modules/people/invited.server.ts'
import { NewPasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { newPasskeyOf, passkeyName } from '#app/modules/people/passkeys.server.ts'
import { NewRecoveryCodes } from '#app/modules/people/recovery-codes.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, ...args }) => ({
  works: (await showLink(args, 'invitation', params.token)).works,
  token: params.token ?? '',
  name: passkeyName(args.client.agent),
}))

export const action = actionFor(everyone, newPasskeyForm, async ({ params, input, ...args }) =>
  throttled(async () => {
    const token = params.token ?? ''
    const { db, secrets } = args.services
    const { question } = await invitedBy(args, token)
    const made = await newPasskeyOf(args, question, input.credential)
    const { client } = args
    const { cookie, codes } = await db.write((tx) =>
      acceptByPasskey(tx, secrets.session, { token, made, name: input.name, now: Date.now(), client }),
    )
    return data({ codes, form: undefined }, { headers: giveCookie(args, cookie) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Welkom')
export const handle = { scripts: [passkeyScript] }

export default function InvitationPasskey() {
  const { works, token, name } = useLoaderData<typeof loader>()
  const made = useActionData<{ codes?: string[] }>()
  const state = useRefused() ?? { values: { name }, errors: {} }
  if (made?.codes) return <NewRecoveryCodes codes={made.codes} next={urls.home} />
  if (!works) return <DeadLink invitation />
  return (
    <div className="var-stack">
      <h1>Een passkey maken</h1>
      <NewPasskeyForm state={state} options={accountUrls.invitationQuestion(token)} />
      <p>
        <a href={accountUrls.invitation(token)}>Kies een wachtwoord</a>
      </p>
    </div>
  )
}
