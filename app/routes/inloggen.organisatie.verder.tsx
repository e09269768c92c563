import { redirect, type MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eq } from 'drizzle-orm'
import { everyone } from '#app/auth/guards.ts'
import { findTransaction, transactionCookieOf } from '#app/auth/sso-transaction.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { identityProvider } from '#db/schema/index.ts'

/** Leads this browser, and no other, on to the provider's page. */
export const loader = loaderFor(everyone, async ({ request, viewer, services: { db, secrets, config } }) => {
  const cookie = transactionCookieOf(request, config)
  const journey = await findTransaction(db.read, secrets.session, cookie, viewer.now)
  if (!journey) return redirect(accountUrls.ssoRefused('expired'))
  const [provider] = await db.read
    .select({ name: identityProvider.name })
    .from(identityProvider)
    .where(eq(identityProvider.id, journey.providerId))
  return { url: journey.url, name: provider?.name ?? '', leaving: journey.purpose === 'sign-out' }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  ...pageTitle('Naar uw organisatie'),
  // A redirect after a form would be held up by the policy on where forms may lead; this works without scripts.
  ...(data && 'url' in data ? [{ httpEquiv: 'refresh', content: `0; url=${data.url}` }] : []),
]

export default function Onward() {
  const { url, name, leaving } = useLoaderData<{ url: string; name: string; leaving: boolean }>()
  return (
    <div className="var-stack">
      <h1>{leaving ? 'U bent uitgelogd' : 'U gaat naar uw organisatie'}</h1>
      <p className="var-lead">
        {leaving
          ? `U bent uitgelogd bij het kennisportaal. Op de volgende pagina logt u ook uit bij ${name}.`
          : `U logt in bij ${name} en komt daarna hier terug.`}
      </p>
      <p>
        <ButtonLink href={url}>{leaving ? `Log uit bij ${name}` : `Ga naar ${name}`}</ButtonLink>
      </p>
    </div>
  )
}
