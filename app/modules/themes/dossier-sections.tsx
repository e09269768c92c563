import type { ReactNode } from 'react'
import { accountUrls } from '#app/auth/urls.ts'
import { urls } from '#app/lib/urls.ts'
import { LawSummary } from '#app/modules/legislation/law-summary.tsx'
import type { Meeting } from '#app/modules/home/meetings.server.ts'
import { formatTimeSpan, meervoud } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import { SideBlock } from '#app/ui/side-column.tsx'
import type { DossierKind, getDossier } from './dossier.server.ts'

export type Dossier = Omit<Awaited<ReturnType<typeof getDossier>>, 'expiresAt'>

const kindTexts: Readonly<
  Record<DossierKind, { title: string; all: string; one: string; many: string; library: string }>
> = {
  news: { title: 'Nieuws', all: 'Al het nieuws over dit thema', one: 'bericht', many: 'berichten', library: '' },
  practice: {
    title: 'Goede praktijken',
    all: 'Alle goede praktijken',
    ...{ one: 'goede praktijk', many: 'goede praktijken', library: 'praktijken' },
  },
  document: {
    title: 'Documenten',
    all: 'Alle documenten',
    ...{ one: 'document', many: 'documenten', library: 'documenten' },
  },
  link: {
    title: 'Wat elders al staat',
    all: 'Alle verwijzingen',
    ...{ one: 'verwijzing', many: 'verwijzingen', library: 'verwijzingen' },
  },
}

/** Parts of the page in their order, for the list at the top: only those that have something in them. */
export function partsOf(dossier: Dossier): Array<{ id: string; title: string; count: number | null }> {
  const { sections, meetings, people } = dossier
  const total = meetings.counts.coming + meetings.counts.past
  return [
    ...sections.map((section) => ({ id: section.kind, title: kindTexts[section.kind].title, count: section.total })),
    ...(total > 0 ? [{ id: 'bijeenkomsten', title: 'Bijeenkomsten', count: total }] : []),
    ...(people.length > 0 ? [{ id: 'mensen', title: 'Wie weet wat', count: null }] : []),
  ]
}

/** @param props.library the viewer has the list of the library; others get the same from the search page */
export function KindSection(props: { section: Dossier['sections'][number]; theme: string; library: boolean }) {
  const { kind, total, rows } = props.section
  const texts = kindTexts[kind]
  const all =
    kind === 'news'
      ? `${urls.news.list}?thema=${props.theme}`
      : props.library
        ? `${urls.library.list}?soort=${texts.library}&thema=${props.theme}`
        : `${urls.search}?soort=${kind}&thema=${props.theme}`
  return (
    <Section id={kind} title={texts.title} count={meervoud(total, texts.one, texts.many)}>
      <ItemList
        level={3}
        items={rows.map(({ kind: _, source, ...row }) => ({
          ...row,
          href: urls.item({ ...row, kind }),
          organisation: kind === 'link' ? source || row.organisation : row.organisation,
          label: row.label === 'CLEAR' ? undefined : row.label,
        }))}
      />
      {total > rows.length ? (
        <p>
          <a href={all}>
            {texts.all} ({total})
          </a>
        </p>
      ) : null}
    </Section>
  )
}

export function MeetingsSection({ meetings, theme }: { meetings: Dossier['meetings']; theme: string }) {
  const { coming, past, counts } = meetings
  const total = counts.coming + counts.past
  if (total === 0) return null
  return (
    <Section id="bijeenkomsten" title="Bijeenkomsten" count={meervoud(total, 'bijeenkomst', 'bijeenkomsten')}>
      {coming.length > 0 ? <MeetingList title="Binnenkort" meetings={coming} /> : null}
      {past.length > 0 ? <MeetingList title="Geweest" meetings={past} /> : null}
      {total > coming.length + past.length ? (
        <p>
          <a href={`${urls.agenda.list}?thema=${theme}`}>Alle bijeenkomsten ({total})</a>
        </p>
      ) : null}
    </Section>
  )
}

function MeetingList({ title, meetings }: { title: string; meetings: readonly Meeting[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ItemList
        level={3}
        items={meetings.map((meeting) => ({
          ...{ id: meeting.id, title: meeting.title, summary: meeting.summary, date: meeting.date },
          kind: meeting.type,
          href: urls.item(meeting),
          label: meeting.label === 'CLEAR' ? undefined : meeting.label,
          notes: [
            ...(meeting.startTime ? [formatTimeSpan(meeting.startTime, meeting.endTime)] : []),
            ...(meeting.place ? [meeting.place] : []),
            ...(meeting.cancelledAt === null ? [] : ['gaat niet door']),
          ],
        }))}
      />
    </>
  )
}

/** People who name the theme among what they know, as "wie weet wat" shows them. */
export function PeopleSection({ people, name }: { people: Dossier['people']; name: string }) {
  if (people.length === 0) return null
  return (
    <Section id="mensen" title="Wie weet wat">
      <ul className="var-items">
        {people.map((person) => (
          <li key={person.number} className="var-item">
            <h3 className="var-item__title">{person.name}</h3>
            <p className="var-item__meta">{[person.jobTitle, ...person.organisations].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${accountUrls.experts}?q=${encodeURIComponent(name)}`}>Iedereen die dit onderwerp noemt</a>
      </p>
    </Section>
  )
}

export function LawsBlock({ laws }: { laws: Dossier['laws'] }) {
  if (laws.length === 0) return null
  return (
    <SideBlock title="Wetgeving">
      {laws.map((law) => (
        <LawSummary key={law.slug} law={law} level={3} />
      ))}
    </SideBlock>
  )
}

export function PlacesBlock({ places }: { places: Dossier['places'] }) {
  const [first] = places
  if (!first) return null
  return (
    <SideBlock title="Strategische agenda">
      <p>
        <a href={urls.strategy}>
          {first.title} ({first.fromYear}-{first.untilYear})
        </a>
      </p>
      <ul className="var-side__list">
        {places.map(({ name, priority }) => (
          <li key={`${priority}-${name}`}>{priority === null ? `Prioriteit: ${name}` : `${priority}: ${name}`}</li>
        ))}
      </ul>
    </SideBlock>
  )
}

function Section(props: { id: string; title: string; count?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={props.id} className="var-dossier__part">
      <div className="var-dossier__head">
        <h2 id={props.id}>{props.title}</h2>
        {props.count ? <p className="var-count-line">{props.count}</p> : null}
      </div>
      {props.children}
    </section>
  )
}
