import { useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { factorsOf } from '#app/auth/factors.server.ts'
import { account, freshly } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { addPasskey, removePasskey, renamePasskey } from '#app/modules/people/commands.passkeys.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { passkeysForm } from '#app/modules/people/forms.passkeys.ts'
import { NewPasskeyForm, passkeyScript } from '#app/modules/people/passkey-form.tsx'
import { listPasskeys, newPasskeyOf, passkeyName } from '#app/modules/people/passkeys.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { OwnSignInOnly } from '#app/modules/profile/own-sign-in-only.tsx'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, formatDateTime } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(account, async ({ viewer, client, services: { db } }) => ({
  passkeys: await listPasskeys(db.read, viewer.userId),
  phone: (await factorsOf(db.read, viewer.userId)).phone,
  name: passkeyName(client.agent),
  fresh: viewer.assurance >= 3,
  cameBy: viewer.session.provider?.name ?? null,
  participates: participates(viewer),
}))

export const action = actionFor(freshly(account), passkeysForm, async ({ input, viewer, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    switch (input.intent) {
      case 'add': {
        // Also as a first factor: that of who came by their organisation is proven there.
        assertOwnSignIn(viewer)
        const question = { purpose: 'register', asker: [viewer.session.id] } as const
        const made = await newPasskeyOf(args, question, input.credential)
        await db.write((tx) => addPasskey(tx, secrets.session, viewer.session, made, input.name, viewer.now))
        break
      }
      case 'rename':
        await db.write((tx) => renamePasskey(tx, viewer, input.id, input.name))
        break
      case 'remove':
        await db.write((tx) => removePasskey(tx, viewer, input.id))
    }
    return done(accountUrls.passkeys, input.intent)
  }),
)

export const headers = retryHeaders
export const meta = () => pageTitle('Uw passkeys')
export const handle = {
  scripts: [passkeyScript],
  breadcrumb: profileCrumbs,
}

const texts = {
  add: 'De passkey is toegevoegd',
  rename: 'De naam is gewijzigd',
  remove: 'De passkey is verwijderd. U bent overal elders uitgelogd',
}

type Row = Awaited<ReturnType<typeof loader>>['passkeys'][number]

export default function Passkeys() {
  const { passkeys, phone, name, fresh, cameBy, participates } = useLoaderData<typeof loader>()
  const adding = useRefused('add')
  const removing = useRefused('remove')
  return (
    <div className="var-stack">
      <h1>Uw passkeys</h1>
      <ProfileNav participates={participates} />
      <p className="var-lead">
        Met een passkey logt u in met uw vinger, uw gezicht of de pincode van uw apparaat.{' '}
        <a href={accountUrls.signInHelp}>Wat is een passkey?</a>
      </p>
      <Done texts={texts} />
      {removing ? (
        <Alert severity="error" heading="Niet verwijderd" live>
          <p>{Object.values(removing.errors).flat().join(' ')}</p>
        </Alert>
      ) : null}
      <OwnSignInOnly cameBy={cameBy} what="Passkeys wijzigt u" />
      {fresh || cameBy !== null ? null : <p>Bij een wijziging vragen wij eerst opnieuw om uw tweede stap.</p>}
      {passkeys.length === 0 ? (
        <EmptyState title="U hebt nog geen passkeys">
          {cameBy === null ? <p>Maak er een op het apparaat waar u nu op werkt, of op uw telefoon.</p> : null}
        </EmptyState>
      ) : (
        <Table
          caption="Uw passkeys"
          hideCaption
          rows={passkeys}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Naam', heading: true, cell: (row) => row.name },
            { title: 'Gemaakt', cell: (row) => formatDate(row.createdAt) },
            {
              title: 'Laatst gebruikt',
              cell: (row) => (row.usedAt === null ? 'nog niet' : formatDateTime(row.usedAt)),
            },
            {
              title: 'Wijzigen',
              cell: (row) => (cameBy === null ? <Change row={row} last={passkeys.length === 1 && !phone} /> : ''),
            },
          ]}
        />
      )}
      {cameBy === null ? (
        <section aria-labelledby="toevoegen" className="var-section var-stack">
          <h2 id="toevoegen">Een passkey toevoegen</h2>
          <NewPasskeyForm
            id="nieuw"
            state={adding ?? { values: { name }, errors: {} }}
            options={accountUrls.newPasskeyQuestion}
          >
            <HiddenField name="intent" value="add" />
          </NewPasskeyForm>
        </section>
      ) : null}
    </div>
  )
}

function Change({ row, last }: { row: Row; last: boolean }) {
  const refused = useRefused('rename')
  const mine = refused?.values.id === row.id ? refused : undefined
  return (
    <>
      <details open={mine !== undefined}>
        <summary>Geef een andere naam</summary>
        <Form id={`naam-${row.id}`} state={mine ?? { values: { name: row.name }, errors: {} }}>
          <HiddenField name="intent" value="rename" />
          <HiddenField name="id" value={row.id} />
          <TextField name="name" label="Naam" maxLength={60} />
          <Submit>Naam opslaan</Submit>
        </Form>
      </details>
      {last ? (
        <p>U hebt niets anders voor de tweede stap. Voeg eerst iets toe als u deze passkey wilt verwijderen.</p>
      ) : (
        <details>
          <summary>Verwijder</summary>
          <form method="post">
            <HiddenField name="intent" value="remove" />
            <HiddenField name="id" value={row.id} />
            <p>Met deze passkey kunt u dan niet meer inloggen. U wordt overal elders uitgelogd.</p>
            <Button variant="danger">Verwijder deze passkey</Button>
          </form>
        </details>
      )}
    </>
  )
}
