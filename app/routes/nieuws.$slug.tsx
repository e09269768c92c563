import type { MetaArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { labelPolicy } from '#app/access/label.ts'
import { authorize, may } from '#app/access/policy.ts'
import { everyone, participant } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { meetingsOf } from '#app/modules/dossier/queries.server.ts'
import type { PublicNews } from '#app/modules/feeds/json-ld.ts'
import { newsMeta } from '#app/modules/feeds/item-meta.ts'
import { fileRows } from '#app/modules/files/rows.server.ts'
import { audienceLine } from '#app/modules/items/audience-line.ts'
import { isPublicNow, orGone } from '#app/modules/items/gone.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { NewsArticle } from '#app/modules/news/article.tsx'
import { findSeries, listRelated } from '#app/modules/news/beside.server.ts'
import { RelatedBlock, SeriesBlock } from '#app/modules/news/beside.tsx'
import { campaignChangesAt, campaignOn } from '#app/modules/news/campaign.ts'
import { uptakeForm } from '#app/modules/news/forms.ts'
import { findNewsId, getNews, nextPublicChange } from '#app/modules/news/queries.server.ts'
import { minutesToRead } from '#app/modules/news/reading-time.ts'
import { recordUptake, speaksFor, uptakeOf } from '#app/modules/news/uptake.server.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db, config }, params, answer }) => {
  const slug = params.slug ?? ''
  const news = await orGone(db.read, slug, ['news'], getNews(db.read, viewer, slug))
  if (slug !== slugOf(news)) throw redirect(urls.news.item(news), 301)
  const isCampaign = news.genre === 'campagne'
  if (viewer.userId === null) {
    answer.keep = true
    const changes = [await nextPublicChange(db.read, viewer.now), isCampaign ? campaignChangesAt(viewer.now) : null]
    answer.expiresAt = changes.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null)
  }
  await recordReading(db, viewer, news, 'read')
  const { id, title, summary, date, label, html, organisation, themes, status, imageFileId, imageAlt, imageCredit } =
    news
  const { genre, publisher, seriesId, campaignFrom, campaignUntil, steps } = news
  const isPublic = isPublicNow(news, viewer.now)
  if (isPublic) answer.counts = id
  const stored = viewer.userId === null ? null : await getStoredItem(db.read, id, viewer.now)
  const campaign = isCampaign ? { campaignFrom, campaignUntil, steps } : null
  return {
    ...{ id, title, summary, date, label, html, organisation, themes, status, imageFileId, imageAlt, imageCredit },
    ...{ genre, publisher, minutes: minutesToRead(html) },
    machines: isPublic ? machinesOf(news) : null,
    files: fileRows(news).filter((file) => file.id !== imageFileId),
    meetings: await meetingsOf(db.read, viewer, id),
    audience: label === 'CLEAR' ? null : audienceLine(await audienceOf(db.read, news.locks, viewer.now, viewer)),
    campaign: campaign && {
      ...campaign,
      now: campaignOn(campaign, isoDate(viewer.now)),
      ...(await uptakeOf(db.read, viewer, id)),
      own: speaksFor(viewer).map((m) => ({ id: m.organisationId, name: m.organisationName })),
    },
    series: seriesId ? await findSeries(db.read, viewer, seriesId, id) : null,
    related: await listRelated(db.read, viewer, id, seriesId),
    // The address tells the title: what is shown to few is not made easy to send on.
    share: labelPolicy[label].confirmed ? null : config.server.baseUrl + urls.news.item(news),
    mayEdit: stored !== null && may(viewer, 'edit', stored),
    mayReadTrail: stored !== null && may(viewer, 'read-trail', stored),
  }
})

/** Of what everybody may read: what the head of the page tells machines. */
function machinesOf(news: Awaited<ReturnType<typeof getNews>>): PublicNews {
  const { title, summary, publisher, imageFileId, publishAt, publishedAt } = news
  const published = publishAt ?? 0
  const image = imageFileId ? urls.file(imageFileId) : null
  return { title, summary, publisher, published, updated: publishedAt ?? published, path: urls.news.item(news), image }
}

/** Whether a municipality takes part in a campaign. */
export const action = actionFor(participant, uptakeForm, async ({ viewer, input, services: { db }, params }) => {
  const slug = params.slug ?? ''
  const id = await findNewsId(db.read, viewer, slug)
  await db.write(async (tx) => {
    await recordUptake(tx, viewer, authorize(viewer, 'read', await getStoredItem(tx, id, viewer.now)), input)
  })
  return redirect(`/nieuws/${slug}#deelname`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  if (!data) return []
  const { machines, layout, imageAlt } = data
  return machines ? newsMeta(layout.baseUrl, machines, imageAlt) : pageTitle(data.title, data.summary)
}
export const handle = {
  breadcrumb: () => [{ label: 'Nieuws', href: urls.news.list }],
  scripts: ['/js/share.js'],
}

export default function NewsPage() {
  const news = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { series, related } = news
  const article = <NewsArticle news={news} form={refused && 'form' in refused ? refused.form : undefined} />
  if (!series && related.length === 0) return article
  return (
    <WithSide
      side={
        <>
          {series ? <SeriesBlock series={series} current={news.id} /> : null}
          <RelatedBlock items={related} />
        </>
      }
    >
      {article}
    </WithSide>
  )
}
