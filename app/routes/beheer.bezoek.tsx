import { useLoaderData } from '@remix-run/react'
import { administrator } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { periodOf, periods } from '#app/modules/views/pages.ts'
import { listDays, listViews } from '#app/modules/views/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatDate, formatNumber, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(administrator, async ({ viewer, services: { db }, url }) => {
  const period = periodOf(url)
  return {
    period,
    pages: await listViews(db.read, period, viewer.now, 200),
    days: await listDays(db.read, period, viewer.now),
  }
})

export const meta = () => pageTitle('Bezoek')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function Views() {
  const { period, pages, days } = useLoaderData<typeof loader>()
  const total = days.reduce((sum, { views }) => sum + views, 0)
  return (
    <div className="var-stack">
      <h1>Bezoek</h1>
      <p className="var-lead">
        Hoe vaak openbare pagina’s zijn geopend. Er zijn geen cookies en er worden geen adressen of browsers bewaard,
        alleen een aantal per dag. Zoekmachines tellen zo veel mogelijk niet mee. Besloten stukken worden niet geteld.
      </p>
      <SectionNav
        label="Periode"
        entries={periods.map(({ days: n, name }) => ({ href: `${accountUrls.views}?dagen=${n}`, text: name }))}
      />
      {total === 0 ? (
        <EmptyState title="Nog niets geteld">
          <p>In de laatste {meervoud(period, 'dag', 'dagen')} is nog geen openbare pagina geteld.</p>
        </EmptyState>
      ) : (
        <>
          <p>
            In de laatste {meervoud(period, 'dag', 'dagen')}: {meervoud(total, 'pagina geopend', 'pagina’s geopend')}.{' '}
            <a href={`${accountUrls.viewsCsv}?dagen=${period}`}>Download als CSV</a>
          </p>
          <Table
            caption="Per pagina"
            rows={pages}
            rowKey={(row) => row.path ?? row.title}
            columns={[
              {
                title: 'Pagina',
                heading: true,
                cell: (row) => (row.path ? <a href={row.path}>{row.title}</a> : row.title),
              },
              { title: 'Soort', cell: (row) => (row.kind ? kindNames[row.kind].one : 'Pagina') },
              { title: 'Geopend', numeric: true, cell: (row) => formatNumber(row.views) },
            ]}
          />
          <Table
            caption="Per dag"
            rows={days}
            rowKey={(row) => row.day}
            columns={[
              { title: 'Dag', heading: true, cell: (row) => formatDate(row.day) },
              { title: 'Geopend', numeric: true, cell: (row) => formatNumber(row.views) },
            ]}
          />
        </>
      )}
    </div>
  )
}
