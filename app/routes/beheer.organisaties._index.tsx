import { useLoaderData } from '@remix-run/react'
import { redirect } from '@remix-run/node'
import { administers } from '#app/access/policy.ts'
import { administrator, freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { listOrganisations } from '#app/modules/organisations/queries.server.ts'
import { makeOrganisation } from '#app/modules/people/commands.organisations.server.ts'
import { kindName, newOrganisationForm, organisationKinds } from '#app/modules/people/forms.ts'
import { OrganisationFields } from '#app/modules/people/organisation-fields.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Checkbox } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(managing, async ({ viewer, url, services: { db } }) => {
  const filter = {
    text: (url.searchParams.get('zoek') ?? '').trim().slice(0, 100),
    kind: url.searchParams.get('soort') ?? '',
    overdue: url.searchParams.get('te-laat') === 'ja',
    after: url.searchParams.get('na'),
  }
  return { ...(await listOrganisations(db.read, viewer, filter)), filter, administrator: administers(viewer) }
})

export const action = actionFor(
  freshly(administrator),
  newOrganisationForm,
  async ({ viewer, input, services: { db } }) =>
    redirect(accountUrls.organisation(await db.write((tx) => makeOrganisation(tx, viewer, input)))),
)

export const meta = () => pageTitle('Organisaties')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Row = Data['rows'][number]

export default function Organisations() {
  const { rows, next, filter, administrator: mayMake } = useLoaderData<typeof loader>()
  const state = useRefused()
  return (
    <div className="var-stack">
      <h1>Organisaties</h1>
      {mayMake ? <Find filter={filter} /> : null}
      {rows.length === 0 ? (
        <EmptyState title="Geen organisatie gevonden">
          <p>Zoek op een deel van de naam. Ook een naam van vroeger mag.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Organisaties"
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Naam', heading: true, cell: nameOf },
            { title: 'Soort', cell: (row) => kindName(row.kind) },
            { title: 'Kernpartner', cell: (row) => (row.corePartner ? 'ja' : 'nee') },
            { title: 'Mensen', numeric: true, cell: (row) => row.people },
            { title: 'Nakijken', cell: reviewOf },
          ]}
        />
      )}
      <KeyPagination
        previousHref={filter.after ? address(filter, null) : null}
        nextHref={next ? address(filter, next) : null}
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

function Find({ filter }: { filter: Data['filter'] }) {
  const values = { zoek: filter.text, soort: filter.kind, 'te-laat': filter.overdue ? 'ja' : undefined }
  return (
    <Form method="get" role="search" id="zoek-organisatie" state={{ values, errors: {} }}>
      <TextField name="zoek" label="Naam, ook van vroeger" type="search" optional />
      <Select
        name="soort"
        label="Soort organisatie"
        empty="Alle soorten"
        optional
        options={Object.entries(organisationKinds).map(([value, label]) => ({ value, label }))}
      />
      <Checkbox name="te-laat" value="ja" label="Alleen wie te laat is met nakijken" optional />
      <Submit>Zoek organisaties</Submit>
    </Form>
  )
}

function nameOf({ slug, name, former }: Row) {
  return (
    <>
      <a href={accountUrls.organisation(slug)}>{name}</a>
      {former.length > 0 ? ` (voorheen ${former.join(', ')})` : ''}
    </>
  )
}

function reviewOf({ slug, review }: Row) {
  const { dueAt, next, overdue } = review
  if (dueAt !== null)
    return (
      <a href={accountUrls.organisationReview(slug)}>
        {overdue ? 'te laat, sinds' : 'uiterlijk'} {formatDate(dueAt)}
      </a>
    )
  return next === null ? 'nog geen beheerder' : `weer op ${formatDate(next)}`
}

function address(filter: Data['filter'], after: string | null): string {
  const entries = {
    zoek: filter.text,
    soort: filter.kind,
    'te-laat': filter.overdue ? 'ja' : '',
    na: after ?? '',
  }
  const query = new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== '')).toString()
  return query ? `${accountUrls.organisations}?${query}` : accountUrls.organisations
}
