import { formatNumber, meervoud } from './format.ts'

export interface AudienceEntry {
  /** Organisation, workgroup or person. */
  name: string
  /** People who hold the key; left out where it is one person. */
  people?: number
}

/**
 * "Wie kan dit zien?": one line that opens the list.
 * @param total people in all, each counted once
 * @param note such as "Tot en met 31 december 2026."
 */
export function Audience(props: { total: number; entries: readonly AudienceEntry[]; public?: boolean; note?: string }) {
  if (props.public) return <p className="var-audience">Iedereen kan dit zien.</p>
  return (
    <details className="var-audience">
      <summary>Wie kan dit zien? {meervoud(props.total, 'persoon', 'personen')}</summary>
      <div className="var-audience__panel">
        <p>
          {props.entries.length === 1
            ? 'Dit stuk is te lezen door:'
            : 'Dit stuk is te lezen door deze organisaties en personen:'}
        </p>
        <ul className="var-audience__list">
          {props.entries.map((entry) => (
            <li key={entry.name}>
              {entry.name}
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
