import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { meervoud } from '#app/ui/format.ts'
import { Chosen } from './attendee-table.tsx'
import { momentText } from './presence.tsx'
import type { stateNames } from './states.ts'

interface Row {
  id: string
  name: string
  organisation: string
  state: keyof typeof stateNames
  sessions: Array<{ id: string; waiting: boolean }>
  checkedInAt: number | null
}

/** Everybody who may come in, each with a button large enough for a thumb. @param more how many are not shown */
export function DoorList(props: {
  rows: readonly Row[]
  sessions: ReadonlyArray<{ id: string; title: string }>
  asked: string
  more: number
  cancelled: boolean
}) {
  const { rows, sessions, asked, more, cancelled } = props
  if (rows.length === 0)
    return (
      <EmptyState title={asked ? 'Niemand gevonden' : 'Nog niemand op de lijst'}>
        <p>
          {asked
            ? 'Zoek met een deel van de naam, of zet de persoon hieronder op de lijst.'
            : 'Wie zich aanmeldt, staat hier. U kunt hieronder ook zelf mensen toevoegen.'}
        </p>
      </EmptyState>
    )
  return (
    <>
      <ul className="var-door__list">
        {rows.map((row) => (
          <li key={row.id} className="var-door__row">
            <div>
              <p className="var-door__name">{row.name}</p>
              <p className="var-item__meta">
                {row.organisation || 'Geen organisatie'}
                {row.state === 'waiting' ? ' · wachtlijst' : ''}
                {row.sessions.length > 0 ? ' · ' : ''}
                <Chosen row={row} sessions={sessions} />
              </p>
            </div>
            {cancelled && row.checkedInAt === null ? null : <Act row={row} />}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>Nog {meervoud(more, 'persoon', 'personen')}. Zoek op naam om ze te zien.</p> : null}
    </>
  )
}

function Act({ row }: { row: Row }) {
  if (row.checkedInAt === null)
    return (
      <form method="post" className="var-door__act">
        <HiddenField name="intent" value="check-in" />
        <HiddenField name="registration" value={row.id} />
        <Button>
          Aanwezig<span className="ams-visually-hidden">: {row.name}</span>
        </Button>
      </form>
    )
  const walkIn = row.state === 'walk-in'
  return (
    <div className="var-door__act">
      <p className="var-door__there">Aanwezig sinds {momentText(row.checkedInAt)}</p>
      <form method="post">
        <HiddenField name="intent" value={walkIn ? 'remove-walk-in' : 'undo'} />
        <HiddenField name={walkIn ? 'walkIn' : 'registration'} value={row.id} />
        <Button variant="tertiary">
          {walkIn ? 'Haal van de lijst' : 'Toch niet'}
          <span className="ams-visually-hidden">: {row.name}</span>
        </Button>
      </form>
    </div>
  )
}
