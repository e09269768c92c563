import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { account, freshly } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import {
  listCalendarAddresses,
  makeCalendarAddress,
  revokeCalendarAddress,
} from '#app/modules/calendar/addresses.server.ts'
import { closedTitle } from '#app/modules/calendar/closed-title.ts'
import { calendarForm } from '#app/modules/calendar/forms.ts'
import { calendarUrls } from '#app/modules/calendar/urls.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(account, async ({ viewer, services: { db } }) => ({
  addresses: await listCalendarAddresses(db.read, viewer.userId, viewer.now),
  cameBy: viewer.session.provider?.name ?? null,
  participates: participates(viewer),
}))

export const action = actionFor(freshly(account), calendarForm, async ({ viewer, input, services }) => {
  const { db, secrets, config } = services
  if (input.intent === 'revoke') {
    await db.write((tx) => revokeCalendarAddress(tx, viewer, input.address))
    return done(calendarUrls.manage, 'revoke')
  }
  const secret = await db.write((tx) => makeCalendarAddress(tx, secrets.session, viewer))
  // Shown once: what is kept of it opens nothing.
  return data({ address: config.server.baseUrl + calendarUrls.personal(secret) })
})

export const meta = () => pageTitle('Uw kalender')
export const handle = { breadcrumb: profileCrumbs }

const texts = { revoke: 'Dit adres werkt niet meer' }

export default function OwnCalendar() {
  const { addresses, cameBy, participates } = useLoaderData<typeof loader>()
  const made = useActionData<{ address?: string; form?: { errors: Record<string, string[]> } }>()
  const refused = made?.form?.errors[''] ?? []
  return (
    <div className="var-stack">
      <h1>Bijeenkomsten in uw eigen kalender</h1>
      <ProfileNav participates={participates} />
      <Done texts={texts} />
      {refused.map((message) => (
        <Alert key={message} severity="error" heading={message} live />
      ))}
      <p className="var-lead">
        Met een eigen adres volgt u de bijeenkomsten die u mag lezen in uw kalenderprogramma, bijvoorbeeld Outlook of de
        kalender op uw telefoon.
      </p>
      <ul className="var-prose">
        <li>Iedereen die het adres heeft, ziet wat erin staat. Geef het dus aan niemand.</li>
        <li>
          Van bijeenkomsten die niet voor alle partners zijn, staat er alleen “{closedTitle}” met de tijd. Van de
          strengst afgeschermde bijeenkomsten staat er niets in.
        </li>
        <li>
          Een adres werkt een jaar. Hoort u niet meer bij een organisatie, dan werken uw adressen meteen niet meer. Maak
          dan een nieuw adres.
        </li>
        <li>Mag u iets niet meer lezen, dan verdwijnt het bij de volgende keer dat uw kalender het adres ophaalt.</li>
      </ul>
      {made?.address ? (
        <Alert severity="success" heading="Uw adres" live>
          <p>U ziet dit adres maar één keer. Voeg het in uw kalenderprogramma toe als “kalender van internet”.</p>
          <p>
            <code className="var-secret">{made.address}</code>
          </p>
        </Alert>
      ) : null}
      {addresses.length > 0 ? (
        <Table
          caption="Adressen die werken"
          rows={addresses}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Gemaakt', heading: true, cell: (row) => formatDate(row.createdAt) },
            { title: 'Werkt tot', cell: (row) => formatDate(row.endsAt) },
            { title: 'Laatst opgehaald', cell: (row) => (row.usedAt === null ? 'Nog niet' : formatDate(row.usedAt)) },
            {
              title: 'Intrekken',
              cell: (row) => (
                <form method="post">
                  <HiddenField name="intent" value="revoke" />
                  <HiddenField name="address" value={row.id} />
                  <Button variant="tertiary">Trek in</Button>
                </form>
              ),
            },
          ]}
        />
      ) : (
        <p>U hebt nog geen adres.</p>
      )}
      {cameBy ? (
        <p>U bent ingelogd via {cameBy}. Een adres maakt u als u met uw eigen wachtwoord en code inlogt.</p>
      ) : (
        <form method="post">
          <HiddenField name="intent" value="make" />
          <Button>Maak een adres</Button>
        </form>
      )}
      <p>
        Alleen de openbare agenda volgen kan ook, zonder geheim adres: <a href={calendarUrls.public}>agenda.ics</a>
      </p>
    </div>
  )
}
