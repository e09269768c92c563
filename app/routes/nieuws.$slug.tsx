import type { MetaArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { may } from '#app/access/policy.ts'
import { everyone } from '#app/auth/guards.ts'
import { amsterdamIso } from '#app/lib/dates.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { newsData, type PublicNews } from '#app/modules/feeds/json-ld.ts'
import { fileRows } from '#app/modules/files/rows.server.ts'
import { audienceLine } from '#app/modules/items/audience-line.ts'
import { isPublicNow, orGone } from '#app/modules/items/gone.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { getNews, nextPublicChange } from '#app/modules/news/queries.server.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import { AccessLine } from '#app/ui/audience.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { FileList } from '#app/ui/file-list.tsx'
import { DateText } from '#app/ui/item-list.tsx'
import { publicMeta } from '#app/ui/page-meta.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusBand } from '#app/ui/status-band.tsx'
import { ThemePattern } from '#app/ui/theme-pattern.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, answer }) => {
  const slug = params.slug ?? ''
  const news = await orGone(db.read, slug, ['news'], getNews(db.read, viewer, slug))
  if (slug !== slugOf(news)) throw redirect(urls.news.item(news), 301)
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  await recordReading(db, viewer, news, 'read')
  const { id, title, summary, date, label, html, organisation, themes, status, imageFileId, imageAlt, imageCredit } =
    news
  const isPublic = label === 'CLEAR'
  if (isPublicNow(news, viewer.now)) answer.counts = id
  const stored = viewer.userId === null ? null : await getStoredItem(db.read, id, viewer.now)
  return {
    ...{ id, title, summary, date, label, html, organisation, themes, status, imageFileId, imageAlt, imageCredit },
    share: isPublicNow(news, viewer.now) ? shareOf(news) : null,
    files: fileRows(news).filter((file) => file.id !== imageFileId),
    audience: isPublic ? null : audienceLine(await audienceOf(db.read, news.locks, viewer.now, viewer)),
    mayEdit: stored !== null && may(viewer, 'edit', stored),
    mayReadTrail: stored !== null && may(viewer, 'read-trail', stored),
  }
})

/** Of what everybody may read: what the head of the page tells machines. */
function shareOf(news: Awaited<ReturnType<typeof getNews>>): PublicNews {
  const { title, summary, publisher, imageFileId, publishAt, publishedAt } = news
  const published = publishAt ?? 0
  const image = imageFileId ? urls.file(imageFileId) : null
  return { title, summary, publisher, published, updated: publishedAt ?? published, path: urls.news.item(news), image }
}

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  if (!data) return []
  const { share, layout } = data
  if (!share) return pageTitle(data.title, data.summary)
  return publicMeta({
    ...{ title: share.title, description: share.summary, baseUrl: layout.baseUrl, path: share.path },
    ...(share.image ? { image: { path: share.image, alt: data.imageAlt } } : {}),
    ...{ published: amsterdamIso(share.published), updated: amsterdamIso(share.updated) },
    data: newsData(layout.baseUrl, share),
  })
}

export const handle = { breadcrumb: () => [{ label: 'Nieuws', href: urls.news.list }] }

export default function NewsPage() {
  const news = useLoaderData<typeof loader>()
  return (
    <article className="var-article">
      <StatusBand status={news.status} />
      <h1>{news.title}</h1>
      <p className="var-item__meta">
        <DateText moment={news.date} /> · {news.organisation}
      </p>
      {news.audience ? <AccessLine label={news.label} {...news.audience} /> : null}
      {news.summary ? <p className="var-lead">{news.summary}</p> : null}
      <figure className="var-figure">
        {news.imageFileId ? (
          <img src={urls.file(news.imageFileId)} alt={news.imageAlt} width={960} height={600} />
        ) : (
          <ThemePattern seed={news.id} colour={news.themes[0]?.colour ?? 0} />
        )}
        {news.imageFileId && news.imageCredit ? <figcaption>Foto: {news.imageCredit}</figcaption> : null}
      </figure>
      <div className="var-prose" dangerouslySetInnerHTML={{ __html: news.html }} />
      {news.files.length > 0 ? (
        <section aria-labelledby="bestanden">
          <h2 id="bestanden">Bestanden</h2>
          <FileList files={news.files} />
        </section>
      ) : null}
      {news.mayEdit ? (
        <p>
          <ButtonLink href={urls.desk.edit(news.id)} variant="secondary">
            Bewerk dit bericht
          </ButtonLink>
        </p>
      ) : null}
      {news.mayReadTrail ? (
        <p>
          <a href={urls.desk.trail(news.id)}>Wie heeft dit gelezen?</a>
        </p>
      ) : null}
      <p className="var-item__meta">
        <a href={urls.report(news.id)}>Meld dit stuk</a>
      </p>
      {news.themes.length > 0 ? (
        <p className="var-article__themes">
          Thema’s:{' '}
          {news.themes.map((theme, index) => (
            <span key={theme.slug}>
              {index > 0 ? ', ' : ''}
              <a href={`${urls.search}?thema=${theme.slug}`}>{theme.name}</a>
            </span>
          ))}
        </p>
      ) : null}
    </article>
  )
}
