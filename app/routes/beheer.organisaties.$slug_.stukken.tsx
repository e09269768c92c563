import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorize } from '#app/access/policy.ts'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { nameCoEditor, nameMaker } from '#app/modules/items/commands.co-editors.server.ts'
import { withdrawItem } from '#app/modules/items/commands.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { listMakerless } from '#app/modules/items/makerless.server.ts'
import {
  getItemOf,
  getManagedOrganisation,
  listOrganisationItems,
  parseChangeKey,
} from '#app/modules/items/organisation-items.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { organisationItemsForm } from '#app/modules/people/forms.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { statusNames } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, url, services } = args
  const { db } = services
  const { organisation, manager } = await orMoved(
    args,
    getManagedOrganisation(db.read, viewer, params.slug ?? ''),
    accountUrls.organisationItems,
  )
  const after = parseChangeKey(url.searchParams.get('na'))
  const list = await listOrganisationItems(db.read, viewer, organisation.id, after)
  const makerless = manager && after === null ? await listMakerless(db.read, viewer, organisation.id) : null
  const { slug, name } = organisation
  return { organisation: { slug, name }, manager, makerless, first: after === null, ...list }
})

export const action = actionFor(
  freshly(managing),
  organisationItemsForm,
  async ({ viewer, input, params, services: { db } }) => {
    const { organisation } = await getManagedOrganisation(db.read, viewer, params.slug ?? '')
    await db.write(async (tx) => {
      const found = await getItemOf(tx, organisation.id, input.item, viewer.now)
      switch (input.intent) {
        case 'withdraw':
          return withdrawItem(tx, viewer, authorize(viewer, 'withdraw', found))
        case 'maker':
          return nameMaker(tx, viewer, authorize(viewer, 'name-co-editor', found), input.user)
        case 'co-editor':
          return nameCoEditor(tx, viewer, authorize(viewer, 'name-co-editor', found), input.user)
      }
    })
    return done(accountUrls.organisationItems(organisation.slug), input.intent)
  },
)

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Stukken van ${data.organisation.name}` : 'Stukken')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  withdraw: 'Het stuk is ingetrokken',
  'co-editor': 'De medebewerker is aangewezen',
  maker: 'De nieuwe maker is aangewezen',
}

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function OrganisationItems() {
  const { organisation, manager, makerless, rows, next, first } = useLoaderData<typeof loader>()
  const here = accountUrls.organisationItems(organisation.slug)
  const purgeHref = (id: string) => `${accountUrls.organisationPurges(organisation.slug)}?stuk=${id}`
  return (
    <div className="var-stack">
      <h1>Stukken van {organisation.name}</h1>
      <p className="var-lead">
        Alle stukken van deze organisatie, ook die u niet mag lezen. Die kunt u wel intrekken
        {manager ? ', en u kunt er een medebewerker voor aanwijzen' : ''}.
      </p>
      {manager ? (
        <OrganisationNav organisation={organisation} manager />
      ) : (
        <p>
          <a href={accountUrls.organisation(organisation.slug)}>Mensen van {organisation.name}</a>
        </p>
      )}
      <Done texts={texts} />
      {makerless && makerless.total > 0 ? <Makerless {...makerless} /> : null}
      {rows.length === 0 ? (
        <EmptyState title="Deze organisatie heeft nog geen stukken">
          <p>Wat de redactie van deze organisatie maakt, staat straks hier.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Stukken"
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Stuk', heading: true, cell: nameOf },
            { title: 'Soort', cell: (row) => kindNames[row.kind].one },
            { title: 'Status', cell: (row) => statusNames[row.status] },
            { title: 'TLP', cell: (row) => <TlpBadge label={row.label} audience={null} /> },
            { title: 'Gewijzigd', cell: (row) => formatDate(row.updatedAt) },
            { title: 'Gelezen', cell: (row) => <Trail row={row} /> },
            { title: 'Wijzigen', cell: (row) => <Change row={row} purgeHref={manager ? purgeHref(row.id) : null} /> },
          ]}
        />
      )}
      <KeyPagination previousHref={first ? null : here} nextHref={next ? `${here}?na=${next}` : null} />
    </div>
  )
}

function nameOf({ id, title }: Pick<Row, 'id' | 'title'>): string {
  return title ?? `Afgeschermd stuk ${id.slice(0, 8)}`
}

function Trail({ row }: { row: Row }) {
  return (
    <a href={urls.desk.trail(row.id)}>
      Door wie<span className="ams-visually-hidden">: {nameOf(row)}</span>
    </a>
  )
}

function Change({ row, purgeHref }: { row: Row; purgeHref: string | null }) {
  const refused = useRefused('co-editor')
  const mine = refused?.values.item === row.id ? refused : undefined
  const purge = purgeHref ? <a href={purgeHref}>Laat vernietigen</a> : null
  if (!row.mayWithdraw) return purge ?? 'Niets meer te wijzigen'
  return (
    <div className="var-acts">
      <details>
        <summary>Trek in</summary>
        <form method="post">
          <HiddenField name="intent" value="withdraw" />
          <HiddenField name="item" value={row.id} />
          <p>Het stuk verdwijnt meteen voor alle lezers. Dit kan niet ongedaan worden gemaakt.</p>
          <Button variant="danger">Trek in nu</Button>
        </form>
      </details>
      {row.coEditors ? (
        <details open={mine !== undefined}>
          <summary>Wijs een medebewerker aan</summary>
          <Form id={`medebewerker-${row.id}`} state={mine}>
            <HiddenField name="intent" value="co-editor" />
            <HiddenField name="item" value={row.id} />
            <p>Wie u aanwijst, kan dit stuk lezen en bewerken. De lezers blijven dezelfde.</p>
            <Select
              name="user"
              label="Medebewerker"
              empty="Kies een persoon"
              options={row.coEditors.map(({ userId, name }) => ({ value: userId, label: name }))}
            />
            <Submit>Medebewerker aanwijzen</Submit>
          </Form>
        </details>
      ) : null}
      {purge}
    </div>
  )
}

/** What somebody who is gone left behind: the manager names who takes it over. */
function Makerless({ total, rows }: NonNullable<Awaited<ReturnType<typeof loader>>['makerless']>) {
  return (
    <section aria-labelledby="zonder-maker" className="var-section var-stack">
      <h2 id="zonder-maker">{`Zonder maker (${total})`}</h2>
      <p>
        Wie deze stukken maakte, is weg of heeft geen zitplaats meer. Wijs iemand aan die ze overneemt. Die kan het stuk
        dan lezen en bewerken; de lezers blijven dezelfde.
      </p>
      <Table
        caption="Stukken zonder maker"
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { title: 'Stuk', heading: true, cell: nameOf },
          { title: 'Soort', cell: (row) => kindNames[row.kind].one },
          { title: 'Status', cell: (row) => statusNames[row.status] },
          { title: 'TLP', cell: (row) => <TlpBadge label={row.label} audience={null} /> },
          { title: 'Datum', cell: (row) => formatDate(row.date) },
          { title: 'Nieuwe maker', cell: (row) => <NameMaker row={row} /> },
        ]}
      />
      {rows.length < total ? (
        <p>Dit zijn de oudste {rows.length}. De andere komen als u deze hebt overgedragen.</p>
      ) : null}
    </section>
  )
}

function NameMaker({ row }: { row: NonNullable<Awaited<ReturnType<typeof loader>>['makerless']>['rows'][number] }) {
  const refused = useRefused('maker')
  const mine = refused?.values.item === row.id ? refused : undefined
  if (row.candidates.length === 0) return 'Er is nu niemand die dit kan overnemen'
  return (
    <details open={mine !== undefined}>
      <summary>Wijs een nieuwe maker aan</summary>
      <Form id={`maker-${row.id}`} state={mine}>
        <HiddenField name="intent" value="maker" />
        <HiddenField name="item" value={row.id} />
        <Select
          name="user"
          label="Nieuwe maker"
          empty="Kies een persoon"
          options={row.candidates.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
        <Submit>Maker aanwijzen</Submit>
      </Form>
    </details>
  )
}
