import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { giveFactorByPasskey, signInWithPasskey } from '#app/auth/passkey-sign-in.server.ts'
import { giveCookie, viewerOf } from '#app/auth/session.server.ts'
import { retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { passkeySignInForm } from '#app/modules/people/forms.passkeys.ts'
import { PasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { pageTitle } from '#app/ui/page-title.ts'

/** Says whether the passkey is the second step of somebody who gave a password, or the whole of signing in. */
export const loader = loaderFor(everyone, async ({ viewer, url }) => ({
  next: safePath(url.searchParams.get('naar'), ''),
  half: viewer.userId !== null,
}))

export const action = actionFor(everyone, passkeySignInForm, async ({ request, input, ...args }) =>
  throttled(async () => {
    const next = safePath(args.url.searchParams.get('naar'))
    if (input.purpose === 'sign-in')
      return redirect(next, { headers: giveCookie(args, await signInWithPasskey(request, args, input.credential)) })
    const { session } = await viewerOf(request, args)
    if (!session) return redirect(accountUrls.signIn(next))
    return redirect(next, { headers: giveCookie(args, await giveFactorByPasskey(args, session, input.credential)) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Inloggen met een passkey')
export const handle = { scripts: [passkeyScript] }

export default function PasskeySignIn() {
  const { next, half } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Inloggen met een passkey</h1>
      <p className="var-lead">
        Uw apparaat vraagt om uw vinger, uw gezicht of uw pincode. Een wachtwoord is niet nodig.
      </p>
      <PasskeyForm
        state={useRefused()}
        passkey={{ kind: 'get', options: accountUrls.passkeyQuestion, purpose: half ? 'factor' : 'sign-in' }}
        button="Gebruik een passkey"
      />
      <p>
        {half ? (
          <a href={accountUrls.code(next)}>Voer een code in</a>
        ) : (
          <a href={accountUrls.signIn(next)}>Log in met uw wachtwoord</a>
        )}{' '}
        of lees de <a href={accountUrls.signInHelp}>hulp bij inloggen</a>.
      </p>
    </div>
  )
}
