import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { statement, statusNames } from '#app/modules/duties/accessibility.ts'
import { Alert } from '#app/ui/alert.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pathMeta } from '#app/ui/page-meta.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { config } }) => {
  answer.keep = viewer.userId === null
  return { demo: config.demo }
})
export const meta = pathMeta<typeof loader>(
  'Toegankelijkheid',
  'De toegankelijkheidsverklaring van dit portaal: status, bekende fouten en hoe u een probleem meldt.',
  '/toegankelijkheid',
)

export default function Accessibility() {
  const { demo } = useLoaderData<typeof loader>()
  const { status, judgedOn, signedOn, signedBy, standard, faults } = statement
  return (
    <TextPage title="Toegankelijkheidsverklaring">
      {demo ? (
        <Alert heading="Dit is een voorbeeld">
          <p>Dit is een demonstratie. De verklaring is verzonnen en staat niet in het landelijke register.</p>
        </Alert>
      ) : null}
      <p>
        Iedereen moet dit portaal kunnen gebruiken: met een muis, een toetsenbord, een schermlezer, vergroot of op een
        telefoon. Wij werken volgens {standard}.
      </p>
      <h2>Status</h2>
      <p>
        <strong>
          Status {status}: {statusNames[status].toLowerCase()}.
        </strong>{' '}
        Getoetst op {formatDate(judgedOn)}. Vastgesteld op {formatDate(signedOn)} door {signedBy}. Wij bekijken de
        verklaring ten minste één keer per jaar opnieuw.
      </p>
      <h2>Wat wij doen</h2>
      <ul>
        <li>Elke pagina en elk formulier wordt bij elke wijziging automatisch getoetst, smal, breed en vergroot.</li>
        <li>Alles werkt zonder muis en zonder JavaScript.</li>
        <li>Van elk leesbaar bestand is de tekst ook als gewone pagina te lezen.</li>
      </ul>
      <h2>Wat nog niet goed is</h2>
      {faults.map((fault) => (
        <section key={fault.what}>
          <h3>{fault.what}</h3>
          <p>
            {fault.effect} {fault.instead}
          </p>
          <p>Planning: {fault.ready}</p>
        </section>
      ))}
      <h2>Loopt u ergens tegenaan?</h2>
      <p>
        Laat het ons weten via <a href="/contact">Contact</a>. Noem de pagina, wat u wilde doen en waarmee u werkt. U
        krijgt binnen vijf werkdagen antwoord, en binnen drie weken een oplossing of een uitleg.
      </p>
      <h2>Niet tevreden met ons antwoord?</h2>
      <p>
        Dien dan een klacht in bij het bureau van de alliantie, via <a href="/contact">Contact</a>. Helpt dat niet, dan
        kunt u naar de <a href="https://www.nationaleombudsman.nl">Nationale ombudsman</a> of het{' '}
        <a href="https://www.mensenrechten.nl">College voor de Rechten van de Mens</a>.
      </p>
      <p>
        Alle verklaringen van de overheid staan in het{' '}
        <a href="https://www.toegankelijkheidsverklaring.nl/register">landelijke register</a>.
      </p>
    </TextPage>
  )
}
