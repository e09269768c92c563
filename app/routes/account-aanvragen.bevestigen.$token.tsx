import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { networkMark } from '#app/modules/newsletter/links.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { confirmRequest } from '#app/modules/requests/commands.server.ts'
import { confirmForm, elsewhere } from '#app/modules/requests/forms.ts'
import { findRequestByLink } from '#app/modules/requests/links.server.ts'
import { organisationsOf } from '#app/modules/requests/queries.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { unlistedTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(everyone, async ({ params, viewer, services: { db, secrets } }) => {
  const request = await findRequestByLink(db.read, secrets.session, 'confirm', params.token ?? '', viewer.now)
  if (!request) return { request: null, organisations: [] }
  const { kind, email, organisationName } = request
  const organisations = kind === 'account' ? await organisationsOf(db.read, email) : []
  return { request: { kind, email, organisationName }, organisations }
})

export const action = actionFor(everyone, confirmForm, async ({ params, input, viewer, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    // Counted per network only: a link names its own request.
    await countAttempt(args, 'link', `request ${args.client.address}`)
    const sender = { from: networkMark(args), userId: viewer.userId, now: viewer.now }
    const given = { token: params.token ?? '', organisation: input.organisation }
    const follow = await db.write((tx) => confirmRequest(tx, secrets.session, given, sender))
    if (follow !== null) return redirect(accountUrls.followRequest(follow))
    return { subscribed: true, form: undefined }
  }),
)

export const headers = retryHeaders
export const meta = () => unlistedTitle('E-mailadres bevestigen')

export default function Confirm() {
  const { request, organisations } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'subscribed' in answer) return <Subscribed />
  if (!request) return <Dead />
  return (
    <div className="var-stack">
      <h1>Bevestig uw e-mailadres</h1>
      <p className="var-lead">
        {request.kind === 'account'
          ? `U vraagt een account aan voor ${request.email}.`
          : `U meldt ${request.email} aan voor de nieuwsbrief.`}
      </p>
      <Confirmation organisations={organisations} typed={request.organisationName} />
    </div>
  )
}

function Confirmation(props: { organisations: ReadonlyArray<{ id: string; name: string }>; typed: string }) {
  const { organisations, typed } = props
  const [only] = organisations
  const first = { values: { organisation: organisations.length === 1 ? only?.id : undefined }, errors: {} }
  return (
    <Form state={useRefused() ?? first}>
      {organisations.length > 0 ? (
        <Radios
          name="organisation"
          label="Bij welke organisatie werkt u?"
          help={`U vulde in: ${typed}. De beheerders van de organisatie die u kiest, beslissen over uw aanvraag.`}
          options={[
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            {
              value: elsewhere,
              label: 'Mijn organisatie staat er niet bij',
              help: 'Dan kijkt het bureau van de alliantie naar uw aanvraag.',
            },
          ]}
        />
      ) : null}
      <Submit>Bevestig</Submit>
    </Form>
  )
}

function Subscribed() {
  return (
    <div className="var-prose">
      <h1>U bent aangemeld</h1>
      <p>U krijgt voortaan de nieuwsbrief. In iedere mail staat hoe u zich weer afmeldt.</p>
      <p>
        <a href="/nieuws">Naar het nieuws</a>
      </p>
    </div>
  )
}

function Dead() {
  return (
    <div className="var-prose">
      <h1>Deze link werkt niet meer</h1>
      <p>
        Een link werkt één keer en niet langer dan een dag. Hebt u al bevestigd? Dan staat in uw mail een link waarmee u
        uw aanvraag volgt. Anders kunt u opnieuw beginnen.
      </p>
      <p>
        <ButtonLink href={accountUrls.request}>Opnieuw aanvragen</ButtonLink>
      </p>
    </div>
  )
}
