import { redirect, type MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { slugOf } from '#app/lib/urls.ts'
import { paragraphs } from '#app/mail/letter.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { getArchived } from '#app/modules/newsletter/archive.server.ts'
import { ArchivedParts } from '#app/modules/newsletter/archived-parts.tsx'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { DateText } from '#app/ui/item-list.tsx'
import { publicMeta } from '#app/ui/page-meta.ts'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, answer }) => {
  const issue = await getArchived(db.read, params.slug ?? '', viewer.now)
  if (params.slug !== slugOf(issue)) throw redirect(newsletterUrls.issue(issue), 301)
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  const { id, title, intro, beganAt, parts } = issue
  return { id, title, intro, beganAt, parts }
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  data
    ? publicMeta({
        title: `Nieuwsbrief: ${data.title}`,
        baseUrl: data.layout.baseUrl,
        path: newsletterUrls.issue(data),
      })
    : []
export const handle = { breadcrumb: () => [{ label: 'Nieuwsbrief', href: newsletterUrls.archive }] }

export default function ArchivedIssue() {
  const { title, intro, beganAt, parts } = useLoaderData<typeof loader>()
  return (
    <article className="var-article var-stack">
      <h1>{title}</h1>
      {beganAt === null ? null : (
        <p className="var-item__meta">
          Nieuwsbrief van <DateText moment={beganAt} />
        </p>
      )}
      {paragraphs(intro).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <ArchivedParts parts={parts} />
      <p>
        <a href={accountUrls.request}>Meld u aan voor de nieuwsbrief</a>
      </p>
    </article>
  )
}
