import type { eventTypes } from '#db/kinds.ts'
import { people } from './people.ts'

/** A meeting of the demo, so many days from the day on which it is made. */
export interface DemoMeeting {
  title: string
  summary: string
  body: string
  owner: 'bureau-var' | 'bureau-riec-rotterdam' | 'pvo-rotterdam'
  publisher: 'var' | 'riec' | 'pvo'
  label: 'CLEAR' | 'GREEN'
  type: (typeof eventTypes)[number]
  themes: string[]
  inDays: number
  /** Days; one where left out. */
  lasts?: number
  startTime: string
  endTime: string
  place: string
  address?: string
  onlineUrl?: string
  host?: string
  targetAudience: string
  speakers?: string
  programme?: string
  registration: 'none' | 'open' | 'account'
  capacity?: number
  sessions?: Array<{ title: string; startTime: string; endTime: string; speaker: string; capacity: number | null }>
  /** Addresses of people with an account; more of them than there are places wait. */
  guests: string[]
  /** Names of people without one. */
  visitors?: string[]
  cancelled?: boolean
}

/** So many people of the demo who are more than a guest. */
const some = (from: number, count: number): string[] =>
  people
    .filter(({ role }) => role !== 'guest')
    .slice(from, from + count)
    .map(({ email }) => email)

const programme = (...lines: string[]): string => lines.map((line) => `- ${line}`).join('\n')

