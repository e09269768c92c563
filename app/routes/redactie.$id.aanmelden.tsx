import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { authorize, may } from '#app/access/policy.ts'
import { deskUser } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { getArrangement, mayArrange } from '#app/modules/events/arrange.server.ts'
import { cancelEvent, removeSession, saveSession, setRegistration } from '#app/modules/events/commands.server.ts'
import { CancelEvent, SessionForms, SettingsForm } from '#app/modules/events/arrange-sections.tsx'
import { arrangeForm } from '#app/modules/events/forms.ts'
import { getDeskItem } from '#app/modules/items/desk.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { useDone } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(deskUser, async ({ viewer, services: { db }, params }) => {
  const found = authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))
  const arranged = found.kind === 'event' ? await getArrangement(db.read, found.id) : null
  if (!arranged) throw new NotFound()
  await recordReading(db, viewer, found, 'read')
  const { id, title, label, status, revision, kind } = found
  return {
    item: { id, title, label, status, href: urls.item(found), kind },
    revision,
    arranged,
    may: {
      arrange: mayArrange(viewer, found),
      cancel: status === 'published' && may(viewer, 'publish', found),
    },
  }
})

export const action = actionFor(deskUser, arrangeForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  await db.write(async (tx) => {
    const found = authorize(viewer, 'edit', await getStoredItem(tx, id, viewer.now))
    switch (input.intent) {
      case 'settings':
        return setRegistration(tx, viewer, found, input)
      case 'session':
        return saveSession(tx, viewer, found, input)
      case 'remove-session':
        return removeSession(tx, viewer, found, input)
      case 'cancel-event':
        return cancelEvent(tx, viewer, authorize(viewer, 'publish', found), input)
    }
  })
  return redirect(`${urls.desk.registration(id)}?gedaan=${input.intent}`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Aanmelden voor ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function ArrangeSignUp() {
  const { item, revision, arranged, may } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.form
  const done = useDone({
    settings: 'De aanmelding is bewaard en geldt meteen.',
    session: 'De sessie is bewaard en geldt meteen.',
    'remove-session': 'De sessie is verwijderd.',
    'cancel-event': 'De bijeenkomst is geannuleerd. Wie zich had aangemeld, krijgt een mail.',
  })
  const { confirmed, waiting } = arranged.counts
  return (
    <DeskPage item={item} current="registration">
      {done && !refused ? (
        <Alert severity="success" heading="Gelukt" live>
          <p>{done}</p>
        </Alert>
      ) : null}
      {arranged.cancelledAt === null ? null : (
        <Alert severity="warning" heading="Gaat niet door">
          <p>Deze bijeenkomst is geannuleerd. Lezers zien dat op de pagina en in de agenda.</p>
        </Alert>
      )}
      <p>
        {meervoud(confirmed, 'persoon', 'personen')} aangemeld
        {waiting > 0 ? `, ${meervoud(waiting, 'persoon', 'personen')} op de wachtlijst` : ''}.
      </p>
      {arranged.cancelledAt !== null ? null : may.arrange ? (
        <>
          <SettingsForm arranged={arranged} revision={revision} refused={refused} />
          <SessionForms sessions={arranged.sessions} revision={revision} refused={refused} />
        </>
      ) : (
        <Alert heading="Een redacteur regelt de aanmelding">
          <p>
            Deze bijeenkomst is gepubliceerd. Wijzigingen in de aanmelding gelden meteen; daarom doet een redacteur of
            beheerder van uw organisatie dat.
          </p>
        </Alert>
      )}
      {may.cancel && arranged.cancelledAt === null ? (
        <CancelEvent revision={revision} people={confirmed + waiting} refused={refused} />
      ) : null}
    </DeskPage>
  )
}
