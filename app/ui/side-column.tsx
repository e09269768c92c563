import type { ReactNode } from 'react'

/** Main content with a column beside it; the column follows on a narrow screen. */
export function WithSide(props: { children: ReactNode; side: ReactNode; label?: string }) {
  return (
    <div className="var-with-side">
      <div className="var-stack">{props.children}</div>
      <aside className="var-side" aria-label={props.label ?? 'Bij dit stuk'}>
        {props.side}
      </aside>
    </div>
  )
}

export function SideBlock(props: { title: string; children: ReactNode }) {
  return (
    <section className="var-side__block">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

export function SideLinks(props: { links: readonly { label: string; href: string }[] }) {
  return (
    <ul className="var-side__list">
      {props.links.map((link) => (
        <li key={link.href}>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
    </ul>
  )
}
