import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deskUser } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { getOwnMeeting } from '#app/modules/attendance/door.server.ts'
import { linkMaterial, moveMaterial, unlinkMaterial } from '#app/modules/dossier/commands.server.ts'
import { dossierForm, roleNames } from '#app/modules/dossier/forms.ts'
import { findMaterials, listLinked, sessionsOf } from '#app/modules/dossier/queries.server.ts'
import { mayArrange } from '#app/modules/events/arrange.server.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { DeskPage, statusNames } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TlpBadge } from '#app/ui/tlp-badge.tsx'

export const loader = loaderFor(deskUser, async ({ viewer, params, url, services: { db } }) => {
  const found = await getOwnMeeting(db.read, viewer, params.id ?? '')
  await recordReading(db, viewer, found, 'read')
  const { id, title, label, status } = found
  const asked = (url.searchParams.get('titel') ?? '').slice(0, 100)
  return {
    item: { id, title, label, status, href: urls.item(found), kind: found.kind },
    mayChange: mayArrange(viewer, found),
    linked: (await listLinked(db.read, viewer, id)).map((row) => ({ ...row, href: urls.item(row) })),
    sessions: await sessionsOf(db.read, id),
    asked,
    found: (await findMaterials(db.read, viewer, id, asked)).map((row) => ({ ...row, href: urls.item(row) })),
  }
})

export const action = actionFor(deskUser, dossierForm, async ({ viewer, params, input, services: { db } }) => {
  const id = params.id ?? ''
  await db.write(async (tx) => {
    const meeting = await getOwnMeeting(tx, viewer, id)
    if (input.intent === 'link')
      await linkMaterial(tx, viewer, meeting, {
        itemId: input.item,
        role: input.role,
        sessionId: input.session || null,
      })
    else if (input.intent === 'unlink') await unlinkMaterial(tx, viewer, meeting, input.item)
    else await moveMaterial(tx, viewer, meeting, { itemId: input.item, way: input.intent })
  })
  return done(urls.desk.dossier(id), input.intent)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Dossier van ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

const texts = {
  link: 'Toegevoegd aan het dossier',
  unlink: 'Uit het dossier gehaald',
  up: 'De volgorde is gewijzigd',
  down: 'De volgorde is gewijzigd',
}

export default function DossierDesk() {
  const { item, linked, asked, found, mayChange } = useLoaderData<typeof loader>()
  const wrong = useRefused()?.errors ?? {}
  return (
    <DeskPage item={item} current="dossier">
      <Done texts={texts} />
      {Object.values(wrong)
        .flat()
        .map((message) => (
          <Alert key={message} severity="error" heading={message} live />
        ))}
      <p>
        Wat na de bijeenkomst blijft: materiaal per onderdeel, de terugblik en de uitkomsten. Ieder stuk houdt zijn
        eigen lezers. Wie een stuk niet mag lezen, ziet ook niet dat het hier staat.
      </p>
      {linked.length > 0 ? <Linked /> : <EmptyState title="Het dossier is nog leeg" />}
      {mayChange ? (
        <>
          <h2>Stuk toevoegen</h2>
          <Form method="get" id="zoek" role="search" state={{ values: { titel: asked }, errors: {} }}>
            <TextField
              name="titel"
              label="Woorden uit de titel"
              help="U zoekt in alles wat u mag lezen. Staat het stuk er nog niet? Maak het eerst in de redactie."
              type="search"
              optional
            />
            <Submit>Zoek</Submit>
          </Form>
          {asked !== '' && found.length === 0 ? <p>Geen stuk gevonden dat nog niet in het dossier staat.</p> : null}
          {found.length > 0 ? <Found /> : null}
        </>
      ) : (
        <Alert heading="Een redacteur wijzigt het dossier">
          <p>
            Deze bijeenkomst is gepubliceerd. Wat u in het dossier wijzigt, zien lezers meteen; daarom doet een
            redacteur of beheerder van uw organisatie dat.
          </p>
        </Alert>
      )}
    </DeskPage>
  )
}

function Linked() {
  const { linked, sessions, mayChange } = useLoaderData<typeof loader>()
  const placeOf = (row: (typeof linked)[number]) =>
    sessions.find(({ id }) => id === row.sessionId)?.title ?? roleNames[row.role]
  return (
    <ul className="var-items">
      {linked.map((row) => (
        <li key={row.id} className="var-item">
          <h3 className="var-item__title">
            <a href={row.href}>{row.title}</a>
          </h3>
          <p className="var-item__meta">
            {placeOf(row)} · {kindNames[row.kind].one} · {statusNames[row.status]} · <TlpBadge label={row.label} />
          </p>
          {mayChange ? (
            <form method="post" className="var-buttons">
              <HiddenField name="item" value={row.id} />
              {(['up', 'down'] as const).map((way) => (
                <Button key={way} variant="tertiary" name="intent" value={way}>
                  {way === 'up' ? 'Omhoog' : 'Omlaag'}
                  <span className="ams-visually-hidden">: {row.title}</span>
                </Button>
              ))}
              <Button variant="tertiary" name="intent" value="unlink">
                Haal uit het dossier<span className="ams-visually-hidden">: {row.title}</span>
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Found() {
  const { found, sessions } = useLoaderData<typeof loader>()
  return (
    <ul className="var-items">
      {found.map((row) => (
        <li key={row.id} className="var-item">
          <h3 className="var-item__title">
            <a href={row.href}>{row.title}</a>
          </h3>
          <p className="var-item__meta">
            {row.kindName} · {statusNames[row.status]} · <TlpBadge label={row.label} />
          </p>
          <Form
            id={`voeg-${row.id}`}
            state={{ values: { role: row.kind === 'news' ? 'report' : 'material' }, errors: {} }}
          >
            <HiddenField name="intent" value="link" />
            <HiddenField name="item" value={row.id} />
            <div className="var-trail-filters">
              <Select
                name="role"
                label="Wat is het?"
                options={Object.entries(roleNames).map(([value, label]) => ({ value, label }))}
              />
              {sessions.length > 0 ? (
                <Select
                  name="session"
                  label="Bij welk onderdeel?"
                  optional
                  empty="De hele bijeenkomst"
                  options={sessions.map(({ id, title }) => ({ value: id, label: title }))}
                />
              ) : null}
              <Submit>Voeg toe</Submit>
            </div>
          </Form>
        </li>
      ))}
    </ul>
  )
}
