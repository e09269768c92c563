import { useLoaderData } from '@remix-run/react'
import { participant } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { expertiseOf, setExpertise } from '#app/modules/profile/expertise.server.ts'
import { expertiseForm } from '#app/modules/profile/forms.ts'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(participant, async ({ viewer, services: { db } }) =>
  expertiseOf(db.read, viewer.userId),
)

export const action = actionFor(participant, expertiseForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) => setExpertise(tx, viewer, input))
  return done(accountUrls.expertise, 'kennis')
})

export const meta = () => pageTitle('Wat u weet')
export const handle = { breadcrumb: profileCrumbs }

export default function Expertise() {
  const { subjects, contact } = useLoaderData<typeof loader>()
  const stored = { values: { subjects: subjects.join('\n'), contact: contact ? 'on' : undefined }, errors: {} }
  return (
    <div className="var-stack">
      <h1>Wat u weet</h1>
      <ProfileNav participates />
      <Done texts={{ kennis: 'Uw onderwerpen zijn opgeslagen' }} />
      <p>
        Noem waar collega’s u naar kunnen vragen. Partners vinden u dan bij{' '}
        <a href={accountUrls.experts}>Wie weet wat</a>. Schermt uw organisatie namen af, dan zien zij uw functie en
        nummer.
      </p>
      <Form id="kennis" state={useRefused() ?? stored}>
        <TextArea
          name="subjects"
          label="Onderwerpen"
          help="Eén onderwerp op een regel, bijvoorbeeld: jeugdgroepen. Laat het leeg als u niet gevonden wilt worden."
          optional
          rows={6}
        />
        <Checkbox name="contact" value="on" label="Toon partners mijn e-mailadres erbij" optional />
        <Submit>Onderwerpen opslaan</Submit>
      </Form>
    </div>
  )
}
