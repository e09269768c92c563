import { Button } from '#app/ui/button.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { DateField, HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { meervoud } from '#app/ui/format.ts'
import type { RefusedForm } from '#app/modules/people/use-form.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { sessionLine, type ShownSession } from './event-sections.tsx'
import { shownSession } from './places.ts'

interface Arranged {
  registration: 'none' | 'open' | 'account'
  capacity: number | null
  closesDate: string
  closesTime: string
}
type Refused = RefusedForm | undefined
/** The desk sees how many chose it as well. */
type Session = Omit<ShownSession, 'left'> & { capacity: number | null; taken: number }

/** Asked only where something would happen to who signed up. */
function Sure({ refused }: { refused: Refused }) {
  return refused?.errors.sure ? <Checkbox name="sure" value="on" label="Ja, dat wil ik" /> : null
}

export function SettingsForm(props: { arranged: Arranged; revision: number; refused: Refused }) {
  const { arranged, revision } = props
  const refused = props.refused?.intent === 'settings' ? props.refused : undefined
  const stored = {
    values: {
      registration: arranged.registration,
      capacity: arranged.capacity === null ? '' : String(arranged.capacity),
      closesDate: arranged.closesDate,
      closesTime: arranged.closesTime,
    },
    errors: {},
  }
  return (
    <section aria-labelledby="aanmelding" className="var-stack">
      <h2 id="aanmelding">Aanmelding</h2>
      {refused?.errors[''] ? <StoredSettings arranged={arranged} /> : null}
      <Form state={refused ?? stored} id="aanmelding-formulier">
        <HiddenField name="intent" value="settings" />
        <HiddenField name="revision" value={revision} />
        <Radios
          name="registration"
          label="Kunnen mensen zich aanmelden?"
          options={[
            { value: 'none', label: 'Nee' },
            {
              value: 'open',
              label: 'Ja, iedereen die de bijeenkomst ziet',
              help: 'Ook zonder account, als zij openbaar is.',
            },
            { value: 'account', label: 'Ja, alleen met een account' },
          ]}
        />
        <TextField
          name="capacity"
          label="Hoeveel plaatsen zijn er?"
          help="Wie daarna komt, staat op de wachtlijst. Laat leeg als er geen maximum is."
          inputMode="numeric"
          short
          optional
        />
        <DateField name="closesDate" label="Aanmelden kan tot en met" help="Laat leeg: tot het begin." optional />
        <TextField name="closesTime" type="time" label="Op die dag tot" help="Laat leeg: de hele dag." short optional />
        <Sure refused={refused} />
        <Submit>Bewaar</Submit>
      </Form>
    </section>
  )
}

const modes = { none: 'Nee', open: 'Ja, iedereen', account: 'Ja, alleen met een account' } as const

/** What a colleague saved meanwhile, beside what was typed here. */
function StoredSettings({ arranged }: { arranged: Arranged }) {
  return (
    <div className="var-preview">
      <h3>Zo staat het nu opgeslagen</h3>
      <MetaList
        facts={[
          { term: 'Aanmelden', value: modes[arranged.registration] },
          { term: 'Plaatsen', value: arranged.capacity === null ? 'geen maximum' : String(arranged.capacity) },
          { term: 'Tot en met', value: [arranged.closesDate, arranged.closesTime].filter(Boolean).join(', ') },
        ]}
      />
    </div>
  )
}

