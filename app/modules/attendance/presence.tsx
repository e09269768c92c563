import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDate, formatTime, isoDate } from '#app/ui/format.ts'
import { Chosen } from './attendee-table.tsx'
import type { stateNames } from './states.ts'

const warnings: Partial<Record<keyof typeof stateNames, string>> = {
  waiting: 'Deze persoon staat op de wachtlijst',
  sent: 'Deze persoon heeft de aanmelding niet bevestigd',
  cancelled: 'Deze persoon heeft zich afgemeld',
}

/** Who stands at the door, with one button. */
export function Presence(props: {
  title: string
  door: string
  cancelled: boolean
  person: {
    name: string
    organisation: string
    state: 'sent' | 'confirmed' | 'waiting' | 'cancelled'
    checkedInAt: number | null
    sessions: Array<{ id: string; waiting: boolean }>
  }
  sessions: ReadonlyArray<{ id: string; title: string }>
}) {
  const { title, door, cancelled, person, sessions } = props
  const warning = cancelled ? 'Deze bijeenkomst gaat niet door' : warnings[person.state]
  return (
    <>
      <div>
        <p className="var-item__meta">{title}</p>
        <h1>{person.name}</h1>
        {person.organisation ? <p className="var-lead">{person.organisation}</p> : null}
        {person.sessions.length > 0 ? (
          <p>
            Onderdelen: <Chosen row={person} sessions={sessions} />
          </p>
        ) : null}
      </div>
      {warning && person.checkedInAt === null ? <Alert severity="warning" heading={warning} /> : null}
      {person.checkedInAt === null ? (
        cancelled || person.state === 'sent' || person.state === 'cancelled' ? null : (
          <form method="post" className="var-door__act">
            <HiddenField name="intent" value="check-in" />
            <Button>Aanwezig</Button>
          </form>
        )
      ) : (
        <>
          <p className="var-door__there">Aanwezig sinds {momentText(person.checkedInAt)}</p>
          <form method="post">
            <HiddenField name="intent" value="undo" />
            <Button variant="tertiary">Toch niet aanwezig</Button>
          </form>
        </>
      )}
      <p>
        <a href={door}>Naar de lijst</a>
      </p>
    </>
  )
}

/** "13.42 uur"; with the day where that is another. */
export function momentText(at: number): string {
  return isoDate(at) === isoDate(Date.now()) ? formatTime(at) : `${formatDate(at)}, ${formatTime(at)}`
}
