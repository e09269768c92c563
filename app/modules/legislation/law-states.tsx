import { formatDate } from '#app/ui/format.ts'
import type { Law } from './queries.server.ts'

type State = Pick<Law['states'][number], 'id' | 'date' | 'text' | 'sourceTitle' | 'source'>

/** How a law stood on days, newest first, each with who says so. */
export function LawStates({ states }: { states: readonly State[] }) {
  return (
    <ol className="var-law-states">
      {states.map((state) => (
        <li key={state.id}>
          <h3>
            <time dateTime={state.date}>{formatDate(state.date)}</time>
          </h3>
          <p className="var-pre">{state.text}</p>
          <SourceLine title={state.sourceTitle} source={state.source} />
        </li>
      ))}
    </ol>
  )
}

function SourceLine({ title, source }: { title: string; source: State['source'] }) {
  return (
    <p className="var-law__source">
      Bron:{' '}
      {source ? (
        <>
          <a href={source.href} rel="external noreferrer">
            {title}
          </a>{' '}
          (op {source.host})
        </>
      ) : (
        title
      )}
    </p>
  )
}
