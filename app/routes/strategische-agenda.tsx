import { useLoaderData } from '@remix-run/react'
import { keepsDossiers } from '#app/access/policy.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { AgendaView, periodOf } from '#app/modules/strategy/agenda-view.tsx'
import { listAgendas, nextYear } from '#app/modules/strategy/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer }) => {
  if (viewer.userId === null) {
    answer.keep = true
    answer.expiresAt = nextYear(viewer.now)
  }
  return { agendas: await listAgendas(db.read, viewer.now), keeper: keepsDossiers(viewer) }
})

export const meta = pathMeta<typeof loader>(
  'Strategische agenda',
  'Waar de VeiligheidsAlliantie regio Rotterdam de komende jaren aan werkt: prioriteiten en subthema’s.',
  '/strategische-agenda',
)
export const handle = { breadcrumb: () => [{ label: 'Thema’s', href: urls.themes }] }

export default function StrategicAgendas() {
  const { agendas, keeper } = useLoaderData<typeof loader>()
  // Without one of this year the newest is shown.
  const shown = agendas.find(({ current }) => current) ?? agendas[0]
  const others = agendas.filter((agenda) => agenda !== shown)
  return (
    <div className="var-stack">
      <h1>Strategische agenda</h1>
      <p className="var-lead">Waar de gemeenten, de politie en het Openbaar Ministerie samen voor kiezen.</p>
      {keeper ? (
        <p>
          <a href={urls.desk.strategy}>Bewerk de strategische agenda</a>
        </p>
      ) : null}
      {shown ? (
        <section aria-labelledby="nu" className="var-section var-stack">
          <h2 id="nu">
            {shown.title}, {periodOf(shown)}
          </h2>
          <AgendaView agenda={shown} />
        </section>
      ) : (
        <EmptyState title="Er staat nog geen agenda">
          <p>De prioriteiten van de regio staan straks hier.</p>
        </EmptyState>
      )}
      {others.length > 0 ? (
        <section aria-labelledby="andere" className="var-section var-stack">
          <h2 id="andere">Andere perioden</h2>
          {others.map((agenda) => (
            <details key={agenda.id}>
              <summary>
                {agenda.title}, {periodOf(agenda)}
              </summary>
              <AgendaView agenda={agenda} />
            </details>
          ))}
        </section>
      ) : null}
    </div>
  )
}
