import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { mergeForm } from '#app/modules/organisations/forms.ts'
import { mergePage } from '#app/modules/organisations/merge-page.server.ts'
import { PastMerges, PrepareMerge, WaitingMerge } from '#app/modules/organisations/merge-sections.tsx'
import { agreeToMerge, openMergeOf, prepareMerge, refuseMerge } from '#app/modules/organisations/merge.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { askFirst, done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { getOrganisation } from '#app/modules/people/queries.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, url, services } = args
  const { read } = services.db
  const { organisation, administrator, manager } = await orMoved(
    args,
    getOrganisation(read, viewer, params.slug ?? ''),
    accountUrls.organisationMerge,
  )
  const page = await mergePage(read, viewer, organisation, url.searchParams.get('met'))
  return { organisation: { slug: organisation.slug, name: organisation.name }, administrator, manager, ...page }
})

export const action = actionFor(freshly(managing), mergeForm, async ({ viewer, input, params, services: { db } }) => {
  const { organisation } = await getOrganisation(db.read, viewer, params.slug ?? '')
  const here = accountUrls.organisationMerge(organisation.slug)
  if (input.intent === 'prepare')
    return askFirst(input.intent, { from: input.from }, async () => {
      const { from, seen } = input
      await db.write((tx) => prepareMerge(tx, viewer, { fromId: from, intoId: organisation.id, seen }))
      return done(here, 'prepare')
    })
  const { merge } = input
  // A form is about the organisation on whose page it stands.
  if ((await openMergeOf(db.read, organisation.id))?.id !== merge) throw new NotFound()
  if (input.intent === 'refuse') {
    await db.write((tx) => refuseMerge(tx, viewer, merge))
    return done(here, 'refuse')
  }
  const { side, seen } = input
  return askFirst(input.intent, { merge, side }, async () =>
    done(here, await db.write((tx) => agreeToMerge(tx, viewer, { mergeId: merge, side, seen }))),
  )
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Samenvoegen met ${data.organisation.name}` : 'Samenvoegen')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  prepare: 'De samenvoeging staat klaar. Een beheerder van ieder van beide krijgt een mail en moet akkoord gaan.',
  agreed: 'U bent akkoord. Zodra de andere organisatie dat ook is, worden ze samengevoegd.',
  merged: 'De organisaties zijn samengevoegd',
  refuse: 'De samenvoeging gaat niet door',
}

export default function MergeOrganisations() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Samenvoegen met {page.organisation.name}</h1>
      <p className="var-lead">
        Bij een herindeling gaat de ene organisatie op in de andere. Mensen, stukken, zitplaatsen en deelgroepen gaan
        mee. Dat gebeurt pas als een beheerder van ieder van beide akkoord is.
      </p>
      <OrganisationNav organisation={page.organisation} manager={page.manager} />
      <Done texts={texts} />
      {page.open ? <WaitingMerge open={page.open} /> : null}
      {page.choices ? <PrepareMerge page={page} choices={page.choices} /> : null}
      {page.open === null && page.choices === null ? (
        <p>Er staat geen samenvoeging klaar. De beheerder van het portaal bereidt er een voor.</p>
      ) : null}
      <PastMerges past={page.past} />
    </div>
  )
}