export function SessionForms(props: { sessions: readonly Session[]; revision: number; refused: Refused }) {
  const { sessions, revision, refused } = props
  const about = (id: string) =>
    (refused?.intent === 'session' || refused?.intent === 'remove-session') && (refused.values.session ?? '') === id
      ? refused
      : undefined
  const fresh = about('')
  return (
    <section aria-labelledby="sessies" className="var-stack">
      <h2 id="sessies">Sessies om uit te kiezen</h2>
      {sessions.length === 0 ? <p>Er zijn geen sessies. Wie zich aanmeldt, komt voor het geheel.</p> : null}
      <ul className="var-sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <strong>{session.title}</strong>
            <p className="var-item__meta">
              {[sessionLine(shownSession(session)), `${meervoud(session.taken, 'persoon', 'personen')} aangemeld`]
                .filter(Boolean)
                .join(', ')}
            </p>
            <details className="var-choices" open={about(session.id) !== undefined}>
              <summary>
                Wijzig of verwijder<span className="ams-visually-hidden">: {session.title}</span>
              </summary>
              <SessionForm session={session} revision={revision} refused={about(session.id)} />
              <RemoveForm session={session} revision={revision} refused={about(session.id)} />
            </details>
          </li>
        ))}
      </ul>
      <details className="var-choices" open={fresh !== undefined}>
        <summary>Voeg een sessie toe</summary>
        <SessionForm session={null} revision={revision} refused={fresh} />
      </details>
    </section>
  )
}

function SessionForm(props: { session: Session | null; revision: number; refused: Refused }) {
  const { session, revision } = props
  const refused = props.refused?.intent === 'session' ? props.refused : undefined
  const values = session
    ? { ...session, capacity: session.capacity === null ? '' : String(session.capacity), taken: undefined }
    : {}
  return (
    <Form state={refused ?? { values, errors: {} }} id={`sessie-${session?.id ?? 'nieuw'}`}>
      <HiddenField name="intent" value="session" />
      <HiddenField name="revision" value={revision} />
      <HiddenField name="session" value={session?.id ?? ''} />
      <TextField name="title" label="Naam van de sessie" maxLength={200} />
      <TextField name="startTime" type="time" label="Begint om" short optional />
      <TextField name="endTime" type="time" label="Eindigt om" short optional />
      <TextField name="place" label="Plaats" maxLength={200} optional />
      <TextField name="speaker" label="Spreker" maxLength={200} optional />
      <TextField
        name="capacity"
        label="Hoeveel plaatsen zijn er?"
        help="Laat leeg als er geen maximum is."
        inputMode="numeric"
        short
        optional
      />
      <Sure refused={refused} />
      <Submit>{session ? 'Bewaar de sessie' : 'Voeg toe'}</Submit>
    </Form>
  )
}

function RemoveForm(props: { session: Session; revision: number; refused: Refused }) {
  const refused = props.refused?.intent === 'remove-session' ? props.refused : undefined
  return (
    <Form state={refused} id={`weg-${props.session.id}`}>
      <HiddenField name="intent" value="remove-session" />
      <HiddenField name="revision" value={props.revision} />
      <HiddenField name="session" value={props.session.id} />
      <Sure refused={refused} />
      <div className="var-buttons">
        <Button variant="danger">Verwijder deze sessie</Button>
      </div>
    </Form>
  )
}

export function CancelEvent(props: { revision: number; people: number; refused: Refused }) {
  const refused = props.refused?.intent === 'cancel-event' ? props.refused : undefined
  const told =
    props.people > 0
      ? `${meervoud(props.people, 'persoon krijgt', 'personen krijgen')} een mail en de afspraak verdwijnt uit hun agenda.`
      : 'Er is nog niemand aangemeld.'
  return (
    <section aria-labelledby="annuleren">
      <h2 id="annuleren">Annuleren</h2>
      <details className="var-choices" open={refused !== undefined}>
        <summary>De bijeenkomst gaat niet door</summary>
        <Form state={refused} id="annulering">
          <p>Op de pagina en in de agenda staat dan ‘gaat niet door’. {told} Dit kan niet ongedaan worden gemaakt.</p>
          <HiddenField name="intent" value="cancel-event" />
          <HiddenField name="revision" value={props.revision} />
          <Checkbox name="sure" value="on" label="Ja, ik wil de bijeenkomst annuleren" />
          <Submit danger>Annuleer de bijeenkomst</Submit>
        </Form>
      </details>
    </section>
  )
}
