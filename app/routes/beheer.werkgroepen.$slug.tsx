import { useLoaderData, useSearchParams } from '@remix-run/react'
import type { Viewer } from '#app/access/viewer.ts'
import { arranging, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { askFirst, done } from '#app/modules/people/ask-first.server.ts'
import { editWorkgroup, endSeat, offerSeat, setCoordinator } from '#app/modules/people/commands.workgroups.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { workgroupForm } from '#app/modules/people/forms.ts'
import { Seen } from '#app/modules/people/organisation-sections.tsx'
import { getWorkgroup } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { WorkgroupFields } from '#app/modules/people/workgroup-fields.tsx'
import { RequestList } from '#app/modules/seats/request-list.tsx'
import { listRequests } from '#app/modules/seats/requests.server.ts'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SectionNav } from '#app/ui/section-nav.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Reader } from '#db/client.server.ts'

export const loader = loaderFor(arranging, async ({ viewer, params, services: { db } }) =>
  withRequests(db.read, viewer, await getWorkgroup(db.read, viewer, params.slug ?? '')),
)

async function withRequests(read: Reader, viewer: Viewer, page: Data) {
  return { ...page, requests: await listRequests(read, viewer, { workgroupId: page.workgroup.id }) }
}

export const action = actionFor(
  freshly(arranging),
  workgroupForm,
  async ({ viewer, input, params, services: { db } }) => {
    const { workgroup, seats } = await getWorkgroup(db.read, viewer, params.slug ?? '')
    const here = accountUrls.workgroup(workgroup.slug)
    if (input.intent === 'edit') {
      const slug = await db.write((tx) => editWorkgroup(tx, viewer, workgroup.id, workgroupInput(input)))
      return done(accountUrls.workgroup(slug), 'edit')
    }
    if (input.intent === 'offer')
      return askFirst('offer', { organisation: input.organisation }, async () => {
        const { organisation: organisationId, seen } = input
        await db.write((tx) => offerSeat(tx, viewer, { workgroupId: workgroup.id, organisationId, seen }))
        return done(here, 'offer')
      })
    if (!seats.some((seat) => seat.id === input.seat)) throw new NotFound()
    if (input.intent === 'end-seat') await db.write((tx) => endSeat(tx, viewer, input.seat))
    else await db.write((tx) => setCoordinator(tx, viewer, { seatId: input.seat, coordinator: input.coordinator }))
    return done(here, input.intent)
  },
)

function workgroupInput<T extends { intent: string }>({ intent: _, ...input }: T): Omit<T, 'intent'> {
  return input
}

export const meta = ({ data }: { data?: { workgroup: { name: string } } }) =>
  pageTitle(data?.workgroup.name ?? 'Werkgroep')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Werkgroepen', href: accountUrls.workgroups },
  ],
}

const texts = {
  edit: 'De werkgroep is gewijzigd',
  offer: 'De zitplaats is aangeboden. De beheerder van de organisatie noemt de houder.',
  coordinator: 'De wijziging is opgeslagen',
  'end-seat': 'De zitplaats is opgeheven',
}

type Data = Awaited<ReturnType<typeof getWorkgroup>>

export default function Workgroup() {
  const { workgroup, seats, organisations, requests } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>{workgroup.name}</h1>
      <WorkgroupNav workgroup={workgroup} />
      <Done texts={texts} />
      <RequestList requests={requests} />
      <SeatTable seats={seats} />
      <Offer organisations={organisations} />
      {workgroup.editable ? <Edit workgroup={workgroup} /> : null}
    </div>
  )
}

function WorkgroupNav({ workgroup }: { workgroup: Data['workgroup'] }) {
  const { slug, name, coordinated, visible } = workgroup
  const entries = [
    { href: accountUrls.workgroup(slug), text: 'Zitplaatsen' },
    ...(visible ? [{ href: seatUrls.coverage(slug), text: 'Dekking' }] : []),
    ...(coordinated ? [{ href: accountUrls.workgroupInvite(slug), text: 'Uitnodigen' }] : []),
    ...(coordinated ? [{ href: accountUrls.workgroupTrail(slug), text: 'Logboek' }] : []),
  ]
  return <SectionNav label={`Bij ${name}`} entries={entries} />
}

function SeatTable({ seats }: { seats: Data['seats'] }) {
  return (
    <section aria-labelledby="zitplaatsen" className="var-section var-stack">
      <h2 id="zitplaatsen">Zitplaatsen</h2>
      {seats.length === 0 ? <p>Er zijn nog geen zitplaatsen. Bied er hieronder een aan.</p> : null}
      {seats.length > 0 ? (
        <Table
          caption="Zitplaatsen"
          hideCaption
          rows={seats}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Organisatie', heading: true, cell: (row) => row.organisation },
            { title: 'Houder', cell: (row) => row.holder ?? 'nog niemand' },
            {
              title: 'Stand',
              cell: stateOf,
            },
            { title: 'Wijzigen', cell: (row) => <ChangeSeat seat={row} /> },
          ]}
        />
      ) : null}
    </section>
  )
}

function stateOf(seat: Data['seats'][number]): string {
  if (seat.pending) return 'wacht op bevestiging'
  if (!seat.holder) return 'vrij'
  return seat.coordinator ? 'coördinator' : 'lid'
}

function ChangeSeat({ seat }: { seat: Data['seats'][number] }) {
  return (
    <div className="var-buttons">
      {seat.holder && !seat.self ? (
        <form method="post">
          <HiddenField name="intent" value="coordinator" />
          <HiddenField name="seat" value={seat.id} />
          {seat.coordinator ? null : <HiddenField name="coordinator" value="on" />}
          <Button variant="tertiary">{seat.coordinator ? 'Niet langer coördinator' : 'Maak coördinator'}</Button>
        </form>
      ) : null}
      <form method="post">
        <HiddenField name="intent" value="end-seat" />
        <HiddenField name="seat" value={seat.id} />
        <Button variant="tertiary">Hef op</Button>
      </form>
    </div>
  )
}

function Offer({ organisations }: { organisations: Data['organisations'] }) {
  const refused = useRefused('offer')
  const [search] = useSearchParams()
  const chosen = { values: { organisation: search.get('organisatie') ?? undefined }, errors: {} }
  return (
    <section aria-labelledby="aanbieden" className="var-section var-stack">
      <h2 id="aanbieden">Zitplaats aanbieden</h2>
      <Form id="bied-aan" state={refused ?? chosen}>
        <HiddenField name="intent" value="offer" />
        <Seen values={refused?.values} />
        <Select
          name="organisation"
          label="Organisatie"
          empty="Kies een organisatie"
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Submit>Zitplaats aanbieden</Submit>
      </Form>
    </section>
  )
}

function Edit({ workgroup }: { workgroup: Data['workgroup'] }) {
  const { name, kind, description, hidden, joining } = workgroup
  const stored = { values: { name, kind, description, joining, hidden: hidden ? 'on' : undefined }, errors: {} }
  return (
    <section aria-labelledby="wijzigen" className="var-section var-stack">
      <h2 id="wijzigen">Werkgroep wijzigen</h2>
      <Form id="werkgroep" state={useRefused('edit') ?? stored}>
        <HiddenField name="intent" value="edit" />
        <WorkgroupFields />
        <Submit>Werkgroep opslaan</Submit>
      </Form>
    </section>
  )
}
