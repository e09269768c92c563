import { tlp, type Label } from '#app/access/label.ts'

const tone: Record<Label, string> = {
  CLEAR: 'clear',
  GREEN: 'green',
  AMBER: 'amber',
  'AMBER+STRICT': 'amber',
  RED: 'red',
}

/** What a label means here, where the item says nothing more exact. */
export const labelMeaning: Readonly<Record<Label, string>> = {
  CLEAR: 'openbaar',
  GREEN: 'alle kernpartners',
  AMBER: 'gekozen organisaties',
  'AMBER+STRICT': 'alleen gekozen organisaties, niet verder delen',
  RED: 'alleen genoemde personen',
}

/**
 * The exact label in its own colour on black, and in words who that is.
 * @param audience such as "alleen politie en OM"; the label's general meaning where left out, nothing where null
 */
export function TlpBadge(props: { label: Label; audience?: string | null }) {
  const words = props.audience === undefined ? labelMeaning[props.label] : props.audience
  return (
    <span className="var-tlp">
      <span className={`var-tlp__label var-tlp__label--${tone[props.label]}`} translate="no">
        {tlp(props.label)}
      </span>
      {words ? <span>{words}</span> : null}
    </span>
  )
}
