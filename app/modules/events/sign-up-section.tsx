import { urls } from '#app/lib/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Checkboxes, Radios } from '#app/ui/choices.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form, type FormState } from '#app/ui/form.tsx'
import { formatDateTime } from '#app/ui/format.ts'
import { sessionLine, type ShownSession } from './event-sections.tsx'
import type { SignUp } from './places.ts'

export interface SignUpData {
  title: string
  signUp: SignUp
  registration: 'none' | 'open' | 'account'
  closesAt: number | null
  sessions: readonly ShownSession[]
  /** Who is signed in with a second step; null for a visitor. */
  viewer: { name: string; email: string; organisations: ReadonlyArray<{ value: string; label: string }> } | null
  /** How the viewer stands, with the link to change it and, with a place, the address to take part online. */
  own: { state: 'confirmed' | 'waiting'; href: string; onlineUrl: string } | null
  /** Where to sign in and come back. */
  signInHref: string
}

/** How one signs up, or how one is: nothing where that is not possible. */
export function SignUpSection({ event }: { event: SignUpData }) {
  const { signUp, own } = event
  if (signUp.state === 'cancelled' || signUp.state === 'over') return null
  if (own) return <OwnState own={own} />
  if (signUp.state === 'none') return null
  return (
    <section aria-labelledby="aanmelden" className="var-sign-up">
      <h2 id="aanmelden">Aanmelden</h2>
      {signUp.state === 'closed' ? (
        <p>U kunt zich voor deze bijeenkomst niet meer aanmelden.</p>
      ) : (
        <>
          <Terms event={event} />
          <Ways event={event} />
        </>
      )}
    </section>
  )
}

function Terms({ event: { signUp, closesAt } }: { event: SignUpData }) {
  return (
    <>
      {signUp.state === 'full' ? (
        <p>
          Alle plaatsen zijn bezet. U komt op de wachtlijst. Komt er een plaats vrij, dan krijgt u die vanzelf en
          ontvangt u een mail.
        </p>
      ) : null}
      {closesAt ? <p>Aanmelden kan tot {formatDateTime(closesAt)}.</p> : null}
    </>
  )
}

function Ways({ event }: { event: SignUpData }) {
  if (event.viewer) return <AccountForm event={event} viewer={event.viewer} />
  if (event.registration === 'account')
    return (
      <div className="var-stack">
        <p>Voor deze bijeenkomst hebt u een account nodig.</p>
        <p>
          <ButtonLink href={event.signInHref}>Log in om u aan te melden</ButtonLink>
        </p>
      </div>
    )
  return <VisitorForm event={event} />
}

const buttonOf = ({ signUp }: SignUpData): string =>
  signUp.state === 'full' ? 'Zet mij op de wachtlijst' : 'Meld mij aan'

function AccountForm({ event, viewer }: { event: SignUpData; viewer: NonNullable<SignUpData['viewer']> }) {
  const [first] = viewer.organisations
  const state: FormState = useRefused() ?? {
    values: first ? { organisation: first.value } : {},
    errors: {},
  }
  return (
    <Form state={state} id="aanmeldformulier">
      <HiddenField name="intent" value="sign-up" />
      <p>
        U meldt zich aan als {viewer.name} ({viewer.email}).
      </p>
      {viewer.organisations.length > 1 ? (
        <Radios name="organisation" label="Namens welke organisatie komt u?" options={viewer.organisations} />
      ) : null}
      <SessionChoice sessions={event.sessions} />
      <p className="var-item__meta">Wie de bijeenkomst organiseert ziet uw naam, organisatie en e-mailadres.</p>
      <Submit>{buttonOf(event)}</Submit>
    </Form>
  )
}

function VisitorForm({ event }: { event: SignUpData }) {
  return (
    <Form state={useRefused()} id="aanmeldformulier">
      <HiddenField name="intent" value="ask" />
      <p>
        Hebt u een account? <a href={event.signInHref}>Log in</a>, dan hoeft u dit niet in te vullen.
      </p>
      <TextField name="name" label="Uw naam" autoComplete="name" maxLength={120} />
      <TextField
        name="email"
        type="email"
        label="Uw e-mailadres"
        help="U krijgt een mail met een link. Pas als u die bevestigt, bent u aangemeld."
        autoComplete="email"
        maxLength={254}
      />
      <TextField name="organisation" label="Uw organisatie" autoComplete="organization" maxLength={200} optional />
      <SessionChoice sessions={event.sessions} />
      <p className="var-item__meta">
        Wie de bijeenkomst organiseert ziet uw naam, organisatie en e-mailadres. Wij gebruiken uw gegevens alleen voor
        deze bijeenkomst. Acht weken erna verwijderen wij ze. <a href="/privacy">Lees hoe wij omgaan met uw gegevens</a>
        .
      </p>
      <Submit>{buttonOf(event)}</Submit>
    </Form>
  )
}

/** Parts to tick, with the places left in each; nothing where there are none. */
export function SessionChoice({ sessions }: { sessions: readonly ShownSession[] }) {
  if (sessions.length === 0) return null
  return (
    <Checkboxes
      name="sessions"
      label="Welke sessies kiest u?"
      optional
      options={sessions.map((session) => ({ value: session.id, label: session.title, help: sessionLine(session) }))}
    />
  )
}

function OwnState({ own }: { own: NonNullable<SignUpData['own']> }) {
  const confirmed = own.state === 'confirmed'
  return (
    <Alert
      severity={confirmed ? 'success' : 'info'}
      heading={confirmed ? 'U bent aangemeld' : 'U staat op de wachtlijst'}
    >
      {confirmed ? null : <p>Komt er een plaats vrij, dan krijgt u die vanzelf en ontvangt u een mail.</p>}
      {own.onlineUrl ? (
        <p>
          Online deelnemen: <a href={own.onlineUrl}>{own.onlineUrl}</a>
        </p>
      ) : null}
      <p>
        <a href={own.href}>Wijzig uw aanmelding of meld u af</a>
      </p>
    </Alert>
  )
}

/** After a visitor sent the form: the same whatever address it was. */
export function LookInMail() {
  return (
    <div className="var-prose">
      <h1>Kijk in uw mail</h1>
      <p>
        U krijgt binnen een paar minuten een mail met een link. Open de link en bevestig uw aanmelding. Pas dan bent u
        aangemeld. Dat kan tot morgen; daarna verwijderen wij wat u invulde. Niets ontvangen? Kijk bij de ongewenste
        mail.
      </p>
      <p>
        <a href={urls.agenda.list}>Naar de agenda</a>
      </p>
    </div>
  )
}
