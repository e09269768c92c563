import type { ReactNode } from 'react'

export interface Fact {
  term: string
  value: ReactNode
}

/** Terms and values; facts without a value are left out. `row` sets them beside each other. */
export function MetaList(props: { facts: readonly Fact[]; row?: boolean }) {
  const told = props.facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  if (told.length === 0) return null
  return (
    <dl className={props.row ? 'var-facts var-facts--row' : 'var-facts'}>
      {told.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
