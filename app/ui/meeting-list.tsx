import type { Label } from '#app/access/label.ts'
import { DateBlock } from './item-list.tsx'
import { TlpBadge } from './tlp-badge.tsx'

export interface MeetingRow {
  id: string
  href: string
  title: string
  /** `YYYY-MM-DD` */
  date: string
  /** "13.30–17.00 uur · Barendrecht" */
  facts: readonly string[]
  /** "Nog 12 plaatsen", "Gaat niet door". */
  state?: string | undefined
  /** Left out on public lists, where everything is CLEAR. */
  label?: Label | undefined
}

/** Meetings with their day as a block; `level` is that of their headings. */
export function MeetingList(props: { meetings: readonly MeetingRow[]; level?: 2 | 3 }) {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <ul className="var-items">
      {props.meetings.map((one) => (
        <li key={one.id} className="var-item var-dated">
          <DateBlock moment={one.date} />
          <div>
            <Heading className="var-item__title">
              <a href={one.href}>{one.title}</a>
            </Heading>
            <ul className="var-meta">
              {[...one.facts, ...(one.state ? [one.state] : [])].map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
              {one.label ? (
                <li>
                  <TlpBadge label={one.label} audience={null} />
                </li>
              ) : null}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  )
}
