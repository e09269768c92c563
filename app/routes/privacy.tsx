import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { pathMeta } from '#app/ui/page-meta.ts'
import { Table } from '#app/ui/table.tsx'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = loaderFor(everyone, async ({ viewer, answer, services: { config } }) => {
  answer.keep = viewer.userId === null
  return { email: config.contact, demo: config.demo }
})
export const meta = pathMeta<typeof loader>(
  'Privacy',
  'Welke persoonsgegevens dit portaal bewaart, waarvoor, hoe lang en wat uw rechten zijn.',
  '/privacy',
)

/** What is kept of whom, why it may be, and until when. */
const purposes = [
  {
    what: 'Account: naam, e-mailadres, functie, organisatie, rol, beveiliging van het account',
    why: 'Weten wie er inlogt en wat die mag lezen',
    ground: 'Taak van algemeen belang',
    until: 'Tot u uw account verwijdert of uw organisatie u weghaalt',
  },
  {
    what: 'Sessie: netwerkadres en naam van de browser',
    why: 'U laten zien waar u bent ingelogd; misbruik herkennen',
    ground: 'Taak van algemeen belang',
    until: 'Hoogstens acht uur, daarna nog die nacht',
  },
  {
    what: 'Aanvraag van een account',
    why: 'Over uw aanvraag beslissen',
    ground: 'Taak van algemeen belang',
    until: 'Een dag als u niet bevestigt, anders een half jaar na het besluit',
  },
  {
    what: 'Nieuwsbrief: e-mailadres, keuze, bewijs van toestemming',
    why: 'U de nieuwsbrief sturen die u vroeg',
    ground: 'Uw toestemming',
    until: 'Tot u zich afmeldt; het bewijs nog een half jaar',
  },
  {
    what: 'Welke nieuwsbrieven u kreeg en of die aankwamen; niet of u ze opende',
    why: 'U niets dubbel sturen, en stoppen als uw adres niet meer werkt',
    ground: 'Uw toestemming',
    until: 'Een half jaar',
  },
  {
    what: 'Aanmelding voor een bijeenkomst: naam, e-mailadres, organisatie, aanwezigheid',
    why: 'De bijeenkomst organiseren en u daarover berichten',
    ground: 'Uw aanmelding, en taak van algemeen belang',
    until: 'Acht weken na de bijeenkomst; daarna blijft per organisatie alleen een aantal',
  },
  {
    what: 'Logboek: wie een stuk plaatste, wijzigde of introk, en wie een stuk vanaf TLP:AMBER las',
    why: 'De eigenaar van een stuk kan nagaan wie het zag',
    ground: 'Taak van algemeen belang en wettelijke plicht tot beveiliging',
    until: 'Standaard 24 maanden',
  },
  {
    what: 'Technisch logboek: opgevraagd pad en tijd, zonder zoekvraag en zonder adres',
    why: 'Storingen oplossen',
    ground: 'Geen persoonsgegevens',
    until: 'Zolang als de beheerder van de server instelt',
  },
  {
    what: 'Aantallen: hoe vaak een openbare pagina per dag is geopend',
    why: 'Weten wat gelezen wordt',
    ground: 'Geen persoonsgegevens: alleen een aantal, zonder cookies en adressen',
    until: 'Onbeperkt',
  },
] as const

export default function Privacy() {
  const { email, demo } = useLoaderData<typeof loader>()
  return (
    <TextPage title="Privacy">
      {demo ? (
        <Alert heading="Dit is een voorbeeld">
          <p>Dit is een demonstratie met verzonnen mensen en stukken. Deze verklaring laat zien wat er zou staan.</p>
        </Alert>
      ) : null}
      <h2>Wie verantwoordelijk is</h2>
      <p>
        Het bureau van de VeiligheidsAlliantie regio Rotterdam is verantwoordelijk voor dit portaal. U bereikt het
        bureau, en de functionaris voor gegevensbescherming, via <a href={`mailto:${email}`}>{email}</a>.
      </p>
      <h2>Bezoekers</h2>
      <p>
        Wie niet inlogt, krijgt geen <a href="/cookies">cookies</a>. De pagina’s laden niets van andere partijen. In het
        technische logboek staan het opgevraagde pad en de tijd, geen zoekvragen en geen adressen. Wij tellen per dag
        hoe vaak een openbare pagina is geopend; niet door wie.
      </p>
      <h2>Wat wij bewaren, waarvoor en hoe lang</h2>
      <Table
        caption="Wat wij bewaren"
        hideCaption
        rows={purposes}
        rowKey={(row) => row.what}
        columns={[
          { title: 'Gegevens', heading: true, cell: (row) => row.what },
          { title: 'Waarvoor', cell: (row) => row.why },
          { title: 'Grondslag', cell: (row) => row.ground },
          { title: 'Hoe lang', cell: (row) => row.until },
        ]}
      />
      <p>
        U bent niet verplicht iets te geven. Zonder deze gegevens kunt u de openbare pagina’s gewoon lezen, maar geen
        account, nieuwsbrief of plaats bij een bijeenkomst krijgen.
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
        account hebt. Uw toestemming kunt u dus altijd intrekken. In de nieuwsbrief zit niets dat meet of u hem leest.
      </p>
      <h2 id="bijeenkomsten">Wie zich aanmeldt voor een bijeenkomst</h2>
      <p>
        Wij gebruiken uw naam, e-mailadres en organisatie om u een plaats te geven, u te mailen over de bijeenkomst en u
        bij de ingang te herkennen. De organisator van de bijeenkomst ziet de lijst, ook als uw organisatie namen van
        medewerkers verder niet toont. Acht weken na de bijeenkomst verwijderen wij uw naam en adres. Wat blijft, is
        hoeveel mensen van welke organisatie er waren.
      </p>
      <p>
        U krijgt mails over deze bijeenkomst en niets anders. Met de link in die mails wijzigt u uw aanmelding of zegt u
        af.
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
        gegevens. Met hen zijn daarover afspraken gemaakt. Wij geven uw gegevens aan niemand anders en niet buiten de
        Europese Unie. Over u wordt niets automatisch besloten en er wordt geen profiel van u gemaakt.
      </p>
      <h2>Uw rechten</h2>
      <p>
        Hebt u een account? Dan kunt u in uw profiel downloaden wat wij van u bewaren, en uw account verwijderen. Wij
        wissen dan meteen wie u bent, ook uit uw aanvragen en de nieuwsbrief.
      </p>
      <p>
        U kunt vragen om inzage, verbetering, verwijdering, beperking of overdracht van uw gegevens, en bezwaar maken
        tegen het gebruik ervan, via <a href="/contact">Contact</a>. U krijgt binnen een maand antwoord. U kunt ook een
        klacht indienen bij de <a href="https://www.autoriteitpersoonsgegevens.nl">Autoriteit Persoonsgegevens</a>.
      </p>
    </TextPage>
  )
}
