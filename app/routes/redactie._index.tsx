import { useLoaderData } from '@remix-run/react'
import { keepsDossiers } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { listDesk, listProposals } from '#app/modules/items/desk.server.ts'
import { kindNames, statuses, type Status } from '#app/modules/items/kinds.ts'
import { DossierNav } from '#app/modules/themes/dossier-nav.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { statusNames } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatDateTime } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'

export const loader = loaderFor(deskUser, async ({ viewer, services: { db }, url }) => {
  const status = statuses.find((candidate) => candidate === url.searchParams.get('status'))
  const before = Number(url.searchParams.get('voor'))
  const list = await listDesk(db.read, viewer, { ...(status ? { status } : {}), ...(before > 0 ? { before } : {}) })
  const proposals = (await listProposals(db.read, viewer)).map(({ own, ...row }) => ({
    ...row,
    own: own === viewer.userId,
  }))
  return {
    ...list,
    proposals,
    status: status ?? null,
    first: !(before > 0),
    now: viewer.now,
    keeper: keepsDossiers(viewer),
  }
})

export const meta = () => pageTitle('Redactie')

export default function Desk() {
  const { rows, next, proposals, status, first, now, keeper } = useLoaderData<typeof loader>()
  const address = (chosen: Status | null) => (chosen ? `${urls.desk.list}?status=${chosen}` : urls.desk.list)
  return (
    <div className="var-stack">
      <div className="var-head">
        <h1>Redactie</h1>
        <div className="var-buttons">
          <ButtonLink href={urls.desk.new}>Nieuw stuk</ButtonLink>
          <ButtonLink href={attendanceUrls.overview} variant="secondary">
            Opkomst
          </ButtonLink>
        </div>
      </div>
      {keeper ? <DossierNav /> : null}
      {proposals.length > 0 ? (
        <section aria-labelledby="voorstellen">
          <h2 id="voorstellen">Te bevestigen</h2>
          <ul className="var-items">
            {proposals.map((row) => (
              <li key={row.id} className="var-item">
                <h3 className="var-item__title">
                  <a href={urls.desk.publish(row.itemId)}>{row.title}</a>
                </h3>
                <p className="var-item__meta">
                  Van <TlpBadge label={row.from} audience={null} /> naar <TlpBadge label={row.to} audience={null} /> ·{' '}
                  {row.own ? 'door u voorgesteld, een ander bevestigt' : `voorgesteld door ${row.by}`} ·{' '}
                  {formatDateTime(row.createdAt)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <nav aria-label="Status">
        <ul className="var-steps">
          {[null, ...statuses].map((candidate) => (
            <li key={candidate ?? 'alles'}>
              <a href={address(candidate)} aria-current={candidate === status ? 'page' : undefined}>
                {candidate ? statusNames[candidate] : 'Alles'}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length > 0 ? (
        <Table
          caption="Stukken die u kunt bewerken"
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Titel', heading: true, cell: (row) => <a href={urls.desk.edit(row.id)}>{row.title}</a> },
            { title: 'Soort', cell: (row) => kindNames[row.kind].one },
            {
              title: 'Status',
              cell: (row) =>
                row.status === 'published' && row.publishAt !== null && row.publishAt > now
                  ? `Gepland: ${formatDateTime(row.publishAt)}`
                  : statusNames[row.status],
            },
            { title: 'TLP', cell: (row) => <TlpBadge label={row.label} audience={null} /> },
            { title: 'Van', cell: (row) => row.workgroup ?? row.organisation },
            { title: 'Gewijzigd', cell: (row) => formatDateTime(row.updatedAt) },
          ]}
        />
      ) : (
        <EmptyState title="Hier is nog niets" action={<ButtonLink href={urls.desk.new}>Nieuw stuk</ButtonLink>}>
          <p>Stukken die u mag bewerken, staan straks hier.</p>
        </EmptyState>
      )}
      <KeyPagination
        previousHref={first ? null : address(status)}
        nextHref={
          next
            ? `${urls.desk.list}?${new URLSearchParams({ ...(status ? { status } : {}), voor: String(next) }).toString()}`
            : null
        }
      />
    </div>
  )
}
