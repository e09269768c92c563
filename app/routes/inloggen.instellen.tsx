import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enrol, enrolmentPicture, enrolmentSecret } from '#app/auth/factor.server.ts'
import { signedIn } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { assertMayEnrol } from '#app/modules/people/enrol.server.ts'
import { codeForm } from '#app/modules/people/forms.ts'
import { NewPasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { passkeyName } from '#app/modules/people/passkeys.server.ts'
import { NewRecoveryCodes } from '#app/modules/people/recovery-codes.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(signedIn, async ({ viewer, services: { secrets }, client, url }) => {
  const next = safePath(url.searchParams.get('naar'))
  assertMayEnrol(viewer, next)
  return {
    ...enrolmentPicture(enrolmentSecret(secrets.session, viewer.session), viewer.email),
    next,
    // Who came by their organisation gets the code of a phone only: it adds to the provider, and replaces it nowhere.
    first: !viewer.session.enrolled && !viewer.session.provider,
    name: passkeyName(client.agent),
  }
})

export const action = actionFor(signedIn, codeForm, async ({ viewer, input, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    assertMayEnrol(viewer, safePath(args.url.searchParams.get('naar')))
    await countAttempt(args, 'code', viewer.userId)
    const { cookie, codes } = await db.write((tx) => enrol(tx, secrets.session, viewer.session, input.code, Date.now()))
    return data({ codes, form: undefined }, { headers: giveCookie(args, cookie) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Inloggen in twee stappen')
export const handle = { scripts: [passkeyScript] }

export default function Enrol() {
  const { secret, size, path, next, first, name } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  const state = useRefused()
  if (made && 'codes' in made) return <NewRecoveryCodes codes={made.codes} next={next} />
  return (
    <div className="var-stack">
      <h1>Inloggen in twee stappen</h1>
      <p className="var-lead">
        Een wachtwoord alleen is niet genoeg. Zo komt niemand binnen die alleen uw wachtwoord kent. Kies hoe u de tweede
        stap zet. <a href={accountUrls.signInHelp}>Hulp bij inloggen</a>
      </p>
      {first ? <ByPasskey next={next} name={name} /> : null}
      <h2>Met een code van uw telefoon</h2>
      <ol className="var-prose">
        <li>Open een app voor inlogcodes op uw telefoon, bijvoorbeeld Microsoft Authenticator of FreeOTP.</li>
        <li>Scan deze afbeelding met de app, of neem de sleutel eronder over.</li>
        <li>Voer de code in die de app toont.</li>
      </ol>
      <svg
        role="img"
        aria-label="QR-code voor de app op uw telefoon"
        width="220"
        height="220"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      <p>
        Sleutel: <code>{secret}</code>
      </p>
      <Form state={state}>
        <TextField
          name="code"
          label="Code van 6 cijfers"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          short
        />
        <Submit>Telefoon koppelen</Submit>
      </Form>
    </div>
  )
}

function ByPasskey(props: { next: string; name: string }) {
  return (
    <section aria-labelledby="passkey" className="var-stack">
      <h2 id="passkey">Met een passkey</h2>
      <p>
        Uw computer of telefoon herkent u aan uw vinger, uw gezicht of uw pincode. Dit is het snelst en het veiligst. U
        hoeft niets over te typen.
      </p>
      <NewPasskeyForm
        id="met-passkey"
        action={accountUrls.enrolPasskey(props.next)}
        state={{ values: { name: props.name }, errors: {} }}
        options={accountUrls.newPasskeyQuestion}
      />
    </section>
  )
}
