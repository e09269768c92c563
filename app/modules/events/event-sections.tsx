import { urls } from '#app/lib/urls.ts'
import type { FileRow } from '#app/ui/file-list.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { FileList } from '#app/ui/file-list.tsx'
import { meervoud } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { SideBlock, SideLinks } from '#app/ui/side-column.tsx'
import { signUpText, type SignUp } from './places.ts'
import { clockText } from './times.ts'

export interface ShownFacts {
  when: string
  place: string
  address: string
  online: boolean
  targetAudience: string
}

/** When, where, for whom and whether there are places. */
export function EventFacts(props: { facts: ShownFacts; host: string; signUp: SignUp }) {
  const { when, place, address, online, targetAudience } = props.facts
  const text = signUpText(props.signUp)
  return (
    <MetaList
      facts={[
        { term: 'Wanneer', value: when },
        { term: 'Waar', value: [place, address].filter(Boolean).join(', ') },
        {
          term: 'Online',
          value: online ? 'U kunt online deelnemen. Wie zich heeft aangemeld, krijgt de link.' : null,
        },
        { term: 'Voor wie', value: targetAudience },
        { term: 'Gastheer', value: props.host },
        { term: 'Aanmelden', value: text && props.signUp.state !== 'cancelled' ? sentence(text) : null },
      ]}
    />
  )
}

export interface ShownSession {
  id: string
  title: string
  startTime: string
  endTime: string
  place: string
  speaker: string
  /** Null: no maximum. */
  left: number | null
}

/** The parts to choose from, with the places left in each. */
export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  if (sessions.length === 0) return null
  return (
    <section aria-labelledby="sessies">
      <h2 id="sessies">Sessies</h2>
      <ul className="var-sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <strong>{session.title}</strong>
            <p className="var-item__meta">{sessionLine(session)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "10.00–11.00 uur, zaal 2, Anna Bos, nog 3 plaatsen" */
export function sessionLine(session: Omit<ShownSession, 'id' | 'title'>): string {
  const { left } = session
  const places = left === null ? '' : left === 0 ? 'vol, met wachtlijst' : `nog ${meervoud(left, 'plaats', 'plaatsen')}`
  return [clockText(session), session.place, session.speaker, places].filter(Boolean).join(', ')
}

interface SideEvent {
  id: string
  files: readonly FileRow[]
  themes: ReadonlyArray<{ slug: string; name: string }>
  mayEdit: boolean
  mayReadTrail: boolean
}

export function EventSide({ event }: { event: SideEvent }) {
  return (
    <>
      {event.files.length > 0 ? (
        <SideBlock title="Bestanden">
          <FileList files={event.files} />
        </SideBlock>
      ) : null}
      {event.themes.length > 0 ? (
        <SideBlock title="Thema’s">
          <SideLinks
            links={event.themes.map(({ slug, name }) => ({
              label: name,
              href: `${urls.agenda.list}?thema=${slug}`,
            }))}
          />
        </SideBlock>
      ) : null}
      {event.mayEdit ? (
        <SideBlock title="Redactie">
          <ButtonLink href={urls.desk.edit(event.id)} variant="secondary">
            Bewerk deze bijeenkomst
          </ButtonLink>
        </SideBlock>
      ) : null}
      {event.mayReadTrail ? (
        <SideBlock title="Logboek">
          <SideLinks links={[{ label: 'Wie heeft dit gelezen?', href: urls.desk.trail(event.id) }]} />
        </SideBlock>
      ) : null}
    </>
  )
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
