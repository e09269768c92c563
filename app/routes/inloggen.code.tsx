import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { giveFactor } from '#app/auth/factor.server.ts'
import { factorsOf } from '#app/auth/factors.server.ts'
import { signedIn } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { countAttempt, forgiveAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Invalid } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { codeForm } from '#app/modules/people/forms.ts'
import { PasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(signedIn, async ({ viewer, services, url }) => {
  const next = safePath(url.searchParams.get('naar'), '')
  if (!viewer.session.enrolled) throw redirect(accountUrls.enrol(next))
  return {
    provider: viewer.session.provider?.name ?? null,
    next,
    has: await factorsOf(services.db.read, viewer.userId),
  }
})

export const action = actionFor(signedIn, codeForm, async ({ viewer, input, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    await countAttempt(args, 'code', viewer.userId)
    const cookie = await db
      .write((tx) => giveFactor(tx, secrets.session, viewer.session, input.code, Date.now()))
      .catch(async (error: unknown) => {
        if (error instanceof Invalid) await noteWrongCode(args, viewer.userId)
        throw error
      })
    await forgiveAttempt(args, 'code', viewer.userId)
    return redirect(safePath(args.url.searchParams.get('naar')), { headers: giveCookie(args, cookie) })
  }),
)

/** Whoever gave it has the password: that is for the owner of the account to see. */
function noteWrongCode({ services }: RequestContext, userId: string): Promise<void> {
  return services.refusals.note({
    actor: userId,
    action: 'sign-in',
    object: 'user',
    objectId: userId,
    result: 'refused',
    detail: { with: 'code' },
  })
}

export const headers = retryHeaders
export const meta = () => pageTitle('Tweede stap')
export const handle = { scripts: [passkeyScript] }

export default function SecondFactor() {
  const { provider, next, has } = useLoaderData<typeof loader>()
  const state = useRefused()
  return (
    <div className="var-stack">
      <h1>{has.passkey ? 'Zet de tweede stap' : 'Voer uw code in'}</h1>
      {has.passkey ? (
        <PasskeyForm
          id="met-passkey"
          action={accountUrls.passkeySignIn(next)}
          passkey={{ kind: 'get', options: accountUrls.passkeyQuestion, purpose: 'factor' }}
          button="Gebruik uw passkey"
        />
      ) : null}
      {has.passkey ? <h2>Of voer een code in</h2> : null}
      <Form state={state}>
        <TextField
          name="code"
          label={has.phone ? 'Code van 6 cijfers' : 'Herstelcode'}
          help={
            has.phone
              ? 'Open de app op uw telefoon waarmee u inlogt. Telefoon niet bij u? Voer dan een van uw herstelcodes in.'
              : 'Passkey niet bij u? Voer een van de codes in die u hebt bewaard.'
          }
          autoComplete="one-time-code"
          maxLength={20}
          short
          autoFocus={!has.passkey}
        />
        <Submit>Bevestigen</Submit>
      </Form>
      {provider ? (
        <p>
          Of <a href={accountUrls.ssoAgain(next || undefined)}>log opnieuw in bij {provider}</a>.
        </p>
      ) : null}
      <form method="post" action={accountUrls.signOut}>
        <p>
          Lukt het niet? Lees de <a href={accountUrls.signInHelp}>hulp bij inloggen</a>.
        </p>
        <Button variant="tertiary">Uitloggen</Button>
      </form>
    </div>
  )
}
