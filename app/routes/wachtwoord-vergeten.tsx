import { useActionData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { requestReset } from '#app/modules/people/commands.account.server.ts'
import { forgottenForm } from '#app/modules/people/forms.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async () => ({}))

export const action = actionFor(everyone, forgottenForm, async ({ input, ...args }) =>
  throttled(async () => {
    await countAttempt(args, 'reset', input.email)
    await args.services.db.write((tx) => requestReset(tx, input.email))
    return { sent: true, form: undefined }
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Wachtwoord vergeten')

export default function Forgotten() {
  const answer = useActionData<typeof action>()
  const state = useRefused()
  if (answer && 'sent' in answer)
    return (
      <div className="var-prose">
        <h1>Kijk in uw mail</h1>
        <p>
          Is dit e-mailadres bij ons bekend, dan krijgt u binnen een paar minuten een mail met een link. De link werkt
          een uur. Niets ontvangen? Kijk bij de ongewenste mail, of vraag de beheerder van uw organisatie.
        </p>
        <p>
          <a href={accountUrls.signIn()}>Terug naar inloggen</a>
        </p>
      </div>
    )
  return (
    <div className="var-stack">
      <h1>Wachtwoord vergeten</h1>
      <p className="var-lead">Wij mailen u een link waarmee u een nieuw wachtwoord kiest.</p>
      <Form state={state}>
        <TextField name="email" label="E-mailadres" type="email" autoComplete="username" />
        <Submit>Mail mij een link</Submit>
      </Form>
    </div>
  )
}
