import { roleNames } from '#app/modules/people/forms.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { DateField, HiddenField, Select, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, isoDate } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import type { ListedRequest } from './queries.server.ts'

type Organisations = ReadonlyArray<{ id: string; name: string }>

const roleOptions = Object.entries(roleNames).map(([value, label]) => ({ value, label }))
/** The last day that counts, of an end at midnight. */
const lastDay = (endsAt: number): string => isoDate(endsAt - 1)

/** Open requests, with what can be decided about each. @param organisations where the bureau may send one on to */
export function RequestList(props: { rows: readonly ListedRequest[]; organisations: Organisations }) {
  return (
    <ul className="var-items">
      {props.rows.map((row) => (
        <li key={row.id} className="var-item var-stack">
          <h2 className="var-item__title">{row.name ?? `${row.jobFunction} (naam afgeschermd)`}</h2>
          <Facts row={row} />
          {row.side === null ? <p>{row.why}</p> : <Decide row={row} organisations={props.organisations} />}
        </li>
      ))}
    </ul>
  )
}

/** A decision that came too late: the request it was about may be gone from the list. */
export function RefusedDecision() {
  const messages = useRefused()?.errors[''] ?? []
  return messages.length > 0 ? (
    <Alert severity="error" heading="Niet opgeslagen" live>
      <p>{messages.join(' ')}</p>
    </Alert>
  ) : null
}

function Facts({ row }: { row: ListedRequest }) {
  const { organisation, typedOrganisation: typed } = row
  return (
    <>
      <MetaList
        row
        facts={[
          { term: 'E-mailadres', value: row.email ?? 'afgeschermd' },
          { term: 'Functie', value: row.jobTitle ? `${row.jobFunction}: ${row.jobTitle}` : row.jobFunction },
          { term: 'Organisatie', value: organisation?.name ?? 'nog niet bekend' },
          { term: 'Ingevuld als', value: typed === organisation?.name ? null : typed },
          { term: 'Aangevraagd', value: formatDate(row.confirmedAt) },
          { term: 'Goedkeuring', value: row.needed > 1 ? `${row.agreed} van ${row.needed}` : null },
          { term: 'Vraag aan de aanvrager', value: row.question && <span className="var-typed">{row.question}</span> },
          { term: 'Antwoord', value: answerOf(row) },
        ]}
      />
      {row.needed > 1 && row.managers === 1 ? (
        <p>
          Deze organisatie heeft één beheerder. Daarom keurt het bureau van de alliantie mee goed: er zijn twee
          goedkeuringen nodig.
        </p>
      ) : null}
    </>
  )
}

function answerOf(row: ListedRequest) {
  if (row.answer) return <span className="var-typed">{row.answer}</span>
  return row.state === 'asked' ? 'nog geen' : null
}

function Decide({ row, organisations }: { row: ListedRequest; organisations: Organisations }) {
  return (
    <>
      {row.agreedSelf ? <p>U of een collega heeft dit al goedgekeurd. Het wacht nu op de tweede goedkeuring.</p> : null}
      {row.organisation === null ? (
        <p>Zet de aanvraag eerst door naar de organisatie van deze persoon.</p>
      ) : (
        <Approve row={row} />
      )}
      {row.mayRoute ? <Route row={row} organisations={organisations} /> : null}
      <Ask row={row} />
      <Deny row={row} />
    </>
  )
}

function About({ row, intent }: { row: ListedRequest; intent: string }) {
  return (
    <>
      <HiddenField name="intent" value={intent} />
      <HiddenField name="request" value={row.id} />
      <HiddenField name="revision" value={row.revision} />
    </>
  )
}

/** The form of this request that was just refused. */
function useRefusedHere(intent: string, row: ListedRequest) {
  const refused = useRefused(intent)
  return refused?.values.request === row.id ? refused : undefined
}

function Approve({ row }: { row: ListedRequest }) {
  const refused = useRefusedHere('approve', row)
  const { given } = row
  const stored = {
    values: { role: given?.role ?? 'reader', endDate: given?.endsAt ? lastDay(given.endsAt) : undefined },
    errors: {},
  }
  return (
    <details open={refused !== undefined}>
      <summary>Keur goed</summary>
      <Form id={`goed-${row.id}`} state={refused ?? stored}>
        <About row={row} intent="approve" />
        {row.guest ? (
          <>
            <HiddenField name="role" value="guest" />
            <p>Deze persoon wordt gast: raadsleden en externen lezen alleen wat met hen persoonlijk wordt gedeeld.</p>
          </>
        ) : (
          <Select name="role" label="Rol" options={roleOptions} />
        )}
        <DateField name="endDate" label="Tot en met" optional />
        {given && !row.agreedSelf ? (
          <p>De ander koos wat hier staat. Kiest u iets anders, dan moet de ander opnieuw goedkeuren.</p>
        ) : null}
        {row.managers === 0 ? (
          <p>
            Deze organisatie heeft geen beheerder. De toegang geldt pas als een tweede persoon haar bevestigt, bij “Te
            bevestigen”.
          </p>
        ) : null}
        <Submit>Keur aanvraag goed</Submit>
      </Form>
    </details>
  )
}

function Route({ row, organisations }: { row: ListedRequest; organisations: Organisations }) {
  const refused = useRefusedHere('route', row)
  return (
    <details open={refused !== undefined}>
      <summary>
        {row.organisation === null ? 'Zet door naar een organisatie' : 'Zet door naar een andere organisatie'}
      </summary>
      <Form id={`door-${row.id}`} state={refused}>
        <About row={row} intent="route" />
        <Select
          name="organisation"
          label="Organisatie"
          empty="Kies een organisatie"
          options={organisations
            .filter(({ id }) => id !== row.organisation?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Submit>Zet aanvraag door</Submit>
      </Form>
    </details>
  )
}

function Ask({ row }: { row: ListedRequest }) {
  const refused = useRefusedHere('ask', row)
  return (
    <details open={refused !== undefined}>
      <summary>Stel een vraag</summary>
      <Form id={`vraag-${row.id}`} state={refused}>
        <About row={row} intent="ask" />
        <TextArea
          name="question"
          label="Uw vraag"
          help="De aanvrager krijgt de vraag per mail."
          rows={3}
          maxLength={1000}
        />
        <Submit>Verstuur vraag</Submit>
      </Form>
    </details>
  )
}

function Deny({ row }: { row: ListedRequest }) {
  const refused = useRefusedHere('deny', row)
  return (
    <details open={refused !== undefined}>
      <summary>Wijs af</summary>
      <Form id={`af-${row.id}`} state={refused}>
        <About row={row} intent="deny" />
        <TextArea name="reason" label="Reden" help="De aanvrager leest deze reden." rows={3} maxLength={1000} />
        <Submit danger>Wijs aanvraag af</Submit>
      </Form>
    </details>
  )
}
