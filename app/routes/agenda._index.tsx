import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { feedLinks } from '#app/modules/feeds/links.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { calendarUrls } from '#app/modules/calendar/urls.ts'
import { AgendaList } from '#app/modules/events/agenda-list.tsx'
import { filterOptions, filtersOf, periods } from '#app/modules/events/filters.ts'
import { nextTurn, signUpOf } from '#app/modules/events/places.ts'
import { listEvents, parseEventKey } from '#app/modules/events/queries.server.ts'
import { eventTypeNames } from '#app/modules/events/texts.ts'
import { dayOf } from '#app/modules/events/times.ts'
import { publisherNames } from '#app/modules/items/kinds.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { meervoud } from '#app/ui/format.ts'
import { FilterGroup, ListPage } from '#app/ui/list-page.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer, url }) => {
  const filters = filtersOf(url.searchParams)
  const after = parseEventKey(url.searchParams.get('na'))
  const page = await listEvents(db.read, viewer, { ...filterOptions(filters, viewer.now), after })
  const themes = (await listThemes(db.read)).map(({ slug, name }) => ({ slug, name }))
  if (viewer.userId === null) {
    const turns = [
      endOfDay(dayOf(viewer.now)),
      nextTurn(page.rows, viewer.now),
      await nextPublicChange(db.read, viewer.now),
    ]
    answer.keep = true
    answer.expiresAt = Math.min(...turns.filter((at) => at !== null))
  }
  const rows = page.rows.map((row) => {
    const { id, title, summary, label, type, place, online, own, date, startTime, endDate, endTime } = row
    const signUp = signUpOf(row, viewer.now)
    return { id, title, summary, label, type, place, online, own, date, startTime, endDate, endTime, signUp }
  })
  return { rows, next: page.next, filters, themes, first: after === null, visitor: viewer.userId === null }
})

export const meta = pathMeta<typeof loader>(
  'Agenda',
  'Bijeenkomsten van de VeiligheidsAlliantie regio Rotterdam, het RIEC Rotterdam en het PVO.',
  '/agenda',
  feedLinks({ of: 'all' }),
)

export default function Agenda() {
  const { rows, next, filters, themes, first, visitor } = useLoaderData<typeof loader>()
  const current = {
    soort: filters.type,
    thema: filters.theme,
    namens: filters.publisher,
    periode: filters.period,
  }
  const address = (changes: Record<string, string>) => {
    const entries = Object.entries({ ...current, ...changes }).filter(([, value]) => value !== '')
    const query = new URLSearchParams(entries).toString()
    return query ? `${urls.agenda.list}?${query}` : urls.agenda.list
  }
  const chips = [
    ...(filters.type ? [{ label: eventTypeNames[filters.type], removeHref: address({ soort: '' }) }] : []),
    ...(filters.theme
      ? [
          {
            label: themes.find(({ slug }) => slug === filters.theme)?.name ?? filters.theme,
            removeHref: address({ thema: '' }),
          },
        ]
      : []),
    ...(filters.publisher ? [{ label: publisherNames[filters.publisher], removeHref: address({ namens: '' }) }] : []),
    ...(filters.period ? [{ label: periods[filters.period], removeHref: address({ periode: '' }) }] : []),
  ]
  const past = filters.period === 'voorbij'
  const count = meervoud(rows.length, 'bijeenkomst', 'bijeenkomsten')
  return (
    <ListPage
      title="Agenda"
      count={next || !first ? `${count} op deze pagina` : count}
      intro={
        <p>
          Bijeenkomsten van de VAR, het RIEC en het PVO. Bij iedere bijeenkomst ziet u of u zich kunt aanmelden. Volg de
          agenda ook <a href={visitor ? calendarUrls.public : calendarUrls.manage}>in uw eigen kalender</a>.
        </p>
      }
      actions={
        visitor ? null : (
          <ButtonLink href={urls.agenda.mine} variant="secondary">
            Mijn aanmeldingen
          </ButtonLink>
        )
      }
      filterAction={urls.agenda.list}
      chips={chips}
      clearHref={urls.agenda.list}
      filters={
        <>
          <FilterGroup
            legend="Wanneer"
            name="periode"
            single="Alles wat komt"
            options={Object.entries(periods).map(([value, label]) => ({
              value,
              label,
              checked: filters.period === value,
            }))}
          />
          <FilterGroup
            legend="Soort"
            name="soort"
            single
            options={Object.entries(eventTypeNames).map(([value, label]) => ({
              value,
              label,
              checked: filters.type === value,
            }))}
          />
          <FilterGroup
            legend="Thema"
            name="thema"
            single
            top={6}
            options={themes.map(({ slug, name }) => ({ value: slug, label: name, checked: filters.theme === slug }))}
          />
          <FilterGroup
            legend="Namens"
            name="namens"
            single
            options={Object.entries(publisherNames).map(([value, label]) => ({
              value,
              label,
              checked: filters.publisher === value,
            }))}
          />
        </>
      }
      pagination={
        <KeyPagination previousHref={first ? null : address({})} nextHref={next ? address({ na: next }) : null} />
      }
    >
      {rows.length > 0 ? (
        <AgendaList rows={rows} />
      ) : (
        <EmptyState
          title={past ? 'Geen bijeenkomsten gevonden' : 'Er staan geen bijeenkomsten gepland'}
          action={
            chips.length > 0 ? (
              <ButtonLink href={urls.agenda.list} variant="secondary">
                Toon de hele agenda
              </ButtonLink>
            ) : null
          }
        >
          <p>{chips.length > 0 ? 'Haal een filter weg om meer te zien.' : 'Kijk later nog eens.'}</p>
        </EmptyState>
      )}
    </ListPage>
  )
}
