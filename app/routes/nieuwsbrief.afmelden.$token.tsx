import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor, uploadFor } from '#app/lib/route.server.ts'
import { unsubscribe } from '#app/modules/newsletter/commands.server.ts'
import { subscriptionOfToken } from '#app/modules/newsletter/links.server.ts'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { unlistedTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, services: { secrets } }) => ({
  known: subscriptionOfToken(secrets.session, params.token ?? '') !== null,
}))

/**
 * The button, and the mail program's own (RFC 8058), which sends a body of whichever form from elsewhere and no cookie.
 * The token says all there is to know, so the body is not read and nobody's session counts.
 */
export const action = uploadFor(everyone, async ({ params, request, services: { db, secrets } }) => {
  await request.body?.cancel()
  const id = subscriptionOfToken(secrets.session, params.token ?? '')
  const by = { how: 'link', actor: 'anonymous', now: Date.now() } as const
  if (id) await db.write((tx) => unsubscribe(tx, { id }, by))
  return { ended: id !== null, form: undefined }
})

export const meta = () => unlistedTitle('Nieuwsbrief afmelden')

export default function Unsubscribe() {
  const { known } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!known)
    return (
      <div className="var-prose">
        <h1>Deze link werkt niet</h1>
        <p>
          Kijk of u de hele link uit de mail hebt geopend. Lukt het niet? Stuur dan een bericht via{' '}
          <a href="/contact">Contact</a>, dan melden wij u af.
        </p>
      </div>
    )
  if (answer && 'ended' in answer)
    return (
      <div className="var-prose">
        <h1>U bent afgemeld</h1>
        <p>U krijgt de nieuwsbrief niet meer. Was dit een vergissing? Dan kunt u zich opnieuw aanmelden.</p>
        <p>
          <a href={accountUrls.request}>Opnieuw aanmelden</a>
        </p>
      </div>
    )
  return (
    <div className="var-stack">
      <h1>Nieuwsbrief afmelden</h1>
      <p className="var-lead">U krijgt daarna geen nieuwsbrief meer. Een account houdt u.</p>
      <Form>
        <Submit>Meld mij af</Submit>
      </Form>
    </div>
  )
}
