import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer }) => {
  answer.keep = viewer.userId === null
  return {}
})
export const meta = () => pageTitle('Toegankelijkheid')

export default function Accessibility() {
  return (
    <TextPage title="Toegankelijkheid">
      <p>
        Iedereen moet dit portaal kunnen gebruiken: met een muis, een toetsenbord, een schermlezer, vergroot of op een
        telefoon. Wij richten ons op de norm WCAG 2.2, niveau AA.
      </p>
      <h2>Wat wij doen</h2>
      <ul>
        <li>Elke pagina wordt bij elke wijziging automatisch getoetst.</li>
        <li>Alles werkt zonder muis en zonder JavaScript.</li>
        <li>Van elk leesbaar bestand is de tekst ook als gewone pagina te lezen.</li>
      </ul>
      <h2>Wat nog niet goed is</h2>
      <ul>
        <li>
          Er is nog geen onderzoek door een onafhankelijke partij gedaan. De status is daarom nog niet vastgesteld.
        </li>
        <li>Bestanden van partners zijn niet altijd toegankelijk gemaakt.</li>
      </ul>
      <h2>Loopt u ergens tegenaan?</h2>
      <p>
        Laat het ons weten via <a href="/contact">Contact</a>. Het landelijke register van verklaringen vindt u op{' '}
        <a href="https://www.toegankelijkheidsverklaring.nl/register">toegankelijkheidsverklaring.nl</a>.
      </p>
    </TextPage>
  )
}
