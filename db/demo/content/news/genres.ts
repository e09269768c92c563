import { markdown, news } from '../build.ts'
import type { DemoNews } from '../types.ts'

const credit = 'tekening gemaakt voor de demonstratie'
const day = 24 * 60 * 60_000
const dayFrom = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10)

/** "oktober 2026": the month so many from this one. */
function month(away: number): string {
  const now = new Date()
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + away, 15))
  return new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first)
}

/** The campaign that municipalities say they take part in. */
export const uptakeCampaign = 'Donkere dagen: deur op slot, licht aan'

const wams = 'Hoe nu verder met de Wams'

/** News of each kind and publisher, with drawings; of the campaigns the dates follow today. */
export const genreNews: DemoNews[] = [
  news({
    title: uptakeCampaign,
    summary: 'Alle materialen op een plek om inwoners te helpen inbraak in de donkere dagen te voorkomen.',
    body: markdown(
      'In de donkere dagen wordt vaker ingebroken. Met deze campagne helpt u inwoners met drie gewoonten: doe de deur op slot, laat een lamp branden en let op elkaar.',
      '## Zo gebruikt u het materiaal',
      '- De teksten zijn zonder toestemming te gebruiken en aan te passen.',
      '- Zet het logo van uw gemeente onder de poster.',
      '- Stuur vragen van inwoners door naar het gewone meldpunt van uw gemeente.',
    ),
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['zorg-en-veiligheid', 'veilig-ondernemen'],
    date: dayFrom(-18),
    genre: 'campagne',
    picture: 'huizen',
    fields: {
      imageAlt: 'Tekening van een rij huizen in de avond, met licht achter de ramen.',
      imageCredit: credit,
      imageFocus: '50-83',
      campaignFrom: dayFrom(-30),
      campaignUntil: dayFrom(75),
      step1From: month(-1),
      step1For: 'gemeenten',
      step1Task: 'Bestel de posters en kies wie in uw gemeente het aanspreekpunt is',
      step2From: month(0),
      step2For: 'gemeenten',
      step2Task: 'Plaats de berichten en hang de posters op',
      step3From: month(0),
      step3For: 'wijkteams en wijkagenten',
      step3Task: 'Neem de kaart met tips mee de wijk in',
      step4From: month(1),
      step4For: 'gemeenten',
      step4Task: 'Deel wat werkte, zodat anderen het kunnen overnemen',
    },
    kit: [
      {
        name: 'berichten-donkere-dagen.md',
        text: '# Berichten voor website en sociale media\n\nDeur op slot, ook als u even weg bent.\n\nLaat een lamp branden als u niet thuis bent.\n\nZiet u iets verdachts? Bel 112. Geen spoed? Bel 0900-8844.\n\n*Verzonnen voorbeeld voor de demonstratie.*\n',
      },
      {
        name: 'planning-donkere-dagen.csv',
        text: 'week;wat;wie\n1;posters bestellen;communicatie\n3;berichten plaatsen;communicatie\n4;kaarten uitdelen;wijkteam\n',
      },
    ],
  }),
  news({
    title: 'Ondernemers weerbaar: campagne voor winkelstraten',
    summary: 'Het PVO bereidt een campagne over winkeldiefstal en agressie voor. U hoeft nu nog niets te doen.',
    body: markdown(
      'Over twee maanden begint een campagne voor winkelstraten. Winkeliers krijgen een korte training en een kaart met afspraken voor achter de kassa.',
      '## Wat u alvast kunt weten',
      'Deelnemen kost niets. Winkeliersverenigingen horen van ons zodra het materiaal klaar is.',
    ),
    owner: 'pvo-rotterdam',
    label: 'CLEAR',
    themes: ['veilig-ondernemen'],
    date: dayFrom(-9),
    genre: 'campagne',
    publisher: 'pvo',
    picture: 'winkels',
    fields: {
      imageAlt: 'Tekening van vier winkels met gestreepte luifels.',
      imageCredit: credit,
      campaignFrom: dayFrom(60),
      campaignUntil: dayFrom(150),
      step1From: month(2),
      step1For: 'gemeenten',
      step1Task: 'Nodig de winkeliersvereniging uit voor de training',
      step2From: month(3),
      step2For: 'winkeliers',
      step2Task: 'Bespreek de kaart met afspraken met het personeel',
    },
  }),
  news({
    title: 'Hoe nu verder met de Wams? Drie vragen vooraf',
    summary: 'Eerste deel van een reeks: wat gemeenten alvast kunnen uitzoeken.',
    body: markdown(
      'De Wet aanpak meervoudige problematiek sociaal domein (Wams) regelt wie wanneer gegevens mag delen. Voor gemeenten zijn drie vragen nu al nuttig.',
      '## De drie vragen',
      '- Wie neemt in uw gemeente het besluit om een traject te beginnen?',
      '- Waar legt u vast waarom iets is gedeeld?',
      '- Wie vertelt het de inwoner, en in welke woorden?',
    ),
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['wams', 'zorg-en-veiligheid'],
    date: '2026-03-03',
    picture: 'netwerk',
    fields: { series: wams, imageAlt: 'Tekening van punten die door lijnen zijn verbonden.', imageCredit: credit },
  }),
  news({
    title: '‘Begin met de vraag wie er belt’: een procesregisseur over de Wams',
    summary: 'Tweede deel van de reeks: een interview over werken met minder overleggen.',
    body: markdown(
      'Een procesregisseur uit de regio oefende een half jaar met de werkwijze van de Wams. ‘Het verschil zit niet in het formulier’, zegt zij, ‘maar in de vraag wie er belt.’',
      '## Wat veranderde er?',
      '‘Vroeger zat iedereen aan tafel. Nu spreken we eerst af wie contact heeft met het gezin. De anderen horen wat zij moeten weten, en niet meer.’',
      '## Wat raadt u anderen aan?',
      '‘Oefen met een verzonnen casus. Dan ziet u snel waar het stokt.’',
    ),
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['wams', 'ave'],
    date: '2026-03-24',
    genre: 'interview',
    picture: 'tafel',
    fields: { series: wams, imageAlt: 'Tekening van mensen aan een lange tafel.', imageCredit: credit },
  }),
  news({
    title: 'Wams: wat de proef in de regio leerde',
    summary: 'Derde deel van de reeks: vier lessen, en wat er nu nog niet kan.',
    body: markdown(
      'Drie gemeenten oefenden met verzonnen casussen. Dat gaf vier lessen voor wie nu begint.',
      '## De lessen',
      '- Leg vooraf vast wie mag besluiten.',
      '- Houd het aantal mensen klein.',
      '- Schrijf op waarom u iets deelt, niet alleen wat.',
      '- Vertel de inwoner op tijd wat er gebeurt.',
    ),
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['wams'],
    date: '2026-04-14',
    fields: { series: wams },
  }),
  news({
    title: 'Terugblik: gemeenten en politie oefenden samen aan tafel',
    summary: 'Vijftien gemeenten oefenden met een dag zonder systemen.',
    body: markdown(
      'Op een donderdag in mei vielen aan tafel alle systemen uit. Vijftien gemeenten, de politie en de veiligheidsregio’s oefenden wat dan als eerste moet gebeuren.',
      '## Wat bleef hangen',
      'De meeste deelnemers hadden hun noodplan op papier. Minder dan de helft wist het telefoonnummer van hun eigen leverancier.',
    ),
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['cybercrime', 'informatieveiligheid'],
    date: '2026-05-12',
    genre: 'terugblik',
    picture: 'brug',
    fields: { imageAlt: 'Tekening van een tuibrug over het water.', imageCredit: credit, imageFocus: '50-17' },
  }),
  news({
    title: '‘Een boer ziet meer dan wij’: accountmanager over het buitengebied',
    summary: 'Interview met een accountmanager van het RIEC over vertrouwen en leegstaande schuren.',
    body: markdown(
      'Een accountmanager van het RIEC rijdt elke week door het buitengebied. ‘Ik kom om te luisteren’, vertelt hij. ‘Een boer ziet meer dan wij.’',
      '## Waar let u op?',
      '‘Op wat niet klopt. Een schuur die leeg staat en toch veel bezoek krijgt. Maar ik vraag eerst hoe het gaat.’',
    ),
    owner: 'bureau-riec-rotterdam',
    label: 'CLEAR',
    themes: ['ondermijning', 'buitengebied'],
    date: '2026-04-21',
    genre: 'interview',
    publisher: 'riec',
    picture: 'polder',
    fields: { imageAlt: 'Tekening van een molen in de polder.', imageCredit: credit, imageFocus: '17-50' },
  }),
  news({
    title: 'Terugblik: haven en gemeenten over toegang tot terreinen',
    summary: 'Wie mag er ’s nachts op de kade zijn, en wie controleert dat?',
    body: markdown(
      'Havenbedrijven, gemeenten en opsporingsdiensten spraken over de toegang tot terreinen. Zij vergeleken hoe zij passen uitgeven en intrekken.',
      '## Hoe verder',
      'Een kleine groep schrijft een handreiking. Partners vinden het concept na de zomer in de kennisbank.',
    ),
    owner: 'bureau-riec-rotterdam',
    label: 'CLEAR',
    themes: ['haven', 'ondermijning'],
    date: '2026-05-19',
    genre: 'terugblik',
    publisher: 'riec',
    picture: 'haven',
    fields: { imageAlt: 'Tekening van kranen en containers in een haven.', imageCredit: credit },
  }),
  news({
    title: 'Nieuwe kaart helpt baliemedewerkers bij twijfel',
    summary: 'Vijf vragen die u kunt stellen als een aanvraag niet goed voelt.',
    body: markdown(
      'Medewerkers aan de balie zien als eersten wanneer een aanvraag vreemd is. De kaart van het RIEC geeft vijf vragen en zegt bij wie u terechtkunt.',
      'De kaart is te bestellen via de contactpersoon ondermijning in uw gemeente.',
    ),
    owner: 'bureau-riec-rotterdam',
    label: 'CLEAR',
    themes: ['ondermijning', 'bestuurlijke-weerbaarheid'],
    date: '2026-02-10',
    publisher: 'riec',
  }),
  news({
    title: 'Terugblik: ondernemersavond over digitale oplichting',
    summary: 'Veertig ondernemers leerden valse facturen herkennen.',
    body: markdown(
      'Op bedrijventerrein en in winkelstraat komen steeds vaker valse facturen binnen. Veertig ondernemers bekeken er tien, en haalden de echte eruit.',
      '## Wat u kunt doen',
      '- Bel bij twijfel het nummer dat u al had, niet het nummer op de factuur.',
      '- Spreek af wie een nieuwe rekening mag goedkeuren.',
    ),
    owner: 'pvo-rotterdam',
    label: 'CLEAR',
    themes: ['veilig-ondernemen', 'cybercrime'],
    date: '2026-03-31',
    genre: 'terugblik',
    publisher: 'pvo',
  }),
  news({
    title: 'Keurmerk veilig ondernemen: wat er dit jaar verandert',
    summary: 'Het PVO zet de stappen voor winkelgebieden op een rij.',
    body: markdown(
      'Winkelgebieden die samen werken aan veiligheid kunnen een keurmerk krijgen. De stappen zijn dit jaar korter opgeschreven.',
      'Gemeenten kunnen het PVO vragen om bij het eerste overleg aan te sluiten.',
    ),
    owner: 'pvo-rotterdam',
    label: 'CLEAR',
    themes: ['veilig-ondernemen'],
    date: '2026-01-20',
    publisher: 'pvo',
  }),
  news({
    title: '‘De straat weet het vaak al’: jongerenwerker over vertrouwen',
    summary: 'Interview over jeugd, rust in de wijk en wat een gemeente kan laten.',
    body: markdown(
      'Een jongerenwerker vertelt hoe zij een wijk leert kennen. ‘De straat weet het vaak al. Een gemeente hoeft alleen lang genoeg te blijven staan.’',
      '## Wat kan een gemeente doen?',
      '‘Zorg dat dezelfde mensen terugkomen. Elk jaar een nieuw gezicht kost meer dan het oplevert.’',
    ),
    owner: 'bureau-var',
    label: 'CLEAR',
    themes: ['jeugd-en-veiligheid'],
    date: '2026-02-24',
    genre: 'interview',
    picture: 'wijk',
    fields: { imageAlt: 'Tekening van flatgebouwen met bomen ervoor.', imageCredit: credit },
  }),
]
