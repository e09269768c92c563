import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { retryHeaders } from '#app/auth/throttle.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { choosePassword, showLink } from '#app/modules/people/choose-password.server.ts'
import { ChoosePassword, DeadLink } from '#app/modules/people/choose-password.tsx'
import { newPasswordForm } from '#app/modules/people/forms.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, ...args }) => showLink(args, 'password-reset', params.token))

export const action = actionFor(everyone, newPasswordForm, async ({ params, input, ...args }) =>
  choosePassword(args, 'password-reset', params.token, input.password),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Wachtwoord instellen')

export default function SetPassword() {
  const { works, email } = useLoaderData<typeof loader>()
  if (!works) return <DeadLink />
  return (
    <ChoosePassword title="Kies een nieuw wachtwoord" email={email}>
      <p className="var-lead">
        Overal waar u nu bent ingelogd, wordt u uitgelogd. Daarna vragen wij de code van uw telefoon.
      </p>
    </ChoosePassword>
  )
}
