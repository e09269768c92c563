import { useLoaderData } from '@remix-run/react'
import { dossierKeeper } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { renderAside } from '#app/modules/items/content.server.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { makeLaw } from '#app/modules/legislation/commands.server.ts'
import { newLawForm } from '#app/modules/legislation/forms.ts'
import { LawFields } from '#app/modules/legislation/law-desk.tsx'
import { lawTitle } from '#app/modules/legislation/law-summary.tsx'
import { listLaws } from '#app/modules/legislation/queries.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { DossierNav } from '#app/modules/themes/dossier-nav.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { formatDate } from '#app/ui/format.ts'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(dossierKeeper, async ({ services: { db } }) => ({
  laws: await listLaws(db.read),
  themes: (await listThemes(db.read)).map(({ id, name }) => ({ value: id, label: name })),
}))

export const action = actionFor(dossierKeeper, newLawForm, async ({ viewer, input, services: { db } }) => {
  const html = await renderAside(input.introduction)
  const slug = await db.write((tx) => makeLaw(tx, viewer, { ...input, html }))
  return done(urls.desk.law(slug), 'make')
})

export const meta = () => pageTitle('Wetgeving bewerken')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function LawsDesk() {
  const { laws, themes } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Wetgeving bewerken</h1>
      <DossierNav />
      <p>
        Wat hier staat is openbaar. <a href={urls.legislation.list}>Bekijk de wetgeving</a>
      </p>
      {laws.length === 0 ? (
        <EmptyState title="Er wordt nog geen wet gevolgd">
          <p>Voeg hieronder de eerste toe.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Wetten"
          hideCaption
          rows={laws}
          rowKey={(row) => row.slug}
          columns={[
            { title: 'Wet', heading: true, cell: (row) => <a href={urls.desk.law(row.slug)}>{lawTitle(row)}</a> },
            { title: 'Laatste stand', cell: (row) => (row.state ? formatDate(row.state.date) : 'Nog geen') },
          ]}
        />
      )}
      <section aria-labelledby="nieuw" className="var-section var-stack">
        <h2 id="nieuw">Wet toevoegen</h2>
        <Form id="nieuwe-wet" state={useRefused()}>
          <LawFields themes={themes} />
          <Submit>Wet toevoegen</Submit>
        </Form>
      </section>
    </div>
  )
}
