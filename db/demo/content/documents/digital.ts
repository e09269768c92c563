import { document, file, section } from '../build.ts'
import type { DemoDocument } from '../types.ts'

export const digitalDocuments: DemoDocument[] = [
  document({
    title: 'Toolkit cybercampagne: social engineering, MFA en updates',
    summary: 'Teksten en werkvormen bij de campagne over digitale veiligheid die in oktober 2023 begint.',
    description:
      'De toolkit hoort bij de campagne over cybercrime en cybersecurity die in oktober 2023 begint, landelijk en lokaal. De onderwerpen zijn social engineering, inloggen in twee stappen en software-updates. U hoeft nu nog niets te doen; zet de campagne alvast in uw agenda.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['cybercrime'],
    date: '2023-09-12',
    files: [
      file(
        'toolkit-cybercampagne.pdf',
        5,
        section('De campagne', 'cybercrime'),
        section('Werkvormen', 'cybercrime communicatie'),
        section('Teksten aanpassen', 'communicatie'),
      ),
      file('planning-campagne.csv', 1, section('Planning', 'cybercrime communicatie')),
    ],
  }),
  document({
    title: 'Noodkaart digitale storing voor ondernemers',
    summary: 'Eén bladzijde voor naast de kassa: wat doet u als systemen uitvallen of iemand u onder druk zet?',
    description:
      'De noodkaart past op één bladzijde en is bedoeld voor winkels, horeca en kleine bedrijven. Vul uw eigen nummers in, bespreek de kaart met personeel en hang haar naast de kassa.',
    owner: 'pvo-rotterdam',
    label: 'CLEAR',
    themes: ['cybercrime', 'veilig-ondernemen'],
    date: '2024-11-12',
    files: [file('noodkaart-digitale-storing.pdf', 1, section('Wat u doet bij een storing', 'veilig-ondernemen'))],
  }),
  document({
    title: 'De TLP-aanduidingen uitgelegd',
    summary: 'CLEAR, GREEN, AMBER, AMBER+STRICT en RED: voor wie is een stuk bestemd en wat mag u ermee?',
    description:
      'Op dit portaal krijgt elk stuk een TLP-aanduiding. Dit voorbeeldstuk legt uit wat de vijf aanduidingen betekenen, hoe u kiest en wat nooit op het portaal thuishoort. Begin altijd bij de vraag: voor wie is dit?',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['informatieveiligheid'],
    date: '2026-01-08',
    files: [file('tlp-aanduidingen.pdf', 2, section('Vijf aanduidingen', 'informatieveiligheid'))],
  }),
  document({
    title: 'Oefenboek table-top digitale crisis',
    summary: 'Alles om zelf een oefening aan tafel te houden: scenario, draaiboek, waarnemersformulier.',
    description:
      'Met dit oefenboek houdt u in een dagdeel een table-top over een digitale crisis. Het verhaal is verzonnen. U vindt een scenario met drie vervolgberichten, een draaiboek voor de begeleider en een formulier voor waarnemers.',
    owner: 'veiligheidsregio-rotterdam-rijnmond',
    label: 'GREEN',
    themes: ['cybercrime', 'informatieveiligheid'],
    date: '2024-03-05',
    files: [
      file(
        'oefenboek-table-top.pdf',
        15,
        section('Doelen kiezen', 'cybercrime'),
        section('Het scenario', 'cybercrime informatieveiligheid'),
        section('Begeleiden', 'overleg cybercrime'),
        section('Waarnemen', 'evaluatie'),
        section('Communicatie in een crisis', 'communicatie'),
        section('Opvolging', 'invoering evaluatie privacy overleg'),
      ),
    ],
  }),
  document({
    title: 'Vragen aan leveranciers over informatieveiligheid',
    summary: 'Lijst met vragen voor inkoop en jaarlijkse controle, te openen in een rekenprogramma.',
    description:
      'De lijst helpt inkoop en CISO om leveranciers dezelfde vragen te stellen: hoe lang er updates komen, hoe een lek wordt gemeld en wie toegang heeft. De lijst is een voorbeeld en kan worden ingekort.',
    owner: 'dordrecht',
    label: 'GREEN',
    themes: ['informatieveiligheid', 'cybercrime'],
    date: '2025-01-14',
    files: [
      file(
        'vragen-aan-leveranciers.csv',
        3,
        section('Vragen', 'informatieveiligheid cybercrime statelijke-dreigingen'),
      ),
      file('toelichting-leveranciersvragen.md', 2, section('Toelichting', 'informatieveiligheid')),
    ],
  }),
  document({
    title: 'Inloopuur digitale veiligheid in de bibliotheek',
    summary: 'Hoe vrijwilligers inwoners helpen met inloggen in twee stappen en updates.',
    description:
      'In dit voorbeeld helpen vrijwilligers inwoners een middag per week met hun telefoon en accounts. De handleiding beschrijft werving, werkwijze en grenzen: een vrijwilliger schrijft nooit wachtwoorden op en neemt geen codes over.',
    owner: 'rotterdam',
    label: 'GREEN',
    themes: ['cybercrime'],
    date: '2025-11-18',
    files: [
      file(
        'inloopuur-digitale-veiligheid.docx',
        5,
        section('De opzet', 'cybercrime'),
        section('Werkwijze en grenzen', 'cybercrime privacy'),
        section('Volhouden', 'invoering'),
      ),
    ],
  }),
  document({
    title: 'Terugblik table-top voor CISO’s, 6 september 2023',
    summary: 'Voor het netwerk: opzet van de oefening in Vlaardingen en hoe u haar herhaalt.',
    description:
      'Op 6 september 2023 oefenden de CISO’s van 23 gemeenten in Vlaardingen aan tafel met een digitale crisis, voorbereid met de Informatiebeveiligingsdienst. Deze voorbeeldterugblik gaat over de vorm van de oefening en bevat geen uitkomsten per gemeente.',
    workgroup: 'cisos',
    label: 'AMBER',
    themes: ['cybercrime', 'informatieveiligheid'],
    date: '2023-10-03',
    files: [
      file(
        'terugblik-table-top.pdf',
        4,
        section('De opzet', 'cybercrime'),
        section('Zelf herhalen', 'evaluatie overleg'),
      ),
    ],
  }),
  document({
    title: 'Noodplan: drie dagen zonder systemen',
    summary: 'Model voor een noodplan per afdeling, met vragenlijst en een ingevuld verzonnen voorbeeld.',
    description:
      'Het model helpt elke afdeling om te bedenken hoe zij drie dagen zonder systemen doorwerkt. Het voorbeeld is ingevuld voor een verzonnen gemeente. Het netwerk vult het model aan met ervaringen.',
    workgroup: 'cisos',
    label: 'AMBER',
    themes: ['cybercrime', 'informatieveiligheid'],
    date: '2024-12-10',
    files: [
      file(
        'noodplan-drie-dagen.pdf',
        12,
        section('Wat moet doorgaan', 'cybercrime'),
        section('Per afdeling', 'informatieveiligheid cybercrime'),
        section('Leiding en besluiten', 'overleg'),
        section('Communicatie', 'communicatie'),
        section('Onderhoud', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Drie vragen van de cyberburgemeester',
    summary: 'Gespreksleidraad voor bestuurders die willen weten hoe hun gemeente ervoor staat.',
    description:
      'De leidraad geeft bestuurders drie vragen om mee te beginnen en helpt om de antwoorden te begrijpen. Zij is gemaakt voor het netwerk en wordt na elke bijeenkomst bijgewerkt.',
    workgroup: 'cyberburgemeesters',
    label: 'AMBER',
    themes: ['cybercrime', 'bestuurlijke-weerbaarheid'],
    date: '2025-05-27',
    files: [
      file(
        'drie-vragen.pdf',
        3,
        section('De drie vragen', 'cybercrime'),
        section('Het gesprek voeren', 'bestuurlijke-weerbaarheid'),
      ),
    ],
  }),
  document({
    title: 'Bereikbaarheid bij een digitale crisis',
    summary: 'Functies en volgorde van alarmeren voor de twee veiligheidsregio’s, zonder nummers.',
    description:
      'Dit voorbeeldstuk beschrijft welke functies elkaar alarmeren bij een digitale crisis die meer gemeenten raakt. Nummers en namen staan in een ander systeem. Het stuk is alleen in het portaal te lezen.',
    owner: 'veiligheidsregio-rotterdam-rijnmond',
    label: 'AMBER+STRICT',
    locks: ['org:veiligheidsregio-rotterdam-rijnmond', 'org:veiligheidsregio-zuid-holland-zuid'],
    themes: ['cybercrime'],
    date: '2025-10-21',
    files: [
      file(
        'bereikbaarheid-digitale-crisis.pdf',
        3,
        section('Wie alarmeert wie', 'cybercrime'),
        section('Oefenen', 'evaluatie'),
      ),
    ],
  }),
]
