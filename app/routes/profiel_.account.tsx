import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { participates } from '#app/access/viewer.ts'
import { account, freshly } from '#app/auth/guards.ts'
import { sessionCookie } from '#app/auth/session.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { deleteOwnAccount } from '#app/modules/profile/delete-account.server.ts'
import { deleteAccountForm } from '#app/modules/profile/forms.ts'
import { OwnSignInOnly } from '#app/modules/profile/own-sign-in-only.tsx'
import { ProfileNav, profileCrumbs } from '#app/modules/profile/profile-nav.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(account, async ({ viewer }) => ({
  cameBy: viewer.session.provider?.name ?? null,
  participates: participates(viewer),
}))

export const action = actionFor(freshly(account), deleteAccountForm, async ({ viewer, services: { db, config } }) => {
  await db.write((tx) => deleteOwnAccount(tx, viewer))
  return redirect('/', { headers: { 'Set-Cookie': sessionCookie(config, null) } })
})

export const meta = () => pageTitle('Downloaden en verwijderen')
export const handle = { breadcrumb: profileCrumbs }

export default function OwnAccount() {
  const { cameBy, participates } = useLoaderData<typeof loader>()
  const state = useRefused()
  return (
    <div className="var-stack">
      <h1>Downloaden en verwijderen</h1>
      <ProfileNav participates={participates} />
      <OwnSignInOnly cameBy={cameBy} what="Uw gegevens downloaden en uw account verwijderen kunt u" />
      <section aria-labelledby="downloaden" className="var-section var-stack">
        <h2 id="downloaden">Uw gegevens downloaden</h2>
        <p>
          U krijgt een bestand (JSON) met alles wat het portaal van u bewaart: uw account, hoe u inlogt, organisaties,
          zitplaatsen van nu en van vroeger, aanvragen, nieuwsbrief, sessies, tokens, stukken en handelingen. Geen
          wachtwoorden of sleutels. Wij vragen eerst opnieuw om uw tweede stap.
        </p>
        {cameBy === null ? (
          <p>
            <a href={accountUrls.ownData}>Download uw gegevens</a>
          </p>
        ) : null}
      </section>
      <section aria-labelledby="verwijderen" className="var-section var-stack">
        <h2 id="verwijderen">Uw account verwijderen</h2>
        <p>U hebt dan nergens meer toegang. Dit is niet terug te draaien.</p>
        <p>Dit wissen wij:</p>
        <ul>
          <li>uw naam, e-mailadres, functie en de onderwerpen waar u van weet;</li>
          <li>uw wachtwoord, telefoon, passkeys en herstelcodes, en de koppeling met uw organisatie;</li>
          <li>uw aanmelding voor de nieuwsbrief;</li>
          <li>wat u invulde bij aanvragen voor een account of een zitplaats. Wat nog openstaat, vervalt.</li>
        </ul>
        <p>Dit blijft:</p>
        <ul>
          <li>wat u hebt gemaakt. Dat blijft bij uw organisatie, onder “Voormalig medewerker” met een nummer;</li>
          <li>meldingen en verzoeken om te vernietigen die u deed, onder datzelfde nummer;</li>
          <li>het logboek, zonder uw naam;</li>
          <li>reservekopieën, totdat die zijn verlopen. Zetten wij er een terug, dan wissen wij u daarin opnieuw.</li>
        </ul>
        {cameBy === null ? (
          <Form id="weg" state={state}>
            <Checkbox name="sure" label="Ja, ik wil mijn account verwijderen" />
            <Submit danger>Verwijder mijn account</Submit>
          </Form>
        ) : null}
      </section>
    </div>
  )
}
