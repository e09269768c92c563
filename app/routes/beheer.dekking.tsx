import { useLoaderData } from '@remix-run/react'
import { arranging } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { getAllCoverage } from '#app/modules/seats/coverage.server.ts'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(arranging, async ({ viewer, services: { db } }) => getAllCoverage(db.read, viewer))

export const meta = () => pageTitle('Dekking van de werkgroepen')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function AllCoverage() {
  const { kinds, rows } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Dekking van de werkgroepen</h1>
      <p className="var-lead">Hoeveel kernpartners van elke soort een zitplaats houden.</p>
      {rows.length === 0 ? (
        <EmptyState title="Er zijn nog geen werkgroepen">
          <p>De beheerder van de alliantie maakt ze aan.</p>
        </EmptyState>
      ) : (
        <>
          <p className="var-buttons">
            <a href={seatUrls.allCoverageCsv}>Download als CSV</a>
          </p>
          <Table
            caption="Houders per werkgroep en soort organisatie"
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                title: 'Werkgroep',
                heading: true,
                cell: (row) => (row.slug === null ? row.name : <a href={seatUrls.coverage(row.slug)}>{row.name}</a>),
              },
              ...kinds.map(({ kind, name, total }) => ({
                title: name,
                numeric: true,
                cell: (row: (typeof rows)[number]) => `${row.held[kind] ?? 0} van ${total}`,
              })),
            ]}
          />
        </>
      )}
    </div>
  )
}
