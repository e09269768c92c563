import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { getTrailPage } from '#app/modules/audit/page.server.ts'
import { TrailPage } from '#app/modules/audit/trail-page.tsx'
import { getManagedOrganisation } from '#app/modules/items/organisation-items.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, url } = args
  const { db } = args.services
  const finding = getManagedOrganisation(db.read, viewer, params.slug ?? '')
  const { organisation, manager } = await orMoved(args, finding, accountUrls.organisationTrail)
  const { id, slug, name } = organisation
  return {
    organisation: { slug, name },
    manager,
    trail: await getTrailPage(db.read, viewer, { of: 'organisation', id }, url.searchParams),
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Logboek van ${data.organisation.name}` : 'Logboek')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

export default function OrganisationTrail() {
  const { organisation, manager, trail } = useLoaderData<typeof loader>()
  return (
    <TrailPage
      title={`Logboek van ${organisation.name}`}
      here={accountUrls.organisationTrail(organisation.slug)}
      trail={trail}
      intro={
        <p>
          Wat iedereen met de stukken en mensen van deze organisatie deed, en wat haar eigen mensen deden. Lezen staat
          erbij vanaf TLP:AMBER. Van stukken die u niet mag lezen, ziet u geen titel.
        </p>
      }
    >
      <OrganisationNav organisation={organisation} manager={manager} />
    </TrailPage>
  )
}
