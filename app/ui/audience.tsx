import type { Label } from '#app/access/label.ts'
import { formatNumber, meervoud } from './format.ts'
import { ChevronDownIcon } from './icons.tsx'
import { TlpBadge } from './tlp-badge.tsx'

export interface AudienceEntry {
  /** Organisation, workgroup or person. */
  name: string
  /** People who hold the key; left out where it is one person. */
  people?: number
  /** Their names, or function and number; shown on a second click. */
  names?: readonly string[]
}

export interface AudienceProps {
  total: number
  entries: readonly AudienceEntry[]
  public?: boolean
  note?: string
}

/** Under the title of an item: the label, who that is in words, and the list behind it. */
export function AccessLine(props: AudienceProps & { label: Label; audience?: string }) {
  return (
    <div className="var-access">
      <TlpBadge label={props.label} audience={props.audience} />
      {props.public ? null : <Audience {...props} />}
    </div>
  )
}

/**
 * "Wie kan dit zien?": one line that opens the list.
 * @param total people in all, each counted once
 * @param note such as "Tot en met 31 december 2026."
 */
export function Audience(props: AudienceProps) {
  if (props.public) return <p className="var-audience">Iedereen kan dit zien.</p>
  return (
    <details className="var-audience">
      <summary>
        Wie kan dit zien? {meervoud(props.total, 'persoon', 'personen')}
        <ChevronDownIcon className="var-icon var-icon--small" />
      </summary>
      <div className="var-audience__panel">
        <p>
          {props.entries.length === 1
            ? 'Dit stuk is te lezen door:'
            : 'Dit stuk is te lezen door deze organisaties en personen:'}
        </p>
        <ul className="var-audience__list">
          {props.entries.map((entry) => (
            <li key={entry.name}>
              {entry.names && entry.names.length > 0 ? (
                <details className="var-audience__names">
                  <summary>{entry.name}</summary>
                  <p>{entry.names.join(', ')}</p>
                </details>
              ) : (
                entry.name
              )}
              {entry.people === undefined ? null : (
                <span className="var-count">
                  {formatNumber(entry.people)}
                  <span className="ams-visually-hidden">{entry.people === 1 ? ' persoon' : ' personen'}</span>
                </span>
              )}
            </li>
          ))}
        </ul>
        {props.note ? <p>{props.note}</p> : null}
      </div>
    </details>
  )
}
