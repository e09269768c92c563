import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DateField, HiddenField, Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, isoDate } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { getSeats } from './queries.server.ts'

type Page = Awaited<ReturnType<typeof getSeats>>
type Seat = Page['seats'][number]

/** Each seat with its holder, and for the manager a form to hand it over. */
export function SeatList({ seats, people, manager }: Pick<Page, 'seats' | 'people'> & { manager: boolean }) {
  return (
    <section aria-labelledby="nu" className="var-section var-stack">
      <h2 id="nu">Zitplaatsen nu</h2>
      {seats.length === 0 ? (
        <EmptyState title="Deze organisatie heeft geen zitplaatsen" level={3}>
          <p>Een coördinator van een werkgroep biedt ze aan.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Zitplaatsen nu"
          hideCaption
          rows={seats}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Werkgroep', heading: true, cell: (row) => row.workgroup },
            { title: 'Houder', cell: (row) => row.holder ?? 'vrij' },
            { title: 'Stand', cell: stateOf },
            ...(manager ? [{ title: 'Overdragen', cell: (row: Seat) => <HandOver seat={row} people={people} /> }] : []),
          ]}
        />
      )}
    </section>
  )
}

function stateOf(seat: Seat): string {
  if (seat.pending) return 'wacht op bevestiging'
  if (seat.startsAt !== null) return `houder vanaf ${formatDate(seat.startsAt)}`
  const role = seat.holder === null ? 'geen houder' : seat.coordinator ? 'coördinator' : 'lid'
  return seat.endsAt === null ? role : `${role}, tot en met ${formatDate(isoDate(seat.endsAt - 1))}`
}

function HandOver({ seat, people }: { seat: Seat; people: Page['people'] }) {
  const refused = useRefused('hand-over')
  const mine = refused?.values.seat === seat.id
  if (seat.startsAt !== null)
    return (
      <form method="post">
        <HiddenField name="intent" value="cancel" />
        <HiddenField name="seat" value={seat.id} />
        <Button variant="tertiary">Trek overdracht in</Button>
      </form>
    )
  if (seat.followed) return 'De overdracht staat klaar.'
  return (
    <details open={mine}>
      <summary>{seat.holder === null ? 'Noem een houder' : 'Draag over'}</summary>
      <Form id={`overdracht-${seat.id}`} state={mine ? refused : undefined}>
        <HiddenField name="intent" value="hand-over" />
        <HiddenField name="seat" value={seat.id} />
        <HiddenField name="holder" value={seat.holderId ?? ''} />
        <Select
          name="user"
          label="Nieuwe houder"
          empty="Kies een persoon"
          options={people.filter(({ id }) => id !== seat.holderId).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {seat.holder === null ? null : <DateField name="from" label="Vanaf" help="Leeg of vandaag: meteen." optional />}
        {seat.coordinator ? (
          <p>
            De nieuwe houder wordt lid. Een andere coördinator of de beheerder van het portaal benoemt coördinatoren.
          </p>
        ) : null}
        <Submit>Draag over</Submit>
      </Form>
    </details>
  )
}

/** Who held which seat, the newest first. */
export function HistoryTable({ history }: Pick<Page, 'history'>) {
  if (history.length === 0) return null
  return (
    <section aria-labelledby="eerder" className="var-section var-stack">
      <h2 id="eerder">Houders door de tijd</h2>
      <Table
        caption="Houders door de tijd"
        hideCaption
        rows={history}
        rowKey={(row) => row.id}
        columns={[
          { title: 'Werkgroep', heading: true, cell: (row) => row.workgroup },
          { title: 'Houder', cell: (row) => row.holder },
          { title: 'Van', cell: (row) => (row.fromAt === null ? 'onbekend' : formatDate(row.fromAt)) },
          { title: 'Tot', cell: (row) => (row.untilAt === null ? 'nu' : formatDate(row.untilAt)) },
        ]}
      />
    </section>
  )
}
