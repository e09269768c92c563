import { useLoaderData } from '@remix-run/react'
import { keepsDossiers } from '#app/access/policy.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { LawSummary } from '#app/modules/legislation/law-summary.tsx'
import { listLaws } from '#app/modules/legislation/queries.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, answer }) => {
  if (viewer.userId === null) answer.keep = true
  return { laws: await listLaws(db.read), keeper: keepsDossiers(viewer) }
})

export const meta = pathMeta<typeof loader>(
  'Wetgeving',
  'Hoe wetten over zorg en veiligheid ervoor staan, met datum en bron.',
  '/wetgeving',
)
export const handle = { breadcrumb: () => [{ label: 'Thema’s', href: urls.themes }] }

export default function Laws() {
  const { laws, keeper } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Wetgeving</h1>
      <p className="var-lead">Hoe wetten ervoor staan waar het werk in de regio op leunt, met datum en bron.</p>
      {keeper ? (
        <p>
          <a href={urls.desk.laws}>Bewerk de wetgeving</a>
        </p>
      ) : null}
      {laws.length === 0 ? (
        <EmptyState title="Er wordt nog geen wet gevolgd">
          <p>Wetten die de alliantie volgt, staan straks hier.</p>
        </EmptyState>
      ) : (
        <ul className="var-items">
          {laws.map((law) => (
            <li key={law.slug} className="var-item">
              <LawSummary law={law} level={2} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
