import { useLoaderData } from '@remix-run/react'
import { isLabel, tlp } from '#app/access/label.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames, kinds, type Kind } from '#app/modules/items/kinds.ts'
import { searchForm } from '#app/modules/search/forms.ts'
import type { FacetValue } from '#app/modules/search/facets.server.ts'
import { searchItems, type FoundItem } from '#app/modules/search/queries.server.ts'
import { Band } from '#app/ui/alert.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { countText } from '#app/ui/format.ts'
import { FilterGroup, ListPage } from '#app/ui/list-page.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { SearchForm, SearchHits } from '#app/ui/search-hit.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db, search }, url, request }) => {
  const parameters = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''))
  const input = searchForm.parse(parameters)
  const result = await searchItems({ db, search }, viewer, { ...input, signal: request.signal })
  return {
    result,
    parameters,
    offset: input.offset,
    query: input.text,
    sort: input.sort,
    visitor: viewer.userId === null,
  }
})

// Whatever is asked, it is one page to a search engine.
export const meta = pathMeta<typeof loader>(
  'Zoeken',
  'Zoek in het nieuws, de bijeenkomsten en de openbare stukken van de VeiligheidsAlliantie regio Rotterdam.',
  urls.search,
)
export const handle = { ownSearch: true, scripts: ['/js/search.js'] }

/** Address parameters of the facets, in the order of the page. */
const facets = [
  { name: 'soort', legend: 'Soort', facet: 'kind' },
  { name: 'thema', legend: 'Thema', facet: 'theme' },
  { name: 'organisatie', legend: 'Organisatie', facet: 'organisation' },
  { name: 'jaar', legend: 'Jaar', facet: 'year' },
  { name: 'tlp', legend: 'TLP-aanduiding', facet: 'label' },
] as const

export default function SearchPage() {
  const { result, parameters, offset, query, sort, visitor } = useLoaderData<typeof loader>()
  const address = (changes: Record<string, string | undefined>) => {
    const kept = Object.entries({ ...parameters, vanaf: undefined, ...changes })
    const entries = kept.flatMap(([name, value]) => (value ? [[name, value]] : []))
    return `${urls.search}?${new URLSearchParams(entries).toString()}`
  }
  const chips = facets.flatMap(({ name, legend, facet }) => {
    const value = parameters[name]
    if (!value) return []
    return [
      { label: `${legend}: ${nameOf(facet, value, result.facets[facet])}`, removeHref: address({ [name]: undefined }) },
    ]
  })
  const unfiltered = `${urls.search}?${new URLSearchParams({ q: query }).toString()}`
  const asked = query.trim() !== ''
  return (
    <ListPage
      title={asked ? `Zoeken naar “${query}”` : 'Zoeken'}
      count={
        asked ? countText({ total: result.total, more: result.capped }, 'resultaat', 'resultaten') : 'Nieuwste stukken'
      }
      resultsId="resultaten"
      search={<SearchForm query={query} label="Zoek in titels, teksten en bestanden" />}
      filterAction={urls.search}
      keep={{ q: query, volgorde: parameters.volgorde }}
      chips={chips}
      clearHref={unfiltered}
      sort={
        asked && result.items.length > 0
          ? [
              { label: 'Relevantie', href: address({ volgorde: undefined }), current: sort === 'relevance' },
              { label: 'Datum', href: address({ volgorde: 'datum' }), current: sort === 'date' },
            ]
          : []
      }
      filters={facets.map(({ name, legend, facet }) => (
        <FilterGroup
          key={name}
          legend={legend}
          name={name}
          single
          top={8}
          options={withChosen(result.facets[facet], parameters[name]).map(({ value, count }) => ({
            value,
            label: nameOf(facet, value, result.facets[facet]),
            count,
            checked: parameters[name] === value,
          }))}
        />
      ))}
      pagination={
        <KeyPagination
          previousHref={offset > 0 ? address({ vanaf: String(Math.max(0, offset - 20)) }) : null}
          nextHref={result.nextOffset === null ? null : address({ vanaf: String(result.nextOffset) })}
        />
      }
    >
      {result.degraded ? (
        <Band tone="warning">
          Zoeken werkt nu beperkt. U vindt dezelfde stukken, maar de volgorde en de spelfouten gaan minder goed.
        </Band>
      ) : null}
      {result.suggestion ? <p>Gezocht naar “{result.suggestion}”.</p> : null}
      {result.relaxed ? <p>Geen stuk bevat al deze woorden. Dit zijn stukken met een deel ervan.</p> : null}
      {result.items.length > 0 ? (
        <SearchHits hits={result.items.map((item) => toHit(item, query))} />
      ) : (
        <NothingFound visitor={visitor} unfiltered={chips.length > 0 ? unfiltered : null} path={address({})} />
      )}
    </ListPage>
  )
}

function NothingFound(props: { visitor: boolean; unfiltered: string | null; path: string }) {
  return (
    <EmptyState title="Niets gevonden">
      <ul>
        {props.unfiltered ? (
          <li>
            <a href={props.unfiltered}>Zoek zonder filters</a>.
          </li>
        ) : null}
        <li>Controleer de spelling, of gebruik een ander woord.</li>
        <li>Zoek met minder woorden.</li>
        {props.visitor ? (
          <li>
            Werkt u bij een partner? <a href={urls.signIn(props.path)}>Log in</a> om ook in de kennisbank te zoeken.
          </li>
        ) : (
          <li>
            Kijk bij de <a href={urls.themes}>thema’s</a> of in de <a href={urls.library.list}>kennisbank</a>.
          </li>
        )}
      </ul>
    </EmptyState>
  )
}

function toHit(item: FoundItem, query: string) {
  return {
    id: item.id,
    href: urls.item(item),
    title: item.title,
    kind: kindNames[item.kind].one,
    organisation: item.organisation.name,
    date: item.date,
    ...(item.label === 'CLEAR' ? {} : { label: item.label }),
    path: item.themes.slice(0, 1).map((theme) => theme.name),
    snippet: item.snippet,
    pages: item.pages.map((page) => ({
      page: page.number,
      // A plain page is shown as "p. 12"; slides and sheets keep their own name.
      ...(page.label.startsWith('pagina ') ? {} : { label: page.label }),
      href: `${urls.library.page(item, page.fileId, page.number)}?${new URLSearchParams({ q: query }).toString()}`,
    })),
  }
}

/** A filter that is on stays in its list, also where nothing answers it. */
function withChosen(values: readonly FacetValue[], chosen: string | undefined): readonly FacetValue[] {
  if (!chosen || values.some(({ value }) => value === chosen)) return values
  return [...values, { value: chosen, name: chosen, count: 0 }]
}

function nameOf(facet: (typeof facets)[number]['facet'], value: string, values: readonly FacetValue[]): string {
  if (facet === 'kind') return isKind(value) ? kindNames[value].many : value
  if (facet === 'label') return isLabel(value) ? tlp(value) : value
  return values.find((candidate) => candidate.value === value)?.name ?? value
}

function isKind(value: string): value is Kind {
  return kinds.some((kind) => kind === value)
}
