import { document, file, section } from '../build.ts'
import type { DemoDocument } from '../types.ts'

export const underminingDocuments: DemoDocument[] = [
  document({
    title: 'Ondermijning herkennen: uitleg voor inwoners en ondernemers',
    summary: 'Wat ondermijning is, waaraan u het kunt merken en waar u met een vermoeden terechtkunt.',
    description:
      'Dit openbare voorbeeldstuk legt uit wat ondermijning betekent voor een straat, een bedrijf of een vereniging. Het noemt signalen zonder mensen verdacht te maken en wijst de weg naar politie, gemeente en een anonieme meldlijn.',
    owner: 'bureau-riec-rotterdam',
    label: 'CLEAR',
    themes: ['ondermijning'],
    date: '2023-06-15',
    files: [
      file(
        'ondermijning-herkennen.pdf',
        4,
        section('Wat is ondermijning', 'ondermijning'),
        section('Melden', 'ondermijning'),
      ),
    ],
  }),
  document({
    title: 'Checklist verhuur van loods of schuur',
    summary: 'Zes vragen voordat u de sleutel geeft, met uitleg voor verhuurders.',
    description:
      'Verhuurders van een loods, garagebox of schuur kunnen met deze checklist nagaan of een huurder past bij het pand. De uitleg laat zien waarom elke vraag ertoe doet en wat u doet als u twijfelt.',
    owner: 'bureau-riec-rotterdam',
    label: 'CLEAR',
    themes: ['ondermijning', 'buitengebied', 'veilig-ondernemen'],
    date: '2024-04-09',
    files: [
      file(
        'checklist-verhuur.pdf',
        2,
        section('De checklist', 'buitengebied'),
        section('Toelichting', 'veilig-ondernemen'),
      ),
      file(
        'checklist-verhuur.docx',
        2,
        section('De checklist', 'buitengebied'),
        section('Toelichting', 'veilig-ondernemen'),
      ),
    ],
  }),
  document({
    title: 'Handreiking lokaal ondermijningsbeeld',
    summary: 'Stap voor stap een beeld maken van kwetsbare branches, gebieden en processen, zonder personen.',
    description:
      'De handreiking beschrijft hoe een gemeente in acht weken een lokaal ondermijningsbeeld maakt. Het beeld gaat over branches, gebieden en processen en niet over personen. Voor casussen gelden eigen afspraken en systemen; die horen niet op dit portaal.',
    owner: 'bureau-riec-rotterdam',
    label: 'GREEN',
    themes: ['ondermijning'],
    date: '2025-05-13',
    files: [
      file(
        'handreiking-lokaal-ondermijningsbeeld.pdf',
        15,
        section('Doel van een beeld', 'ondermijning'),
        section('Gesprekken voeren', 'ondermijning overleg'),
        section('Signalen zorgvuldig gebruiken', 'privacy ondermijning'),
        section('Kiezen en uitvoeren', 'ondermijning invoering'),
        section('Het beeld bijhouden', 'evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Meldpunt ondermijning voor medewerkers inrichten',
    summary: 'Een eenvoudige interne route voor signalen, met functies, vastlegging en terugkoppeling.',
    description:
      'Medewerkers van vergunningen, belastingen en toezicht zien soms iets wat niet klopt. Dit stuk beschrijft hoe u een intern meldpunt inricht waar zij terechtkunnen. Het gaat in op rollen, vastlegging, bewaartermijn en terugkoppeling.',
    owner: 'bureau-riec-rotterdam',
    label: 'GREEN',
    themes: ['ondermijning', 'informatieveiligheid'],
    date: '2024-01-23',
    files: [
      file(
        'meldpunt-ondermijning-inrichten.pdf',
        6,
        section('Waarom een meldpunt', 'ondermijning'),
        section('Inrichting', 'ondermijning privacy'),
        section('Terugkoppelen', 'communicatie'),
      ),
    ],
  }),
  document({
    title: 'Draaiboek integrale controle op een bedrijventerrein',
    summary: 'Voorbereiding, uitvoering en vervolg van een controle met meerdere diensten.',
    description:
      'Het draaiboek beschrijft een integrale controle van de keuze van het gebied tot de laatste brief. Elke dienst werkt vanuit de eigen bevoegdheid. De bijlage bevat een folder voor ondernemers die kan worden aangepast.',
    owner: 'schiedam',
    label: 'GREEN',
    themes: ['ondermijning', 'veilig-ondernemen'],
    date: '2024-06-04',
    files: [
      file(
        'draaiboek-integrale-controle.pdf',
        8,
        section('Voorbereiding', 'ondermijning'),
        section('Op de dag zelf', 'ondermijning overleg'),
        section('Vervolg', 'ondermijning evaluatie'),
      ),
      file('folder-voor-ondernemers.docx', 2, section('Waarom wij langskomen', 'veilig-ondernemen')),
    ],
  }),
  document({
    title: 'Modelbeleidsregel uitgebreide toets bij vergunningen',
    summary: 'Bouwstenen voor beleid over integriteitstoetsing, met toelichting voor juristen.',
    description:
      'Het model bevat bouwstenen voor een beleidsregel over de uitgebreide toets bij vergunningen in kwetsbare branches. De toelichting gaat in op motivering, gelijke behandeling en evenredigheid. Laat de tekst altijd door uw eigen jurist toetsen.',
    owner: 'bureau-riec-rotterdam',
    label: 'AMBER',
    locks: ['kind:municipality'],
    themes: ['ondermijning', 'bestuurlijke-weerbaarheid'],
    date: '2025-12-02',
    files: [
      file(
        'modelbeleidsregel-uitgebreide-toets.docx',
        10,
        section('Doel en reikwijdte', 'ondermijning'),
        section('De toets', 'ondermijning bestuurlijke-weerbaarheid'),
        section('Motivering', 'privacy'),
        section('Invoering', 'invoering'),
      ),
    ],
  }),
  document({
    title: 'Werkagenda werkgroep Ondermijning',
    summary: 'Onderwerpen, trekkers en planning voor de komende vier bijeenkomsten.',
    description:
      'De werkagenda noemt per bijeenkomst het onderwerp, de trekker en wat deelnemers voorbereiden. De onderwerpen komen uit een ronde langs de leden. Casussen staan nooit op de agenda.',
    workgroup: 'werkgroep-ondermijning',
    label: 'AMBER',
    themes: ['ondermijning'],
    date: '2026-01-20',
    files: [
      file(
        'werkagenda-ondermijning.pdf',
        4,
        section('Onderwerpen', 'ondermijning'),
        section('Werkwijze van de groep', 'overleg'),
      ),
    ],
  }),
  document({
    title: 'Bestuurlijk en strafrechtelijk: afstemming in hoofdlijnen',
    summary: 'Hoe bestuurlijke en strafrechtelijke stappen elkaar niet in de weg zitten.',
    description:
      'Dit stuk beschrijft in hoofdlijnen op welke momenten bestuurlijke en strafrechtelijke partners hun stappen op elkaar afstemmen. Er staan geen onderzoeken of werkwijzen in die anderen kunnen benutten.',
    owner: 'bureau-riec-rotterdam',
    label: 'AMBER+STRICT',
    locks: ['org:bureau-riec-rotterdam', 'org:om-rotterdam'],
    themes: ['ondermijning'],
    date: '2025-06-24',
    files: [
      file(
        'afstemming-in-hoofdlijnen.pdf',
        4,
        section('Momenten van afstemming', 'ondermijning'),
        section('Afspraken', 'overleg'),
      ),
    ],
  }),
  document({
    title: 'Lessen uit gezamenlijke controles',
    summary: 'Wat leden van de werkgroep in algemene zin leerden van controles met meerdere diensten.',
    description:
      'De werkgroep verzamelde lessen over voorbereiding, bejegening en vervolg van controles. Namen, plaatsen en tijden zijn weggelaten. De lessen zijn bedoeld om het eigen draaiboek te verbeteren.',
    workgroup: 'werkgroep-ondermijning',
    label: 'AMBER+STRICT',
    themes: ['ondermijning'],
    date: '2026-06-09',
    files: [
      file(
        'lessen-gezamenlijke-controles.pdf',
        5,
        section('Voorbereiding', 'ondermijning'),
        section('Bejegening', 'communicatie'),
        section('Vervolg', 'evaluatie'),
      ),
    ],
  }),
]
