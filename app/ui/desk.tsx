import type { ReactNode } from 'react'
import type { Label } from '#app/access/label.ts'
import { urls } from '#app/lib/urls.ts'
import { TlpBadge } from './tlp-badge.tsx'

/** What readers of the desk call the states of an item. */
export const statusNames = {
  draft: 'Concept',
  published: 'Gepubliceerd',
  reported: 'Gemeld, verborgen',
  archived: 'Gearchiveerd',
  withdrawn: 'Ingetrokken',
} as const

export interface DeskHead {
  id: string
  title: string
  label: Label
  status: keyof typeof statusNames
  /** Where readers find it. */
  href: string
  kind: string
}

/** Title, state and the steps of making an item: text, files, audience, publication, versions. */
export function DeskPage(props: {
  item: DeskHead
  current: 'text' | 'files' | 'registration' | 'audience' | 'publish' | 'history' | 'attendees' | 'dossier' | 'series'
  children: ReactNode
}) {
  const { item, current } = props
  const steps = [
    { name: 'text', label: 'Tekst', href: urls.desk.edit(item.id) },
    { name: 'files', label: 'Bestanden', href: urls.desk.files(item.id) },
    ...(item.kind === 'event'
      ? [{ name: 'registration', label: 'Aanmelden', href: urls.desk.registration(item.id) }]
      : []),
    { name: 'audience', label: 'Voor wie', href: urls.desk.audience(item.id) },
    { name: 'publish', label: 'Publiceren', href: urls.desk.publish(item.id) },
    { name: 'history', label: 'Versies', href: urls.desk.history(item.id) },
    ...(item.kind === 'event' ? stepsOfMeeting(item.id) : []),
  ]
  return (
    <div className="var-stack">
      <div>
        <h1>{item.title}</h1>
        <p className="var-item__meta">
          {statusNames[item.status]} · <TlpBadge label={item.label} /> · <a href={item.href}>Bekijk als lezer</a>
        </p>
      </div>
      <nav aria-label="Stappen">
        <ul className="var-steps">
          {steps.map((step) => (
            <li key={step.name}>
              <a href={step.href} aria-current={step.name === current ? 'page' : undefined}>
                {step.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {props.children}
    </div>
  )
}

/** What comes after making it: who comes, what is left of it, and the same again. */
const stepsOfMeeting = (id: string) => [
  { name: 'attendees', label: 'Deelnemers', href: urls.desk.attendees(id) },
  { name: 'dossier', label: 'Dossier', href: urls.desk.dossier(id) },
  { name: 'series', label: 'Reeks', href: urls.desk.series(id) },
]
