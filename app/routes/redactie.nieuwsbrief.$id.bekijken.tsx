import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newsroom } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { letterSubject, letterText } from '#app/mail/letter.ts'
import { audienceNames, audiences } from '#app/modules/newsletter/audiences.ts'
import { testForm } from '#app/modules/newsletter/forms.ts'
import { issueCrumbs, IssueTabs } from '#app/modules/newsletter/issue-tabs.tsx'
import { getIssue } from '#app/modules/newsletter/issues.server.ts'
import { letterAs } from '#app/modules/newsletter/preview.server.ts'
import { askTest } from '#app/modules/newsletter/schedule.server.ts'
import { newsletterUrls } from '#app/modules/newsletter/urls.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonGroup, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

const options = audiences.map((value) => ({ value, label: audienceNames[value] }))

export const loader = loaderFor(newsroom, async ({ viewer, services, params, url }) => {
  const { id, title } = await getIssue(services.db.read, params.id ?? '')
  const as = audiences.find((one) => one === url.searchParams.get('als')) ?? 'public'
  const letter = await letterAs(services, viewer, id, as)
  const content = letter && { ...letter, why: 'U krijgt deze mail omdat u zich hebt aangemeld voor de nieuwsbrief.' }
  return {
    issue: { id, title },
    as,
    subject: content && letterSubject(content),
    text: content && letterText(content),
    sent: url.searchParams.has('proef'),
    email: viewer.email,
  }
})

export const action = actionFor(newsroom, testForm, async ({ viewer, input, services: { db }, params }) => {
  const id = params.id ?? ''
  await db.write((tx) => askTest(tx, viewer, id, input.as))
  return redirect(`${newsletterUrls.look(id)}?als=${input.as}&proef`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Bekijk ${data.issue.title}`) : [])
export const handle = { breadcrumb: issueCrumbs }

export default function Look() {
  const { issue, as, subject, text, sent, email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const sheet = newsletterUrls.sheet(issue.id, as)
  return (
    <div className="var-stack">
      <h1>{issue.title}</h1>
      <IssueTabs id={issue.id} />
      {sent ? (
        <Alert severity="success" heading="De proef is onderweg" live>
          <p>Kijk over een minuut bij {email}.</p>
        </Alert>
      ) : null}
      <Form id="als" method="get" state={{ values: { als: as }, errors: {} }}>
        <Select
          name="als"
          label="Bekijk de brief als"
          help="U ziet nooit meer dan u zelf mag lezen."
          options={options}
        />
        <ButtonGroup>
          <Button variant="secondary">Toon de brief</Button>
        </ButtonGroup>
      </Form>
      <section aria-labelledby="zo" className="var-section var-stack">
        <h2 id="zo">Zo komt de brief aan</h2>
        {text === null ? (
          <Alert severity="warning" headingLevel={3} heading="Deze lezer krijgt geen mail">
            <p>Er staat geen stuk in de brief dat deze lezer mag lezen.</p>
          </Alert>
        ) : (
          <>
            <ButtonGroup>
              <ButtonLink href={sheet} variant="secondary">
                Met opmaak
              </ButtonLink>
              <ButtonLink href={`${sheet}&telefoon`} variant="secondary">
                Met opmaak, op een telefoon
              </ButtonLink>
            </ButtonGroup>
            <p>Onderwerp: {subject}</p>
            <h3>Als platte tekst</h3>
            <pre className="var-letter-text" tabIndex={0} aria-label="De brief als platte tekst">
              {text}
            </pre>
          </>
        )}
      </section>
      <section aria-labelledby="proef" className="var-section var-stack">
        <h2 id="proef">Proef naar uzelf</h2>
        <Form id="proefmail" state={answer?.form ?? { values: { as }, errors: {} }}>
          <Radios name="as" label={`Stuur een proef naar ${email}, als`} options={options} />
          <Submit>Stuur mij een proef</Submit>
        </Form>
      </section>
    </div>
  )
}
