import { Alert } from '#app/ui/alert.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { DateField, HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form, type FormState } from '#app/ui/form.tsx'
import { formatDateTime, formatNumber, meervoud } from '#app/ui/format.ts'
import type { issueNumbers, IssueState } from './issues.server.ts'
import { stateNames } from './states.ts'
import { newsletterUrls } from './urls.ts'

/** When it goes, and the confirmation that says how many get it. */
export function ScheduleSection(props: {
  revision: number
  pieces: number
  readers: number
  today: string
  refused: FormState | undefined
}) {
  const { revision, pieces, readers, today, refused } = props
  if (pieces === 0)
    return (
      <Alert heading="Er staat nog geen stuk in de brief">
        <p>Zet eerst een stuk in de brief bij Samenstellen.</p>
      </Alert>
    )
  const to = meervoud(readers, 'lezer', 'lezers')
  return (
    <>
      <p className="var-lead">
        De brief gaat naar {to}, met {meervoud(pieces, 'stuk', 'stukken')}. Iedere lezer krijgt alleen de stukken die
        hij of zij op dat moment mag lezen. Wie er geen enkele mag lezen, krijgt geen mail.
      </p>
      <Form state={refused ?? { values: { when: 'now' }, errors: {} }}>
        <HiddenField name="intent" value="schedule" />
        <HiddenField name="revision" value={revision} />
        <Radios
          name="when"
          label="Wanneer gaat de brief weg"
          options={[
            { value: 'now', label: 'Nu' },
            { value: 'later', label: 'Later, op de dag en tijd hieronder' },
          ]}
        />
        <DateField name="date" label="Dag" optional min={today} />
        <TextField name="time" type="time" label="Tijd" optional short />
        <Checkbox name="sure" label={`Ik heb de brief bekeken. Hij mag naar ${to}.`} />
        <Submit>{`Verstuur naar ${to}`}</Submit>
      </Form>
    </>
  )
}

/** A letter that waits, goes out or went. */
export function StateSection(props: {
  issue: {
    id: string
    title: string
    state: IssueState
    revision: number
    sendAt: number | null
    beganAt: number | null
    finishedAt: number | null
    hiddenAt: number | null
  }
  readers: number
  numbers: Awaited<ReturnType<typeof issueNumbers>> | null
  refused: FormState | undefined
}) {
  const { issue, readers, numbers, refused } = props
  return (
    <>
      <section aria-labelledby="stand" className="var-section var-stack">
        <h2 id="stand">{stateNames[issue.state]}</h2>
        {issue.state === 'scheduled' ? (
          <>
            <p>
              De brief gaat weg op {formatDateTime(issue.sendAt ?? 0)}, naar {meervoud(readers, 'lezer', 'lezers')}. Tot
              dan kunt u hem terughalen.
            </p>
            <ActForm refused={refused} revision={issue.revision} intent="stop" text="Haal de brief terug" />
          </>
        ) : null}
        {issue.state === 'sending' ? (
          <>
            <p>
              Begonnen op {formatDateTime(issue.beganAt ?? 0)}. U kunt het versturen stilzetten. Wat weg is, is weg.
            </p>
            <ActForm refused={refused} revision={issue.revision} intent="pause" text="Zet het versturen stil" />
          </>
        ) : null}
        {issue.state === 'paused' ? (
          <>
            <p>Er gaan nu geen mails weg. Wie de brief al heeft, krijgt hem niet nog eens.</p>
            <ActForm refused={refused} revision={issue.revision} intent="resume" text="Ga verder met versturen" />
          </>
        ) : null}
        {issue.state === 'sent' ? (
          <p>
            Begonnen op {formatDateTime(issue.beganAt ?? 0)}, klaar op {formatDateTime(issue.finishedAt ?? 0)}.{' '}
            {issue.hiddenAt === null ? <a href={newsletterUrls.issue(issue)}>Bekijk de brief in het archief</a> : null}
          </p>
        ) : null}
      </section>
      {numbers ? <Numbers numbers={numbers} /> : null}
      {issue.beganAt === null ? null : <InArchive issue={issue} refused={refused} />}
    </>
  )
}

/** Whether everybody can read it on the site, and how that ends. */
function InArchive(props: { issue: { revision: number; hiddenAt: number | null }; refused: FormState | undefined }) {
  const { issue, refused } = props
  if (issue.hiddenAt !== null) return <p>Deze brief is op {formatDateTime(issue.hiddenAt)} uit het archief gehaald.</p>
  return (
    <details>
      <summary>Deze brief uit het archief halen</summary>
      <p>
        Niemand kan de brief dan nog op de site lezen. Dit kunt u niet terugdraaien. Mails die al weg zijn, halen wij
        niet terug. Wie de brief later zou krijgen, krijgt hem niet meer.
      </p>
      <ActForm refused={refused} revision={issue.revision} intent="hide" text="Haal uit het archief" />
    </details>
  )
}

function ActForm(props: { revision: number; intent: string; text: string; refused: FormState | undefined }) {
  return (
    <Form state={props.refused}>
      <HiddenField name="intent" value={props.intent} />
      <HiddenField name="revision" value={props.revision} />
      <Submit>{props.text}</Submit>
    </Form>
  )
}

function Numbers({ numbers }: { numbers: NonNullable<Awaited<ReturnType<typeof issueNumbers>>> }) {
  const lines: Array<[label: string, count: number, always: boolean]> = [
    ['Verstuurd', numbers.sent, true],
    ['Nog te versturen', numbers.waiting, false],
    ['Wacht op ruimte: de lezer had deze week al genoeg mails', numbers.held, false],
    ['Meegegaan met een andere mail', numbers.joined, false],
    ['Geen mail: er stond niets in voor deze lezer', numbers.empty, false],
    ['Niet gelukt: de mailserver bleef weigeren', numbers.failed, false],
    ['Teruggekomen', numbers.bounced, true],
    ['Daarna afgemeld', numbers.unsubscribed, true],
  ]
  return (
    <section aria-labelledby="cijfers" className="var-section var-stack">
      <h2 id="cijfers">Cijfers</h2>
      <dl className="var-facts">
        {lines
          .filter(([, count, always]) => always || count > 0)
          .map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{formatNumber(count)}</dd>
            </div>
          ))}
      </dl>
      <p>Of iemand de mail opende of op een link klikte, houden wij niet bij.</p>
    </section>
  )
}
