import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { tlp } from '#app/access/label.ts'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { getManagedOrganisation } from '#app/modules/items/organisation-items.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { askPurge, confirmPurge, refusePurge } from '#app/modules/purge/commands.server.ts'
import { purgeForm } from '#app/modules/purge/forms.ts'
import { getPurgeSubject, listPurges, type PurgeSubject } from '#app/modules/purge/queries.server.ts'
import { askedReasons, purgeReasons } from '#app/modules/purge/reasons.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, formatDateTime, meervoud } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, url } = args
  const { db } = args.services
  const finding = getManagedOrganisation(db.read, viewer, params.slug ?? '')
  const { organisation, manager } = await orMoved(args, finding, accountUrls.organisationPurges)
  if (!manager) throw new NotFound()
  const chosen = url.searchParams.get('stuk')
  const subject = chosen === null ? null : await getPurgeSubject(db.read, viewer, chosen)
  if (subject && subject.facts.ownerId !== organisation.id) throw new NotFound()
  return { organisation, subject, ...(await listPurges(db.read, viewer, organisation.id)) }
})

export const action = actionFor(freshly(managing), purgeForm, async ({ viewer, input, params, services: { db } }) => {
  const { organisation, manager } = await getManagedOrganisation(db.read, viewer, params.slug ?? '')
  if (!manager) throw new NotFound()
  await db.write(async (tx) => {
    switch (input.intent) {
      case 'ask':
        return askPurge(tx, viewer, organisation.id, input)
      case 'confirm':
        return confirmPurge(tx, viewer, input.request)
      case 'refuse':
        return refusePurge(tx, viewer, input.request)
    }
  })
  return done(accountUrls.organisationPurges(organisation.slug), input.intent)
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Stukken vernietigen bij ${data.organisation.name}` : 'Stukken vernietigen')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  ask: 'Uw vraag is verstuurd. Een andere beheerder bevestigt het.',
  confirm: 'Het stuk is weg en wordt nu overal vernietigd',
  refuse: 'Het stuk wordt niet vernietigd',
}

type Open = Awaited<ReturnType<typeof loader>>['open'][number]

export default function Purges() {
  const { organisation, subject, open, purged } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Stukken vernietigen bij {organisation.name}</h1>
      <p className="var-lead">
        Wat u vernietigt, is overal weg: tekst, versies, bestanden en zoekwoorden, ook als een oudere reservekopie wordt
        teruggezet. Daarom beslissen twee mensen.
      </p>
      <OrganisationNav organisation={organisation} manager />
      <Done texts={texts} />
      {subject ? <Ask subject={subject} /> : null}
      <section aria-labelledby="wacht" className="var-section var-stack">
        <h2 id="wacht">Wacht op een tweede beheerder</h2>
        {open.length === 0 ? (
          <EmptyState title="Er wacht niets">
            <p>
              Kies een stuk bij <a href={accountUrls.organisationItems(organisation.slug)}>Stukken</a> om het te laten
              vernietigen.
            </p>
          </EmptyState>
        ) : (
          <ul className="var-items">
            {open.map((one) => (
              <Waiting key={one.id} one={one} />
            ))}
          </ul>
        )}
      </section>
      {purged.length > 0 ? (
        <section aria-labelledby="vernietigd" className="var-section var-stack">
          <h2 id="vernietigd">Vernietigd</h2>
          <Table
            caption="Vernietigde stukken"
            hideCaption
            rows={purged}
            rowKey={(row) => row.itemId}
            columns={[
              { title: 'Kenmerk', heading: true, cell: (row) => row.itemId.slice(0, 8) },
              { title: 'Reden', cell: (row) => reasonText(row.reason) },
              { title: 'Datum', cell: (row) => formatDate(row.purgedAt) },
            ]}
          />
        </section>
      ) : null}
    </div>
  )
}

const reasonText = (code: string): string =>
  Object.entries(purgeReasons).find(([known]) => known === code)?.[1] ?? 'Onbekend'

function Ask({ subject }: { subject: PurgeSubject }) {
  const refused = useRefused('ask')
  return (
    <section aria-labelledby="vraag" className="var-section var-stack">
      <h2 id="vraag">Dit stuk laten vernietigen</h2>
      <Subject subject={subject} />
      <Form id="vernietigen" state={refused}>
        <HiddenField name="intent" value="ask" />
        <HiddenField name="item" value={subject.facts.id} />
        <Select
          name="reason"
          label="Waarom?"
          empty="Kies een reden"
          options={askedReasons.map((code) => ({ value: code, label: purgeReasons[code] }))}
        />
        <Checkbox name="sure" value="on" label="Ik weet dat dit niet ongedaan kan worden gemaakt." />
        <Submit danger>Vraag om vernietiging</Submit>
      </Form>
    </section>
  )
}

function Waiting({ one }: { one: Open }) {
  const refused = useRefused('confirm')
  const mine = refused?.values.request === one.id ? refused : undefined
  return (
    <li className="var-item var-stack">
      <h3 className="var-item__title">{nameOf(one.subject)}</h3>
      <p className="var-item__meta">
        Gevraagd door {one.by} op {formatDateTime(one.at)}. {reasonText(one.reason)}.
      </p>
      <Subject subject={one.subject} />
      {one.mayConfirm ? (
        <Form id={`bevestigen-${one.id}`} state={mine}>
          <HiddenField name="intent" value="confirm" />
          <HiddenField name="request" value={one.id} />
          <Checkbox name="sure" value="on" label="Ik weet dat dit niet ongedaan kan worden gemaakt." />
          <Submit danger>Vernietig dit stuk overal</Submit>
        </Form>
      ) : (
        <p>
          {one.own
            ? 'Een andere beheerder bevestigt dit.'
            : 'Een beheerder die niet door de aanvrager is toegevoegd, bevestigt dit.'}
        </p>
      )}
      <form method="post">
        <HiddenField name="intent" value="refuse" />
        <HiddenField name="request" value={one.id} />
        <Button variant="secondary">{one.own ? 'Trek de vraag in' : 'Wijs af'}</Button>
      </form>
    </li>
  )
}

const nameOf = ({ title, facts }: PurgeSubject) => title ?? `Afgeschermd stuk ${facts.id.slice(0, 8)}`

/** What it is, and who read it. */
function Subject({ subject }: { subject: PurgeSubject }) {
  const { facts, readers } = subject
  return (
    <>
      <MetaList
        row
        facts={[
          { term: 'Stuk', value: nameOf(subject) },
          { term: 'Van', value: facts.owner },
          { term: 'Soort', value: kindNames[facts.kind].one },
          { term: 'Aanduiding', value: tlp(facts.label) },
          { term: 'Datum', value: formatDate(facts.date) },
          { term: 'Versies', value: String(facts.versions) },
          { term: 'Bestanden', value: String(facts.files) },
        ]}
      />
      {readers === null ? (
        <p>Wie een stuk met {tlp(facts.label)} leest, wordt niet bijgehouden.</p>
      ) : readers.length === 0 ? (
        <p>Volgens het logboek heeft niemand dit stuk gelezen.</p>
      ) : (
        <details>
          <summary>Gelezen door {meervoud(readers.length, 'persoon', 'personen')}</summary>
          <ul>
            {readers.map(({ name, times, lastAt }) => (
              <li key={name}>
                {name}, {meervoud(times, 'keer', 'keer')}, voor het laatst op {formatDate(lastAt)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
