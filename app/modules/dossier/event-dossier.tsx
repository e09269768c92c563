import { kindNames } from '#app/modules/items/kinds.ts'
import { formatDate } from '#app/ui/format.ts'
import { ItemList } from '#app/ui/item-list.tsx'
import type { Dossier, DossierItem } from './queries.server.ts'

/** What is left of a meeting: report, outcomes, and material per part. Nothing at all where there is none for this reader. */
export function EventDossier({ dossier }: { dossier: Dossier }) {
  const { reports, outcomes, materials } = dossier
  return (
    <>
      <Part id="terugblik" title="Terugblik" items={reports} />
      <Part id="uitkomsten" title="Uitkomsten" items={outcomes} />
      {materials.length > 0 ? (
        <section aria-labelledby="materiaal" className="var-section">
          <h2 id="materiaal">Materiaal</h2>
          {materials.map(({ session, items }) => (
            <div key={session}>
              {session ? <h3>{session}</h3> : null}
              <ItemList items={items.map(rowOf)} level={3} />
            </div>
          ))}
        </section>
      ) : null}
    </>
  )
}

function Part({ id, title, items }: { id: string; title: string; items: DossierItem[] }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id} className="var-section">
      <h2 id={id}>{title}</h2>
      <ItemList items={items.map(rowOf)} level={3} />
    </section>
  )
}

const rowOf = ({ id, href, title, summary, kind, organisation, date, label }: DossierItem) => ({
  ...{ id, href, title, summary, organisation, date },
  kind: kindNames[kind].one,
  ...(label === 'CLEAR' ? {} : { label }),
})

/** From an item back to the meetings it belongs to. */
export function FromMeetings(props: { meetings: ReadonlyArray<{ title: string; date: string; href: string }> }) {
  if (props.meetings.length === 0) return null
  return (
    <section aria-labelledby="van-bijeenkomst">
      <h2 id="van-bijeenkomst">Hoort bij</h2>
      <ul className="var-prose">
        {props.meetings.map(({ title, date, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>, {formatDate(date)}
          </li>
        ))}
      </ul>
    </section>
  )
}
