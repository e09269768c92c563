import { useLoaderData } from '@remix-run/react'
import { partner } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listThemesWithCounts } from '#app/modules/themes/queries.server.ts'
import { meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(partner, async ({ viewer, services: { db } }) => ({
  themes: await listThemesWithCounts(db.read, viewer),
}))

export const meta = () => pageTitle('Thema’s')

export default function Themes() {
  const { themes } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Thema’s</h1>
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
    </div>
  )
}
