import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { labelPolicy } from '#app/access/label.ts'
import { deskUser, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { decideOnReports } from '#app/modules/reports/commands.server.ts'
import { decideForm, decisions, reportReasons } from '#app/modules/reports/forms.ts'
import { listReports } from '#app/modules/reports/queries.server.ts'
import { getOrganisationId } from '#app/modules/items/organisation-items.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, formatDateTime } from '#app/ui/format.ts'
import { NoCases } from '#app/ui/no-cases.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'

export const loader = loaderFor(deskUser, async (args) => {
  const listing = listReports(args.services.db.read, args.viewer, args.params.slug ?? '')
  return orMoved(args, listing, accountUrls.organisationReports)
})

export const action = actionFor(freshly(deskUser), decideForm, async ({ viewer, input, params, services: { db } }) => {
  const slug = params.slug ?? ''
  const organisationId = await getOrganisationId(db.read, slug)
  await db.write((tx) => decideOnReports(tx, viewer, organisationId, input))
  return done(accountUrls.organisationReports(slug), input.decision)
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Meldingen bij ${data.organisation.name}` : 'Meldingen')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

const texts = {
  'in-order': 'Het stuk is teruggezet',
  mended: 'Het stuk is teruggezet',
  withdrawn: 'Het stuk is ingetrokken',
}

type Data = Awaited<ReturnType<typeof loader>>
type Open = Data['open'][number]

export default function Reports() {
  const { organisation, manager, open, decided } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Meldingen bij {organisation.name}</h1>
      <p className="var-lead">
        Een gemeld stuk is verborgen voor lezers, tot iemand beslist. Wie het stuk maakte of meldde, zet het niet zelf
        terug.
      </p>
      {manager ? <OrganisationNav organisation={organisation} manager /> : null}
      <Done texts={texts} />
      {open.length === 0 ? (
        <EmptyState title="Er zijn geen open meldingen">
          <p>Onder ieder stuk staat een link waarmee een lezer het kan melden.</p>
        </EmptyState>
      ) : (
        <ul className="var-items">
          {open.map((one) => (
            <OpenReport key={one.id} one={one} />
          ))}
        </ul>
      )}
      {decided.length > 0 ? (
        <section aria-labelledby="beslist" className="var-section var-stack">
          <h2 id="beslist">Laatst beslist</h2>
          <Table
            caption="Laatst beslist"
            hideCaption
            rows={decided.map((row, index) => ({ ...row, key: `${row.id}-${index}` }))}
            rowKey={(row) => row.key}
            columns={[
              { title: 'Stuk', heading: true, cell: nameOf },
              { title: 'TLP', cell: (row) => <TlpBadge label={row.label} audience={null} /> },
              { title: 'Besluit', cell: (row) => (row.decision ? decisions[row.decision] : '') },
              { title: 'Datum', cell: (row) => formatDate(row.decidedAt) },
            ]}
          />
        </section>
      ) : null}
    </div>
  )
}

const nameOf = ({ id, title }: { id: string; title: string | null }) => title ?? `Afgeschermd stuk ${id.slice(0, 8)}`

function OpenReport({ one }: { one: Open }) {
  const refused = useRefused()
  const mine = refused?.values.item === one.id ? refused : undefined
  return (
    <li className="var-item var-stack">
      <h2 className="var-item__title">{one.title ? <a href={urls.desk.edit(one.id)}>{one.title}</a> : nameOf(one)}</h2>
      <p className="var-item__meta">
        {kindNames[one.kind].one} · <TlpBadge label={one.label} audience={null} /> ·{' '}
        {one.status === 'reported' ? 'verborgen voor lezers' : 'nog zichtbaar'}
      </p>
      <ul>
        {one.told.map((told, index) => (
          <li key={index}>
            {reportReasons[told.reason]}
            {told.by ? `, gemeld door ${told.by}` : ''} op {formatDateTime(told.at)}
            {told.text ? <blockquote className="var-pre">{told.text}</blockquote> : null}
          </li>
        ))}
      </ul>
      {one.decides ? (
        <Form id={`besluit-${one.id}`} state={mine}>
          <HiddenField name="item" value={one.id} />
          <Select name="decision" label="Uw besluit" empty="Kies een besluit" options={optionsFor(one)} />
          {one.mends && !(one.maker || one.own) && labelPolicy[one.label].confirmed ? <NoCases /> : null}
          <Submit>Beslis</Submit>
        </Form>
      ) : (
        <p>Een beheerder of redacteur beslist hierover.</p>
      )}
      {one.decides && (one.maker || one.own) ? (
        <p>U {one.maker ? 'maakte' : 'meldde'} dit stuk zelf. Een collega kan het terugzetten; intrekken mag u wel.</p>
      ) : null}
    </li>
  )
}

function optionsFor({ maker, own, mends }: Open) {
  return Object.entries(decisions)
    .filter(([code]) => code === 'withdrawn' || (!(maker || own) && (code !== 'mended' || mends)))
    .map(([value, label]) => ({ value, label }))
}
