import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer }) => {
  answer.keep = viewer.userId === null
  return {}
})
export const meta = () => pageTitle('Privacy')

export default function Privacy() {
  return (
    <TextPage title="Privacy">
      <h2>Bezoekers</h2>
      <p>
        Wie niet inlogt, krijgt geen cookies. De pagina’s laden niets van andere partijen. In het technische logboek
        staan het opgevraagde pad en de tijd, geen zoekvragen en geen IP-adressen.
      </p>
      <h2>Wie inlogt</h2>
      <p>
        Van gebruikers bewaren wij naam, e-mailadres, functie, organisatie en rol, en de beveiliging van het account.
        Een functionele cookie houdt de sessie vast, hoogstens acht uur. Bij een sessie horen een IP-adres en de naam
        van de browser, zodat u op uw profiel kunt zien waar u bent ingelogd.
      </p>
      <h2 id="aanvragen">Wie een account of de nieuwsbrief aanvraagt</h2>
      <p>
        Wij gebruiken wat u invult om over uw aanvraag te beslissen en om u de nieuwsbrief te sturen. De beheerders van
        de organisatie die u kiest, lezen uw aanvraag, of anders het bureau van de alliantie. Bevestigt u uw e-mailadres
        niet, dan verwijderen wij alles na een dag. Een half jaar na het besluit verwijderen wij de aanvraag.
      </p>
      <p>
        Van een aanmelding voor de nieuwsbrief bewaren wij wanneer u die vroeg en bevestigde, met welke tekst en, alleen
        als controlegetal, vanaf welk netwerk. Afmelden kan met de link in iedere mail, en in uw profiel als u een
        account hebt. Een half jaar daarna verwijderen wij ook dat.
      </p>
      <h2 id="bijeenkomsten">Wie zich aanmeldt voor een bijeenkomst</h2>
      <p>
        Wij gebruiken uw naam, e-mailadres en organisatie om u een plaats te geven, u te mailen over de bijeenkomst en u
        bij de ingang te herkennen. De organisator van de bijeenkomst ziet de lijst, ook als uw organisatie namen van
        medewerkers verder niet toont. Acht weken na de bijeenkomst verwijderen wij uw naam en adres. Wat blijft, is
        hoeveel mensen van welke organisatie er waren.
      </p>
      <h2>Wat wordt vastgelegd</h2>
      <p>
        Wie een stuk plaatst, wijzigt of intrekt, komt in het logboek. Bij stukken met TLP:AMBER en strenger wordt ook
        vastgelegd wie ze leest of downloadt. De eigenaar van het stuk moet dat kunnen nagaan. Van uw internetadres
        bewaart het logboek alleen het netwerk, niet het hele adres. Wat ouder is dan de bewaartermijn, standaard 24
        maanden, wordt elke nacht verwijderd.
      </p>
      <h2>Wie erbij kan</h2>
      <p>
        Beheerders van het portaal geven zichzelf geen leesrechten. Wie de server technisch beheert, kan bij alle
        gegevens. Met hen zijn daarover afspraken gemaakt.
      </p>
      <h2>Uw rechten</h2>
      <p>
        Hebt u een account? Dan kunt u in uw profiel downloaden wat wij van u bewaren, en uw account verwijderen. Wij
        wissen dan meteen wie u bent, ook uit uw aanvragen en de nieuwsbrief.
      </p>
      <p>
        U kunt vragen om inzage, verbetering of verwijdering via <a href="/contact">Contact</a>. U kunt ook een klacht
        indienen bij de Autoriteit Persoonsgegevens.
      </p>
    </TextPage>
  )
}
