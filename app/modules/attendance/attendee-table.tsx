import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatTime } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { stateNames } from './states.ts'

interface Row {
  id: string
  name: string
  email: string
  organisation: string
  state: keyof typeof stateNames
  sessions: Array<{ id: string; waiting: boolean }>
  checkedInAt: number | null
}

/** Everybody on the list, on screen and on paper. */
export function AttendeeTable(props: {
  rows: readonly Row[]
  sessions: ReadonlyArray<{ id: string; title: string }>
  mayRemove: boolean
}) {
  const { rows, sessions, mayRemove } = props
  return (
    <div className="var-attendees">
      <Table
        caption="Deelnemers"
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { title: 'Naam', heading: true, cell: (row) => row.name },
          { title: 'Organisatie', cell: (row) => row.organisation || '–' },
          { title: 'Mailadres', cell: (row) => (row.email ? <a href={`mailto:${row.email}`}>{row.email}</a> : '–') },
          { title: 'Stand', cell: (row) => stateNames[row.state] },
          ...(sessions.length > 0
            ? [{ title: 'Onderdelen', cell: (row: Row) => <Chosen row={row} sessions={sessions} /> }]
            : []),
          { title: 'Aanwezig', cell: (row) => (row.checkedInAt === null ? '' : formatTime(row.checkedInAt)) },
          ...(mayRemove ? [{ title: 'Wijzigen', cell: (row: Row) => <Remove row={row} /> }] : []),
        ]}
      />
    </div>
  )
}

function Remove({ row }: { row: Row }) {
  if (row.state !== 'confirmed' && row.state !== 'waiting') return null
  return (
    <details className="var-screen-only">
      <summary>
        Afmelden<span className="ams-visually-hidden"> van {row.name}</span>
      </summary>
      <form method="post">
        <HiddenField name="intent" value="remove" />
        <HiddenField name="registration" value={row.id} />
        <p>De persoon krijgt een mail.</p>
        <Button variant="danger">Meld {row.name} af</Button>
      </form>
    </details>
  )
}

/** The parts somebody chose, as text. */
export function Chosen(props: { row: Pick<Row, 'sessions'>; sessions: ReadonlyArray<{ id: string; title: string }> }) {
  const chosen = props.sessions.flatMap(({ id, title }) => {
    const one = props.row.sessions.find((session) => session.id === id)
    return one ? [one.waiting ? `${title} (wachtlijst)` : title] : []
  })
  return <>{chosen.join(', ')}</>
}
