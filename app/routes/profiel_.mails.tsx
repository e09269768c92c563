import { useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { account } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { chooseNewsletter } from '#app/modules/newsletter/own.server.ts'
import { ChoiceFields } from '#app/modules/newsletter/choice-fields.tsx'
import { choiceValues } from '#app/modules/newsletter/choices.ts'
import { subscriptionOf, themeOptions } from '#app/modules/newsletter/queries.server.ts'
import { chooseNotices, noticesOf } from '#app/modules/notifications/notices.server.ts'
import { notices } from '#app/modules/notifications/notices.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { mailsForm } from '#app/modules/profile/forms.ts'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(account, async ({ viewer, services: { db } }) => {
  const subscription = await subscriptionOf(db.read, viewer.email)
  return {
    wanted: await noticesOf(db.read, viewer.userId),
    email: viewer.email,
    newsletter: choiceValues(subscription, 'wanted'),
    themes: await themeOptions(db.read),
    participates: participates(viewer),
  }
})

export const action = actionFor(account, mailsForm, async ({ viewer, input, ...args }) => {
  await args.services.db.write((tx) => {
    if (input.intent === 'notices') return chooseNotices(tx, viewer, input.notices)
    const { digest, weeklyMost, themes, wanted: issues } = input
    return chooseNewsletter(tx, args, viewer, { issues, digest, weeklyMost, themes })
  })
  return done(accountUrls.notices, input.intent)
})

export const meta = () => pageTitle('Mails')
export const handle = { breadcrumb: profileCrumbs }

const texts = { notices: 'Uw keuze is opgeslagen', newsletter: 'Uw keuze voor de nieuwsbrief is opgeslagen' }
type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Mails() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Welke mails u krijgt</h1>
      <ProfileNav participates={page.participates} />
      <Done texts={texts} />
      <section aria-labelledby="berichten" className="var-section var-stack">
        <h2 id="berichten">Berichten uit het portaal</h2>
        <p>Mails over uw account, inloggen, uw toegang en uw eigen aanvragen krijgt u altijd.</p>
        <Form id="mails" state={{ values: { notices: page.wanted }, errors: {} }}>
          <HiddenField name="intent" value="notices" />
          <Checkboxes
            name="notices"
            label="Mail mij bij"
            optional
            options={Object.entries(notices).map(([value, notice]) => ({ value, ...notice }))}
          />
          <Submit>Keuze opslaan</Submit>
        </Form>
      </section>
      <Newsletter page={page} />
    </div>
  )
}

function Newsletter({ page: { email, newsletter, themes } }: { page: Data }) {
  return (
    <section aria-labelledby="nieuwsbrief" className="var-section var-stack">
      <h2 id="nieuwsbrief">Nieuwsbrief en overzicht</h2>
      <p>
        De mails komen op {email}. Afmelden kan altijd, hier of met de link onderaan de mail.{' '}
        <a href="/privacy#aanvragen">Wat wij met uw gegevens doen</a>
      </p>
      <Form id="brief" state={{ values: newsletter, errors: {} }}>
        <HiddenField name="intent" value="newsletter" />
        <ChoiceFields
          issues="wanted"
          themes={themes}
          themesHelp="Kiest u niets, dan krijgt u nieuws over alle thema’s. In het overzicht staan ook de thema’s die u in het portaal volgt."
        />
        <Submit>Nieuwsbrief opslaan</Submit>
      </Form>
    </section>
  )
}
