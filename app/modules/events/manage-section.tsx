import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { MetaList } from '#app/ui/meta-list.tsx'
import type { ShownSession } from './event-sections.tsx'
import type { SignUp } from './places.ts'
import { SessionChoice } from './sign-up-section.tsx'

export interface ManagedSignUp {
  state: 'sent' | 'confirmed' | 'waiting' | 'cancelled'
  revision: number
  name: string
  hasAccount: boolean
  /** Where somebody could sign in to read what it is about. */
  signInHref: string | null
  /** Null where who opens the link may not read it. */
  event: {
    title: string
    href: string
    when: string
    where: string
    onlineUrl: string
    signUp: SignUp['state']
    sessions: readonly ShownSession[]
    chosen: ReadonlyArray<{ id: string; waiting: boolean }>
  } | null
}

const stateText = {
  sent: '',
  confirmed: 'U bent aangemeld',
  waiting: 'U staat op de wachtlijst',
  cancelled: 'U bent afgemeld',
} as const

/** How a registration stands, with what can be changed about it and a way to give the place back. */
export function ManageSignUp({ registration, done }: { registration: ManagedSignUp; done: string | undefined }) {
  const { event, state } = registration
  const over = event?.signUp === 'over' || event?.signUp === 'cancelled'
  return (
    <div className="var-stack">
      <div>
        <h1>Uw aanmelding</h1>
        {event ? (
          <p className="var-lead">
            <a href={event.href}>{event.title}</a>
          </p>
        ) : null}
      </div>
      {done ? (
        <Alert severity="success" heading="Gelukt" live>
          <p>{done}</p>
        </Alert>
      ) : null}
      {event?.signUp === 'cancelled' ? (
        <Alert severity="warning" heading="Gaat niet door">
          <p>Deze bijeenkomst is geannuleerd. U hoeft niets te doen.</p>
        </Alert>
      ) : null}
      {event ? <Facts registration={registration} event={event} /> : <NotForYou registration={registration} />}
      {state !== 'cancelled' && !over ? (
        <>
          {event ? <ChangeForm registration={registration} event={event} /> : null}
          <CancelForm />
        </>
      ) : null}
      {state === 'cancelled' && event && (event.signUp === 'open' || event.signUp === 'full') ? (
        <p>
          <ButtonLink href={event.href} variant="secondary">
            Opnieuw aanmelden
          </ButtonLink>
        </p>
      ) : null}
    </div>
  )
}

type Shown = NonNullable<ManagedSignUp['event']>

function Facts({ registration, event }: { registration: ManagedSignUp; event: Shown }) {
  const mine = event.chosen.flatMap(({ id, waiting }) => {
    const session = event.sessions.find((one) => one.id === id)
    return session ? [`${session.title}${waiting ? ' (wachtlijst)' : ''}`] : []
  })
  return (
    <MetaList
      facts={[
        { term: 'Stand', value: stateText[registration.state] },
        { term: 'Wanneer', value: event.when },
        { term: 'Waar', value: event.where },
        {
          term: 'Online deelnemen',
          value: event.onlineUrl ? <a href={event.onlineUrl}>{event.onlineUrl}</a> : null,
        },
        { term: 'Naam', value: registration.name },
        { term: 'Uw sessies', value: mine.join(', ') },
      ]}
    />
  )
}

function NotForYou({ registration: { state, signInHref } }: { registration: ManagedSignUp }) {
  return (
    <div className="var-prose">
      <p>{stateText[state]}.</p>
      {signInHref ? (
        <p>
          Deze bijeenkomst is niet voor iedereen. <a href={signInHref}>Log in</a> om te lezen waar en wanneer.
        </p>
      ) : (
        <p>U kunt deze bijeenkomst niet bekijken.</p>
      )}
    </div>
  )
}

function ChangeForm({ registration, event }: { registration: ManagedSignUp; event: Shown }) {
  const stored = {
    values: { name: registration.name, sessions: event.chosen.map(({ id }) => id) },
    errors: {},
  }
  const refused = useRefused('change')
  if (registration.hasAccount && event.sessions.length === 0) return null
  return (
    <section aria-labelledby="wijzigen">
      <h2 id="wijzigen">Wijzigen</h2>
      <Form state={refused ?? stored} id="wijziging">
        <HiddenField name="intent" value="change" />
        <HiddenField name="revision" value={registration.revision} />
        {registration.hasAccount ? null : <TextField name="name" label="Uw naam" autoComplete="name" maxLength={120} />}
        <SessionChoice sessions={event.sessions} />
        <Submit>Bewaar de wijziging</Submit>
      </Form>
    </section>
  )
}

function CancelForm() {
  const refused = useRefused('cancel')
  return (
    <section aria-labelledby="afmelden">
      <h2 id="afmelden">Afmelden</h2>
      <p>Uw plaats gaat dan naar wie het langst op de wachtlijst staat.</p>
      <Form state={refused} id="afmelding">
        <HiddenField name="intent" value="cancel" />
        <div className="var-buttons">
          <Button variant="danger">Meld mij af</Button>
        </div>
      </Form>
    </section>
  )
}
