import { useLocation } from '@remix-run/react'

/** The pages that belong to one subject: an organisation, a workgroup, one's own account. */
export function SectionNav(props: { label: string; entries: ReadonlyArray<{ href: string; text: string }> }) {
  const { pathname } = useLocation()
  return (
    <nav aria-label={props.label}>
      <ul className="var-section-nav">
        {props.entries.map(({ href, text }) => (
          <li key={href}>
            <a href={href} aria-current={href === pathname ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
