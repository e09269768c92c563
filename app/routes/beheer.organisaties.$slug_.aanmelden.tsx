import { data, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { makeKeyPair } from '#app/auth/sso-client.server.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import {
  confirmProvider,
  prepareProvider,
  prepareProviderAgain,
  refuseProvider,
  renewProviderSecret,
  turnOffProvider,
} from '#app/modules/sso/commands.server.ts'
import { providersForm } from '#app/modules/sso/forms.ts'
import { Addresses, MakeProvider, Providers } from '#app/modules/sso/provider-sections.tsx'
import { getOwn, listProviders } from '#app/modules/sso/queries.server.ts'
import { tryProvider, type Tried } from '#app/modules/sso/try.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const { db, config } = args.services
  const listing = listProviders(db.read, args.viewer, args.params.slug ?? '')
  return { ...(await orMoved(args, listing, accountUrls.organisationSso)), baseUrl: config.server.baseUrl }
})

export const action = actionFor(freshly(managing), providersForm, async ({ viewer, input, params, ...args }) =>
  throttled(async () => {
    const { db, secrets, config } = args.services
    const { id: organisationId, slug } = await getOwn(db.read, viewer, params.slug ?? '')
    if (input.intent === 'test') {
      await countAttempt(args, 'sso', viewer.userId)
      const tried = await tryProvider(args.services, viewer, { organisationId, id: input.provider })
      return data({ tried, form: undefined })
    }
    const pair = input.intent === 'make' && input.method === 'key' ? await makeKeyPair(secrets.session) : null
    await db.write(async (tx) => {
      switch (input.intent) {
        case 'make': {
          const made = { organisationId, input, pair, reach: config.sso.reach }
          return void (await prepareProvider(tx, secrets.session, viewer, made))
        }
        case 'secret': {
          const change = { organisationId, id: input.provider, clientSecret: input.clientSecret }
          return renewProviderSecret(tx, secrets.session, viewer, change)
        }
        case 'confirm':
          return confirmProvider(tx, viewer, organisationId, input.provider)
        case 'refuse':
          return refuseProvider(tx, viewer, organisationId, input.provider)
        case 'off':
          return turnOffProvider(tx, viewer, organisationId, input.provider)
        case 'again':
          return prepareProviderAgain(tx, viewer, organisationId, input.provider)
      }
    })
    return done(accountUrls.organisationSso(slug), input.intent)
  }),
)

export const headers = retryHeaders
export const meta = ({ data: page }: MetaArgs<typeof loader>) =>
  pageTitle(page ? `Inloggen via ${page.organisation.name}` : 'Inloggen via de organisatie')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  make: 'De aanmeldserver is klaargezet en wacht op een bevestiging',
  secret: 'Het nieuwe geheim is opgeslagen',
  confirm: 'De aanmeldserver is bevestigd en geldt nu',
  refuse: 'De aanmeldserver is geweigerd',
  off: 'De aanmeldserver staat uit. Wie ermee was ingelogd, is uitgelogd',
  again: 'De aanmeldserver is opnieuw klaargezet en wacht op een bevestiging',
}

export default function OrganisationSso() {
  const page = useLoaderData<typeof loader>()
  const tried = useActionData<{ tried?: Tried }>()?.tried
  const refused = useRefused()
  const elsewhere = refused && refused.intent !== 'make' ? Object.values(refused.errors).flat() : []
  return (
    <div className="var-stack">
      <h1>Inloggen via {page.organisation.name}</h1>
      <p className="var-lead">
        Mensen van deze organisatie kunnen inloggen met het account van hun werk. Wie nieuw is, krijgt pas toegang als
        een beheerder van de organisatie dat goedkeurt.
      </p>
      <OrganisationNav organisation={page.organisation} manager={page.manager} />
      <Done texts={texts} />
      {elsewhere.length > 0 ? (
        <Alert severity="error" heading="Niet gewijzigd" live>
          <p>{elsewhere.join(' ')}</p>
        </Alert>
      ) : null}
      {tried ? (
        <Alert severity={tried.works ? 'success' : 'error'} heading={`Test van ${tried.name}`} live>
          <ul>
            {tried.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Providers page={page} />
      <Addresses baseUrl={page.baseUrl} domains={page.domains} />
      {page.administrator ? <MakeProvider /> : null}
    </div>
  )
}
