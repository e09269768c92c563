import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { listArchive } from '#app/modules/newsletter/archive.server.ts'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { enumerate, meervoud } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer }) => {
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  return { issues: await listArchive(db.read, viewer.now) }
})

export const meta = pathMeta<typeof loader>(
  'Nieuwsbrief',
  'De nieuwsbrieven van de VeiligheidsAlliantie regio Rotterdam.',
  '/nieuwsbrief',
)

export default function Archive() {
  const { issues } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <div className="var-head">
        <h1>Nieuwsbrief</h1>
        <p className="var-count-line">{meervoud(issues.length, 'nieuwsbrief', 'nieuwsbrieven')}</p>
      </div>
      <p className="var-lead">
        Het nieuws van de alliantie in uw mail. Iedereen kan zich aanmelden, ook zonder account.{' '}
        <a href={accountUrls.request}>Meld u aan voor de nieuwsbrief</a>
      </p>
      {issues.length > 0 ? (
        <ItemList
          items={issues.map(({ id, title, beganAt, titles, more }) => ({
            id,
            title,
            href: newsletterUrls.issue({ id, title }),
            date: beganAt,
            summary: `Met ${enumerate([...titles, ...(more > 0 ? [meervoud(more, 'ander stuk', 'andere stukken')] : [])])}.`,
          }))}
        />
      ) : (
        <EmptyState title="Er is nog geen nieuwsbrief verstuurd">
          <p>Wie zich aanmeldt, krijgt de eerste in de mail.</p>
        </EmptyState>
      )}
    </div>
  )
}
