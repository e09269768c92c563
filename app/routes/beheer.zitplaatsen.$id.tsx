import { useLoaderData } from '@remix-run/react'
import { arranging, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { askFirst, done } from '#app/modules/people/ask-first.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { agreeToRequest, refuseRequest } from '#app/modules/seats/commands.requests.server.ts'
import { decisionForm } from '#app/modules/seats/forms.ts'
import { missingText } from '#app/modules/seats/request-list.tsx'
import { getRequest } from '#app/modules/seats/requests.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { HiddenField, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(arranging, async ({ viewer, params, services: { db } }) => ({
  request: await getRequest(db.read, viewer, params.id ?? ''),
}))

export const action = actionFor(
  freshly(arranging),
  decisionForm,
  async ({ viewer, input, params, services: { db } }) => {
    const id = params.id ?? ''
    if (input.intent === 'agree')
      return askFirst('agree', {}, async () => {
        await db.write((tx) => agreeToRequest(tx, viewer, id, input.seen))
        return done(accountUrls.confirmations, 'agree')
      })
    await db.write((tx) => refuseRequest(tx, viewer, id, input.answer))
    return done(accountUrls.confirmations, 'refuse-request')
  },
)

export const meta = () => pageTitle('Aanvraag voor een zitplaats')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Te bevestigen', href: accountUrls.confirmations },
  ],
}

export default function SeatRequestPage() {
  const { request } = useLoaderData<typeof loader>()
  const agreed = useRefused('agree')
  return (
    <div className="var-stack">
      <h1>Aanvraag voor een zitplaats</h1>
      <p className="var-lead">
        {request.who} {request.what}: {request.workgroup}, namens {request.organisation}.
      </p>
      <p>
        Gevraagd op {formatDate(request.since)}. {missingText(request.missing)}
        {request.startsAt === null ? '' : ` De overdracht gaat in op ${formatDate(request.startsAt)}.`}
      </p>
      {request.reason === '' ? null : (
        <section aria-labelledby="reden" className="var-section var-stack">
          <h2 id="reden">De reden</h2>
          <p className="var-prose">{request.reason}</p>
        </section>
      )}
      {request.decides ? (
        <section aria-labelledby="akkoord" className="var-section var-stack">
          <h2 id="akkoord">Akkoord</h2>
          {request.opens > 0 ? (
            <Alert
              severity="warning"
              heading={`Dit opent ${meervoud(request.opens, 'stuk', 'stukken')}`}
              headingLevel={3}
            >
              <p>De houder leest daarna wat met de werkgroep is gedeeld.</p>
            </Alert>
          ) : null}
          <Form id="akkoord-geven" state={agreed}>
            <HiddenField name="intent" value="agree" />
            <HiddenField name="seen" value={request.opens} />
            <Submit>Geef akkoord</Submit>
          </Form>
        </section>
      ) : (
        <p>Iemand anders beslist hierover.</p>
      )}
      {request.refuses ? (
        <section aria-labelledby="weigeren" className="var-section var-stack">
          <h2 id="weigeren">Weigeren</h2>
          <Form id="weiger" state={useRefused('refuse')}>
            <HiddenField name="intent" value="refuse" />
            <TextArea name="answer" label="Waarom niet" help="De aanvrager krijgt deze uitleg per mail." rows={4} />
            <Submit danger>Weiger de aanvraag</Submit>
          </Form>
        </section>
      ) : null}
    </div>
  )
}
