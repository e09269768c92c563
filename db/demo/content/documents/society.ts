import { document, file, section } from '../build.ts'
import type { DemoDocument } from '../types.ts'

export const societyDocuments: DemoDocument[] = [
  document({
    title: 'Eerste bijeenkomst netwerk maatschappelijk ongenoegen',
    summary: 'Terugblik op 18 september 2023 in Zwijndrecht: wie waren er en welke vragen kwamen op tafel?',
    description:
      'Op 18 september 2023 kwam het netwerk maatschappelijk ongenoegen in de raadzaal van Zwijndrecht voor het eerst regionaal bij elkaar. Achttien gemeenten, OM, politie, Zorg- en Veiligheidshuizen en Hogeschool Inholland waren erbij. Er spraken mensen van Movisie, NCTV, gemeente Rotterdam en DJI. Deze demonstratietekst bevat geen citaten.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['maatschappelijk-ongenoegen'],
    date: '2023-10-05',
    files: [
      file(
        'terugblik-netwerk-ongenoegen.pdf',
        4,
        section('De bijeenkomst', 'maatschappelijk-ongenoegen'),
        section('Samen verder', 'maatschappelijk-ongenoegen'),
      ),
    ],
  }),
  document({
    title: 'Maatschappelijk ongenoegen in de strategische agenda 2023-2026',
    summary: 'De prioriteit en haar drie onderwerpen op twee bladzijden.',
    description:
      'Maatschappelijk ongenoegen is een prioriteit in de strategische agenda 2023-2026. Onder de prioriteit vallen polarisatie, radicalisering en extremisme, online aangejaagde ordeverstoring en statelijke dreigingen. Dit stuk vat in gewone woorden samen wat de onderwerpen met elkaar te maken hebben.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['maatschappelijk-ongenoegen', 'polarisatie', 'online-ordeverstoring', 'statelijke-dreigingen'],
    date: '2023-03-14',
    files: [file('ongenoegen-strategische-agenda.pdf', 2, section('De prioriteit', 'maatschappelijk-ongenoegen'))],
  }),
  document({
    title: 'Praten met jongeren over oproepen op sociale media',
    summary: 'Gespreksstarters voor ouders en docenten, vrij te gebruiken.',
    description:
      'Ouders en docenten kunnen met deze gespreksstarters praten over oproepen die op sociale media rondgaan. Het gaat om nieuwsgierigheid en niet om controle. Elke starter past op een kaartje.',
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['jeugd-en-veiligheid', 'online-ordeverstoring'],
    date: '2025-04-01',
    files: [
      file(
        'praten-met-jongeren.pdf',
        3,
        section('Gespreksstarters', 'online-ordeverstoring'),
        section('Waar u terechtkunt', 'jeugd-en-veiligheid'),
      ),
    ],
  }),
  document({
    title: 'Draaiboek gesprek met omwonenden',
    summary: 'Van eerste telefoontje tot antwoord na twee weken, met rolverdeling en voorbeeldbrieven.',
    description:
      'Een gemeente in de regio maakte in dit voorbeeld een draaiboek voor gesprekken over besluiten met veel weerstand. Het beschrijft de eerste week, de vorm van het gesprek, de rol van bestuurders en het antwoord achteraf.',
    owner: 'zwijndrecht',
    label: 'GREEN',
    themes: ['maatschappelijk-ongenoegen'],
    date: '2024-07-09',
    files: [
      file(
        'draaiboek-gesprek-met-omwonenden.pdf',
        8,
        section('De eerste week', 'maatschappelijk-ongenoegen'),
        section('Het gesprek', 'maatschappelijk-ongenoegen'),
        section('Het antwoord', 'communicatie'),
      ),
      file('voorbeeldbrief.docx', 1, section('Brief aan omwonenden', 'communicatie')),
    ],
  }),
  document({
    title: 'Duidingsoverleg bij spanning in de wijk',
    summary: 'Een uur, vijf functies en drie mogelijke verklaringen: zo houdt u een duidingsoverleg.',
    description:
      'Het duidingsoverleg helpt om een gebeurtenis niet te groot en niet te klein te maken. De handreiking beschrijft wie aan tafel zit, welke vragen op tafel komen en wat wel en niet wordt vastgelegd.',
    owner: 'rotterdam',
    author: 'johanna.sperling@rotterdam.demo.example',
    label: 'GREEN',
    themes: ['polarisatie', 'maatschappelijk-ongenoegen'],
    date: '2025-03-25',
    files: [
      file(
        'duidingsoverleg.pdf',
        6,
        section('Waarom duiden', 'polarisatie'),
        section('Het overleg', 'polarisatie overleg'),
        section('Vastleggen', 'privacy'),
      ),
    ],
  }),
  document({
    title: 'Jongerenwerk online: spelregels en werktijden',
    summary: 'Zichtbaar, onder eigen naam en functie, en nooit stiekem meelezen.',
    description:
      'De spelregels beschrijven hoe jongerenwerkers online aanwezig zijn. Zij gaan over herkenbaarheid, bereikbaarheid, vastleggen en bescherming van de medewerker. De tekst is gemaakt met een groep verzonnen deelnemers.',
    owner: 'capelle-aan-den-ijssel',
    label: 'GREEN',
    themes: ['jeugd-en-veiligheid', 'online-ordeverstoring'],
    date: '2024-09-24',
    files: [
      file(
        'jongerenwerk-online.pdf',
        5,
        section('Spelregels', 'jeugd-en-veiligheid'),
        section('Bescherming van medewerkers', 'jeugd-en-veiligheid privacy'),
      ),
    ],
  }),
  document({
    title: 'Handboek maatschappelijk ongenoegen en weerbare samenleving',
    summary: 'Naslagwerk over luisteren, duiden, handelen en nazorg, voor gemeenten en partners.',
    description:
      'Het handboek bundelt voorbeeldteksten over maatschappelijk ongenoegen, polarisatie, online aangejaagde ordeverstoring en statelijke dreigingen. Het is opgebouwd uit hoofdstukken die los te lezen zijn. Alle voorbeelden zijn verzonnen.',
    owner: 'bureau-var',
    label: 'GREEN',
    themes: ['maatschappelijk-ongenoegen', 'polarisatie', 'online-ordeverstoring', 'statelijke-dreigingen'],
    date: '2026-05-19',
    files: [
      file(
        'handboek-maatschappelijk-ongenoegen.pdf',
        40,
        section('Ongenoegen begrijpen', 'maatschappelijk-ongenoegen'),
        section('In gesprek blijven', 'maatschappelijk-ongenoegen communicatie'),
        section('Polarisatie', 'polarisatie'),
        section('Radicalisering en extremisme', 'polarisatie'),
        section('Van scherm naar straat', 'online-ordeverstoring'),
        section('Handelen en nazorg', 'online-ordeverstoring'),
        section('Statelijke dreigingen', 'statelijke-dreigingen'),
        section('Weerbaar bestuur', 'bestuurlijke-weerbaarheid'),
        section('Overleg en gegevens', 'overleg privacy'),
        section('Leren en invoeren', 'evaluatie invoering bestuurlijke-weerbaarheid jeugd-en-veiligheid'),
      ),
    ],
  }),
  document({
    title: 'Stappenkaart van scherm naar straat',
    summary: 'Signaleren, duiden, handelen en nazorg bij oproepen op sociale media.',
    description:
      'De stappenkaart helpt gemeenten en scholen bij een oproep op sociale media die tot ordeverstoring kan leiden. Drie kleuren geven aan hoe serieus een signaal is. De kaart zegt ook wat een gemeente online niet mag doen.',
    owner: 'veiligheidsregio-zuid-holland-zuid',
    label: 'GREEN',
    themes: ['online-ordeverstoring'],
    date: '2025-06-03',
    files: [
      file(
        'stappenkaart-scherm-naar-straat.pdf',
        4,
        section('Vier stappen', 'online-ordeverstoring'),
        section('Grenzen', 'online-ordeverstoring privacy'),
      ),
    ],
  }),
  document({
    title: 'Signalen van onvrede: zes gesprekken met collega’s',
    summary: 'Opzet voor gesprekken met balie, wijkteam en handhaving over wat zij merken.',
    description:
      'Met deze opzet voeren leden van het netwerk gesprekken met collega’s die veel inwoners spreken. De uitkomsten worden zonder namen besproken in het netwerk. Het stuk bevat de vragen en een format voor een halve bladzijde.',
    workgroup: 'netwerk-maatschappelijk-ongenoegen',
    label: 'AMBER',
    themes: ['maatschappelijk-ongenoegen'],
    date: '2024-04-16',
    files: [
      file(
        'signalen-van-onvrede.docx',
        5,
        section('De opzet', 'maatschappelijk-ongenoegen'),
        section('Vragen en verslag', 'overleg privacy'),
      ),
    ],
  }),
  document({
    title: 'Voorbereid op oproepen: afspraken met scholen en jongerenwerk',
    summary: 'Werkdocument met bereikbaarheid per functie, kleuren en een oefening van een half uur.',
    description:
      'Het werkdocument legt afspraken vast tussen gemeente, scholen, jongerenwerk en politie over oproepen op sociale media. De oefening in de bijlage duurt een half uur en kan op afstand.',
    workgroup: 'werkgroep-jeugd-en-online',
    label: 'AMBER',
    themes: ['jeugd-en-veiligheid', 'online-ordeverstoring'],
    date: '2025-12-16',
    files: [
      file(
        'voorbereid-op-oproepen.pdf',
        9,
        section('Signaleren', 'online-ordeverstoring'),
        section('Afspraken', 'online-ordeverstoring jeugd-en-veiligheid'),
        section('Oefening', 'evaluatie overleg'),
      ),
    ],
  }),
  document({
    title: 'Contact met sleutelfiguren: spelregels',
    summary: 'Voor gemeenten en politie: contact opbouwen in rustige tijd en zorgvuldig blijven.',
    description:
      'De spelregels helpen wijkagenten en medewerkers van gemeenten om contact met sleutelfiguren op te bouwen en te houden. Een sleutelfiguur is geen informant. Het stuk noemt geen personen of groepen.',
    owner: 'politie-eenheid-rotterdam',
    label: 'AMBER',
    locks: ['kind:municipality', 'kind:police'],
    themes: ['polarisatie'],
    date: '2025-09-02',
    files: [
      file(
        'contact-met-sleutelfiguren.pdf',
        7,
        section('Contact opbouwen', 'polarisatie'),
        section('In spannende tijden', 'polarisatie'),
        section('Zorgvuldig blijven', 'privacy'),
      ),
    ],
  }),
  document({
    title: 'Gespreksleidraad statelijke dreigingen',
    summary: 'Voor gemeenten: waar zijn wij kwetsbaar en met wie bespreken wij dat?',
    description:
      'De leidraad helpt een gemeente om in één middag te bespreken wat zij te beschermen heeft. Alle kennis erin is openbaar en algemeen. Concrete vermoedens horen niet in dit gesprek en niet op dit portaal.',
    owner: 'bureau-var',
    label: 'AMBER',
    locks: ['kind:municipality', 'kind:safety_region'],
    themes: ['statelijke-dreigingen', 'informatieveiligheid'],
    date: '2024-10-29',
    files: [
      file(
        'gespreksleidraad-statelijke-dreigingen.pdf',
        6,
        section('Wat is een statelijke dreiging', 'statelijke-dreigingen'),
        section('Het gesprek', 'statelijke-dreigingen'),
        section('Vervolg', 'informatieveiligheid'),
      ),
    ],
  }),
  document({
    title: 'Samen optrekken op bedrijventerreinen: twee gemeenten',
    summary: 'Uitwisseling tussen twee gemeenten over parkmanagement en toezicht.',
    description:
      'Twee gemeenten vergelijken in dit voorbeeld hun aanpak van bedrijventerreinen. Het stuk noemt keuzes, kosten in uren en vragen voor een volgende bijeenkomst.',
    owner: 'rotterdam',
    label: 'AMBER',
    locks: ['org:rotterdam', 'org:schiedam'],
    themes: ['veilig-ondernemen', 'haven'],
    date: '2024-05-07',
    files: [
      file(
        'samen-optrekken-bedrijventerreinen.pdf',
        4,
        section('Vergelijking', 'veilig-ondernemen'),
        section('Vragen', 'haven evaluatie'),
      ),
    ],
  }),
  document({
    title: 'Herstel en nazorg na onrust: aandachtspunten voor het parket',
    summary: 'Intern voorbeeldstuk over herstelgerichte stappen na een onrustige avond.',
    description:
      'Dit interne voorbeeldstuk noemt in algemene zin wanneer herstelgerichte stappen passen naast een strafrechtelijke reactie. Het bevat geen zaken, cijfers of beleidskeuzes.',
    owner: 'om-rotterdam',
    label: 'AMBER+STRICT',
    locks: ['org:om-rotterdam'],
    themes: ['online-ordeverstoring', 'jeugd-en-veiligheid'],
    date: '2026-01-27',
    files: [
      file(
        'herstel-en-nazorg.pdf',
        4,
        section('Wanneer past herstel', 'online-ordeverstoring'),
        section('Samenwerken', 'jeugd-en-veiligheid'),
      ),
    ],
  }),
  document({
    title: 'Verslag besloten sessie over jongeren en online druk',
    summary: 'Kort verslag voor de leden van de werkgroep, zonder namen en zonder plaatsen.',
    description:
      'In een besloten sessie spraken leden over jongeren die online onder druk worden gezet. Het verslag noemt verschijnselen en ideeën en geen situaties. Het is alleen in het portaal te lezen.',
    workgroup: 'werkgroep-jeugd-en-online',
    label: 'AMBER+STRICT',
    themes: ['jeugd-en-veiligheid', 'online-ordeverstoring'],
    date: '2026-06-23',
    files: [
      file(
        'verslag-besloten-sessie.pdf',
        3,
        section('Verschijnselen', 'jeugd-en-veiligheid'),
        section('Ideeën', 'online-ordeverstoring'),
      ),
    ],
  }),
]
