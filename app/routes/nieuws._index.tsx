import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { labelPolicy } from '#app/access/label.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { feedLinks } from '#app/modules/feeds/links.ts'
import { genreNames, publisherNames } from '#app/modules/items/kinds.ts'
import { countNews } from '#app/modules/news/archive.server.ts'
import { archiveOf, totalOf } from '#app/modules/news/archive.ts'
import { findSeries } from '#app/modules/news/beside.server.ts'
import {
  filterCount,
  listKey,
  newsAddress,
  newsQuery,
  parseListKey,
  parseNewsFilter,
} from '#app/modules/news/filter.ts'
import { GenreNav, NewsArchive, NewsChips, newsTitle } from '#app/modules/news/news-archive.tsx'
import { listNews, nextPublicChange } from '#app/modules/news/queries.server.ts'
import { RequestStart } from '#app/modules/requests/request-form.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { meervoud } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import { publicMeta } from '#app/ui/page-meta.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer, url }) => {
  const filter = parseNewsFilter(url.searchParams)
  const after = parseListKey(url.searchParams.get('na'))
  const { rows, next, previous } = await listNews(db.read, viewer, { ...filter, after })
  const counts = await countNews(db.read, viewer)
  // A series that nothing can be read of is the same as one that never was.
  const series = filter.series ? await findSeries(db.read, viewer, filter.series) : null
  if (viewer.userId === null) {
    answer.keep = true
    if (filterCount(filter) === 1 && !after && rows.length > 0) answer.query = newsQuery(filter)
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  return {
    rows,
    next: next === null ? null : newsAddress(filter, next),
    previous: previous === null ? null : newsAddress(filter, previous),
    filter,
    after: after ? listKey(after) : null,
    series: series?.title ?? null,
    total: filter.series ? (series?.parts.length ?? 0) : totalOf(counts, filter),
    archive: archiveOf(counts, filter),
    onTop: !after && filterCount(filter) === 0,
    visitor: viewer.userId === null,
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  data
    ? publicMeta({
        title: newsTitle(data.filter, data.archive, data.series),
        description: 'Nieuws van de VeiligheidsAlliantie regio Rotterdam en het RIEC Rotterdam.',
        baseUrl: data.layout.baseUrl,
        path: newsAddress(data.filter, data.after),
        feeds: feedLinks({ of: 'all' }),
      })
    : []

export default function NewsList() {
  const { rows, next, previous, filter, series, total, archive, onTop, visitor } = useLoaderData<typeof loader>()
  return (
    <WithSide side={<NewsArchive archive={archive} filter={filter} />}>
      <div className="var-head">
        <h1>{newsTitle(filter, archive, series)}</h1>
        <p className="var-count-line">{meervoud(total, 'bericht', 'berichten')}</p>
      </div>
      <GenreNav archive={archive} filter={filter} />
      <NewsChips archive={archive} filter={filter} series={series} />
      {rows.length > 0 ? (
        <ItemList
          items={rows.map((row) => ({
            ...row,
            kind: genreNames[row.genre].one,
            publisher: publisherNames[row.publisher],
            organisation: row.label === 'CLEAR' ? undefined : row.organisation,
            href: urls.news.item(row),
            pinned: row.pinned && onTop,
            label: row.label === 'CLEAR' ? undefined : row.label,
            picture:
              row.imageFileId && !labelPolicy[row.label].confirmed
                ? { fileId: row.imageFileId, seed: row.id }
                : undefined,
          }))}
        />
      ) : (
        <EmptyState title="Geen berichten gevonden">
          <p>
            {filterCount(filter) > 0 ? (
              <>
                Met deze keuze is er geen nieuws. <a href={urls.news.list}>Bekijk al het nieuws</a>.
              </>
            ) : (
              'Er is nog geen nieuws geplaatst.'
            )}
          </p>
        </EmptyState>
      )}
      <KeyPagination previousHref={previous} nextHref={next} />
      {visitor ? <RequestStart /> : null}
    </WithSide>
  )
}
