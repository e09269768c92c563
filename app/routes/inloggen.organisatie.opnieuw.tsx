import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { emptyForm } from '#app/modules/people/forms.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { begin } from '#app/modules/sso/flow.server.ts'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

/** The second factor once more, at the provider by which somebody came. */
export const loader = loaderFor(signedIn, async ({ viewer, url }) => {
  const next = safePath(url.searchParams.get('naar'), '')
  const { provider, enrolled } = viewer.session
  if (!provider) throw redirect(accountUrls.code(next))
  return { provider: provider.name, enrolled, next }
})

export const action = actionFor(signedIn, emptyForm, async ({ viewer, url, ...args }) =>
  throttled(async () => {
    const next = safePath(url.searchParams.get('naar'))
    const { provider, id: sessionId } = viewer.session
    if (!provider) return redirect(accountUrls.code(next))
    await countAttempt(args, 'sso', viewer.userId)
    return begin(args, { purpose: 'again', providerId: provider.id, next, email: viewer.email, sessionId })
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Bevestig dat u het bent')

export default function Again() {
  const { provider, enrolled, next } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Bevestig dat u het bent</h1>
      <p className="var-lead">
        Voor deze pagina moet u het laatste uur in twee stappen zijn ingelogd. Log opnieuw in bij {provider}. U komt
        daarna hier terug.
      </p>
      <Form state={useRefused()}>
        <Submit others={enrolled ? <a href={accountUrls.code(next || undefined)}>Gebruik een code</a> : undefined}>
          Opnieuw inloggen bij {provider}
        </Submit>
      </Form>
    </div>
  )
}
