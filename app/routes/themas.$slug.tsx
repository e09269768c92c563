import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { partner } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { listLibrary } from '#app/modules/library/queries.server.ts'
import { parseListKey } from '#app/modules/news/queries.server.ts'
import { getTheme } from '#app/modules/themes/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { countText } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import { ListPage } from '#app/ui/list-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'

export const loader = loaderFor(partner, async ({ viewer, services: { db }, params, url }) => {
  const { slug, name, description } = await getTheme(db.read, params.slug ?? '')
  const after = parseListKey(url.searchParams.get('na'))
  const page = await listLibrary(db.read, viewer, { theme: slug, news: true, after })
  return { slug, name, description, ...page, first: !url.searchParams.has('na') }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(data.name) : [])
export const handle = { breadcrumb: () => [{ label: 'Thema’s', href: urls.themes }] }

export default function ThemePage() {
  const { slug, name, description, rows, total, more, next, first } = useLoaderData<typeof loader>()
  return (
    <ListPage
      title={name}
      count={countText({ total, more }, 'stuk', 'stukken')}
      intro={<p>{description}</p>}
      pagination={
        <KeyPagination
          previousHref={first ? null : urls.theme(slug)}
          nextHref={next ? `${urls.theme(slug)}?na=${next}` : null}
        />
      }
    >
      {rows.length > 0 ? (
        <ItemList items={rows.map((row) => ({ ...row, kind: kindNames[row.kind].one, href: urls.item(row) }))} />
      ) : (
        <EmptyState title="Nog geen stukken">
          <p>Over dit thema is nog niets met u gedeeld.</p>
        </EmptyState>
      )}
    </ListPage>
  )
}
