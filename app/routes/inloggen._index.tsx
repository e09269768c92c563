import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Role } from '#app/access/viewer.ts'
import { everyone } from '#app/auth/guards.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { signInWithPassword } from '#app/auth/sign-in.server.ts'
import { retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { demoAccounts } from '#app/modules/people/demo.server.ts'
import { roleNames, signInForm } from '#app/modules/people/forms.ts'
import { PasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async (args) => ({
  next: safePath(args.url.searchParams.get('naar'), ''),
  accounts: (await demoAccounts(args)).map(({ persona, name, email, organisation, role }) => ({
    name,
    email,
    organisation,
    role: persona === 'administrator' ? 'beheerder van het portaal' : (roleNames[role as Role] ?? role),
  })),
}))

export const action = actionFor(everyone, signInForm, async ({ input, ...args }) =>
  throttled(async () => {
    const next = safePath(args.url.searchParams.get('naar'), '')
    const { cookie, enrolled } = await signInWithPassword(args.request, args, input)
    return redirect(enrolled ? accountUrls.code(next) : accountUrls.enrol(next), { headers: giveCookie(args, cookie) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Inloggen')
export const handle = { scripts: [passkeyScript] }

export default function SignIn() {
  const { next, accounts } = useLoaderData<typeof loader>()
  const state = useRefused()
  return (
    <div className="var-stack">
      <h1>Inloggen</h1>
      {next ? <p className="var-lead">Deze pagina is voor partners. Log in om verder te gaan.</p> : null}
      <Form state={state}>
        <TextField name="email" label="E-mailadres" type="email" autoComplete="username" />
        <TextField name="password" label="Wachtwoord" type="password" autoComplete="current-password" />
        <Submit others={<a href={accountUrls.forgotten}>Wachtwoord vergeten</a>}>Inloggen</Submit>
      </Form>
      <PasskeyForm
        id="passkey"
        action={accountUrls.passkeySignIn(next)}
        passkey={{ kind: 'get', options: accountUrls.passkeyQuestion, purpose: 'sign-in' }}
        button="Gebruik een passkey"
        secondary
      />
      <p>
        Logt u in met het account van uw werk?{' '}
        <a href={accountUrls.sso(next || undefined)}>Inloggen met uw organisatie</a>
      </p>
      <p>
        Lukt het niet? Lees de <a href={accountUrls.signInHelp}>hulp bij inloggen</a>.
      </p>
      <p>
        Hebt u nog geen toegang? <a href={accountUrls.request}>Vraag een account aan</a>.
      </p>
      {accounts.length > 0 ? <DemoAccounts accounts={accounts} next={next} /> : null}
    </div>
  )
}

function DemoAccounts(props: {
  accounts: ReadonlyArray<{ name: string; email: string; organisation: string; role: string }>
  next: string
}) {
  return (
    <section className="var-section var-stack" aria-labelledby="demo">
      <h2 id="demo">Inloggen in de demonstratie</h2>
      <p>Kies wie u wilt zijn. U bent dan meteen ingelogd, ook met de tweede stap.</p>
      <ul className="var-grid">
        {props.accounts.map((account) => (
          <li key={account.email}>
            <form method="post" action={accountUrls.demoSignIn}>
              <HiddenField name="email" value={account.email} />
              {props.next ? <HiddenField name="naar" value={props.next} /> : null}
              <Button variant="secondary">{account.name}</Button>
              <p className="var-item__meta">
                {account.organisation}, {account.role}
              </p>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
