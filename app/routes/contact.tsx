import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { config } }) => {
  answer.keep = viewer.userId === null
  return { email: config.mail.from }
})
export const meta = () => pageTitle('Contact')

export default function Contact() {
  const { email } = useLoaderData<typeof loader>()
  return (
    <TextPage title="Contact">
      <p>
        Hebt u een vraag over dit portaal of over de alliantie? Mail naar <a href={`mailto:${email}`}>{email}</a>.
      </p>
      <h2>Hulp bij inloggen</h2>
      <p>
        Werkt uw wachtwoord niet meer, kies dan <a href="/wachtwoord-vergeten">Wachtwoord vergeten</a>. Bent u uw
        telefoon of passkey kwijt? Lees de <a href="/hulp/inloggen">hulp bij inloggen</a>.
      </p>
      <h2>Een stuk dat hier niet hoort</h2>
      <p>
        Ziet u persoonsgegevens, casuïstiek of politiegegevens in een stuk? Mail ons meteen met het adres van de pagina.
        Stuur de gegevens zelf niet mee.
      </p>
    </TextPage>
  )
}
