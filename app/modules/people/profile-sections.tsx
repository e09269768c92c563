import { scopeName, tokenScopes } from '#app/auth/scopes.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { HiddenField, Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, formatDateTime, meervoud } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { NewPasswordField } from './password-field.tsx'
import type { getProfile } from './profile.server.ts'
import { useRefused } from './use-form.ts'

type Profile = Awaited<ReturnType<typeof getProfile>>

export function DetailsSection({ profile }: { profile: Profile }) {
  const { person, memberships, workgroups } = profile
  const state = useRefused('details') ?? { values: { name: person.name, jobTitle: person.jobTitle }, errors: {} }
  return (
    <section aria-labelledby="gegevens" className="var-section var-stack">
      <h2 id="gegevens">Gegevens</h2>
      <MetaList
        facts={[
          { term: 'E-mailadres', value: person.email },
          { term: 'Organisaties', value: memberships.map((m) => `${m.organisation} (${m.role})`).join(', ') },
          {
            term: 'Werkgroepen',
            value: workgroups.map((w) => (w.coordinator ? `${w.name} (coördinator)` : w.name)).join(', '),
          },
        ]}
      />
      <Form id="mijn" state={state}>
        <HiddenField name="intent" value="details" />
        <TextField name="name" label="Naam" autoComplete="name" />
        <TextField name="jobTitle" label="Functie" optional autoComplete="organization-title" />
        <Submit>Gegevens opslaan</Submit>
      </Form>
    </section>
  )
}

/** @param props.has without a password there is none to ask for: it is set by a link to the mailbox */
export function PasswordSection(props: { has: boolean; email: string }) {
  if (!props.has)
    return (
      <section aria-labelledby="wachtwoord" className="var-section var-stack">
        <h2 id="wachtwoord">Wachtwoord</h2>
        <p>
          U hebt nog geen wachtwoord. Dat hoeft ook niet als u inlogt met een passkey of via uw organisatie. Wilt u er
          wel een? Dan mailen wij u een link naar {props.email}. Kiest u daarmee een wachtwoord, dan wordt u overal
          uitgelogd en werken uw tokens voor programma’s niet meer.
        </p>
        <form method="post">
          <HiddenField name="intent" value="password-link" />
          <Button variant="secondary">Mail mij een link</Button>
        </form>
      </section>
    )
  return (
    <section aria-labelledby="wachtwoord" className="var-section var-stack">
      <h2 id="wachtwoord">Wachtwoord</h2>
      <p>Met een nieuw wachtwoord wordt u overal elders uitgelogd en werken uw tokens voor programma’s niet meer.</p>
      <Form id="ww" state={useRefused('password')}>
        <HiddenField name="intent" value="password" />
        <TextField name="currentPassword" label="Huidig wachtwoord" type="password" autoComplete="current-password" />
        <NewPasswordField name="newPassword" label="Nieuw wachtwoord" />
        <Submit>Wachtwoord wijzigen en elders uitloggen</Submit>
      </Form>
    </section>
  )
}

export function RecoverySection({ left }: { left: number }) {
  return (
    <section aria-labelledby="tweede-stap" className="var-section var-stack">
      <h2 id="tweede-stap">Tweede stap</h2>
      <p>
        {left === 0 ? 'U hebt geen herstelcodes meer.' : `U hebt nog ${meervoud(left, 'herstelcode', 'herstelcodes')}.`}{' '}
        Met nieuwe codes werken de oude niet meer.
      </p>
      <form method="post" className="var-buttons">
        <HiddenField name="intent" value="recovery" />
        <Button variant="secondary">Maak nieuwe herstelcodes</Button>
        <a href="/inloggen/instellen?naar=/profiel">Koppel een telefoon</a>
      </form>
    </section>
  )
}

export function SessionsSection({ sessions }: { sessions: Profile['sessions'] }) {
  return (
    <section aria-labelledby="sessies" className="var-section var-stack">
      <h2 id="sessies">Waar u bent ingelogd</h2>
      <Table
        caption="Sessies"
        hideCaption
        rows={sessions}
        rowKey={(row) => row.id}
        columns={[
          { title: 'Programma', heading: true, cell: (row) => row.agent },
          { title: 'Netwerkadres', cell: (row) => row.address || 'onbekend' },
          { title: 'Laatst gebruikt', cell: (row) => formatDateTime(row.seenAt) },
          { title: 'Uitloggen', cell: (row) => (row.current ? 'Deze sessie' : <EndSession id={row.id} />) },
        ]}
      />
      {sessions.length > 1 ? (
        <form method="post">
          <HiddenField name="intent" value="end-others" />
          <Button variant="secondary">Overal elders uitloggen</Button>
        </form>
      ) : null}
    </section>
  )
}

function EndSession({ id }: { id: string }) {
  return (
    <form method="post">
      <HiddenField name="intent" value="end-session" />
      <HiddenField name="session" value={id} />
      <Button variant="tertiary">Uitloggen</Button>
    </form>
  )
}

export function TokensSection({ tokens }: { tokens: Profile['tokens'] }) {
  return (
    <section aria-labelledby="tokens" className="var-section var-stack">
      <h2 id="tokens">Tokens voor programma’s</h2>
      <p>Met een token werkt een programma namens u. Het ziet wat u ziet, behalve wat een verse code vraagt.</p>
      {tokens.length > 0 ? (
        <Table
          caption="Tokens"
          hideCaption
          rows={tokens}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Naam', heading: true, cell: (row) => row.name },
            { title: 'Mag', cell: (row) => row.scopes.map(scopeName).join('; ') },
            { title: 'Geldig tot', cell: (row) => formatDate(row.expiresAt) },
            {
              title: 'Laatst gebruikt',
              cell: (row) => (row.usedAt === null ? 'nog niet' : formatDateTime(row.usedAt)),
            },
            { title: 'Intrekken', cell: (row) => <EndToken id={row.id} /> },
          ]}
        />
      ) : null}
      <Form id="token" state={useRefused('make-token') ?? { values: { days: '90', scopes: ['search'] }, errors: {} }}>
        <HiddenField name="intent" value="make-token" />
        <TextField name="name" label="Waarvoor is het token?" />
        <Select
          name="days"
          label="Geldig"
          options={[
            { value: '30', label: '30 dagen' },
            { value: '90', label: '90 dagen' },
            { value: '365', label: 'een jaar' },
          ]}
        />
        <Checkboxes
          name="scopes"
          label="Wat mag het programma?"
          options={Object.entries(tokenScopes).map(([value, label]) => ({ value, label }))}
        />
        <Submit>Token maken</Submit>
      </Form>
    </section>
  )
}

function EndToken({ id }: { id: string }) {
  return (
    <form method="post">
      <HiddenField name="intent" value="end-token" />
      <HiddenField name="id" value={id} />
      <Button variant="tertiary">Intrekken</Button>
    </form>
  )
}
