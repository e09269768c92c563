import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anonymousViewer } from '#app/access/viewer.ts'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { confirmSignUp, findAsked } from '#app/modules/events/commands.sign-up.server.ts'
import { confirmSignUpForm } from '#app/modules/events/forms.ts'
import { manageToken } from '#app/modules/events/links.server.ts'
import { signUpOf } from '#app/modules/events/places.ts'
import { chosenSessions, findReadableEvent } from '#app/modules/events/registrations.server.ts'
import { whenText } from '#app/modules/events/times.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { MetaList } from '#app/ui/meta-list.tsx'
import { unlistedTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, viewer, services: { db, secrets } }) => {
  const asked = await findAsked(db.read, secrets.session, params.token ?? '', viewer.now)
  const event = asked && (await findReadableEvent(db.read, anonymousViewer(viewer.now), asked.itemId))
  if (!asked || !event) return { asked: null }
  const sessions = (await chosenSessions(db.read, asked.id)).map(({ title }) => title)
  return {
    asked: {
      title: event.title,
      when: whenText(event),
      name: asked.name,
      email: asked.email,
      sessions,
      full: signUpOf(event, viewer.now).state === 'full',
    },
  }
})

export const action = actionFor(everyone, confirmSignUpForm, async ({ params, viewer, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    await countAttempt(args, 'sign-up-link', params.token ?? '')
    const made = await db.write((tx) => confirmSignUp(tx, secrets.session, params.token ?? '', viewer.now))
    return redirect(`${urls.agenda.registration(manageToken(secrets.session, made.id))}?gedaan=${made.outcome}`)
  }),
)

export const headers = retryHeaders
export const meta = () => unlistedTitle('Aanmelding bevestigen')

export default function ConfirmSignUp() {
  const { asked } = useLoaderData<typeof loader>()
  const refused = useRefused()
  if (!asked)
    return (
      <div className="var-prose">
        <h1>Deze link werkt niet meer</h1>
        <p>
          Een link werkt één keer en niet langer dan een dag. Hebt u al bevestigd? Dan staat in uw mail een link waarmee
          u uw aanmelding bekijkt. Anders kunt u zich opnieuw aanmelden.
        </p>
        <p>
          <ButtonLink href={urls.agenda.list}>Naar de agenda</ButtonLink>
        </p>
      </div>
    )
  return (
    <div className="var-stack">
      <h1>Bevestig uw aanmelding</h1>
      <p className="var-lead">{asked.title}</p>
      <MetaList
        facts={[
          { term: 'Wanneer', value: asked.when },
          { term: 'Naam', value: asked.name },
          { term: 'E-mailadres', value: asked.email },
          { term: 'Sessies', value: asked.sessions.join(', ') },
        ]}
      />
      {asked.full ? <p>Alle plaatsen zijn bezet. U komt op de wachtlijst.</p> : null}
      <Form state={refused}>
        <Submit>Bevestig mijn aanmelding</Submit>
      </Form>
    </div>
  )
}
