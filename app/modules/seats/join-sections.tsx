import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField, HiddenField, Select, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { missingText } from './request-list.tsx'
import type { getJoinPage } from './requests.server.ts'

type Page = Awaited<ReturnType<typeof getJoinPage>>

const howText = {
  open: 'Deze werkgroep is open. Alleen een beheerder van uw organisatie hoeft akkoord te geven.',
  request: 'Een coördinator van de werkgroep en een beheerder van uw organisatie beslissen.',
  invited: 'Deze werkgroep nodigt zelf uit. U kunt hier niets aanvragen.',
} as const

/** Says how one comes to the table, with the form where there is one to fill in. */
export function JoinForm(props: { joining: keyof typeof howText; organisations: Page['organisations']; own: boolean }) {
  const { joining, organisations, own } = props
  const refused = useRefused('join')
  const only = organisations.length === 1 ? organisations[0]?.value : undefined
  return (
    <section aria-labelledby="vragen" className="var-section var-stack">
      <h2 id="vragen">Zitplaats vragen</h2>
      {own ? <p>U doet al mee.</p> : <p>{howText[joining]}</p>}
      {organisations.length === 0 ? (
        joining === 'invited' || own ? null : (
          <p>Voor uw organisatie kunt u nu niets aanvragen.</p>
        )
      ) : (
        <Form id="meedoen" state={refused ?? { values: { organisation: only }, errors: {} }}>
          <HiddenField name="intent" value="join" />
          <Select name="organisation" label="Namens" empty="Kies een organisatie" options={organisations} />
          <TextArea name="reason" label="Waarom u mee wilt doen" rows={4} maxLength={1000} />
          <Submit>Vraag een zitplaats</Submit>
        </Form>
      )}
    </section>
  )
}

/** The holder of a seat says who is to follow them. */
export function SuccessorForm({ seat }: { seat: Page['seats'][number] }) {
  const refused = useRefused('successor')
  const mine = refused?.values.seat === seat.id
  return (
    <section aria-labelledby={`opvolger-${seat.id}`} className="var-section var-stack">
      <h2 id={`opvolger-${seat.id}`}>Opvolger voorstellen voor {seat.organisation}</h2>
      {seat.people.length === 0 ? (
        <p>Er is niemand anders van uw organisatie in het portaal.</p>
      ) : (
        <Form id={`voorstel-${seat.id}`} state={mine ? refused : undefined}>
          <HiddenField name="intent" value="successor" />
          <HiddenField name="seat" value={seat.id} />
          <Select name="user" label="Opvolger" empty="Kies een persoon" options={seat.people} />
          <DateField name="from" label="Vanaf" help="Leeg: zodra de beheerder akkoord geeft." optional />
          <Submit>Stel opvolger voor</Submit>
        </Form>
      )}
    </section>
  )
}

const outcomeTexts = { agreed: 'goedgekeurd', refused: 'geweigerd', withdrawn: 'ingetrokken' } as const

function stateOf({ outcome, answer, missing }: Page['asked'][number]): string {
  if (outcome === null) return missing ? missingText(missing) : 'wacht'
  return answer === '' ? outcomeTexts[outcome] : `${outcomeTexts[outcome]}: ${answer}`
}

/** What the visitor asked before, and what became of it. */
export function AskedList({ asked }: Pick<Page, 'asked'>) {
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="gevraagd" className="var-section var-stack">
      <h2 id="gevraagd">Uw aanvragen</h2>
      <Table
        caption="Uw aanvragen"
        hideCaption
        rows={asked}
        rowKey={(row) => row.id}
        columns={[
          {
            title: 'Aanvraag',
            heading: true,
            cell: (row) => `${row.kind === 'successor' ? 'Opvolger voor' : 'Meedoen namens'} ${row.organisation}`,
          },
          { title: 'Gevraagd', cell: (row) => formatDate(row.since) },
          { title: 'Stand', cell: stateOf },
          {
            title: 'Wijzigen',
            cell: (row) =>
              row.outcome === null ? (
                <form method="post">
                  <HiddenField name="intent" value="withdraw" />
                  <HiddenField name="request" value={row.id} />
                  <Button variant="tertiary">Trek in</Button>
                </form>
              ) : null,
          },
        ]}
      />
    </section>
  )
}
