import { useLoaderData } from '@remix-run/react'
import { managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { kindName } from '#app/modules/people/forms.ts'
import { listQuarter } from '#app/modules/region/quarter.server.ts'
import { after, before, parseQuarter, quarterName, quarterOf } from '#app/modules/region/quarter.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatDate, formatNumber, isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(managing, async ({ viewer, url, services: { db } }) => {
  const now = quarterOf(isoDate(viewer.now))
  const asked = parseQuarter(url.searchParams.get('kwartaal')) ?? now
  const quarter = asked.from > now.from ? now : asked
  return {
    quarter,
    running: quarter.code === now.code,
    made: viewer.now,
    rows: await listQuarter(db.read, viewer, quarter),
  }
})

export const meta = ({ data }: { data?: { quarter: Parameters<typeof quarterName>[0] } }) =>
  pageTitle(data ? `Overzicht ${quarterName(data.quarter)}` : 'Kwartaaloverzicht')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function QuarterPage() {
  const { quarter, running, made, rows } = useLoaderData<typeof loader>()
  const total = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const all = {
    slug: '',
    name: 'Alle organisaties',
    kind: '',
    people: total((row) => row.people),
    active: total((row) => row.active),
    shared: total((row) => row.shared),
    readings: total((row) => row.readings),
  }
  return (
    <div className="var-stack">
      <h1>Overzicht {quarterName(quarter)}</h1>
      <p>
        Van {formatDate(quarter.from)} tot en met {formatDate(quarter.until)}
        {running ? `, tot nu toe. Gemaakt op ${formatDate(made)}` : ''}. Gedeeld en gelezen tellen alleen stukken die
        voor alle partners of voor iedereen zijn.
      </p>
      <nav aria-label="Kwartalen" className="var-buttons">
        <a href={`${accountUrls.quarter}?kwartaal=${before(quarter).code}`}>Kwartaal ervoor</a>
        {running ? null : <a href={`${accountUrls.quarter}?kwartaal=${after(quarter).code}`}>Kwartaal erna</a>}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title="Er zijn nog geen organisaties" />
      ) : (
        <Table
          caption={`Organisaties in het ${quarterName(quarter)}`}
          hideCaption
          rows={[...rows, all]}
          rowKey={(row) => row.slug}
          columns={[
            { title: 'Organisatie', heading: true, cell: (row) => row.name },
            { title: 'Soort', cell: (row) => (row.kind ? kindName(row.kind) : '') },
            { title: 'Mensen nu', numeric: true, cell: (row) => formatNumber(row.people) },
            { title: 'Actief', numeric: true, cell: (row) => formatNumber(row.active) },
            { title: 'Gedeeld', numeric: true, cell: (row) => formatNumber(row.shared) },
            { title: 'Gelezen', numeric: true, cell: (row) => formatNumber(row.readings) },
          ]}
        />
      )}
    </div>
  )
}
