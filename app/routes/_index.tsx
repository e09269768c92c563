import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listLibrary } from '#app/modules/library/queries.server.ts'
import { listNews, nextPublicChange } from '#app/modules/news/queries.server.ts'
import { listThemesWithCounts } from '#app/modules/themes/queries.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { PublicHome } from '#app/modules/home/public-home.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SearchForm } from '#app/ui/search-hit.tsx'
import { ThemePattern } from '#app/ui/theme-pattern.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer }) => {
  const isPartner = viewer.assurance >= 2
  // Enough for five beside the pinned ones, which come first however old they are.
  const { rows } = await listNews(db.read, viewer, { limit: 8 })
  const themes = await listThemesWithCounts(db.read, viewer)
  const fresh = isPartner ? (await listLibrary(db.read, viewer, { limit: 6 })).rows : []
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  return { news: rows, themes, fresh, isPartner }
})

export const meta = () =>
  pageTitle(
    'VeiligheidsAlliantie regio Rotterdam',
    'Nieuws en kennis van 23 gemeenten, politie en Openbaar Ministerie, die samenwerken aan veiligheid in de regio Rotterdam.',
  )
export const handle = { ownSearch: true, full: true }

export default function Home() {
  const { news, themes, isPartner } = useLoaderData<typeof loader>()
  const pinned = isPartner ? undefined : news.find((item) => item.pinned)
  const latest = news
    .filter((item) => item !== pinned)
    .sort((a, b) => b.date.localeCompare(a.date))
    .slice(0, 5)
  const shown = (item: (typeof news)[number]) => ({ ...item, kicker: item.organisation, colour: item.id.charCodeAt(0) })
  return (
    <PublicHome
      pinned={pinned ? shown(pinned) : null}
      latest={latest.map(shown)}
      meetings={[]}
      themes={themes}
      visitor={!isPartner}
    />
  )
}
