import { accountUrls } from '#app/auth/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { enumerate, formatDate } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import type { followRequest } from './queries.server.ts'

type Followed = Awaited<ReturnType<typeof followRequest>>

/** How a request stands, for who made it, and what they can do about it. */
export function Progress({ request }: { request: Followed }) {
  const open = request.state === 'waiting' || request.state === 'asked'
  return (
    <>
      <State request={request} />
      {request.state === 'asked' ? <Question question={request.question} /> : null}
      <section aria-labelledby="gegevens" className="var-section var-stack">
        <h2 id="gegevens">Wat u aanvroeg</h2>
        <MetaList
          facts={[
            { term: 'Ingediend', value: formatDate(request.sentAt) },
            {
              term: 'E-mailadres bevestigd',
              value: request.confirmedAt === null ? null : formatDate(request.confirmedAt),
            },
            { term: 'Besluit', value: request.decidedAt === null ? null : formatDate(request.decidedAt) },
            { term: 'Naam', value: request.name },
            { term: 'E-mailadres', value: request.email },
            { term: 'Organisatie', value: request.organisation ?? request.typedOrganisation },
            { term: 'Functie', value: request.jobFunction },
            { term: 'Thema’s', value: enumerate(request.themes) },
            { term: 'Nieuwsbrief', value: request.newsletter ? 'ja' : 'nee' },
          ]}
        />
      </section>
      {open ? <Withdraw /> : null}
    </>
  )
}

function State({ request }: { request: Followed }) {
  switch (request.state) {
    case 'waiting':
      return (
        <Alert heading={`Uw aanvraag wacht op ${request.organisation ? 'de beheerder' : 'het bureau'}`}>
          <p>
            {request.organisation
              ? `De beheerder van ${request.organisation} beslist. Soms kijkt het bureau van de alliantie mee.`
              : 'Het bureau van de alliantie kijkt bij welke organisatie u hoort.'}{' '}
            U krijgt een mail zodra er iets verandert.
          </p>
          {request.answer ? <p>Uw antwoord is ontvangen.</p> : null}
        </Alert>
      )
    case 'asked':
      return (
        <Alert severity="warning" heading="Er is een vraag aan u">
          <p>Na uw antwoord gaat uw aanvraag verder.</p>
        </Alert>
      )
    case 'approved':
      return request.pending ? (
        <Alert heading="Uw aanvraag is goedgekeurd en wordt nog bevestigd">
          <p>Een tweede persoon bevestigt uw toegang. Daarna krijgt u een mail.</p>
        </Alert>
      ) : (
        <Alert severity="success" heading="Uw aanvraag is goedgekeurd">
          <p>
            U krijgt een mail waarmee u verder kunt. Had u al een account, dan kunt u{' '}
            <a href={accountUrls.signIn()}>inloggen</a>.
          </p>
        </Alert>
      )
    case 'denied':
      return (
        <Alert severity="error" heading="Uw aanvraag is afgewezen">
          <p className="var-typed">{request.reason}</p>
        </Alert>
      )
    default:
      return (
        <Alert heading="Deze aanvraag is ingetrokken">
          <p>
            Wilt u toch toegang? Dan kunt u <a href={accountUrls.request}>opnieuw aanvragen</a>.
          </p>
        </Alert>
      )
  }
}

function Question({ question }: { question: string }) {
  return (
    <section aria-labelledby="vraag" className="var-section var-stack">
      <h2 id="vraag">De vraag</h2>
      <p className="var-typed">{question}</p>
      <Form id="antwoord" state={useRefused('answer')}>
        <HiddenField name="intent" value="answer" />
        <TextArea name="answer" label="Uw antwoord" rows={5} maxLength={1000} />
        <Submit>Verstuur antwoord</Submit>
      </Form>
    </section>
  )
}

function Withdraw() {
  return (
    <details>
      <summary>Aanvraag intrekken</summary>
      <form method="post">
        <HiddenField name="intent" value="withdraw" />
        <p>Niemand beslist er dan nog over. Een aanmelding voor de nieuwsbrief blijft.</p>
        <Button variant="danger">Trek aanvraag in</Button>
      </form>
    </details>
  )
}
