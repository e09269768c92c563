import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pathMeta } from '#app/ui/page-meta.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { config } }) => {
  answer.keep = viewer.userId === null
  return { email: config.contact }
})
export const meta = pathMeta<typeof loader>(
  'Contact',
  'Vragen over het portaal of de alliantie, hulp bij inloggen, een klacht of een kwetsbaarheid melden.',
  '/contact',
)

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
      <h2>Een klacht</h2>
      <p>
        Bent u niet tevreden over dit portaal of over hoe wij met u omgaan? Stuur uw klacht naar{' '}
        <a href={`mailto:${email}`}>{email}</a>. Het bureau van de alliantie antwoordt binnen zes weken. Over{' '}
        <a href="/toegankelijkheid">toegankelijkheid</a> en <a href="/privacy">privacy</a> leest u op die pagina’s wat u
        nog meer kunt doen.
      </p>
      <h2 id="kwetsbaarheid">Een kwetsbaarheid melden</h2>
      <p>
        Hebt u een zwakke plek in de beveiliging gevonden? Mail die naar <a href={`mailto:${email}`}>{email}</a> en deel
        haar niet met anderen voor zij is verholpen. Bekijk of wijzig niet meer dan nodig is om haar te tonen. Wij
        reageren binnen drie werkdagen en doen geen aangifte als u zich hieraan houdt.
      </p>
    </TextPage>
  )
}
