import { useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { askForBackup } from '#app/modules/backup/commands.server.ts'
import { backupsForm } from '#app/modules/backup/forms.ts'
import { backupWarning, listBackups, type BackupRow } from '#app/modules/backup/queries.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatDateTime, formatFileSize, formatNumber, meervoud } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(administrator, async ({ viewer, services: { db, config } }) => {
  const { folder, keep } = config.backup
  const { rows, total, good, underWay } = await listBackups(db.read)
  const configured = folder !== undefined
  return { rows, total, good, underWay, keep, configured, warning: backupWarning(configured, good, viewer.now) }
})

export const action = actionFor(freshly(administrator), backupsForm, async ({ viewer, services: { db, config } }) => {
  await db.write((tx) => askForBackup(tx, viewer, config.backup.folder))
  return done(accountUrls.backups, 'make')
})

export const meta = () => pageTitle('Reservekopieën')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = { make: 'De reservekopie wordt nu gemaakt. Dat kan enkele minuten duren.' }
const origins = { night: 'Elke nacht', button: 'Op verzoek', command: 'Op de server' } as const

export default function Backups() {
  const { rows, total, good, underWay, keep, configured, warning } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Reservekopieën</h1>
      <p className="var-lead">
        Een reservekopie bevat de database en alle bestanden, versleuteld. Hij telt pas als hij tot de laatste byte is
        nagelezen.
      </p>
      <Done texts={texts} />
      {warning ? <Warning kind={warning} /> : null}
      <MetaList facts={[...goodFacts(good), ...(configured ? [{ term: 'Bewaard', value: keptText(keep) }] : [])]} />
      {configured ? (
        <form method="post">
          <Button name="intent" value="make">
            Maak nu een reservekopie
          </Button>
        </form>
      ) : null}
      {underWay ? <p>Een reservekopie is gevraagd of wordt nu gemaakt.</p> : null}
      {rows.length === 0 ? (
        <EmptyState title="Er is nog geen reservekopie">
          <p>Elke poging staat hier, met de reden als het niet lukte.</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="pogingen" className="var-section var-stack">
          <h2 id="pogingen">Pogingen</h2>
          {total > rows.length ? (
            <p>
              U ziet de laatste {formatNumber(rows.length)} van {meervoud(total, 'poging', 'pogingen')}.
            </p>
          ) : null}
          <Table
            caption="Pogingen om een reservekopie te maken"
            hideCaption
            rows={rows}
            rowKey={(row) => String(row.seq)}
            columns={[
              { title: 'Begonnen', heading: true, cell: (row) => formatDateTime(row.at) },
              { title: 'Hoe', cell: (row) => origins[row.origin] },
              { title: 'Uitkomst', cell: (row) => outcome(row) },
              { title: 'Bestand', cell: (row) => row.file },
              { title: 'Grootte', numeric: true, cell: (row) => (row.size === null ? '' : formatFileSize(row.size)) },
              { title: 'Duur', numeric: true, cell: (row) => durationText(row.duration) },
            ]}
          />
        </section>
      )}
    </div>
  )
}

function Warning({ kind }: { kind: 'not-configured' | 'never' | 'late' }) {
  if (kind === 'not-configured')
    return (
      <Alert severity="warning" heading="Er worden ’s nachts geen reservekopieën gemaakt">
        <p>Wie de server beheert, stelt een map en een sleutel in: BACKUP_DIR en BACKUP_RECIPIENT.</p>
      </Alert>
    )
  return (
    <Alert
      severity="warning"
      heading={kind === 'never' ? 'Er is nog geen goede reservekopie' : 'De laatste goede reservekopie is te oud'}
    >
      <p>
        {kind === 'never'
          ? 'Vannacht wordt de eerste gemaakt. U kunt dat nu al doen.'
          : 'Er hoort elke nacht een reservekopie te zijn. Kijk hieronder waarom dat niet lukte.'}
      </p>
    </Alert>
  )
}

function goodFacts(good: BackupRow | null) {
  if (!good) return []
  return [
    { term: 'Laatste goede reservekopie', value: formatDateTime(good.at) },
    { term: 'Bestand', value: good.file },
    { term: 'Grootte', value: formatFileSize(good.size ?? 0) },
    { term: 'Duur', value: durationText(good.duration) },
  ]
}

const keptText = (keep: number): string =>
  `de laatste ${formatNumber(keep)}; oudere verdwijnen nadat een nieuwe is nagelezen`
const outcome = (row: BackupRow): string =>
  row.reason === null ? (row.removed ? 'goed, later opgeruimd' : 'goed') : `mislukt: ${row.reason}`

function durationText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  return seconds < 120
    ? meervoud(seconds, 'seconde', 'seconden')
    : meervoud(Math.round(seconds / 60), 'minuut', 'minuten')
}
