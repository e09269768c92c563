import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorize } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { getDeskItem } from '#app/modules/items/desk.server.ts'
import { contentSchemas, sectionsOf } from '#app/modules/items/kinds.ts'
import { listVersions } from '#app/modules/items/queries.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { DeskPage } from '#app/ui/desk.tsx'
import { formatDateTime } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(deskUser, async ({ viewer, services: { db }, params }) => {
  const found = authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))
  await recordReading(db, viewer, found, 'read')
  const { id, title, label, status, kind } = found
  const versions = (await listVersions(db.read, viewer, id)).map((version) => {
    const content = contentSchemas[kind].parse(version.content)
    return {
      number: version.number,
      state: version.state,
      at: version.createdAt,
      by: version.by,
      title: content.title,
      summary: content.summary,
      sections: sectionsOf(kind, content),
    }
  })
  return { item: { id, title, label, status, href: urls.item(found), kind: found.kind }, versions }
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Versies van ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

const stateNames = { draft: 'concept', published: 'gepubliceerd', old: 'vervangen' } as const

export default function ItemHistory() {
  const { item, versions } = useLoaderData<typeof loader>()
  return (
    <DeskPage item={item} current="history">
      <ol className="var-items" reversed>
        {versions.map((version) => (
          <li key={version.number} className="var-item">
            <details>
              <summary>
                Versie {version.number}, {stateNames[version.state]}: {formatDateTime(version.at)} door {version.by}
              </summary>
              <h2>{version.title}</h2>
              <p>{version.summary}</p>
              {version.sections.map((section) => (
                <section key={section.field}>
                  {section.heading ? <h3>{section.heading}</h3> : null}
                  <div className="var-pre">{section.markdown}</div>
                </section>
              ))}
            </details>
          </li>
        ))}
      </ol>
    </DeskPage>
  )
}
