import { useLoaderData } from '@remix-run/react'
import { dossierKeeper } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { DossierNav } from '#app/modules/themes/dossier-nav.tsx'
import { listIntroductions } from '#app/modules/themes/introduction.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(dossierKeeper, async ({ services: { db } }) => ({
  themes: await listIntroductions(db.read),
}))

export const meta = () => pageTitle('Inleidingen van thema’s')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function Introductions() {
  const { themes } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Inleidingen van thema’s</h1>
      <DossierNav />
      <p>
        Bovenaan ieder thema staat een inleiding. Redacties van het bureau en het RIEC schrijven die. De thema’s zelf
        maakt de beheerder van het portaal.
      </p>
      {themes.length === 0 ? (
        <EmptyState title="Er zijn nog geen thema’s">
          <p>De beheerder van het portaal maakt het eerste.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Thema’s"
          hideCaption
          rows={themes}
          rowKey={(row) => row.slug}
          columns={[
            { title: 'Thema', heading: true, cell: (row) => <a href={urls.desk.theme(row.slug)}>{row.name}</a> },
            { title: 'Inleiding', cell: (row) => (row.written ? 'Geschreven' : 'Nog niet geschreven') },
          ]}
        />
      )}
    </div>
  )
}
