import type { ReactNode } from 'react'
import { ArrowForwardIcon } from './icons.tsx'

/** A part of a page under its own heading, with a way to all of it. `id` names the heading. */
export function Section(props: {
  id: string
  title: string
  more?: { label: string; href: string }
  children: ReactNode
}) {
  return (
    <section className="var-part" aria-labelledby={props.id}>
      <div className="var-part__head">
        <h2 id={props.id}>{props.title}</h2>
        {props.more ? <More {...props.more} /> : null}
      </div>
      {props.children}
    </section>
  )
}

export function More({ label, href }: { label: string; href: string }) {
  return (
    <a className="var-more" href={href}>
      {label}
      <ArrowForwardIcon className="var-icon var-icon--small" />
    </a>
  )
}
