import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keepsDossiers } from '#app/access/policy.ts'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { LawStates } from '#app/modules/legislation/law-states.tsx'
import { lawTitle } from '#app/modules/legislation/law-summary.tsx'
import { getLaw } from '#app/modules/legislation/queries.server.ts'
import { formatDate } from '#app/ui/format.ts'
import { publicMeta } from '#app/ui/page-meta.ts'
import { SideBlock, SideLinks, WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db }, params, answer }) => {
  const { id: _, introduction: _markdown, revision: _revision, ...law } = await getLaw(db.read, params.slug ?? '')
  if (viewer.userId === null) answer.keep = true
  return { law, keeper: keepsDossiers(viewer) }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  if (!data) return []
  const { slug, name, shortName } = data.law
  const description = `Hoe de ${shortName || name} ervoor staat, met bronnen.`
  const path = urls.legislation.law(slug)
  return publicMeta({ title: lawTitle(data.law), description, baseUrl: data.layout.baseUrl, path })
}
export const handle = { breadcrumb: () => [{ label: 'Wetgeving', href: urls.legislation.list }] }

export default function Law() {
  const { law, keeper } = useLoaderData<typeof loader>()
  const [newest] = law.states
  return (
    <WithSide
      label="Bij deze wet"
      side={
        <>
          {law.themes.length > 0 ? (
            <SideBlock title="Thema’s">
              <SideLinks links={law.themes.map(({ slug, name }) => ({ label: name, href: urls.theme(slug) }))} />
            </SideBlock>
          ) : null}
          {keeper ? (
            <SideBlock title="Redactie">
              <SideLinks links={[{ label: 'Bewerk deze wet', href: urls.desk.law(law.slug) }]} />
            </SideBlock>
          ) : null}
        </>
      }
    >
      <article className="var-article">
        <p className="var-kicker">Wetgeving</p>
        <h1>{lawTitle(law)}</h1>
        {newest ? <p className="var-lead">Stand van zaken op {formatDate(newest.date)}</p> : null}
        {law.html ? <div className="var-prose" dangerouslySetInnerHTML={{ __html: law.html }} /> : null}
        <section aria-labelledby="stand" className="var-section var-stack">
          <h2 id="stand">Hoe de wet ervoor staat</h2>
          {law.states.length > 0 ? (
            <LawStates states={law.states} />
          ) : (
            <p>De stand van zaken is nog niet beschreven.</p>
          )}
        </section>
      </article>
    </WithSide>
  )
}
