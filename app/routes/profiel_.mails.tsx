import { useLoaderData } from '@remix-run/react'
import { account } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { chooseNotices, noticesOf } from '#app/modules/notifications/notices.server.ts'
import { notices } from '#app/modules/notifications/notices.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { noticesForm } from '#app/modules/profile/forms.ts'
import { ProfileNav } from '#app/modules/profile/profile-nav.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(account, async ({ viewer, services: { db } }) => ({
  wanted: await noticesOf(db.read, viewer.userId),
}))

export const action = actionFor(account, noticesForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) => chooseNotices(tx, viewer, input.notices))
  return done(accountUrls.notices, 'mails')
})

export const meta = () => pageTitle('Mails')
export const handle = { breadcrumb: () => [{ label: 'Mijn profiel', href: accountUrls.profile }] }

export default function Notices() {
  const { wanted } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Welke mails u krijgt</h1>
      <ProfileNav />
      <Done texts={{ mails: 'Uw keuze is opgeslagen' }} />
      <p>Mails over uw account, inloggen en uw toegang krijgt u altijd.</p>
      <Form id="mails" state={{ values: { notices: wanted }, errors: {} }}>
        <Checkboxes
          name="notices"
          label="Mail mij bij"
          optional
          options={Object.entries(notices).map(([value, notice]) => ({ value, ...notice }))}
        />
        <Submit>Keuze opslaan</Submit>
      </Form>
    </div>
  )
}
