import { urls } from '#app/lib/urls.ts'
import { SideLinks } from '#app/ui/side-column.tsx'
import type { Agenda, Entry } from './queries.server.ts'

/** One strategic agenda: priorities with their subthemes, and the dossiers that belong to them. */
export function AgendaView({ agenda }: { agenda: Agenda }) {
  return (
    <div className="var-stack">
      {agenda.introduction ? <p className="var-prose var-pre">{agenda.introduction}</p> : null}
      {agenda.priorities.length === 0 ? <p>De prioriteiten zijn nog niet ingevuld.</p> : null}
      <ol className="var-priorities">
        {agenda.priorities.map((priority) => (
          <li key={priority.id}>
            <h3>
              <Named entry={priority} />
            </h3>
            <MoreThemes entry={priority} />
            {priority.subthemes.length > 0 ? (
              <ul>
                {priority.subthemes.map((subtheme) => (
                  <li key={subtheme.id}>
                    <Named entry={subtheme} />
                    <MoreThemes entry={subtheme} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
      <Source agenda={agenda} />
    </div>
  )
}

export const periodOf = ({ fromYear, untilYear }: Pick<Agenda, 'fromYear' | 'untilYear'>): string =>
  fromYear === untilYear ? String(fromYear) : `${fromYear}-${untilYear}`

/** With one dossier the name itself leads there. */
function Named({ entry }: { entry: Entry }) {
  const [only, second] = entry.themes
  return only && !second ? <a href={urls.theme(only.slug)}>{entry.name}</a> : <>{entry.name}</>
}

function MoreThemes({ entry }: { entry: Entry }) {
  if (entry.themes.length < 2) return null
  return <SideLinks links={entry.themes.map(({ slug, name }) => ({ label: name, href: urls.theme(slug) }))} />
}

function Source({ agenda }: { agenda: Agenda }) {
  const { sourceTitle, source } = agenda
  if (!sourceTitle && !source) return null
  const title = sourceTitle || source?.host
  return (
    <p className="var-item__meta">
      Bron:{' '}
      {source ? (
        <>
          <a href={source.href} rel="external noreferrer">
            {title}
          </a>{' '}
          (op {source.host})
        </>
      ) : (
        title
      )}
    </p>
  )
}
