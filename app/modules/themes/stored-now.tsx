/** Beside a form that came too late: what somebody else stored meanwhile. */
export function StoredNow(props: { facts: ReadonlyArray<{ term: string; value: string }> }) {
  return (
    <details className="var-preview" open>
      <summary>De versie die nu is opgeslagen</summary>
      <dl className="var-facts">
        {props.facts
          .filter(({ value }) => value !== '')
          .map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd className="var-pre">{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
