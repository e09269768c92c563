import { Button } from '#app/ui/button.tsx'
import { DateField, HiddenField, Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { Table } from '#app/ui/table.tsx'
import { roleNames } from './forms.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import type { getOrganisation } from './queries.server.ts'
import { formatDate } from '#app/ui/format.ts'
import { useRefused } from './use-form.ts'

type OrganisationPage = Awaited<ReturnType<typeof getOrganisation>>
type Seat = OrganisationPage['seats'][number]

export const roleOptions = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

export function OneButton(props: { intent: string; name: string; value: string; text: string }) {
  return (
    <form method="post">
      <HiddenField name="intent" value={props.intent} />
      <HiddenField name={props.name} value={props.value} />
      <Button variant="tertiary">{props.text}</Button>
    </form>
  )
}

export function AddPerson({ page }: { page: OrganisationPage }) {
  return (
    <section aria-labelledby="toevoegen" className="var-section var-stack">
      <h2 id="toevoegen">Persoon toevoegen</h2>
      <p>
        {page.manager
          ? 'Wie u toevoegt, krijgt een mail met een uitnodiging.'
          : 'Een beheerder van de organisatie bevestigt dit eerst. Is die er nog niet, dan doet een tweede beheerder van het portaal dat.'}
      </p>
      <Form id="nieuw" state={useRefused('add') ?? { values: { role: 'reader' }, errors: {} }}>
        <HiddenField name="intent" value="add" />
        <TextField name="name" label="Naam" />
        <TextField name="email" label="E-mailadres" type="email" />
        <TextField name="jobTitle" label="Functie" optional />
        <Select name="role" label="Rol" options={roleOptions} />
        <DateField name="endDate" label="Tot en met" optional />
        <Submit>Persoon toevoegen</Submit>
      </Form>
    </section>
  )
}

export function Seats({ page }: { page: OrganisationPage }) {
  return (
    <section aria-labelledby="zitplaatsen" className="var-section var-stack">
      <h2 id="zitplaatsen">Zitplaatsen in werkgroepen</h2>
      {page.seats.length === 0 ? (
        <p>Deze organisatie heeft geen zitplaatsen. Een coördinator van een werkgroep biedt ze aan.</p>
      ) : (
        <Table
          caption="Zitplaatsen"
          hideCaption
          rows={page.seats}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Werkgroep', heading: true, cell: (row) => row.workgroup },
            { title: 'Houder', cell: holderOf },
            { title: 'Stand', cell: seatState },
            { title: 'Wijzigen', cell: (row) => <ChangeSeat seat={row} page={page} /> },
          ]}
        />
      )}
    </section>
  )
}

function holderOf({ holder, follower }: Seat): string {
  const later = follower ? `, vanaf ${formatDate(follower.from)} ${follower.name}` : ''
  return `${holder ?? 'nog niemand'}${later}`
}

function seatState(seat: Seat): string {
  if (seat.pending) return 'wacht op bevestiging'
  if (!seat.holder) return 'vrij'
  return seat.coordinator ? 'coördinator' : 'lid'
}

function ChangeSeat({ seat, page }: { seat: Seat; page: OrganisationPage }) {
  const refused = useRefused('hold')
  const mine = refused?.values.seat === seat.id
  const candidates = page.people.filter((person) => person.role !== 'guest' && !person.pending && !person.self)
  return (
    <details open={mine}>
      <summary>Wijzigen</summary>
      <Form id={`zitplaats-${seat.id}`} state={mine ? refused : undefined}>
        <HiddenField name="intent" value="hold" />
        <HiddenField name="seat" value={seat.id} />
        <Select
          name="user"
          label="Houder"
          empty="Kies een persoon"
          options={candidates.map((person) => ({ value: person.userId, label: person.name }))}
        />
        <Submit>Houder opslaan</Submit>
      </Form>
      <OneButton intent="end-seat" name="seat" value={seat.id} text="Hef zitplaats op" />
    </details>
  )
}

/** Its own choice: an administrator of the portal does not decide it. */
export function Names({ hidden }: { hidden: boolean }) {
  return (
    <section aria-labelledby="namen" className="var-section var-stack">
      <h2 id="namen">Namen afschermen</h2>
      <p>
        {hidden
          ? 'Anderen zien van uw mensen alleen de functie en een nummer.'
          : 'Anderen zien de namen van uw mensen.'}
      </p>
      <form method="post">
        <HiddenField name="intent" value="names" />
        {hidden ? null : <HiddenField name="namesHidden" value="on" />}
        <Button variant="secondary">{hidden ? 'Toon namen' : 'Scherm namen af'}</Button>
      </form>
    </section>
  )
}

export function EditOrganisation({ organisation }: { organisation: OrganisationPage['organisation'] }) {
  const refused = useRefused('edit')
  const tick = (value: boolean) => (value ? 'on' : undefined)
  const stored = {
    values: {
      name: organisation.name,
      kind: organisation.kind,
      corePartner: tick(organisation.corePartner),
      publishes: tick(organisation.publishes),
      namesHidden: tick(organisation.namesHidden),
    },
    errors: {},
  }
  return (
    <section aria-labelledby="organisatie" className="var-section var-stack">
      <h2 id="organisatie">Organisatie wijzigen</h2>
      <Form id="organisatie-wijzigen" state={refused ?? stored}>
        <HiddenField name="intent" value="edit" />
        <Seen values={refused?.values} />
        <OrganisationFields />
        <Submit>Organisatie opslaan</Submit>
      </Form>
    </section>
  )
}

/** The number of items that the visitor was told of: sending the form again means that they agree. */
export function Seen(props: { values: Record<string, string | string[] | undefined> | undefined }) {
  const seen = props.values?.seen
  return typeof seen === 'string' ? <HiddenField name="seen" value={seen} /> : null
}
