import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { addPasskey } from '#app/modules/people/commands.passkeys.server.ts'
import { assertMayEnrol } from '#app/modules/people/enrol.server.ts'
import { newPasskeyForm } from '#app/modules/people/forms.passkeys.ts'
import { NewPasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { newPasskeyOf, passkeyName } from '#app/modules/people/passkeys.server.ts'
import { NewRecoveryCodes } from '#app/modules/people/recovery-codes.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(signedIn, async ({ viewer, url, client }) => {
  const next = safePath(url.searchParams.get('naar'))
  assertMayEnrol(viewer, next)
  return { next, name: passkeyName(client.agent) }
})

export const action = actionFor(signedIn, newPasskeyForm, async ({ viewer, input, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    const next = safePath(args.url.searchParams.get('naar'))
    assertMayEnrol(viewer, next)
    const question = { purpose: 'register', asker: [viewer.session.id] } as const
    const made = await newPasskeyOf(args, question, input.credential)
    const first = await db.write((tx) => addPasskey(tx, secrets.session, viewer.session, made, input.name, Date.now()))
    if (!first) return redirect(next)
    return data({ codes: first.codes, form: undefined }, { headers: giveCookie(args, first.cookie) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Een passkey maken')
export const handle = { scripts: [passkeyScript] }

export default function EnrolPasskey() {
  const { next, name } = useLoaderData<typeof loader>()
  const made = useActionData<{ codes?: string[] }>()
  const state = useRefused() ?? { values: { name }, errors: {} }
  if (made?.codes) return <NewRecoveryCodes codes={made.codes} next={next} />
  return (
    <div className="var-stack">
      <h1>Een passkey maken</h1>
      <p className="var-lead">Uw apparaat vraagt om uw vinger, uw gezicht of uw pincode. Daarmee logt u voortaan in.</p>
      <NewPasskeyForm state={state} options={accountUrls.newPasskeyQuestion} />
      <p>
        <a href={accountUrls.enrol(next)}>Kies een andere manier</a> of lees de{' '}
        <a href={accountUrls.signInHelp}>hulp bij inloggen</a>.
      </p>
    </div>
  )
}
