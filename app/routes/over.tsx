import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'
import { SideBlock, SideLinks, WithSide } from '#app/ui/side-column.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer }) => {
  answer.keep = viewer.userId === null
  return {}
})
export const meta = pathMeta<typeof loader>(
  'Over de alliantie',
  'Wat de VeiligheidsAlliantie regio Rotterdam doet, wie er meedoen en hoe openbaar en besloten hier uit elkaar blijven.',
  '/over',
)

export default function About() {
  return (
    <WithSide
      side={
        <>
          <SideBlock title="Meedoen">
            <p>Werkt u bij een partner van de alliantie? Vraag een account aan; uw eigen organisatie beslist.</p>
            <div className="var-buttons">
              <ButtonLink href="/account-aanvragen" variant="secondary">
                Account aanvragen
              </ButtonLink>
            </div>
          </SideBlock>
          <SideBlock title="Verder lezen">
            <SideLinks
              links={[
                { label: 'Nieuws', href: urls.news.list },
                { label: 'Agenda', href: urls.agenda.list },
                { label: 'Thema’s', href: urls.themes },
                { label: 'Contact', href: '/contact' },
              ]}
            />
          </SideBlock>
        </>
      }
    >
      <article className="var-article">
        <h1>Over de alliantie</h1>
        <p className="var-lead">
          In de VeiligheidsAlliantie regio Rotterdam werken 23 gemeenten, de politie en het Openbaar Ministerie samen.
          Het RIEC Rotterdam is partner. De alliantie is opgericht door het Regionaal Veiligheidsoverleg.
        </p>
        <div className="var-prose">
          <h2>Wat de alliantie doet</h2>
          <ul>
            <li>Kennis en goede praktijken verzamelen en delen.</li>
            <li>Werkgroepen organiseren rond de prioriteiten van de regio.</li>
            <li>Nieuwe thema’s onder de aandacht brengen.</li>
            <li>Bewustwording vergroten en helpen om aanpakken in te bedden.</li>
            <li>De ontwikkelingen in de regio volgen.</li>
          </ul>
          <h2>Wie deze site maken</h2>
          <p>
            De redacties van de VAR en van het RIEC Rotterdam maken deze site en de nieuwsbrief samen. Het Platform
            Veilig Ondernemen (PVO) hoort bij de VAR. Bij elk bericht staat namens wie het verschijnt.
          </p>
          <h2>Openbaar en besloten</h2>
          <p>
            Nieuws en openbare bijeenkomsten zijn voor iedereen. In de kennisbank staat wat partners met elkaar delen.
            Wie een stuk mag lezen, bepaalt de organisatie die het plaatst, met een TLP-aanduiding (Traffic Light
            Protocol). Bij elk stuk staat wie het kan zien.
          </p>
          <p>Dit portaal bevat kennis. Het bevat geen casussen en geen persoonsdossiers.</p>
        </div>
      </article>
    </WithSide>
  )
}
