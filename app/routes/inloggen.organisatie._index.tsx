import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { syncConfiguredProvider } from '#app/modules/sso/configured.server.ts'
import { begin } from '#app/modules/sso/flow.server.ts'
import { ssoStartForm } from '#app/modules/sso/forms.ts'
import { providersFor } from '#app/modules/sso/queries.server.ts'
import { refusalText } from '#app/modules/sso/reasons.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ url }) => ({
  next: safePath(url.searchParams.get('naar'), ''),
  refusal: refusalText(url.searchParams.get('reden')),
}))

export const action = actionFor(everyone, ssoStartForm, async ({ input, url, ...args }) =>
  throttled(async () => {
    const next = safePath(url.searchParams.get('naar'))
    await countAttempt(args, 'sso', input.email ?? args.client.address)
    await syncConfiguredProvider(args.services)
    const journey = { purpose: 'sign-in', next, ...(input.email ? { email: input.email } : {}) } as const
    if (input.intent === 'provider') return begin(args, { ...journey, providerId: input.provider })
    const providers = await providersFor(args.services.db.read, input.email)
    const [only, ...more] = providers
    if (only && more.length === 0) return begin(args, { ...journey, providerId: only.id })
    return data({ providers, email: input.email, form: undefined })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Inloggen met uw organisatie')
export const handle = { breadcrumb: () => [{ label: 'Inloggen', href: accountUrls.signIn() }] }

export default function SignInByOrganisation() {
  const { next, refusal } = useLoaderData<typeof loader>()
  const answer = useActionData<{ providers?: Awaited<ReturnType<typeof providersFor>>; email?: string }>()
  const state = useRefused()
  const providers = answer?.providers ?? []
  if (providers.length > 0) return <Choose providers={providers} email={answer?.email ?? ''} />
  return (
    <div className="var-stack">
      <h1>Inloggen met uw organisatie</h1>
      {refusal && !state && !answer ? (
        <Alert severity="warning" heading="U bent niet ingelogd" live>
          <p>{refusal}</p>
        </Alert>
      ) : null}
      {answer?.providers ? (
        <Alert severity="info" heading="Log in met uw wachtwoord" live>
          <p>
            Voor dit e-mailadres is inloggen via een organisatie niet ingesteld.{' '}
            <a href={accountUrls.signIn(next || undefined)}>Log in met uw wachtwoord</a>, of probeer een ander
            e-mailadres.
          </p>
        </Alert>
      ) : null}
      <p className="var-lead">Vul het e-mailadres van uw werk in. U logt daarna in bij uw eigen organisatie.</p>
      <Form state={state}>
        <HiddenField name="intent" value="email" />
        <TextField name="email" label="E-mailadres van uw werk" type="email" autoComplete="username" />
        <Submit others={<a href={accountUrls.signIn(next || undefined)}>Inloggen met wachtwoord</a>}>Verder</Submit>
      </Form>
    </div>
  )
}

function Choose(props: {
  providers: ReadonlyArray<{ id: string; name: string; organisation: string }>
  email: string
}) {
  return (
    <div className="var-stack">
      <h1>Kies uw organisatie</h1>
      <p className="var-lead">Meer organisaties gebruiken dit soort e-mailadres. Bij welke werkt u?</p>
      <ul className="var-grid">
        {props.providers.map(({ id, name, organisation }) => (
          <li key={id}>
            <form method="post">
              <HiddenField name="intent" value="provider" />
              <HiddenField name="provider" value={id} />
              <HiddenField name="email" value={props.email} />
              <Button variant="secondary">{organisation}</Button>
              <p className="var-item__meta">{name}</p>
            </form>
          </li>
        ))}
      </ul>
    </div>
  )
}
