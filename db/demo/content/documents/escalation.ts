import { document, file, section } from '../build.ts'
import type { DemoDocument } from '../types.ts'

export const escalationDocuments: DemoDocument[] = [
  document({
    title: 'Terugblik leerhuis AVE en WAMS, 14 september 2023',
    summary:
      'Wat deelnemers meenamen uit het leerhuis in Albrandswaard over opschaling, afschaling en de rollen daarbij.',
    description:
      'Op 14 september 2023 kwamen professionals bij elkaar in de raadszaal van het huis van Albrandswaard. Het leerhuis ging over AVE en WAMS: hoe opschaling en afschaling de rollen, taken en verantwoordelijkheden bepalen. Deze terugblik is demonstratiemateriaal en bevat geen citaten.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['ave', 'wams', 'zorg-en-veiligheid'],
    date: '2023-09-28',
    files: [
      file(
        'terugblik-leerhuis-ave-wams.pdf',
        4,
        section('Waarom dit leerhuis', 'ave'),
        section('Rollen bij opschaling en afschaling', 'opschaling'),
        section('Hoe verder', 'wams'),
      ),
    ],
  }),
  document({
    title: 'Voorbeelddraaiboek AVE met lokale laag',
    summary: 'Vier fasen, rollen en criteria voor op- en afschalen, met een invulformulier voor de eigen gemeente.',
    description:
      'Dit voorbeelddraaiboek beschrijft de aanpak ter voorkoming van escalatie in vier fasen. Per fase staat wie de leiding heeft, wie aan tafel zit en wat er besloten kan worden. De bijlage is een leeg formulier voor de lokale laag. De indeling is bedoeld om mee te oefenen; het vastgestelde draaiboek van uw gemeente gaat voor.',
    owner: 'bureau-var',
    label: 'GREEN',
    themes: ['ave', 'zorg-en-veiligheid'],
    date: '2024-05-21',
    files: [
      file(
        'voorbeelddraaiboek-ave.pdf',
        22,
        section('Leeswijzer', 'ave'),
        section('De vier fasen', 'ave'),
        section('Opschalingsmodel', 'opschaling'),
        section('Overleg en leiding', 'overleg ave'),
        section('Gegevens delen', 'privacy'),
        section(
          'Opschaling bij onbegrepen gedrag',
          'opschaling zorg-en-veiligheid',
          'Dit hoofdstuk gaat over opschaling bij onbegrepen gedrag: welke signalen tellen mee, wie beslist en wie de persoon blijft spreken.',
        ),
        section('Oefenen en onderhoud', 'evaluatie invoering'),
      ),
      file(
        'lokale-laag-invulformulier.docx',
        3,
        section('Bereikbaarheid en vervanging', 'overleg'),
        section('Controle van het formulier', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'WAMS: begrippen en afkortingen',
    summary: 'Begrippenlijst bij de wet aanpak meervoudige problematiek sociaal domein, in gewone taal.',
    description:
      'De lijst legt woorden uit die in gesprekken over de WAMS vaak vallen: meervoudige problematiek, verkenning, coördinatie, grondslag en noodzaak. De lijst is een hulpmiddel voor gesprekken en geen juridische bron. Controleer de wettelijke status altijd op het portaal.',
    owner: 'albrandswaard',
    label: 'GREEN',
    themes: ['wams'],
    date: '2024-03-19',
    files: [file('wams-begrippen.md', 3, section('Begrippen', 'wams'), section('Gegevens delen', 'privacy'))],
  }),
  document({
    title: 'Voorbereiding op de WAMS: werkproces in vijf stappen',
    summary: 'Een werkproces van melding tot afsluiting, met functies, termijnen en vastlegging per stap.',
    description:
      'Dit stuk laat zien hoe een gemeente zich in vijf stappen voorbereidt op de WAMS. Het werkproces past op één bladzijde; de toelichting beschrijft keuzes en twijfels. Het stuk is alleen voor gemeenten, omdat het ingaat op de eigen inrichting.',
    owner: 'schiedam',
    label: 'AMBER',
    locks: ['kind:municipality'],
    themes: ['wams'],
    date: '2025-03-11',
    files: [
      file(
        'wams-werkproces.pdf',
        9,
        section('Doel en status', 'wams'),
        section('Vijf stappen', 'wams'),
        section('Functies en mandaat', 'overleg'),
        section('Gegevens', 'privacy'),
      ),
    ],
  }),
  document({
    title: 'Concept gezamenlijke werkwijze opschaling',
    summary: 'Het concept dat de werkgroep bespreekt: één werkwijze voor opschaling in de hele regio.',
    description:
      'De werkgroep legt in dit concept vast hoe gemeenten en partners dezelfde vier fasen gebruiken. Open punten staan in het laatste hoofdstuk. Het concept is nog niet vastgesteld en blijft binnen de werkgroep.',
    workgroup: 'werkgroep-opschaling',
    label: 'AMBER',
    themes: ['ave', 'zorg-en-veiligheid'],
    date: '2026-03-24',
    files: [
      file(
        'concept-werkwijze-opschaling.pdf',
        16,
        section('Vraag en doel', 'ave'),
        section('Fasen en leiding', 'ave'),
        section('Escalatie voorkomen', 'ave opschaling'),
        section(
          'Opschaling bij onbegrepen gedrag',
          'opschaling',
          'De werkgroep wil dat opschaling bij onbegrepen gedrag overal volgens dezelfde stappen verloopt, ook buiten kantooruren.',
        ),
        section('Open punten', 'invoering evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Oefenmap leerhuis: mag ik dit delen?',
    summary: 'Twaalf verzonnen dilemma’s over gegevens delen, met begeleiding voor een bijeenkomst van twee uur.',
    description:
      'De oefenmap bevat verzonnen dilemma’s waarin professionals twijfelen over het delen van gegevens. De begeleider vindt per dilemma vragen en aandachtspunten. Er zijn geen goede antwoorden; het gesprek is het doel.',
    workgroup: 'leerhuis-zorg-en-veiligheid',
    label: 'AMBER',
    themes: ['wams', 'zorg-en-veiligheid'],
    date: '2025-09-15',
    files: [
      file(
        'oefenmap-mag-ik-dit-delen.docx',
        8,
        section('Zo gebruikt u de map', 'overleg'),
        section('Dilemma’s', 'wams privacy'),
        section('Nabespreken', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Bereikbaarheid buiten kantooruren: knelpunten',
    summary: 'Wat de werkgroep tegenkwam bij het navragen van bereikbaarheid in avond en weekend.',
    description:
      'De werkgroep vroeg na hoe functies in avond en weekend bereikbaar zijn. Dit overzicht noemt in algemene zin waar het knelt en welke oplossingen denkbaar zijn. Het stuk is alleen in het portaal te lezen.',
    workgroup: 'werkgroep-opschaling',
    label: 'AMBER+STRICT',
    themes: ['ave'],
    date: '2026-01-13',
    files: [
      file(
        'bereikbaarheid-knelpunten.pdf',
        4,
        section('Wat is nagevraagd', 'ave'),
        section('Knelpunten en oplossingen', 'opschaling overleg'),
      ),
    ],
  }),
  document({
    title: 'Interne terugblik op een oefening met opschaling',
    summary: 'Leerpunten van een eigen oefening, alleen voor medewerkers van de gemeente.',
    description:
      'Een team oefende een verzonnen situatie die in één avond van fase 2 naar fase 4 liep. De terugblik noemt wat goed ging, wat verraste en welke drie dingen veranderen. Alle gegevens zijn verzonnen.',
    owner: 'dordrecht',
    label: 'AMBER+STRICT',
    locks: ['org:dordrecht'],
    themes: ['ave', 'zorg-en-veiligheid'],
    date: '2025-11-04',
    files: [
      file(
        'terugblik-oefening-opschaling.pdf',
        5,
        section('De oefening', 'ave'),
        section('Wat wij leerden', 'evaluatie'),
        section('Wat verandert', 'opschaling'),
      ),
    ],
  }),
]
