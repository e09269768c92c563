import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { arranging } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { getTrailPage } from '#app/modules/audit/page.server.ts'
import { getArrangedWorkgroup } from '#app/modules/audit/scopes.server.ts'
import { TrailPage } from '#app/modules/audit/trail-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(arranging, async ({ viewer, params, url, services: { db } }) => {
  const { id, slug, name } = await getArrangedWorkgroup(db.read, viewer, params.slug ?? '')
  return {
    workgroup: { slug, name },
    trail: await getTrailPage(db.read, viewer, { of: 'workgroup', id }, url.searchParams),
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Logboek van ${data.workgroup.name}` : 'Logboek')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Werkgroepen', href: accountUrls.workgroups },
  ],
}

export default function WorkgroupTrail() {
  const { workgroup, trail } = useLoaderData<typeof loader>()
  return (
    <TrailPage
      title={`Logboek van ${workgroup.name}`}
      here={accountUrls.workgroupTrail(workgroup.slug)}
      trail={trail}
      intro={
        <p>
          Wat iedereen met de stukken en zitplaatsen van deze werkgroep deed. Lezen staat erbij vanaf TLP:AMBER.{' '}
          <a href={accountUrls.workgroup(workgroup.slug)}>Naar de zitplaatsen</a>
        </p>
      }
    />
  )
}
