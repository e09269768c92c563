import { useLoaderData } from '@remix-run/react'
import { redirect } from '@remix-run/node'
import { administers } from '#app/access/policy.ts'
import { administrator, freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { makeOrganisation } from '#app/modules/people/commands.organisations.server.ts'
import { kindName, newOrganisationForm } from '#app/modules/people/forms.ts'
import { OrganisationFields } from '#app/modules/people/organisation-fields.tsx'
import { listOrganisations } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(managing, async ({ viewer, services: { db } }) => ({
  organisations: await listOrganisations(db.read, viewer),
  administrator: administers(viewer),
}))

export const action = actionFor(
  freshly(administrator),
  newOrganisationForm,
  async ({ viewer, input, services: { db } }) =>
    redirect(accountUrls.organisation(await db.write((tx) => makeOrganisation(tx, viewer, input)))),
)

export const meta = () => pageTitle('Organisaties')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function Organisations() {
  const { organisations, administrator: mayMake } = useLoaderData<typeof loader>()
  const state = useRefused()
  return (
    <div className="var-stack">
      <h1>Organisaties</h1>
      <Table
        caption="Organisaties"
        hideCaption
        rows={organisations}
        rowKey={(row) => row.id}
        columns={[
          { title: 'Naam', heading: true, cell: (row) => <a href={accountUrls.organisation(row.slug)}>{row.name}</a> },
          { title: 'Soort', cell: (row) => kindName(row.kind) },
          { title: 'Kernpartner', cell: (row) => (row.corePartner ? 'ja' : 'nee') },
          { title: 'Mensen', numeric: true, cell: (row) => row.people },
        ]}
      />
      {mayMake ? (
        <section aria-labelledby="nieuw" className="var-section var-stack">
          <h2 id="nieuw">Organisatie toevoegen</h2>
          <Form state={state}>
            <OrganisationFields />
            <Submit>Organisatie toevoegen</Submit>
          </Form>
        </section>
      ) : null}
    </div>
  )
}
