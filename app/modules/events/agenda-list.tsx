import { labelPolicy, type Label } from '#app/access/label.ts'
import { urls } from '#app/lib/urls.ts'
import { DateBlock, ItemMeta } from '#app/ui/item-list.tsx'
import { signUpText, type SignUp } from './places.ts'
import type { EventType } from './queries.server.ts'
import { eventTypeNames, ownStateTexts } from './texts.ts'
import { clockText, type EventTimes } from './times.ts'

export interface AgendaRow extends EventTimes {
  id: string
  title: string
  summary: string
  label: Label
  type: EventType
  place: string
  online: boolean
  signUp: SignUp
  own: keyof typeof ownStateTexts | null
  /** Where the viewer changes or cancels their own registration. */
  manageHref?: string | null
}

const monthName = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Meetings under the months that they begin in, in the order given. */
export function AgendaList(props: { rows: readonly AgendaRow[] }) {
  const months = [...new Set(props.rows.map(({ date }) => date.slice(0, 7)))]
  return (
    <>
      {months.map((month) => (
        <section key={month} className="var-stack" aria-labelledby={`maand-${month}`}>
          <h2 id={`maand-${month}`} className="var-agenda__month">
            {monthName.format(new Date(`${month}-15T12:00:00Z`))}
          </h2>
          <AgendaRows rows={props.rows.filter(({ date }) => date.startsWith(month))} level={3} />
        </section>
      ))}
    </>
  )
}

/** The rows alone, under a heading one above `level`. */
export function AgendaRows({ rows, level }: { rows: readonly AgendaRow[]; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="var-agenda">
      {rows.map((row) => (
        <li key={row.id} className="var-dated">
          <DateBlock moment={row.date} />
          <div>
            <Heading className="var-item__title">
              <a href={urls.agenda.item(row)}>{row.title}</a>
            </Heading>
            {row.signUp.state === 'cancelled' ? <p className="var-agenda__off">Gaat niet door</p> : null}
            {row.summary ? <p className="var-item__summary">{row.summary}</p> : null}
            <ItemMeta item={{ kind: eventTypeNames[row.type], notes: notesOf(row), ...labelOf(row) }} />
            {row.manageHref ? (
              <p className="var-item__meta">
                <a href={row.manageHref}>
                  Wijzigen of afmelden<span className="ams-visually-hidden">: {row.title}</span>
                </a>
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

const labelOf = ({ label }: AgendaRow) => (label === 'CLEAR' ? {} : { label })

function notesOf(row: AgendaRow): string[] {
  const said = row.own ? ownStateTexts[row.own] : null
  const where = row.place || (row.online ? 'online' : '')
  const closed = labelPolicy[row.label].confirmed ? 'besloten' : ''
  const state = row.signUp.state === 'cancelled' ? null : signUpText(row.signUp)
  const several = row.endDate && row.endDate !== row.date ? 'meer dagen' : ''
  return [clockText(row), several, where, closed, state, said].filter((text) => !!text) as string[]
}
