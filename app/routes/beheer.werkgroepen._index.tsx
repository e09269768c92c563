import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { administers } from '#app/access/policy.ts'
import { administrator, arranging, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { makeWorkgroup } from '#app/modules/people/commands.workgroups.server.ts'
import { newWorkgroupForm } from '#app/modules/people/forms.ts'
import { listWorkgroups } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { WorkgroupFields } from '#app/modules/people/workgroup-fields.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(arranging, async ({ viewer, services: { db } }) => ({
  workgroups: await listWorkgroups(db.read, viewer),
  administrator: administers(viewer),
}))

export const action = actionFor(freshly(administrator), newWorkgroupForm, async ({ viewer, input, services: { db } }) =>
  redirect(accountUrls.workgroup(await db.write((tx) => makeWorkgroup(tx, viewer, input)))),
)

export const meta = () => pageTitle('Werkgroepen beheren')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

export default function Workgroups() {
  const { workgroups, administrator: mayMake } = useLoaderData<typeof loader>()
  const state = useRefused()
  return (
    <div className="var-stack">
      <h1>Werkgroepen beheren</h1>
      {workgroups.length === 0 ? (
        <EmptyState title="Geen werkgroepen">
          <p>U coördineert nu geen werkgroep.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Werkgroepen"
          hideCaption
          rows={workgroups}
          rowKey={(row) => row.slug}
          columns={[
            { title: 'Naam', heading: true, cell: (row) => <a href={accountUrls.workgroup(row.slug)}>{row.name}</a> },
            { title: 'Vorm', cell: (row) => (row.kind === 'network' ? 'netwerk' : 'werkgroep') },
            { title: 'Afgeschermd', cell: (row) => (row.hidden ? 'ja' : 'nee') },
            { title: 'Zitplaatsen', numeric: true, cell: (row) => row.seats },
          ]}
        />
      )}
      {mayMake ? (
        <section aria-labelledby="nieuw" className="var-section var-stack">
          <h2 id="nieuw">Werkgroep toevoegen</h2>
          <Form state={state ?? { values: { kind: 'workgroup' }, errors: {} }}>
            <WorkgroupFields />
            <Submit>Werkgroep toevoegen</Submit>
          </Form>
        </section>
      ) : null}
    </div>
  )
}
