import type { Label } from '#app/access/label.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames, type Kind } from '#app/modules/items/kinds.ts'
import { formatDate } from '#app/ui/format.ts'
import { WarningFillIcon } from '#app/ui/icons.tsx'
import { ItemList } from '#app/ui/item-list.tsx'
import { MeetingList, type MeetingRow } from '#app/ui/meeting-list.tsx'
import { SearchForm } from '#app/ui/search-hit.tsx'
import { Section } from '#app/ui/section.tsx'
import { askedText } from './asked.ts'
import type { Asked } from './asked.server.ts'

interface Row {
  id: string
  kind: Kind
  title: string
  summary: string
  date: string
  label: Label
  /** Who made it, or the table it was made at. */
  from: string
}

export interface ForYouData {
  asked: readonly Asked[]
  followed: ReadonlyArray<{ slug: string; name: string }>
  inThemes: readonly Row[]
  inWorkgroups: readonly Row[]
  news: readonly Row[]
  ownMeetings: readonly MeetingRow[]
  meetings: readonly MeetingRow[]
  /** False for guests, who have no tables of their own. */
  partner: boolean
}

/** The front page of who is signed in: what waits for them first, then what is new to them. */
export function ForYou(props: ForYouData) {
  return (
    <>
      <div className="var-strip var-strip--head">
        <div className="var-container">
          <h1>Voor u</h1>
          <SearchForm label={props.partner ? 'Zoek in alle kennis' : 'Waar zoekt u naar?'} />
        </div>
      </div>
      <div className="var-container var-foryou">
        {props.asked.length > 0 ? <WaitingForYou asked={props.asked} /> : null}
        <div className="var-split">
          <div className="var-split__main">
            <InThemes followed={props.followed} rows={props.inThemes} />
            {props.inWorkgroups.length > 0 ? (
              <Section
                id="werkgroepen"
                title="Nieuw in uw werkgroepen"
                more={{ label: 'Alle werkgroepen', href: urls.workgroups }}
              >
                <Rows rows={props.inWorkgroups} />
              </Section>
            ) : null}
            <Section id="nieuws" title="Nieuws" more={{ label: 'Al het nieuws', href: urls.news.list }}>
              {props.news.length > 0 ? <Rows rows={props.news} /> : <p>Er is nog geen nieuws.</p>}
            </Section>
          </div>
          <div className="var-split__aside">
            {props.ownMeetings.length > 0 ? (
              <Section id="uw-bijeenkomsten" title="Uw bijeenkomsten">
                <MeetingList level={3} meetings={props.ownMeetings} />
              </Section>
            ) : null}
            <Section id="agenda" title="Agenda" more={{ label: 'Hele agenda', href: urls.agenda.list }}>
              {props.meetings.length > 0 ? (
                <MeetingList level={3} meetings={props.meetings} />
              ) : (
                <p>
                  {props.ownMeetings.length > 0
                    ? 'Er zijn geen andere bijeenkomsten gepland.'
                    : 'Er zijn nu geen bijeenkomsten gepland.'}
                </p>
              )}
            </Section>
          </div>
        </div>
      </div>
    </>
  )
}

function WaitingForYou({ asked }: { asked: readonly Asked[] }) {
  return (
    <section className="var-waiting" aria-labelledby="wacht">
      <h2 id="wacht">
        <WarningFillIcon className="var-icon" />
        Wacht op u
      </h2>
      <ul>
        {asked.map((one) => (
          <li key={`${one.what} ${one.href}`}>
            <a href={one.href}>{askedText(one)}</a>
            {one.organisation ? ` – ${one.organisation}` : null}
            {one.dueAt ? ` – vóór ${formatDate(one.dueAt)}` : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function InThemes({ followed, rows }: Pick<ForYouData, 'followed'> & { rows: readonly Row[] }) {
  return (
    <Section id="uw-themas" title="Nieuw in uw thema’s" more={{ label: 'Alle thema’s', href: urls.themes }}>
      {followed.length === 0 ? (
        <div className="var-empty">
          <p>U volgt nog geen thema’s. Kies bij een thema “Volgen”: dan staat wat daarover verschijnt voortaan hier.</p>
        </div>
      ) : (
        <>
          <ul className="var-chips" aria-label="Thema’s die u volgt">
            {followed.map(({ slug, name }) => (
              <li key={slug}>
                <a className="var-chip" href={urls.theme(slug)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
          {rows.length > 0 ? <Rows rows={rows} /> : <p>In deze thema’s is nog niets dat u kunt lezen.</p>}
        </>
      )}
    </Section>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <ItemList
      level={3}
      items={rows.map(({ kind, label, from, ...row }) => ({
        ...row,
        kind: kindNames[kind].one,
        organisation: from,
        href: urls.item({ ...row, kind }),
        ...(label === 'CLEAR' ? {} : { label }),
      }))}
    />
  )
}
