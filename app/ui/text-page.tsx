import type { ReactNode } from 'react'

/** A page of running text. */
export function TextPage(props: { title: string; children: ReactNode }) {
  return (
    <article className="var-article">
      <h1>{props.title}</h1>
      <div className="var-prose">{props.children}</div>
    </article>
  )
}
