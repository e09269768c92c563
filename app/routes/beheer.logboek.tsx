import { useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { setTrailTerm, termOfTrail } from '#app/modules/audit/commands.server.ts'
import { leastMonths, mostMonths, trailTermForm } from '#app/modules/audit/forms.ts'
import { getTrailPage } from '#app/modules/audit/page.server.ts'
import { TrailPage } from '#app/modules/audit/trail-page.tsx'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(administrator, async ({ viewer, url, services: { db } }) => ({
  months: await termOfTrail(db.read),
  trail: await getTrailPage(db.read, viewer, { of: 'all', id: null }, url.searchParams),
}))

export const action = actionFor(freshly(administrator), trailTermForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) => setTrailTerm(tx, viewer, input.months))
  return done(accountUrls.trail, 'termijn')
})

export const meta = () => pageTitle('Logboek')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = { termijn: 'De bewaartermijn is opgeslagen. Vannacht gaat weg wat ouder is' }

export default function Trail() {
  const { trail } = useLoaderData<typeof loader>()
  return (
    <TrailPage
      title="Logboek"
      here={accountUrls.trail}
      trail={trail}
      intro={
        <p>
          Alles wat in het portaal is gedaan. Van stukken die u niet mag lezen, ziet u geen titel. Wie met{' '}
          <code>npm run portal -- audit verify</code> kijkt of er niets aan veranderd is, doet dat op de server.
        </p>
      }
    >
      <Done texts={texts} />
      <Term />
    </TrailPage>
  )
}

function Term() {
  const { months } = useLoaderData<typeof loader>()
  const refused = useRefused()
  return (
    <details open={refused !== undefined}>
      <summary>{`Bewaartermijn: ${meervoud(months, 'maand', 'maanden')}`}</summary>
      <Form id="bewaren" state={refused ?? { values: { months: String(months) }, errors: {} }}>
        <TextField
          name="months"
          label="Hoeveel maanden wordt het logboek bewaard?"
          help={`Ten minste ${leastMonths} en hoogstens ${mostMonths}. Wat ouder is, verdwijnt elke nacht en komt niet terug.`}
          type="number"
          inputMode="numeric"
          short
        />
        <Submit>Bewaartermijn opslaan</Submit>
      </Form>
    </details>
  )
}
