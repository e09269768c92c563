import { organisations } from './organisations.ts'
import { editorOf, people, personOf } from './people.ts'
import type { DemoSeat, DemoWorkgroup } from './types.ts'

/** E-mail of a person by name, so that the seats read as people. */
function who(name: string): string {
  const found = people.find((person) => person.name === name)
  if (!found) throw new Error(`unknown demo person ${name}`)
  return found.email
}

function seats(coordinators: string[], members: string[]): DemoSeat[] {
  const seat = (name: string) => ({ email: who(name), organisation: personOf(who(name)).organisation })
  return [...coordinators.map((name) => ({ ...seat(name), coordinator: true })), ...members.map(seat)]
}

/** In the network maatschappelijk ongenoegen every second municipality holds a seat beside the named members. */
const everySecondMunicipality = organisations
  .filter(({ kind }) => kind === 'municipality')
  .filter((_, index) => index % 2 === 0)
  .map(({ slug }) => personOf(editorOf(slug)).name)
  .filter((name) => name !== 'Sanne Quist')

export const workgroups: DemoWorkgroup[] = [
  {
    slug: 'cisos',
    name: "CISO's (23 gemeenten en de veiligheidsregio's)",
    kind: 'network',
    description:
      'Voor wie in zijn organisatie gaat over informatiebeveiliging. Het netwerk deelt werkwijzen, oefent samen en bespreekt wat andere gemeenten kunnen gebruiken.',
    themes: ['cybercrime', 'informatieveiligheid'],
    seats: seats(
      ['Ivo Staverman'],
      [
        'Daan Versluis',
        'Pascal Rietdijk',
        'Kwame Asante',
        'Eline Bosveld',
        'Mehmet Yıldız',
        'Nordin Lahcen',
        'Amber Stokvis',
      ],
    ),
  },
  {
    slug: 'netwerk-maatschappelijk-ongenoegen',
    name: 'Maatschappelijk ongenoegen',
    kind: 'network',
    description:
      'Gemeenten, politie, OM en kennisinstellingen die willen begrijpen waar onvrede vandaan komt en wat een overheid daarmee kan doen.',
    themes: ['maatschappelijk-ongenoegen', 'polarisatie', 'online-ordeverstoring'],
    seats: seats(
      ['Oscar Montfoort'],
      [...everySecondMunicipality, 'Roosmarijn Tielen', 'Bilal Chaouat', 'Lodewijk Crans', 'Ngozi Okafor'],
    ),
  },
  {
    slug: 'cyberburgemeesters',
    name: 'Cyberburgemeesters',
    kind: 'network',
    description:
      'Burgemeesters en hun adviseurs die digitale veiligheid in de regio op de bestuurlijke agenda houden en elkaar helpen bij de voorbereiding op een digitale crisis.',
    themes: ['cybercrime', 'bestuurlijke-weerbaarheid'],
    seats: seats(['Oscar Montfoort'], ['Margriet Zonneveldt', 'Anouk Terlouw', 'Renée Baars', 'Linda Groeneweg']),
  },
  {
    slug: 'leerhuis-zorg-en-veiligheid',
    name: 'Leerhuis Zorg en Veiligheid',
    kind: 'network',
    description:
      'Samen leren over de samenwerking tussen zorg en veiligheid: rollen, opschaling en afschaling, gegevens delen. Zonder casuïstiek.',
    themes: ['zorg-en-veiligheid', 'ave', 'wams'],
    seats: seats(
      ['Stijn Goedhart', 'Sanne Quist'],
      [
        'Noëlle van der Wal',
        'Łukasz Nowicki',
        'Aaltje Veenhof',
        'Teun Rozema',
        'Ruben Kolff',
        'Milou Hartog',
        'Johanna Sperling',
      ],
    ),
  },
  {
    slug: 'werkgroep-opschaling',
    name: 'Werkgroep Opschaling (AVE en WAMS)',
    kind: 'workgroup',
    description:
      'Werkt aan een gezamenlijke voorbeeldwerkwijze voor opschaling en afschaling, met heldere rollen per fase en een lokale laag voor elke gemeente.',
    themes: ['ave', 'wams', 'zorg-en-veiligheid'],
    seats: seats(
      ['Łukasz Nowicki'],
      [
        'Noëlle van der Wal',
        'Jadranka Petrović',
        'Maarten Ypenburg',
        'Bilal Chaouat',
        'Ilse Brandsma',
        'Rachid Amrani',
        'Yasmina Bouazza',
      ],
    ),
  },
  {
    slug: 'werkgroep-ondermijning',
    name: 'Werkgroep Ondermijning',
    kind: 'workgroup',
    description:
      'Wisselt werkwijzen uit voor signalen, controles en weerbare bedrijventerreinen. Casussen horen hier niet thuis.',
    themes: ['ondermijning', 'haven', 'bestuurlijke-weerbaarheid'],
    seats: seats(
      ['Xavier Roosendaal'],
      [
        'Marjolein Hoogstad',
        'Zoë Pieterse',
        'Vera Hamstra',
        'Casper Velthuis',
        'Robin Kastelein',
        'Chantal Ramdin',
        'Gülşen Aydın',
      ],
    ),
  },
  {
    slug: 'werkgroep-jeugd-en-online',
    name: 'Werkgroep Jeugd en online',
    kind: 'workgroup',
    description:
      'Zoekt naar wat werkt bij jongeren op straat en online: contact, preventie, en voorbereiding op oproepen via sociale media.',
    themes: ['jeugd-en-veiligheid', 'online-ordeverstoring'],
    seats: seats(
      ['Ayşe Korkmaz'],
      ['Nadia Sewpersad', 'Fatima Zahraoui', 'Sterre Nauta', 'Loes van Wingerden', 'Siebe Dijkgraaf', 'Ngozi Okafor'],
    ),
  },
  {
    slug: 'werkgroep-buitengebied',
    name: 'Werkgroep Buitengebied',
    kind: 'workgroup',
    description:
      'Gemeenten met veel landelijk gebied en hun partners, over leegstand, meldpunten en contact met agrarische ondernemers.',
    themes: ['buitengebied', 'ondermijning'],
    seats: seats(
      ['Jurre Albada'],
      ['Wim Kievit', 'Carolien Nijboer', 'Tjeerd Noordam', 'Chadia Belhaj', 'Sjoerd Bakhuizen', 'Geertje Postema'],
    ),
  },
  {
    slug: 'werkgroep-voorbereiding-weerbaar-bestuur',
    name: 'Voorbereiding weerbaar bestuur',
    kind: 'workgroup',
    hidden: true,
    description:
      'Besloten voorbereiding van een voorbeeldaanpak voor bestuurders die met druk of bedreiging te maken krijgen.',
    themes: ['bestuurlijke-weerbaarheid'],
    seats: seats(['Femke Lagerwaard'], ['Vera Hamstra', 'Casper Velthuis', 'Marjolein Hoogstad', 'Chadia Belhaj']),
  },
]

export function workgroupOf(slug: string): DemoWorkgroup {
  const found = workgroups.find((workgroup) => workgroup.slug === slug)
  if (!found) throw new Error(`unknown demo workgroup ${slug}`)
  return found
}

/** The first coordinator's seat: who makes and publishes what belongs to the workgroup. */
export function coordinatorOf(slug: string): DemoSeat {
  const found = workgroupOf(slug).seats.find(({ coordinator }) => coordinator)
  if (!found) throw new Error(`demo workgroup ${slug} has no coordinator`)
  return found
}
