import { document, file, section } from '../build.ts'
import type { DemoDocument } from '../types.ts'

export const careDocuments: DemoDocument[] = [
  document({
    title: 'Zorg en veiligheid in gewone woorden',
    summary: 'Uitleg voor inwoners: bij wie kunt u terecht als u zich zorgen maakt om iemand in uw omgeving?',
    description:
      'Dit voorbeeldstuk legt in gewone woorden uit wat gemeente, politie en zorg doen bij zorgen om een buurtgenoot. Het vertelt ook wat zij niet mogen vertellen en waarom. Gemeenten kunnen de tekst overnemen en hun eigen meldpunt invullen.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['zorg-en-veiligheid'],
    date: '2024-02-12',
    files: [
      file(
        'zorg-en-veiligheid-in-gewone-woorden.pdf',
        3,
        section('Bij wie kunt u terecht', 'zorg-en-veiligheid'),
        section('Wat u mag verwachten', 'communicatie'),
      ),
    ],
  }),
  document({
    title: 'Handreiking onbegrepen gedrag voor wijkteams',
    summary: 'Signalen herkennen, een melding beoordelen en op tijd hulp vragen, met kaarten voor dagelijks gebruik.',
    description:
      'De handreiking helpt wijkteams bij meldingen over onbegrepen gedrag. Zij begint bij het herkennen van signalen en eindigt bij opschaling en nazorg. De voorbeelden zijn verzonnen en bevatten geen casuïstiek. Eerder werd in stukken als dit gesproken over verward gedrag.',
    owner: 'zvh-rotterdam-rijnmond',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid'],
    date: '2025-01-30',
    files: [
      file(
        'handreiking-onbegrepen-gedrag.pdf',
        14,
        section('Wat u ziet en hoort', 'zorg-en-veiligheid'),
        section('De eerste beoordeling', 'zorg-en-veiligheid'),
        section('Samenwerken in de wijk', 'zorg-en-veiligheid overleg'),
        section(
          'Opschaling bij onbegrepen gedrag',
          'opschaling',
          'Wanneer is opschaling bij onbegrepen gedrag nodig? Dit hoofdstuk geeft zes criteria, een werkwijze voor de nacht en een kaart voor de weg terug.',
        ),
        section('Afschalen en leren', 'opschaling evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Opschalingsmodel zorg en veiligheid: voorbeelduitwerking',
    summary: 'Een opschalingsmodel op één bladzijde, met toelichting per fase en afspraken over bereikbaarheid.',
    description:
      'Een gemeente in de regio werkte in dit voorbeeld een opschalingsmodel uit dat op één bladzijde past. De toelichting laat zien welke keuzes zijn gemaakt en wat er na een proef is veranderd. De bladzijde zelf kan worden overgenomen.',
    owner: 'nissewaard',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid', 'ave'],
    date: '2025-06-16',
    files: [
      file(
        'opschalingsmodel-voorbeelduitwerking.pdf',
        12,
        section('Waarom een model', 'ave'),
        section('Het model per fase', 'opschaling'),
        section('Proef en bijstelling', 'invoering'),
        section(
          'Onbegrepen gedrag',
          'opschaling zorg-en-veiligheid',
          'Het model bleek het vaakst gebruikt voor opschaling bij onbegrepen gedrag. Daarom is voor die situaties een eigen kaart gemaakt.',
        ),
      ),
    ],
  }),
  document({
    title: 'Werkwijze meldpunt zorg en overlast',
    summary: 'Hoe een meldpunt zorgmeldingen aanneemt, beoordeelt en terugkoppelt, met vragenlijst.',
    description:
      'In dit voorbeeld komen meldingen van inwoners en professionals bij één meldpunt binnen. De werkwijze beschrijft het aannemen, de eerste beoordeling, de doorgeleiding en de terugkoppeling. De vragenlijst past op één bladzijde.',
    owner: 'dordrecht',
    author: 'emre.sahin@dordrecht.demo.example',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid'],
    date: '2024-10-08',
    files: [
      file(
        'werkwijze-meldpunt.pdf',
        7,
        section('De voordeur', 'zorg-en-veiligheid'),
        section('Beoordelen en doorgeleiden', 'zorg-en-veiligheid overleg'),
        section('Terugkoppelen', 'communicatie'),
      ),
      file('vragenlijst-melding.csv', 2, section('Vragen', 'zorg-en-veiligheid opschaling privacy')),
    ],
  }),
  document({
    title: 'Rolkaarten procesregisseur en casushouder',
    summary: 'Twee kaarten die het verschil tussen de rollen duidelijk maken, met voorbeeldzinnen.',
    description:
      'De casushouder heeft het contact, de procesregisseur bewaakt de samenwerking. Deze kaarten helpen om dat verschil uit te leggen aan nieuwe collega’s en partners. Ze zijn gemaakt voor een training en kunnen worden aangepast.',
    owner: 'zvh-zuid-holland-zuid',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid', 'ave'],
    date: '2023-11-20',
    files: [
      file(
        'rolkaarten.docx',
        4,
        section('Procesregisseur', 'ave'),
        section('Casushouder', 'zorg-en-veiligheid'),
        section('Samen aan tafel', 'overleg'),
      ),
    ],
  }),
  document({
    title: 'Handboek samenwerken in zorg en veiligheid',
    summary: 'Alles bij elkaar: melden, beoordelen, overleggen, opschalen, gegevens delen, evalueren.',
    description:
      'Het handboek brengt de losse handreikingen over zorg en veiligheid samen in één naslagwerk. Elk hoofdstuk is apart te lezen. Het is geschreven voor nieuwe procesregisseurs, beleidsadviseurs en partners die voor het eerst aan tafel komen. Alle voorbeelden zijn verzonnen.',
    owner: 'bureau-var',
    label: 'GREEN',
    themes: ['zorg-en-veiligheid', 'ave', 'wams'],
    date: '2026-02-10',
    files: [
      file(
        'handboek-zorg-en-veiligheid.pdf',
        40,
        section('Zorg en veiligheid: melden en beoordelen', 'zorg-en-veiligheid'),
        section('De AVE', 'ave'),
        section(
          'Opschaling bij onbegrepen gedrag',
          'opschaling',
          'Dit hoofdstuk beschrijft stap voor stap de opschaling bij onbegrepen gedrag, van de eerste twijfel tot de weg terug.',
        ),
        section('De WAMS', 'wams'),
        section('Gegevens delen', 'privacy informatieveiligheid'),
        section('Jongeren', 'jeugd-en-veiligheid'),
        section('Overleg en leiding', 'overleg bestuurlijke-weerbaarheid'),
        section('Communicatie', 'communicatie maatschappelijk-ongenoegen'),
        section('Leren en invoeren', 'evaluatie invoering jeugd-en-veiligheid'),
      ),
    ],
  }),
  document({
    title: 'Procesregie delen met buurgemeenten',
    summary: 'Afspraken waarmee kleinere gemeenten samen een procesregisseur inzetten.',
    description:
      'Drie voorbeeldgemeenten delen in dit stuk een procesregisseur. De afspraken gaan over opdracht, uren, vastlegging en vervanging. De financiële bijlage bevat alleen uren en geen bedragen.',
    owner: 'dordrecht',
    author: 'emre.sahin@dordrecht.demo.example',
    label: 'AMBER',
    locks: ['group:drechtsteden'],
    themes: ['zorg-en-veiligheid', 'ave'],
    date: '2024-11-26',
    files: [
      file(
        'procesregie-delen.pdf',
        6,
        section('Waarom delen', 'ave'),
        section('Afspraken', 'overleg invoering'),
        section('Ervaringen', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Kaart acuut gevaar: wie belt wie',
    summary: 'Voorbeeldkaart voor medewerkers van gemeente, politie en Zorg- en Veiligheidshuis.',
    description:
      'De kaart zet op één bladzijde wat u doet bij acuut gevaar en hoe u de volgende ochtend overdraagt. De toelichting is bedoeld voor wie de kaart in de eigen organisatie invoert. Nummers zijn weggelaten.',
    owner: 'zvh-rotterdam-rijnmond',
    label: 'AMBER',
    locks: ['kind:municipality', 'kind:police', 'kind:care_and_safety_house'],
    themes: ['zorg-en-veiligheid'],
    date: '2025-04-22',
    files: [
      file(
        'kaart-acuut-gevaar.pdf',
        3,
        section('De kaart', 'opschaling'),
        section('Toelichting', 'zorg-en-veiligheid'),
      ),
    ],
  }),
]
