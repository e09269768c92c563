import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { config } }) => {
  answer.keep = viewer.userId === null
  return { email: config.mail.from }
})
export const meta = () => pageTitle('Hulp bij inloggen')

export default function SignInHelp() {
  const { email } = useLoaderData<typeof loader>()
  return (
    <TextPage title="Hulp bij inloggen">
      <p>
        U logt in met een passkey, of met uw wachtwoord en daarna een tweede stap. De tweede stap is een passkey of een
        code van uw telefoon.
      </p>
      <h2>Wat is een passkey?</h2>
      <p>
        Een passkey is een sleutel die op uw computer, telefoon of beveiligingssleutel staat. U gebruikt hem met uw
        vinger, uw gezicht of de pincode van het apparaat. Die gaan nooit naar ons toe. U hoeft niets te onthouden of
        over te typen, en niemand kan u verleiden hem op een nagemaakte website te gebruiken.
      </p>
      <p>
        Een passkey maakt u bij <a href={accountUrls.passkeys}>Uw passkeys</a>. Maak er liefst twee, op twee apparaten.
        JavaScript moet aanstaan in uw browser.
      </p>
      <h2>Ik heb mijn telefoon of passkey niet bij me</h2>
      <p>
        Log in met uw wachtwoord. Voer bij de tweede stap een van uw herstelcodes in. Iedere herstelcode werkt één keer.
      </p>
      <h2>Ik ben mijn telefoon of passkey kwijt</h2>
      <ol>
        <li>
          Hebt u nog een andere passkey of een herstelcode? Log daarmee in. Verwijder bij{' '}
          <a href={accountUrls.passkeys}>Uw passkeys</a> de passkey die u kwijt bent. Stel daarna iets nieuws in.
        </li>
        <li>
          Hebt u niets meer? Bel de beheerder van uw organisatie. Die verwijdert uw oude inlogmiddelen. U krijgt daar
          een mail over en wordt overal uitgelogd.
        </li>
        <li>
          Werkt u bij de politie of het OM? Dan moet een tweede beheerder dat binnen 24 uur bevestigen. U krijgt een
          mail als het is gevraagd en als het is gebeurd.
        </li>
        <li>
          Log opnieuw in met uw wachtwoord, of met de link die u krijgt als u geen wachtwoord had. Stel een nieuwe
          passkey of telefoon in.
        </li>
      </ol>
      <p>Weet u niet wie de beheerder van uw organisatie is, of bent u het zelf? Mail het bureau van de alliantie.</p>
      <h2>Ik ben mijn wachtwoord vergeten</h2>
      <p>
        Kies <a href={accountUrls.forgotten}>Wachtwoord vergeten</a>. U krijgt een mail met een link. Uw telefoon en
        passkeys blijven werken.
      </p>
      <h2>Te veel pogingen</h2>
      <p>
        Na tien verkeerde wachtwoorden wacht u een kwartier. Met een passkey kunt u meteen inloggen, ook als iemand
        anders verkeerde wachtwoorden probeerde.
      </p>
      <h2>Een mail die u niet verwacht</h2>
      <p>
        Krijgt u een mail over een passkey of over uw inlogmiddelen, en hebt u daar niet om gevraagd? Bel meteen de
        beheerder van uw organisatie, of mail <a href={`mailto:${email}`}>{email}</a>.
      </p>
    </TextPage>
  )
}
