import { useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { account, freshly } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { begin } from '#app/modules/sso/flow.server.ts'
import { profileSsoForm } from '#app/modules/sso/forms.ts'
import { unlinkIdentity } from '#app/modules/sso/links.server.ts'
import { listOwnIdentities } from '#app/modules/sso/queries.server.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(account, async ({ viewer, services: { db } }) => ({
  ...(await listOwnIdentities(db.read, viewer)),
  participates: participates(viewer),
}))

export const action = actionFor(freshly(account), profileSsoForm, async ({ viewer, input, ...args }) => {
  assertOwnSignIn(viewer)
  if (input.intent === 'link')
    return begin(args, {
      purpose: 'link',
      providerId: input.provider,
      next: accountUrls.profileSso,
      email: viewer.email,
      sessionId: viewer.session.id,
    })
  await args.services.db.write((tx) => unlinkIdentity(tx, viewer, input.identity))
  return done(accountUrls.profileSso, 'unlink')
})

export const meta = () => pageTitle('Inloggen met uw organisatie')
export const handle = { breadcrumb: profileCrumbs }

const texts = {
  link: 'U kunt voortaan inloggen via uw organisatie',
  unlink: 'U kunt niet meer inloggen via deze organisatie',
}

export default function OwnIdentities() {
  const { linked, offered, cameBy, participates } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Inloggen met uw organisatie</h1>
      <ProfileNav participates={participates} />
      <Done texts={texts} />
      {cameBy ? (
        <p className="var-lead">
          U bent nu ingelogd via {cameBy}. U ziet daarom alleen wat bij die organisatie hoort. Om iets te koppelen of te
          wijzigen logt u in met uw eigen wachtwoord en code, of met uw passkey.
        </p>
      ) : null}
      {linked.length === 0 ? (
        <p>
          Uw account is nog niet gekoppeld aan het account van een organisatie.
          {offered.length === 0 ? ' Uw organisatie heeft inloggen met een eigen account niet ingesteld.' : null}
        </p>
      ) : (
        <Table
          caption="Gekoppelde accounts"
          rows={linked}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Inloggen via', heading: true, cell: (row) => row.name },
            { title: 'Organisatie', cell: (row) => row.organisation },
            { title: 'Gekoppeld', cell: (row) => formatDate(row.linkedAt) },
            { title: 'Laatst gebruikt', cell: (row) => (row.usedAt ? formatDate(row.usedAt) : 'Nog niet') },
            {
              title: 'Wijzigen',
              cell: (row) =>
                cameBy ? (
                  ''
                ) : (
                  <form method="post">
                    <HiddenField name="intent" value="unlink" />
                    <HiddenField name="identity" value={row.id} />
                    <Button variant="tertiary">Ontkoppel</Button>
                  </form>
                ),
            },
          ]}
        />
      )}
      {cameBy || offered.length === 0 ? null : (
        <section className="var-section var-stack" aria-labelledby="koppelen">
          <h2 id="koppelen">Koppelen</h2>
          <p>U logt één keer in bij uw organisatie. Daarna kunt u ook zonder wachtwoord van het portaal inloggen.</p>
          {offered.map(({ id, name, organisation }) => (
            <form key={id} method="post">
              <HiddenField name="intent" value="link" />
              <HiddenField name="provider" value={id} />
              <Button variant="secondary">{`Koppel ${name} (${organisation})`}</Button>
            </form>
          ))}
        </section>
      )}
    </div>
  )
}
