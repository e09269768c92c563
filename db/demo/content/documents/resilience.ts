import { document, file, section } from '../build.ts'
import type { DemoDocument } from '../types.ts'

export const resilienceDocuments: DemoDocument[] = [
  document({
    title: 'Stappenplan veilig winkelgebied',
    summary: 'Van rondgang tot plan: zo begint een straat met samenwerken aan veiligheid.',
    description:
      'Het stappenplan helpt ondernemers om met gemeente, politie en brandweer een plan te maken dat past bij hun straat. Het begint met een rondgang en eindigt met drie afspraken voor een jaar. Het is voorbeeldmateriaal van het platform.',
    owner: 'pvo-rotterdam',
    label: 'CLEAR',
    themes: ['veilig-ondernemen'],
    date: '2024-09-03',
    files: [
      file(
        'stappenplan-veilig-winkelgebied.pdf',
        6,
        section('Beginnen', 'veilig-ondernemen'),
        section('Een plan maken', 'veilig-ondernemen'),
        section('Volhouden', 'veilig-ondernemen invoering'),
      ),
    ],
  }),
  document({
    title: 'Weerbaar bestuur in tien gewoonten',
    summary: 'Korte uitleg voor bestuurders en raadsleden over integer en veilig werken.',
    description:
      'Tien gewoonten die bestuurders en raadsleden helpen om vrij te blijven beslissen: van een openbare agenda tot een kaart met nummers. Het stuk is openbaar en bedoeld als begin van een gesprek in college en raad.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2025-02-18',
    files: [
      file(
        'weerbaar-bestuur-tien-gewoonten.pdf',
        5,
        section('Waarom gewoonten', 'bestuurlijke-weerbaarheid'),
        section('Tien gewoonten', 'bestuurlijke-weerbaarheid'),
      ),
    ],
  }),
  document({
    title: 'Meldpunt buitengebied: opzet en ervaringen',
    summary: 'Een vaste contactpersoon in het dorpshuis, en wat dat in een proefjaar vroeg.',
    description:
      'In dit voorbeeld zit een contactpersoon twee ochtenden per week in een dorpshuis. Het stuk beschrijft de opzet van het meldpunt, de afspraken met partners en de ervaringen na een proef. Aantallen zijn weggelaten.',
    owner: 'hoeksche-waard',
    label: 'GREEN',
    themes: ['buitengebied', 'ondermijning'],
    date: '2025-08-26',
    files: [
      file(
        'meldpunt-buitengebied.pdf',
        6,
        section('De opzet', 'buitengebied'),
        section('Afspraken met partners', 'buitengebied'),
        section('Ervaringen', 'evaluatie buitengebied'),
      ),
    ],
  }),
  document({
    title: 'Kaart na een bedreiging: de eerste dag',
    summary: 'Wat leidinggevende, griffier en adviseur doen als een bestuurder of medewerker wordt bedreigd.',
    description:
      'De kaart helpt om op de eerste dag niets te vergeten: aandacht, veiligheid, bewijs, aangifte en gezin. De kaart is gemaakt na een oefening met dilemma’s en bevat geen gegevens over echte situaties.',
    owner: 'vlaardingen',
    label: 'GREEN',
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2025-10-07',
    files: [file('kaart-na-een-bedreiging.pdf', 2, section('De eerste dag', 'bestuurlijke-weerbaarheid'))],
  }),
  document({
    title: 'Afspraken bij vondst van drugsafval',
    summary: 'Wie doet wat in het eerste uur, de eerste dag en de eerste week na een vondst.',
    description:
      'De werkgroep Buitengebied zette afspraken over drugsafval bij elkaar. Ze gaan over veiligheid op de plek, opruimen, kosten en contact met de eigenaar van de grond. Het stuk is een voorbeeld en vervangt geen bestaande regeling.',
    workgroup: 'werkgroep-buitengebied',
    label: 'AMBER',
    themes: ['buitengebied', 'ondermijning'],
    date: '2025-07-01',
    files: [
      file(
        'afspraken-drugsafval.pdf',
        5,
        section('Het eerste uur', 'buitengebied'),
        section('De eerste week', 'buitengebied overleg'),
      ),
    ],
  }),
  document({
    title: 'Leegstand op het erf: gezamenlijke aanpak',
    summary: 'Hoe vier gemeenten eigenaren van lege schuren benaderen met één verhaal.',
    description:
      'Het stuk beschrijft een gezamenlijke aanpak van leegstand: keukentafelgesprekken, een checklist voor verhuur en meedenken over nieuw gebruik. De gemeenten in de deelgroep gebruiken dezelfde brief en dezelfde gesprekskaart.',
    owner: 'hoeksche-waard',
    label: 'AMBER',
    locks: ['group:eilanden'],
    themes: ['buitengebied'],
    date: '2025-02-04',
    files: [
      file(
        'leegstand-op-het-erf.pdf',
        7,
        section('Het probleem', 'buitengebied'),
        section('Gesprekken aan de keukentafel', 'buitengebied communicatie'),
        section('Nieuw gebruik', 'buitengebied invoering'),
      ),
    ],
  }),
  document({
    title: 'Weerbare kades: rondgang en verbeterlijst',
    summary: 'Een gezamenlijke rondgang langs kades en terreinen, met een lijst van kleine verbeteringen.',
    description:
      'Gemeenten en partners lopen in dit voorbeeld twee keer per jaar langs kades en terreinen aan het water. De rondgang levert een lijst met kleine verbeteringen op. Plaatsen zijn weggelaten; de methode staat centraal.',
    owner: 'bureau-riec-rotterdam',
    label: 'AMBER',
    locks: ['group:waterkant'],
    themes: ['haven', 'ondermijning'],
    date: '2024-08-20',
    files: [
      file(
        'weerbare-kades.pdf',
        7,
        section('De methode', 'haven'),
        section('Wat u kunt verbeteren', 'haven veilig-ondernemen'),
        section('Volgen', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Gesprekken met de raad over integriteit',
    summary: 'Opzet voor een besloten bijeenkomst met raadsleden, met verzonnen dilemma’s.',
    description:
      'De opzet helpt griffiers en adviseurs om met raadsleden over druk en integriteit te praten. Er zijn acht verzonnen dilemma’s en een voorstel voor afspraken aan het begin van een raadsperiode.',
    owner: 'capelle-aan-den-ijssel',
    label: 'AMBER',
    locks: ['kind:municipality', 'kind:alliance_office'],
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2026-04-14',
    files: [
      file(
        'gesprekken-met-de-raad.pdf',
        7,
        section('Opzet', 'bestuurlijke-weerbaarheid'),
        section('Dilemma’s', 'bestuurlijke-weerbaarheid'),
        section('Afspraken', 'overleg'),
      ),
    ],
  }),
  document({
    title: 'Kwartelprotocol: overdracht tussen wijkteams',
    summary: 'Voorbeeld van een overdrachtsformat voor wijkteams, alleen voor de eigen eenheid.',
    description:
      'Het Kwartelprotocol is een verzonnen naam voor een werkwijze waarmee wijkteams hun dienst aan elkaar overdragen. Het beschrijft vorm en volgorde en bevat geen operationele informatie. Het stuk is alleen in het portaal te lezen.',
    owner: 'politie-eenheid-rotterdam',
    label: 'AMBER+STRICT',
    locks: ['org:politie-eenheid-rotterdam'],
    themes: ['zorg-en-veiligheid', 'ondermijning'],
    date: '2026-02-24',
    files: [
      file(
        'kwartelprotocol.pdf',
        6,
        section(
          'Waarom een format',
          'overleg',
          'Wie het Kwartelprotocol gebruikt, begint elke overdracht met drie vragen en eindigt met één afspraak.',
        ),
        section('Vorm en volgorde', 'zorg-en-veiligheid'),
        section('Leren van de overdracht', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Scenario’s: druk op bestuurders',
    summary: 'Vier verzonnen scenario’s voor een oefening met het college en de directie.',
    description:
      'De werkgroep bereidt een oefening voor met vier verzonnen scenario’s, van een vriendelijk verzoek tot een openlijke bedreiging. Per scenario staan vragen voor deelnemers en aandachtspunten voor de begeleider.',
    workgroup: 'werkgroep-voorbereiding-weerbaar-bestuur',
    label: 'AMBER+STRICT',
    themes: ['bestuurlijke-weerbaarheid'],
    date: '2026-05-12',
    files: [
      file(
        'scenarios-druk-op-bestuurders.pdf',
        6,
        section('Doel van de oefening', 'bestuurlijke-weerbaarheid'),
        section('Vier scenario’s', 'bestuurlijke-weerbaarheid'),
        section('Begeleiding', 'evaluatie overleg'),
      ),
    ],
  }),
]
