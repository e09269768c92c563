import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { networkMark } from '#app/modules/newsletter/links.server.ts'
import { themeOptions } from '#app/modules/newsletter/queries.server.ts'
import { sendRequest } from '#app/modules/requests/commands.server.ts'
import { requestForm } from '#app/modules/requests/forms.ts'
import { RequestForm } from '#app/modules/requests/request-form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ services: { db } }) => ({ themes: await themeOptions(db.read) }))

export const action = actionFor(everyone, requestForm, async ({ input, viewer, ...args }) =>
  throttled(async () => {
    if (input.kind === 'start') return { sent: false, form: { values: { ...input }, errors: {} } }
    await countAttempt(args, 'reset', `request ${input.email}`)
    const sender = { from: networkMark(args), userId: viewer.userId, now: viewer.now }
    await args.services.db.write((tx) => sendRequest(tx, input, sender))
    return { sent: true, form: undefined }
  }),
)

export const headers = retryHeaders
export const meta = () =>
  pageTitle(
    'Account of nieuwsbrief aanvragen',
    'Vraag een account aan voor het kennisportaal, of meld u aan voor de nieuwsbrief.',
  )

export default function RequestAccount() {
  const { themes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'sent' in answer && answer.sent)
    return (
      <div className="var-prose">
        <h1>Kijk in uw mail</h1>
        <p>
          U krijgt binnen een paar minuten een mail met een link. Open de link en bevestig uw e-mailadres. Dat kan tot
          morgen; daarna verwijderen wij wat u invulde. Niets ontvangen? Kijk bij de ongewenste mail.
        </p>
        <p>
          <a href="/nieuws">Naar het nieuws</a>
        </p>
      </div>
    )
  return (
    <div className="var-stack">
      <h1>Account of nieuwsbrief aanvragen</h1>
      <p className="var-lead">
        Hebt u al een account? Dan kunt u <a href={accountUrls.signIn()}>inloggen</a>.
      </p>
      <RequestForm themes={themes} />
    </div>
  )
}
