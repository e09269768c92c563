import region from './region.json' with { type: 'json' }
import type { DemoGroup, DemoKind, DemoOrganisation, DemoTheme, OrganisationKind } from './types.ts'

/** Turns a Dutch name into a slug: lower case, no accents, hyphens. */
export function slugOf(name: string): string {
  return name
    .replace(/Ł/g, 'L')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

export const kinds: DemoKind[] = [
  { kind: 'municipality', name: 'Gemeente', plural: 'Gemeenten' },
  { kind: 'police', name: 'Politie', plural: 'Politie' },
  { kind: 'public_prosecution', name: 'Openbaar Ministerie', plural: 'Openbaar Ministerie' },
  { kind: 'care_and_safety_house', name: 'Zorg- en Veiligheidshuis', plural: 'Zorg- en Veiligheidshuizen' },
  { kind: 'riec', name: 'RIEC', plural: 'RIEC' },
  { kind: 'safety_region', name: 'Veiligheidsregio', plural: 'Veiligheidsregio’s' },
  { kind: 'alliance_office', name: 'Bureau van de alliantie', plural: 'Bureau van de alliantie' },
  { kind: 'business_platform', name: 'Platform voor ondernemers', plural: 'Platforms voor ondernemers' },
  { kind: 'knowledge_institute', name: 'Kennisinstelling', plural: 'Kennisinstellingen' },
  { kind: 'national_agency', name: 'Landelijke dienst', plural: 'Landelijke diensten' },
  { kind: 'other', name: 'Overige organisatie', plural: 'Overige organisaties' },
]

/** Slugs of organisations whose name is long or holds an abbreviation; all others are made from the name. */
const shortSlugs: Record<string, string> = {
  'Platform Veilig Ondernemen Rotterdam': 'pvo-rotterdam',
  'Arrondissementsparket Rotterdam (OM)': 'om-rotterdam',
  'Zorg- en Veiligheidshuis Rotterdam-Rijnmond': 'zvh-rotterdam-rijnmond',
  'Zorg- en Veiligheidshuis Zuid-Holland Zuid': 'zvh-zuid-holland-zuid',
  'Informatiebeveiligingsdienst (IBD)': 'ibd',
  'Dienst Justitiële Inrichtingen, Opleidingsinstituut': 'dji-opleidingsinstituut',
}

const municipalities: DemoOrganisation[] = region.municipalities.map(({ code, name, lon, lat }) => ({
  slug: slugOf(name),
  name: `Gemeente ${name}`,
  kind: 'municipality',
  corePartner: true,
  publishes: false,
  domain: `${slugOf(name)}.demo.example`,
  namesHidden: false,
  code,
  lon,
  lat,
}))

const others: DemoOrganisation[] = region.organisations.map((given) => {
  const slug = shortSlugs[given.name] ?? slugOf(given.name)
  const kind = given.kind as OrganisationKind
  return {
    slug,
    name: given.name,
    kind,
    corePartner: given.corePartner,
    publishes: given.publishes ?? false,
    domain: `${slug}.demo.example`,
    namesHidden: kind === 'police' || kind === 'public_prosecution',
  }
})

export const organisations: DemoOrganisation[] = [...municipalities, ...others]

/** Sets of organisations, made up for the demo; no statement about how these organisations really work together. */
export const groups: DemoGroup[] = [
  {
    slug: 'drechtsteden',
    name: 'Drechtsteden (voorbeeld-deelgroep)',
    owner: 'dordrecht',
    members: [
      'alblasserdam',
      'dordrecht',
      'hardinxveld-giessendam',
      'hendrik-ido-ambacht',
      'papendrecht',
      'sliedrecht',
      'zwijndrecht',
    ],
  },
  {
    slug: 'eilanden',
    name: 'Eilanden (voorbeeld-deelgroep)',
    owner: 'hoeksche-waard',
    members: ['goeree-overflakkee', 'hoeksche-waard', 'nissewaard', 'voorne-aan-zee'],
  },
  {
    slug: 'waterkant',
    name: 'Waterkant en bedrijventerreinen (voorbeeld-deelgroep)',
    owner: 'bureau-riec-rotterdam',
    members: [
      'bureau-riec-rotterdam',
      'maassluis',
      'politie-eenheid-rotterdam',
      'rotterdam',
      'schiedam',
      'vlaardingen',
    ],
  },
]

export const themes: DemoTheme[] = [
  ['zorg-en-veiligheid', 'Samen optreden als problemen met zorg en met veiligheid door elkaar lopen.', 0],
  ['ave', 'Vier fasen waarmee partners een dreigende escalatie rond een persoon of gezin op tijd stoppen.', 1],
  ['wams', 'Samenwerken en gegevens delen bij meerdere problemen tegelijk, en wat de wet daarvoor vraagt.', 2],
  ['ondermijning', 'Voorkomen dat criminelen misbruik maken van vergunningen, panden, bedrijven en bewoners.', 3],
  ['bestuurlijke-weerbaarheid', 'Bestuurders en medewerkers die veilig en integer hun werk kunnen doen.', 4],
  ['cybercrime', 'Inwoners, ondernemers en gemeenten beter bestand maken tegen digitale criminaliteit.', 5],
  ['maatschappelijk-ongenoegen', 'Onvrede in de samenleving herkennen, begrijpen en in gesprek blijven.', 6],
  ['polarisatie', 'Spanningen tussen groepen vroeg zien en radicalisering en extremisme voorkomen.', 7],
  ['online-ordeverstoring', 'Oproepen op sociale media die de openbare orde op straat kunnen verstoren.', 0],
  ['statelijke-dreigingen', 'Ongewenste beïnvloeding door andere landen herkennen en melden.', 1],
  ['jeugd-en-veiligheid', 'Jongeren kansen bieden en voorkomen dat zij dader of slachtoffer worden.', 2],
  ['veilig-ondernemen', 'Samen met ondernemers werken aan veilige winkelgebieden en bedrijventerreinen.', 3],
  ['haven', 'Weerbare bedrijven en medewerkers in en rond de haven.', 4],
  ['buitengebied', 'Veiligheid in het landelijk gebied, met oog voor agrarische ondernemers.', 5],
  ['informatieveiligheid', 'Zorgvuldig en veilig omgaan met informatie van inwoners en partners.', 6],
].map(([slug, description, colour], index) => ({
  slug: String(slug),
  name: region.themes[index] ?? String(slug),
  description: String(description),
  colour: Number(colour),
}))

export function organisationOf(slug: string): DemoOrganisation {
  const found = organisations.find((organisation) => organisation.slug === slug)
  if (!found) throw new Error(`unknown demo organisation ${slug}`)
  return found
}
