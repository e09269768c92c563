import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { retryHeaders } from '#app/auth/throttle.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { choosePassword, showLink } from '#app/modules/people/choose-password.server.ts'
import { ChoosePassword, DeadLink } from '#app/modules/people/choose-password.tsx'
import { newPasswordForm } from '#app/modules/people/forms.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, ...args }) => showLink(args, 'invitation', params.token))

export const action = actionFor(everyone, newPasswordForm, async ({ params, input, ...args }) =>
  choosePassword(args, 'invitation', params.token, input.password),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Welkom')

export default function Invitation() {
  const { works, email } = useLoaderData<typeof loader>()
  if (!works) return <DeadLink invitation />
  return (
    <ChoosePassword title="Welkom bij het kennisportaal" email={email}>
      <p className="var-lead">
        U logt voortaan in met {email}. Kies een wachtwoord. Daarna koppelt u uw telefoon, zodat u in twee stappen
        inlogt.
      </p>
    </ChoosePassword>
  )
}
