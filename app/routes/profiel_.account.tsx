import { redirect } from '@remix-run/node'
import { account, freshly } from '#app/auth/guards.ts'
import { sessionCookie } from '#app/auth/session.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { deleteOwnAccount } from '#app/modules/profile/delete-account.server.ts'
import { deleteAccountForm } from '#app/modules/profile/forms.ts'
import { ProfileNav } from '#app/modules/profile/profile-nav.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(account, async () => ({}))

export const action = actionFor(freshly(account), deleteAccountForm, async ({ viewer, services: { db, config } }) => {
  await db.write((tx) => deleteOwnAccount(tx, viewer))
  return redirect('/', { headers: { 'Set-Cookie': sessionCookie(config, null) } })
})

export const meta = () => pageTitle('Downloaden en verwijderen')
export const handle = { breadcrumb: () => [{ label: 'Mijn profiel', href: accountUrls.profile }] }

export default function OwnAccount() {
  return (
    <div className="var-stack">
      <h1>Downloaden en verwijderen</h1>
      <ProfileNav />
      <section aria-labelledby="downloaden" className="var-section var-stack">
        <h2 id="downloaden">Uw gegevens downloaden</h2>
        <p>
          U krijgt een bestand (JSON) met alles wat het portaal van u bewaart: uw account, organisaties, zitplaatsen,
          sessies, tokens, stukken en handelingen. Wij vragen eerst opnieuw de tweede stap.
        </p>
        <p>
          <a href={accountUrls.ownData}>Download uw gegevens</a>
        </p>
      </section>
      <section aria-labelledby="verwijderen" className="var-section var-stack">
        <h2 id="verwijderen">Uw account verwijderen</h2>
        <p>
          U hebt dan nergens meer toegang. Uw naam, e-mailadres en functie worden gewist. Wat u hebt gemaakt blijft bij
          uw organisatie, onder “Voormalig medewerker” met een nummer. Het logboek blijft bestaan, zonder uw naam. Dit
          is niet terug te draaien.
        </p>
        <Form id="weg" state={useRefused()}>
          <Checkbox name="sure" label="Ja, ik wil mijn account verwijderen" />
          <Submit danger>Verwijder mijn account</Submit>
        </Form>
      </section>
    </div>
  )
}
