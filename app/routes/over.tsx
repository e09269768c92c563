import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pathMeta } from '#app/ui/page-meta.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer }) => {
  answer.keep = viewer.userId === null
  return {}
})
export const meta = pathMeta<typeof loader>(
  'Over de alliantie',
  'Wie er samenwerken in de VeiligheidsAlliantie regio Rotterdam, en wat de alliantie doet.',
  '/over',
)

export default function About() {
  return (
    <TextPage title="Over de alliantie">
      <p>
        In de VeiligheidsAlliantie regio Rotterdam werken 23 gemeenten, de politie en het Openbaar Ministerie samen. Het
        RIEC Rotterdam is partner. De alliantie is opgericht door het Regionaal Veiligheidsoverleg.
      </p>
      <h2>Wat de alliantie doet</h2>
      <ul>
        <li>Kennis en goede praktijken verzamelen en delen.</li>
        <li>Werkgroepen organiseren rond de prioriteiten van de regio.</li>
        <li>Nieuwe thema’s onder de aandacht brengen.</li>
        <li>Bewustwording vergroten en helpen om aanpakken in te bedden.</li>
        <li>De ontwikkelingen in de regio volgen.</li>
      </ul>
      <h2>Openbaar en besloten</h2>
      <p>
        Nieuws is voor iedereen. In de kennisbank staat wat partners met elkaar delen. Wie een stuk mag lezen, bepaalt
        de organisatie die het plaatst, met een TLP-aanduiding (Traffic Light Protocol). Bij elk stuk staat wie het kan
        zien.
      </p>
      <p>Dit portaal bevat kennis. Het bevat geen casussen en geen persoonsdossiers.</p>
    </TextPage>
  )
}
