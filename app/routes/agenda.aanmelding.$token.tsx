import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { PassSection } from '#app/modules/attendance/pass.tsx'
import { checkInQr } from '#app/modules/attendance/tokens.server.ts'
import { cancelSignUp, changeSignUp } from '#app/modules/events/commands.sign-up.server.ts'
import { manageForm } from '#app/modules/events/forms.ts'
import { registrationOfToken } from '#app/modules/events/links.server.ts'
import { ManageSignUp } from '#app/modules/events/manage-section.tsx'
import { shownSession, signUpOf } from '#app/modules/events/places.ts'
import { listSessions } from '#app/modules/events/queries.server.ts'
import {
  chosenSessions,
  findReadableEvent,
  findRegistration,
  onlineUrlOf,
} from '#app/modules/events/registrations.server.ts'
import { whenText } from '#app/modules/events/times.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { useDone } from '#app/modules/people/use-form.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { unlistedTitle } from '#app/ui/page-title.ts'

/**
 * What a link tells is what whoever opens it may read: of a meeting that is not public nothing to who is not signed in. The
 * link itself is enough to give the place back.
 */
export const loader = loaderFor(everyone, async ({ params, viewer, services, url }) => {
  const { db, secrets } = services
  const row = await findRegistration(db.read, registrationOfToken(secrets.session, params.token ?? '') ?? '')
  if (!row || row.state === 'sent') return { registration: null, pass: null }
  const { state, revision } = row
  const event = await findReadableEvent(db.read, viewer, row.itemId)
  if (!event) {
    const signInHref = viewer.userId === null ? urls.signIn(url.pathname) : null
    return { registration: { state, revision, name: '', hasAccount: true, signInHref, event: null }, pass: null }
  }
  await recordReading(db, viewer, event, 'read')
  const chosen = await chosenSessions(db.read, row.id)
  const signUp = signUpOf(event, viewer.now).state
  const comes = state === 'confirmed' && signUp !== 'over' && signUp !== 'cancelled'
  return {
    pass: comes ? checkInQr(services, row.id) : null,
    registration: {
      state,
      revision,
      name: row.name,
      hasAccount: row.userId !== null,
      signInHref: null,
      event: {
        title: event.title,
        href: urls.agenda.item(event),
        when: whenText(event),
        where: [event.place, event.address].filter(Boolean).join(', '),
        onlineUrl: await onlineUrlOf(db.read, row.id),
        signUp,
        sessions: (await listSessions(db.read, event.id)).map(shownSession),
        chosen: chosen.map(({ id, waiting }) => ({ id, waiting })),
      },
    },
  }
})

export const action = actionFor(everyone, manageForm, async ({ params, input, viewer, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    await countAttempt(args, 'sign-up-link', params.token ?? '')
    const id = registrationOfToken(secrets.session, params.token ?? '')
    await db.write(async (tx) => {
      const row = id === null ? null : await findRegistration(tx, id)
      if (!row || row.state === 'sent') throw new NotFound()
      if (input.intent === 'cancel') return cancelSignUp(tx, row, viewer.now)
      const event = await findReadableEvent(tx, viewer, row.itemId)
      if (!event) throw new NotFound()
      return changeSignUp(tx, row, input, viewer.now)
    })
    return redirect(`${urls.agenda.registration(params.token ?? '')}?gedaan=${input.intent}`)
  }),
)

export const headers = retryHeaders
export const meta = () => unlistedTitle('Uw aanmelding')

export default function RegistrationPage() {
  const { registration, pass } = useLoaderData<typeof loader>()
  const done = useDone({
    confirmed: 'U bent aangemeld. U krijgt een mail met een afspraak voor uw agenda.',
    waiting: 'U staat op de wachtlijst. U krijgt een mail als er een plaats vrijkomt.',
    change: 'Uw wijziging is bewaard. U krijgt een mail.',
    cancel: 'U bent afgemeld. U krijgt een mail.',
  })
  if (!registration)
    return (
      <div className="var-prose">
        <h1>Deze link werkt niet</h1>
        <p>Kijk of u de hele link uit de mail hebt geopend. Wat verlopen is, kunt u opnieuw invullen.</p>
        <p>
          <ButtonLink href={urls.agenda.list}>Naar de agenda</ButtonLink>
        </p>
      </div>
    )
  return (
    <>
      <ManageSignUp registration={registration} done={done} />
      {pass ? <PassSection qr={pass} /> : null}
    </>
  )
}
