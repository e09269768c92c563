import { redirect } from '@remix-run/node'
import { everyone } from '#app/auth/guards.ts'
import { hashPassword, passwordFault } from '#app/auth/password.server.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Invalid, NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { linkWorks, registerFirstAdministrator } from '#app/modules/people/commands.account.server.ts'
import { firstAdministratorForm } from '#app/modules/people/forms.ts'
import { NewPasswordField } from '#app/modules/people/password-field.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, services: { db, secrets } }) => {
  if (!(await linkWorks(db, secrets.session, 'first-administrator', params.token ?? ''))) throw new NotFound()
  return {}
})

export const action = actionFor(everyone, firstAdministratorForm, async ({ params, input, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    const { password, ...person } = input
    const token = params.token ?? ''
    await countAttempt(args, 'link', `first-administrator:${args.client.address}`)
    if (!(await linkWorks(db, secrets.session, 'first-administrator', token))) throw new NotFound()
    const fault = passwordFault(password, person)
    if (fault) throw new Invalid({ password: [fault] })
    const passwordHash = await hashPassword(password)
    const cookie = await db.write((tx) =>
      registerFirstAdministrator(tx, secrets.session, {
        ...person,
        token,
        passwordHash,
        now: Date.now(),
        client: args.client,
      }),
    )
    return redirect(accountUrls.enrol(accountUrls.admin), { headers: giveCookie(args, cookie) })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Eerste beheerder')

export default function FirstAdministrator() {
  const state = useRefused() ?? { values: { organisation: 'Bureau VAR' }, errors: {} }
  return (
    <div className="var-stack">
      <h1>Het portaal in gebruik nemen</h1>
      <p className="var-lead">U wordt de eerste beheerder, en beheerder van het bureau van de alliantie.</p>
      <Form state={state}>
        <TextField name="name" label="Uw naam" autoComplete="name" />
        <TextField name="email" label="Uw e-mailadres" type="email" autoComplete="username" />
        <NewPasswordField name="password" label="Wachtwoord" />
        <TextField name="organisation" label="Naam van het bureau" />
        <Submit>Portaal in gebruik nemen</Submit>
      </Form>
    </div>
  )
}
