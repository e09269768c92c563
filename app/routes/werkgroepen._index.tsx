import { useLoaderData } from '@remix-run/react'
import { participant } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listWorkgroups } from '#app/modules/workgroups/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(participant, async ({ viewer, services: { db } }) => ({
  workgroups: await listWorkgroups(db.read, viewer),
}))

export const meta = () => pageTitle('Werkgroepen')

export default function Workgroups() {
  const { workgroups } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Werkgroepen en netwerken</h1>
      <p>
        Zoekt u iemand met kennis van een onderwerp? Kijk bij <a href={accountUrls.experts}>Wie weet wat</a>.
      </p>
      {workgroups.length === 0 ? (
        <EmptyState title="Er zijn nog geen werkgroepen">
          <p>De beheerder van de alliantie maakt ze aan.</p>
        </EmptyState>
      ) : (
        <ul className="var-items">
          {workgroups.map((workgroup) => (
            <li key={workgroup.slug} className="var-item">
              <h2 className="var-item__title">
                <a href={urls.workgroup(workgroup.slug)}>{workgroup.name}</a>
              </h2>
              <p className="var-item__summary">{workgroup.description}</p>
              <p className="var-item__meta">
                {workgroup.kind === 'network' ? 'Netwerk' : 'Werkgroep'} ·{' '}
                {meervoud(workgroup.organisations, 'organisatie', 'organisaties')}
                {workgroup.own ? ' · u doet mee' : ''}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
