import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { organisationOptions } from '#app/modules/people/queries.server.ts'
import { carryOut } from '#app/modules/requests/decide-form.server.ts'
import { decisionTexts } from '#app/modules/requests/decision-texts.ts'
import { decideForm } from '#app/modules/requests/forms.ts'
import {
  countOrganisationRequests,
  getAskedOrganisation,
  listOrganisationRequests,
  parseRequestKey,
} from '#app/modules/requests/queries.server.ts'
import { RefusedDecision, RequestList } from '#app/modules/requests/request-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, url } = args
  const { db } = args.services
  const finding = getAskedOrganisation(db.read, viewer, params.slug ?? '')
  const organisation = await orMoved(args, finding, accountUrls.organisationRequests)
  const after = parseRequestKey(url.searchParams.get('na'))
  const list = await listOrganisationRequests(db.read, viewer, organisation.id, after)
  const maySendOn = list.rows.some(({ mayRoute }) => mayRoute)
  return {
    ...list,
    organisation,
    first: after === null,
    waiting: await countOrganisationRequests(db.read, organisation.id),
    organisations: maySendOn ? await organisationOptions(db.read) : [],
  }
})

export const action = actionFor(freshly(managing), decideForm, async ({ viewer, input, params, services: { db } }) => {
  const organisation = await getAskedOrganisation(db.read, viewer, params.slug ?? '')
  return done(accountUrls.organisationRequests(organisation.slug), await carryOut(db, viewer, input))
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Aanvragen bij ${data.organisation.name}` : 'Aanvragen')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

export default function OrganisationRequests() {
  const { organisation, rows, next, first, waiting, organisations } = useLoaderData<typeof loader>()
  const here = accountUrls.organisationRequests(organisation.slug)
  return (
    <div className="var-stack">
      <h1>Aanvragen bij {organisation.name}</h1>
      <p className="var-lead">
        Mensen die een account vragen als medewerker of gast van deze organisatie. Hun e-mailadres is bevestigd; of zij
        hier werken, weet u.
      </p>
      <OrganisationNav organisation={organisation} manager={organisation.manager} requests={waiting} />
      <Done texts={decisionTexts} />
      <RefusedDecision />
      {rows.length === 0 ? (
        <EmptyState title="Er wachten geen aanvragen">
          <p>Nieuwe aanvragen staan hier zodra het e-mailadres is bevestigd. U krijgt daar een mail over.</p>
        </EmptyState>
      ) : (
        <RequestList rows={rows} organisations={organisations} />
      )}
      <KeyPagination previousHref={first ? null : here} nextHref={next ? `${here}?na=${next}` : null} />
    </div>
  )
}
