import { roleNames } from '#app/modules/people/forms.ts'
import type { RefusedForm } from '#app/modules/people/use-form.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Submit } from '#app/ui/fields.tsx'
import { enumerate, formatDate, isoDate, meervoud } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { reviewPage } from './review-page.server.ts'

type Page = Awaited<ReturnType<typeof reviewPage>> & { manager: boolean }
type Person = Page['people'][number]

/** Everybody with what is to be decided: one form, which sends only what was chosen. */
export function ReviewTable({ page, refused }: { page: Page; refused: RefusedForm | undefined }) {
  const { people } = page
  const waiting = people.filter((person) => person.mayMark).length
  if (people.length === 0) return <EmptyState title="Er hoort nog niemand bij deze organisatie" />
  return (
    <form method="post" className="var-stack" aria-label="Mensen nakijken">
      <HiddenField name="intent" value="mark" />
      <Table
        caption="Wie via deze organisatie toegang heeft"
        rows={people}
        rowKey={(row) => row.membershipId}
        columns={[
          { title: 'Naam', heading: true, cell: (row) => row.name },
          { title: 'Rol', cell: (row) => roleNames[row.role] },
          {
            title: 'Tot en met',
            cell: (row) => (row.endsAt === null ? 'geen einddatum' : formatDate(isoDate(row.endsAt - 1))),
          },
          { title: 'Zitplaatsen', cell: (row) => enumerate(row.seats) || 'geen' },
          { title: 'Laatst actief', cell: activeOf },
          {
            title: 'Klopt dit nog?',
            cell: (row) => <Decide person={row} page={page} chosen={refused?.values[`lid-${row.membershipId}`]} />,
          },
        ]}
      />
      {waiting > 0 ? (
        <>
          <p>U hoeft niet alles in een keer te doen. Wie u openlaat, blijft staan.</p>
          <Submit>Keuzes opslaan</Submit>
        </>
      ) : null}
    </form>
  )
}

const monthName = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function activeOf({ lastActiveMonth }: Person): string {
  if (lastActiveMonth === 'hidden') return 'afgeschermd'
  return lastActiveMonth === null ? 'nog niet' : monthName.format(new Date(`${lastActiveMonth}-15T00:00:00Z`))
}

function Decide(props: { person: Person; page: Page; chosen: string | string[] | undefined }) {
  const { person, page, chosen } = props
  const name = `lid-${person.membershipId}`
  if (!person.mayMark) return stateOf(person, page)
  return (
    <div role="radiogroup" aria-label={`Klopt dit nog voor ${person.name}?`}>
      {person.state === 'lapsed' ? <p>Kan niets meer lezen.</p> : null}
      {(['klopt', 'eindigt'] as const).map((value) => (
        <label key={value} className="var-choice">
          <input type="radio" name={name} value={value} defaultChecked={chosen === value} />
          <span>{value === 'klopt' ? 'Klopt' : 'Eindigt nu'}</span>
        </label>
      ))}
    </div>
  )
}

function stateOf(person: Person, page: Page): string {
  if (person.state === 'kept') return 'nagekeken: klopt'
  if (person.state === null || person.state === 'ended')
    return page.round ? 'hoeft niet: nog maar kort hier' : 'niets te doen'
  const stopped = person.state === 'lapsed' ? 'Kan niets meer lezen. ' : ''
  if (person.self) return `${stopped}Een collega, of de beheerder van het portaal, kijkt u na.`
  return `${stopped}Een beheerder van de organisatie kijkt dit na.`
}

export function ReviewHistory({ history }: { history: Page['history'] }) {
  return (
    <section aria-labelledby="eerder" className="var-section var-stack">
      <h2 id="eerder">Eerder nagekeken</h2>
      {history.length === 0 ? (
        <p>Er is nog niet eerder nagekeken.</p>
      ) : (
        <Table
          caption="Eerder nagekeken"
          hideCaption
          rows={history}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Afgerond', heading: true, cell: (row) => formatDate(row.closedAt) },
            { title: 'Door', cell: (row) => enumerate(row.by) || 'vanzelf' },
            { title: 'Klopt', cell: (row) => meervoud(row.kept, 'persoon', 'mensen') },
            { title: 'Beëindigd', cell: (row) => meervoud(row.ended, 'persoon', 'mensen') },
          ]}
        />
      )}
    </section>
  )
}