/** All invented. */
export const meetings: DemoMeeting[] = [
  {
    title: 'Carrousel weerbare ondernemers',
    summary: 'In korte rondes hoort u van vijf gemeenten wat werkt op een bedrijventerrein.',
    body: 'Iedere ronde duurt twintig minuten. U kiest zelf aan welke tafels u aanschuift. Neem een vraag uit uw eigen gemeente mee.',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'CLEAR',
    type: 'carrousel',
    themes: ['veilig-ondernemen'],
    inDays: 12,
    startTime: '13:30',
    endTime: '17:00',
    place: 'Stadhuis Schiedam',
    address: 'Stadserf 1, Schiedam',
    host: 'schiedam',
    targetAudience: 'Raadsleden, ambtenaren en ondernemers',
    speakers: 'Milou Hartog vertelt hoe Schiedam met ondernemers afspraken maakt.',
    programme: programme(
      '13.30 uur: inloop',
      '14.00 uur: drie rondes',
      '16.00 uur: wat nemen wij mee?',
      '16.30 uur: borrel',
    ),
    registration: 'open',
    capacity: 60,
    guests: some(0, 9),
    visitors: ['Gijs Veldkamp', 'Amina Haddou', 'Bep Kooistra'],
  },
  {
    title: 'Leerhuis ondermijning voor nieuwe raadsleden',
    summary: 'Een ochtend over wat u als raadslid ziet, en wat u kunt vragen.',
    body: 'U leert signalen herkennen en oefent met vragen aan het college. Voorkennis is niet nodig.',
    owner: 'bureau-riec-rotterdam',
    publisher: 'riec',
    label: 'CLEAR',
    type: 'leerhuis',
    themes: ['ondermijning'],
    inDays: 20,
    startTime: '09:30',
    endTime: '12:30',
    place: 'Huis van de Wijk',
    address: 'Voorbeeldplein 4, Ridderkerk',
    host: 'ridderkerk',
    targetAudience: 'Raadsleden',
    registration: 'open',
    capacity: 8,
    guests: some(12, 11),
  },
  {
    title: 'Kennisdag veilige regio',
    summary: 'Een dag met sessies over jeugd, digitale veiligheid en het buitengebied.',
    body: 'De dag begint met een gezamenlijk deel. Daarna kiest u twee sessies.',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'CLEAR',
    type: 'kennissessie',
    themes: ['jeugd-en-veiligheid', 'buitengebied'],
    inDays: 47,
    startTime: '09:30',
    endTime: '16:30',
    place: 'Theater De Voorstelling',
    address: 'Kade 12, Dordrecht',
    host: 'dordrecht',
    targetAudience: 'Iedereen die aan veiligheid werkt',
    onlineUrl: 'https://meedoen.demo.example/kennisdag',
    registration: 'open',
    capacity: 150,
    sessions: [
      { title: 'Jongeren en messen', startTime: '11:00', endTime: '12:15', speaker: 'Ayşe Korkmaz', capacity: 30 },
      {
        title: 'Als het netwerk uitvalt',
        startTime: '11:00',
        endTime: '12:15',
        speaker: 'Daan Versluis',
        capacity: 40,
      },
      { title: 'Lege schuren', startTime: '13:30', endTime: '14:45', speaker: 'Carolien Nijboer', capacity: 25 },
      { title: 'Praten met bewoners', startTime: '13:30', endTime: '14:45', speaker: 'Jurre Albada', capacity: null },
    ],
    guests: some(20, 15),
    visitors: ['Gijs Veldkamp'],
  },
  {
    title: 'Oefening stroomuitval aan de haven',
    summary: 'Twee dagen oefenen met gemeenten, politie en brandweer.',
    body: 'U oefent in uw eigen rol. De opdracht krijgt u op de dag zelf.',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'GREEN',
    type: 'oefening',
    themes: ['haven'],
    inDays: 33,
    lasts: 2,
    startTime: '09:00',
    endTime: '15:00',
    place: 'Oefencentrum',
    address: 'Dokweg 1, Rotterdam',
    host: 'rotterdam',
    targetAudience: 'Crisisfunctionarissen van de partners',
    registration: 'account',
    capacity: 24,
    guests: some(30, 6),
  },
  {
    title: 'Netwerkbijeenkomst zorg en veiligheid',
    summary: 'Bijpraten met de zorg- en veiligheidshuizen.',
    body: 'Wij bespreken wat goed gaat in de samenwerking, en wat beter kan.',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'GREEN',
    type: 'netwerkbijeenkomst',
    themes: ['zorg-en-veiligheid'],
    inDays: 6,
    startTime: '15:00',
    endTime: '17:00',
    place: 'Online',
    onlineUrl: 'https://meedoen.demo.example/zorg-en-veiligheid',
    targetAudience: 'Procesregisseurs en beleidsadviseurs',
    registration: 'account',
    guests: some(40, 5),
  },
  {
    title: 'Ondernemersontbijt Keurmerk Veilig Ondernemen',
    summary: 'Ontbijten en kennismaken met het keurmerk.',
    body: 'Winkeliers vertellen wat het keurmerk hun bracht.',
    owner: 'pvo-rotterdam',
    publisher: 'pvo',
    label: 'CLEAR',
    type: 'netwerkbijeenkomst',
    themes: ['veilig-ondernemen'],
    inDays: 9,
    startTime: '08:00',
    endTime: '09:30',
    place: 'Winkelcentrum De Passage',
    targetAudience: 'Ondernemers',
    registration: 'none',
    guests: [],
  },
  {
    title: 'Kennissessie online oproer',
    summary: 'Deze sessie kan niet doorgaan. Er komt een nieuwe datum.',
    body: 'Wat doet u als een oproep op straat uit de hand kan lopen?',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'CLEAR',
    type: 'kennissessie',
    themes: ['online-ordeverstoring'],
    inDays: 16,
    startTime: '10:00',
    endTime: '12:00',
    place: 'Gemeentehuis Barendrecht',
    host: 'barendrecht',
    targetAudience: 'Adviseurs openbare orde',
    registration: 'open',
    guests: some(8, 4),
    cancelled: true,
  },
  {
    title: 'Leerhuis polarisatie',
    summary: 'Hoe houdt u mensen in gesprek?',
    body: 'Een middag oefenen met lastige gesprekken in de wijk.',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'CLEAR',
    type: 'leerhuis',
    themes: ['polarisatie'],
    inDays: -18,
    startTime: '13:00',
    endTime: '16:30',
    place: 'Raadszaal Vlaardingen',
    host: 'vlaardingen',
    targetAudience: 'Raadsleden en wijkadviseurs',
    programme: programme('13.00 uur: inloop', '13.30 uur: oefenen in kleine groepen', '16.00 uur: afsluiting'),
    registration: 'open',
    capacity: 40,
    guests: some(2, 22),
  },
  {
    title: 'Carrousel veilig buitengebied',
    summary: 'Boeren, boa’s en buurgemeenten aan één tafel.',
    body: 'U ging langs vijf tafels en maakte afspraken over melden en kijken.',
    owner: 'bureau-var',
    publisher: 'var',
    label: 'CLEAR',
    type: 'carrousel',
    themes: ['buitengebied'],
    inDays: -75,
    startTime: '13:30',
    endTime: '17:00',
    place: 'Dorpshuis',
    host: 'hoeksche-waard',
    targetAudience: 'Gemeenten en agrarisch ondernemers',
    registration: 'open',
    guests: some(24, 12),
  },
  {
    title: 'Kennissessie signalen delen',
    summary: 'Wat mag u delen, met wie, en hoe legt u dat vast?',
    body: 'Met voorbeelden uit de praktijk, die zijn verzonnen.',
    owner: 'bureau-riec-rotterdam',
    publisher: 'riec',
    label: 'GREEN',
    type: 'kennissessie',
    themes: ['ondermijning'],
    inDays: -40,
    startTime: '10:00',
    endTime: '12:00',
    place: 'Bureau RIEC',
    targetAudience: 'Beleidsadviseurs en boa’s',
    registration: 'account',
    guests: some(5, 18),
  },
]
