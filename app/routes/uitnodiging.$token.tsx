import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { retryHeaders } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { choosePassword, showLink } from '#app/modules/people/choose-password.server.ts'
import { ChoosePassword, DeadLink } from '#app/modules/people/choose-password.tsx'
import { newPasswordForm } from '#app/modules/people/forms.ts'
import { NewPasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { passkeyName } from '#app/modules/people/passkeys.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, ...args }) => ({
  ...(await showLink(args, 'invitation', params.token)),
  token: params.token ?? '',
  name: passkeyName(args.client.agent),
}))

export const action = actionFor(everyone, newPasswordForm, async ({ params, input, ...args }) =>
  choosePassword(args, 'invitation', params.token, input.password),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Welkom')
export const handle = { scripts: [passkeyScript] }

export default function Invitation() {
  const { works, email, passkey, token, name } = useLoaderData<typeof loader>()
  if (!works) return <DeadLink invitation />
  return (
    <ChoosePassword title="Welkom bij het kennisportaal" email={email}>
      <p className="var-lead">
        U logt voortaan in als {email}. Kies hoe: met een passkey, of met een wachtwoord en daarna een tweede stap.{' '}
        <a href={accountUrls.signInHelp}>Hulp bij inloggen</a>
      </p>
      {passkey ? (
        <section aria-labelledby="passkey" className="var-stack">
          <h2 id="passkey">Met een passkey</h2>
          <p>
            Uw computer of telefoon herkent u aan uw vinger, uw gezicht of uw pincode. Een wachtwoord is dan niet nodig.
          </p>
          <NewPasskeyForm
            id="met-passkey"
            action={accountUrls.invitationPasskey(token)}
            state={{ values: { name }, errors: {} }}
            options={accountUrls.invitationQuestion(token)}
          />
        </section>
      ) : null}
      <h2>Met een wachtwoord</h2>
    </ChoosePassword>
  )
}
