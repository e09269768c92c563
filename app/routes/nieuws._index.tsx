import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { feedLinks } from '#app/modules/feeds/links.ts'
import { listNews, listNewsYears, nextPublicChange, parseListKey } from '#app/modules/news/queries.server.ts'
import { RequestStart } from '#app/modules/requests/request-form.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { meervoud } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import { publicMeta } from '#app/ui/page-meta.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { SideBlock, SideLinks, WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer, url }) => {
  const year = /^(?:19|20)\d{2}$/.exec(url.searchParams.get('jaar') ?? '')?.[0]
  const { rows, next } = await listNews(db.read, viewer, {
    ...(year ? { year: Number(year) } : {}),
    after: parseListKey(url.searchParams.get('na')),
  })
  const years = await listNewsYears(db.read, viewer)
  if (viewer.userId === null) {
    answer.keep = true
    if (year && rows.length > 0) answer.query = `jaar=${year}`
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  return {
    rows,
    next,
    years,
    year: year ? Number(year) : null,
    first: !url.searchParams.has('na'),
    visitor: viewer.userId === null,
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  data
    ? publicMeta({
        title: data.year ? `Nieuws uit ${data.year}` : 'Nieuws',
        description: 'Nieuws van de VeiligheidsAlliantie regio Rotterdam en het RIEC Rotterdam.',
        baseUrl: data.layout.baseUrl,
        path: !data.first ? data.layout.path : data.year ? `${urls.news.list}?jaar=${data.year}` : urls.news.list,
        feeds: feedLinks({ of: 'all' }),
      })
    : []

export default function NewsList() {
  const { rows, next, years, year, first, visitor } = useLoaderData<typeof loader>()
  const total = year ? (years.find((y) => y.year === year)?.count ?? 0) : years.reduce((sum, y) => sum + y.count, 0)
  const address = (after?: string) => {
    const query = new URLSearchParams({
      ...(year ? { jaar: String(year) } : {}),
      ...(after ? { na: after } : {}),
    }).toString()
    return query ? `${urls.news.list}?${query}` : urls.news.list
  }
  return (
    <WithSide
      side={
        <SideBlock title="Archief">
          <SideLinks
            links={[
              ...(year ? [{ label: 'Alle jaren', href: urls.news.list }] : []),
              ...years.map((y) => ({ label: `${y.year} (${y.count})`, href: `${urls.news.list}?jaar=${y.year}` })),
            ]}
          />
        </SideBlock>
      }
    >
      <div className="var-head">
        <h1>{year ? `Nieuws uit ${year}` : 'Nieuws'}</h1>
        <p className="var-count-line">{meervoud(total, 'bericht', 'berichten')}</p>
      </div>
      {rows.length > 0 ? (
        <ItemList
          items={rows.map((row) => ({
            ...row,
            kind: undefined,
            href: urls.news.item(row),
            pinned: row.pinned && first && !year,
            label: row.label === 'CLEAR' ? undefined : row.label,
          }))}
        />
      ) : (
        <EmptyState title="Geen berichten gevonden">
          <p>{year ? 'In dit jaar is geen nieuws geplaatst.' : 'Er is nog geen nieuws geplaatst.'}</p>
        </EmptyState>
      )}
      <KeyPagination previousHref={first ? null : address()} nextHref={next ? address(next) : null} />
      {visitor ? <RequestStart /> : null}
    </WithSide>
  )
}
