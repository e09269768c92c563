import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { account } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { getTrailPage } from '#app/modules/audit/page.server.ts'
import { listReads } from '#app/modules/audit/reads.server.ts'
import { getTrailItem } from '#app/modules/audit/scopes.server.ts'
import { TrailPage } from '#app/modules/audit/trail-page.tsx'
import { formatDateTime, formatNumber, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

const mostReaders = 100

export const loader = loaderFor(account, async ({ viewer, params, url, services: { db } }) => {
  const { id, title } = await getTrailItem(db.read, viewer, params.id ?? '')
  const readers = await listReads(db.read, viewer, id)
  return {
    item: { id, title },
    total: readers.length,
    readers: readers.slice(0, mostReaders).map(({ name, times, lastAt }) => ({ name, times, lastAt })),
    trail: await getTrailPage(db.read, viewer, { of: 'item', id }, url.searchParams),
  }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => pageTitle(data ? `Logboek: ${data.item.title}` : 'Logboek')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function ItemTrail() {
  const { item, trail } = useLoaderData<typeof loader>()
  return (
    <TrailPage
      title={`Logboek: ${item.title}`}
      here={urls.desk.trail(item.id)}
      trail={trail}
      intro={<p>Wie dit stuk las, vanaf TLP:AMBER, en wat er verder mee is gedaan.</p>}
    >
      <Readers />
    </TrailPage>
  )
}

function Readers() {
  const { readers, total } = useLoaderData<typeof loader>()
  return (
    <section aria-labelledby="lezers" className="var-stack">
      <h2 id="lezers">Wie heeft dit gelezen?</h2>
      {total === 0 ? <p>Nog niemand, zo ver als het logboek teruggaat.</p> : null}
      {total > readers.length ? (
        <p>
          U ziet de laatste {formatNumber(readers.length)} van {meervoud(total, 'lezer', 'lezers')}.
        </p>
      ) : null}
      {total > 0 ? (
        <Table
          caption="Lezers, de laatste eerst"
          hideCaption
          rows={readers.map((reader, index) => ({ ...reader, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { title: 'Wie', heading: true, cell: (row) => row.name },
            { title: 'Het laatst', cell: (row) => formatDateTime(row.lastAt) },
            { title: 'Keren', numeric: true, cell: (row) => formatNumber(row.times) },
          ]}
        />
      ) : null}
      <h2>Alle regels</h2>
    </section>
  )
}
