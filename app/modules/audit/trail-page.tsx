import type { ReactNode } from 'react'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DateField, HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { countText, formatDate, formatDateTime } from '#app/ui/format.ts'
import { ListPage, type Chip } from '#app/ui/list-page.tsx'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table, type Column } from '#app/ui/table.tsx'
import { allActions, groupNames, outcomeNames, sentences } from './actions.ts'
import { outcomes, type TrailQuery } from './forms.ts'
import type { getTrailPage } from './page.server.ts'
import type { TrailRow } from './present.server.ts'

type TrailData = Awaited<ReturnType<typeof getTrailPage>>

/** A list of the trail with its filters, for whatever scope; the same under which the CSV is made. */
export function TrailPage(props: {
  title: string
  intro: ReactNode
  /** The address of the page; the CSV is beside it. */
  here: string
  trail: TrailData
  /** Everything is by the viewer: no column that says so. */
  own?: boolean
  /** Between the title and the rows. */
  children?: ReactNode
}) {
  const { here, trail, own = false } = props
  const { rows, query, next, first } = trail
  const narrowed = Object.values(query).some((value) => value !== null)
  return (
    <ListPage
      title={props.title}
      count={countText({ total: rows.length, more: next !== null || !first }, 'regel', 'regels')}
      intro={props.intro}
      search={
        <>
          {props.children}
          <Filters here={here} query={query} narrowed={narrowed} />
        </>
      }
      chips={chipsOf(here, query, rows)}
      clearHref={here}
      actions={
        rows.length > 0 ? (
          <div className="var-buttons">
            <ButtonLink href={address(`${here}.csv`, query)} variant="secondary">
              Download als CSV
            </ButtonLink>
          </div>
        ) : undefined
      }
      pagination={
        <KeyPagination
          previousHref={first ? null : address(here, query)}
          nextHref={next ? address(here, query, next) : null}
        />
      }
    >
      {rows.length > 0 ? (
        <Table
          caption="Logboek, het nieuwste eerst"
          hideCaption
          rows={rows}
          rowKey={(row) => String(row.seq)}
          columns={columnsOf(here, query, own)}
        />
      ) : narrowed ? (
        <EmptyState title="Geen regels gevonden">
          <p>Kies een andere periode of handeling, of wis de filters.</p>
        </EmptyState>
      ) : (
        <EmptyState title="Er staat nog niets in dit logboek">
          <p>Zodra hier iets gebeurt, staat het op deze pagina.</p>
        </EmptyState>
      )}
    </ListPage>
  )
}

function columnsOf(here: string, query: TrailQuery, own: boolean): Column<TrailRow>[] {
  const who: Column<TrailRow> = {
    title: 'Wie',
    heading: true,
    cell: (row) => (
      <>
        {row.actor && row.actor !== query.persoon ? (
          <a href={address(here, { ...query, persoon: row.actor })}>{row.who}</a>
        ) : (
          row.who
        )}
        {row.organisation ? <div className="var-item__meta">{row.organisation}</div> : null}
      </>
    ),
  }
  return [
    { title: 'Wanneer', heading: own, cell: (row) => formatDateTime(row.at) },
    ...(own ? [] : [who]),
    {
      title: 'Wat',
      cell: (row) => (
        <>
          {row.what}
          {row.detail ? <div className="var-item__meta">{row.detail}</div> : null}
        </>
      ),
    },
    { title: 'Stuk of onderwerp', cell: (row) => <Subject row={row} here={here} query={query} /> },
    { title: 'Vanaf', cell: (row) => row.from },
    { title: 'Uitkomst', cell: (row) => outcomeNames[row.result] },
  ]
}

function Subject({ row, here, query }: { row: TrailRow; here: string; query: TrailQuery }) {
  return (
    <>
      {row.href ? <a href={row.href}>{row.on}</a> : row.on}
      {row.itemId && row.itemId !== query.stuk ? (
        <div className="var-item__meta">
          <a href={address(here, { ...query, stuk: row.itemId })}>
            Alleen dit stuk<span className="ams-visually-hidden">: {row.on}</span>
          </a>
        </div>
      ) : null}
    </>
  )
}

function Filters({ here, query, narrowed }: { here: string; query: TrailQuery; narrowed: boolean }) {
  const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? undefined]))
  return (
    <details open={narrowed}>
      <summary>Filter op periode, handeling of uitkomst</summary>
      <Form id="filter" method="get" action={here} state={{ values, errors: {} }}>
        {query.persoon ? <HiddenField name="persoon" value={query.persoon} /> : null}
        {query.stuk ? <HiddenField name="stuk" value={query.stuk} /> : null}
        <div className="var-trail-filters">
          <DateField name="van" label="Van" optional />
          <DateField name="tot" label="Tot en met" optional />
          <Select name="wat" label="Wat" optional empty="Alles" options={actionOptions} />
          <Select name="uitkomst" label="Uitkomst" optional empty="Alles" options={outcomes} />
        </div>
        <Submit>Filters toepassen</Submit>
      </Form>
    </details>
  )
}

const actionOptions = Object.entries(sentences).map(([group, actions]) => {
  const name = groupNames[group as keyof typeof sentences]
  return {
    group: name,
    options: [
      { value: group, label: `Alles van: ${name}` },
      ...Object.entries(actions).map(([value, label]) => ({ value, label })),
    ],
  }
})

function chipsOf(here: string, query: TrailQuery, rows: readonly TrailRow[]): Chip[] {
  const group = query.wat === null ? undefined : groupNames[query.wat as keyof typeof groupNames]
  const labels: Record<keyof TrailQuery, string> = {
    van: `Van ${query.van ? formatDate(query.van) : ''}`,
    tot: `Tot en met ${query.tot ? formatDate(query.tot) : ''}`,
    wat: `Wat: ${group ?? allActions.get(query.wat ?? '') ?? ''}`,
    uitkomst: `Uitkomst: ${query.uitkomst ? outcomeNames[query.uitkomst] : ''}`,
    persoon: `Wie: ${rows.find(({ actor }) => actor === query.persoon)?.who ?? 'één persoon'}`,
    stuk: `Stuk: ${rows.find(({ itemId }) => itemId === query.stuk)?.on ?? 'één stuk'}`,
  }
  return (Object.keys(labels) as Array<keyof TrailQuery>)
    .filter((name) => query[name] !== null)
    .map((name) => ({ label: labels[name], removeHref: address(here, { ...query, [name]: null }) }))
}

/** An address under this filter. */
function address(path: string, query: TrailQuery, after?: string): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== null) search.set(name, value)
  if (after) search.set('na', after)
  return search.size > 0 ? `${path}?${search.toString()}` : path
}
