import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { listThemesWithCounts } from '#app/modules/themes/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { meervoud } from '#app/ui/format.ts'
import { pathMeta } from '#app/ui/page-meta.ts'
import { SideBlock, SideLinks, WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer }) => {
  const themes = await listThemesWithCounts(db.read, viewer)
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = await nextPublicChange(db.read, viewer.now)
  }
  return { themes }
})

export const meta = pathMeta<typeof loader>(
  'Thema’s',
  'Alles over veiligheid in de regio Rotterdam, per onderwerp bij elkaar gebracht.',
  '/themas',
)

export default function Themes() {
  const { themes } = useLoaderData<typeof loader>()
  return (
    <WithSide
      label="Bij de thema’s"
      side={
        <SideBlock title="Waar de regio aan werkt">
          <SideLinks
            links={[
              { label: 'Strategische agenda', href: urls.strategy },
              { label: 'Wetgeving: de stand van zaken', href: urls.legislation.list },
            ]}
          />
        </SideBlock>
      }
    >
      <h1>Thema’s</h1>
      <p className="var-lead">Per onderwerp bij elkaar: nieuws, kennis, bijeenkomsten en wetgeving.</p>
      {themes.length === 0 ? (
        <EmptyState title="Er zijn nog geen thema’s">
          <p>Thema’s die de alliantie kiest, staan straks hier.</p>
        </EmptyState>
      ) : (
        <ul className="var-items">
          {themes.map((theme) => (
            <li key={theme.slug} className="var-item">
              <h2 className="var-item__title">
                <a href={urls.theme(theme.slug)}>{theme.name}</a>
              </h2>
              <p className="var-item__summary">{theme.description}</p>
              <p className="var-item__meta">{meervoud(theme.count, 'stuk', 'stukken')}</p>
            </li>
          ))}
        </ul>
      )}
    </WithSide>
  )
}
