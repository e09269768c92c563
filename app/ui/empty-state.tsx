import type { ReactNode } from 'react'

/** Says what could be here, and offers the first step. */
export function EmptyState(props: { title: string; level?: 2 | 3; children?: ReactNode; action?: ReactNode }) {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <div className="var-empty">
      <Heading>{props.title}</Heading>
      {props.children ? <div className="var-prose">{props.children}</div> : null}
      {props.action ? <div className="var-buttons">{props.action}</div> : null}
    </div>
  )
}
