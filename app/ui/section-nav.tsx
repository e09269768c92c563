import { useLocation } from '@remix-run/react'
import { useId } from 'react'

export interface SectionEntry {
  href: string
  text: string
}
export interface SectionGroup {
  title: string
  entries: readonly SectionEntry[]
}

/** The pages that belong to one subject: an organisation, a workgroup, one's own account. Many of them come in groups. */
export function SectionNav(
  props: { label: string } & ({ entries: readonly SectionEntry[] } | { groups: readonly SectionGroup[] }),
) {
  return (
    <nav aria-label={props.label}>
      {'entries' in props ? (
        <Entries entries={props.entries} />
      ) : (
        <div className="var-section-groups">
          {props.groups.map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </div>
      )}
    </nav>
  )
}

function Group({ group }: { group: SectionGroup }) {
  const id = useId()
  return (
    <>
      <span id={id} className="var-section-groups__title">
        {group.title}
      </span>
      <Entries entries={group.entries} labelledBy={id} />
    </>
  )
}

function Entries(props: { entries: readonly SectionEntry[]; labelledBy?: string }) {
  const { pathname } = useLocation()
  return (
    <ul className="var-section-nav" aria-labelledby={props.labelledBy}>
      {props.entries.map(({ href, text }) => (
        <li key={href}>
          <a href={href} aria-current={pathname === href ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
