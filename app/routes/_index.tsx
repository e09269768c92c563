import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { homeMeta } from '#app/modules/feeds/home-meta.ts'
import { listLibrary } from '#app/modules/library/queries.server.ts'
import { listNews, nextPublicChange } from '#app/modules/news/queries.server.ts'
import { listThemesWithCounts } from '#app/modules/themes/queries.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { ItemList } from '#app/ui/item-list.tsx'
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

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? homeMeta(data.layout.baseUrl) : [])
export const handle = { ownSearch: true }

export default function Home() {
  const { news, themes, fresh, isPartner } = useLoaderData<typeof loader>()
  const pinned = isPartner ? undefined : news.find((item) => item.pinned)
  const latest = news
    .filter((item) => item !== pinned)
    .sort((a, b) => b.date.localeCompare(a.date))
    .slice(0, 5)
  return (
    <div className="var-stack">
      <section className="var-hero">
        <h1>{isPartner ? 'Voor u' : 'Samen voor een veilige regio Rotterdam'}</h1>
        {isPartner ? null : (
          <p className="var-lead">
            In de VeiligheidsAlliantie delen 23 gemeenten, de politie en het Openbaar Ministerie kennis over veiligheid.
          </p>
        )}
        <SearchForm label={isPartner ? 'Zoek in alle kennis' : 'Waar zoekt u naar?'} />
      </section>
      {pinned ? (
        <article className="var-feature">
          {pinned.imageFileId ? (
            <img src={urls.file(pinned.imageFileId)} alt={pinned.imageAlt} width={320} height={200} />
          ) : (
            <ThemePattern seed={pinned.id} colour={pinned.id.charCodeAt(0)} />
          )}
          <div>
            <p className="var-item__pin">Uitgelicht</p>
            <h2>
              <a href={urls.news.item(pinned)}>{pinned.title}</a>
            </h2>
            <p>{pinned.summary}</p>
          </div>
        </article>
      ) : null}
      <div className="var-columns">
        <section aria-labelledby="nieuws">
          <h2 id="nieuws">Nieuws</h2>
          {latest.length > 0 ? (
            <ItemList
              level={3}
              items={latest.map((item) => ({
                ...item,
                kind: undefined,
                pinned: false,
                href: urls.news.item(item),
                label: item.label === 'CLEAR' ? undefined : item.label,
              }))}
            />
          ) : (
            <p>Er is nog geen nieuws.</p>
          )}
          <p>
            <a href={urls.news.list}>Al het nieuws</a>
          </p>
        </section>
        {isPartner ? (
          <section aria-labelledby="kennis">
            <h2 id="kennis">Nieuw in de kennisbank</h2>
            {fresh.length > 0 ? (
              <ItemList
                level={3}
                items={fresh.map((item) => ({
                  ...item,
                  kind: kindNames[item.kind].one,
                  href: urls.library.item(item),
                }))}
              />
            ) : (
              <p>Er is nog niets met u gedeeld.</p>
            )}
            <p>
              <a href={urls.library.list}>Naar de kennisbank</a>
            </p>
          </section>
        ) : null}
      </div>
      <section aria-labelledby="themas">
        <h2 id="themas">Thema’s</h2>
        <ul className="var-theme-grid">
          {themes.map((theme) => (
            <li key={theme.slug}>
              <a href={isPartner ? urls.theme(theme.slug) : `${urls.search}?thema=${theme.slug}`}>{theme.name}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
