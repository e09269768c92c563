import { useLoaderData } from '@remix-run/react'
import { partner } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { listLibrary } from '#app/modules/library/queries.server.ts'
import { parseListKey } from '#app/modules/news/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { countText } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import { FilterGroup, ListPage } from '#app/ui/list-page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { SearchForm } from '#app/ui/search-hit.tsx'

const kindOf = { praktijken: 'practice', documenten: 'document', verwijzingen: 'link' } as const

export const loader = loaderFor(partner, async ({ viewer, services: { db }, url }) => {
  const kind = url.searchParams.get('soort') ?? ''
  const theme = url.searchParams.get('thema') ?? ''
  const page = await listLibrary(db.read, viewer, {
    ...(kind in kindOf ? { kind: kindOf[kind as keyof typeof kindOf] } : {}),
    ...(theme ? { theme } : {}),
    after: parseListKey(url.searchParams.get('na')),
  })
  const themes = (await listThemes(db.read)).map(({ slug, name }) => ({ slug, name }))
  return { ...page, themes, kind: kind in kindOf ? kind : '', theme, first: !url.searchParams.has('na') }
})

export const meta = () => pageTitle('Kennisbank')

export default function Library() {
  const { rows, next, total, more, themes, kind, theme, first } = useLoaderData<typeof loader>()
  const address = (changes: Record<string, string>) => {
    const entries = Object.entries({ soort: kind, thema: theme, ...changes }).filter(([, value]) => value !== '')
    const query = new URLSearchParams(entries).toString()
    return query ? `${urls.library.list}?${query}` : urls.library.list
  }
  const chips = [
    ...(kind
      ? [{ label: kindNames[kindOf[kind as keyof typeof kindOf]].many, removeHref: address({ soort: '' }) }]
      : []),
    ...(theme
      ? [{ label: themes.find((t) => t.slug === theme)?.name ?? theme, removeHref: address({ thema: '' }) }]
      : []),
  ]
  return (
    <ListPage
      title="Kennisbank"
      count={countText({ total, more }, 'stuk', 'stukken')}
      intro={<p>Goede praktijken en documenten die met u zijn gedeeld.</p>}
      search={<SearchForm label="Zoek in de kennisbank" />}
      filterAction={urls.library.list}
      chips={chips}
      clearHref={urls.library.list}
      filters={
        <>
          <FilterGroup
            legend="Soort"
            name="soort"
            single
            options={Object.entries(kindOf).map(([value, of]) => ({
              value,
              label: kindNames[of].many,
              checked: kind === value,
            }))}
          />
          <FilterGroup
            legend="Thema"
            name="thema"
            single
            options={themes.map((t) => ({ value: t.slug, label: t.name, checked: t.slug === theme }))}
          />
        </>
      }
      pagination={
        <KeyPagination previousHref={first ? null : address({})} nextHref={next ? address({ na: next }) : null} />
      }
    >
      {rows.length > 0 ? (
        <ItemList
          items={rows.map((row) => ({ ...row, kind: kindNames[row.kind].one, href: urls.library.item(row) }))}
        />
      ) : (
        <EmptyState title="Geen stukken gevonden">
          <p>{chips.length > 0 ? 'Haal een filter weg om meer te zien.' : 'Er is nog niets met u gedeeld.'}</p>
        </EmptyState>
      )}
    </ListPage>
  )
}
