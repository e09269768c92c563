import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { administers } from '#app/access/policy.ts'
import { coordinates } from '#app/access/viewer.ts'
import { participant } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { listLibrary } from '#app/modules/library/queries.server.ts'
import { parseListKey } from '#app/modules/news/queries.server.ts'
import { getWorkgroup } from '#app/modules/workgroups/queries.server.ts'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ItemList } from '#app/ui/item-list.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { SideBlock, WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(participant, async ({ viewer, services: { db }, params, url }) => {
  const { id, slug, name, kind, description, organisations, own, hidden, joining } = await getWorkgroup(
    db.read,
    viewer,
    params.slug ?? '',
  )
  const page = await listLibrary(db.read, viewer, { workgroupId: id, after: parseListKey(url.searchParams.get('na')) })
  return {
    slug,
    name,
    kind,
    description,
    organisations,
    own,
    joining: hidden ? 'invited' : joining,
    arranges: coordinates(viewer, id) || administers(viewer),
    rows: page.rows,
    next: page.next,
    first: !url.searchParams.has('na'),
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(data.name) : [])
export const handle = { breadcrumb: () => [{ label: 'Werkgroepen', href: urls.workgroups }] }

export default function WorkgroupPage() {
  const { slug, name, kind, description, organisations, own, joining, arranges, rows, next, first } =
    useLoaderData<typeof loader>()
  return (
    <WithSide
      side={
        <SideBlock title="Wie doet mee">
          {organisations.length > 0 ? (
            <ul className="var-side__list">
              {organisations.map((organisation) => (
                <li key={organisation.name}>
                  {organisation.name}
                  {organisation.coordinates ? ' (coördinatie)' : ''}
                </li>
              ))}
            </ul>
          ) : (
            <p>Nog niemand.</p>
          )}
          <p>
            <a href={seatUrls.coverage(slug)}>Bekijk de dekking</a>
          </p>
          {own || joining !== 'invited' ? (
            <p>
              <a href={seatUrls.join(slug)}>{own ? 'Draag uw zitplaats over' : 'Doe mee'}</a>
            </p>
          ) : null}
          {arranges ? (
            <ul className="var-side__list">
              <li>
                <a href={accountUrls.workgroup(slug)}>Beheer de zetels</a>
              </li>
              <li>
                <a href={accountUrls.workgroupTrail(slug)}>Logboek van deze werkgroep</a>
              </li>
            </ul>
          ) : null}
        </SideBlock>
      }
    >
      <h1>{name}</h1>
      <p className="var-kicker">
        {kind === 'network' ? 'Netwerk' : 'Werkgroep'}
        {own ? ' · u doet mee' : ''}
      </p>
      <p className="var-lead">{description}</p>
      <h2>Stukken</h2>
      {rows.length > 0 ? (
        <ItemList
          level={3}
          items={rows.map((row) => ({ ...row, kind: kindNames[row.kind].one, href: urls.library.item(row) }))}
        />
      ) : (
        <EmptyState level={3} title="Nog geen stukken">
          <p>Stukken die deze werkgroep met u deelt, staan straks hier.</p>
        </EmptyState>
      )}
      <KeyPagination
        previousHref={first ? null : urls.workgroup(slug)}
        nextHref={next ? `${urls.workgroup(slug)}?na=${next}` : null}
      />
    </WithSide>
  )
}
