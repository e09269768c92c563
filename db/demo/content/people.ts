import { organisationOf, slugOf } from './organisations.ts'
import type { DemoPerson, Persona, Role } from './types.ts'

/** Every person here is invented. name, organisation, role, function, persona */
type Row = [name: string, organisation: string, role: Role, work: string, persona?: Persona]

const oov = 'beleidsadviseur openbare orde en veiligheid'

const rows: Row[] = [
  // The ten personas of the sign-in page.
  ['Noëlle van der Wal', 'dordrecht', 'reader', oov, 'advisor'],
  ['Emre Şahin', 'dordrecht', 'author', 'beleidsadviseur zorg', 'author'],
  ['Marjolein Hoogstad', 'schiedam', 'manager', oov, 'manager'],
  ['Ruben Kolff', 'politie-eenheid-rotterdam', 'reader', 'wijkagent', 'police'],
  ['Ilse Brandsma', 'om-rotterdam', 'reader', 'officier van justitie', 'prosecution'],
  ['Łukasz Nowicki', 'vlaardingen', 'reader', 'procesregisseur', 'coordinator'],
  ['Soraya el Idrissi', 'ridderkerk', 'guest', 'raadslid', 'guest'],
  ['Hanneke Duursma', 'bureau-var', 'editor', 'communicatieadviseur', 'editor-var'],
  ['Xavier Roosendaal', 'bureau-riec-rotterdam', 'editor', 'communicatieadviseur', 'editor-riec'],
  ['Petra Mulderij', 'bureau-var', 'reader', 'overig', 'administrator'],

  // One manager for each municipality.
  ['Joost Verhagen', 'alblasserdam', 'manager', oov],
  ['Yasmina Bouazza', 'albrandswaard', 'manager', oov],
  ['Karel Wiersma', 'barendrecht', 'manager', oov],
  ['Anouk Terlouw', 'capelle-aan-den-ijssel', 'manager', oov],
  ['Gülşen Aydın', 'dordrecht', 'manager', oov],
  ['Wim Kievit', 'goeree-overflakkee', 'manager', oov],
  ['Renée Baars', 'gorinchem', 'manager', oov],
  ['Cor Blokland', 'hardinxveld-giessendam', 'manager', oov],
  ['Fatima Zahraoui', 'hendrik-ido-ambacht', 'manager', 'beleidsadviseur jeugd'],
  ['Arie Hoeksema', 'hoeksche-waard', 'manager', oov],
  ['Thirza Kranenburg', 'krimpen-aan-den-ijssel', 'manager', oov],
  ['Dennis Oudshoorn', 'lansingerland', 'manager', oov],
  ['Zoë Pieterse', 'maassluis', 'manager', oov],
  ['Gerben Stuifmeel', 'molenlanden', 'manager', oov],
  ['Rachid Amrani', 'nissewaard', 'manager', oov],
  ['Loes van Wingerden', 'papendrecht', 'manager', oov],
  ['Bram Schellevis', 'ridderkerk', 'manager', oov],
  ['Chantal Ramdin', 'rotterdam', 'manager', oov],
  ['Siebe Dijkgraaf', 'sliedrecht', 'manager', oov],
  ['Mirjam Vogelaar', 'vlaardingen', 'manager', oov],
  ['Tjeerd Noordam', 'voorne-aan-zee', 'manager', oov],
  ['Inês Moreira', 'zwijndrecht', 'manager', oov],

  // Colleagues at municipalities.
  ['Daan Versluis', 'dordrecht', 'editor', 'CISO'],
  ['Ayşe Korkmaz', 'rotterdam', 'editor', 'beleidsadviseur jeugd'],
  ['Pascal Rietdijk', 'rotterdam', 'editor', 'CISO'],
  ['Johanna Sperling', 'rotterdam', 'author', 'beleidsadviseur zorg'],
  ['Milou Hartog', 'schiedam', 'editor', 'procesregisseur'],
  ['Kwame Asante', 'schiedam', 'reader', 'CISO'],
  ['Eline Bosveld', 'vlaardingen', 'editor', 'CISO'],
  ['Teun Rozema', 'nissewaard', 'editor', 'beleidsadviseur zorg'],
  ['Nadia Sewpersad', 'capelle-aan-den-ijssel', 'editor', 'beleidsadviseur jeugd'],
  ['Jurre Albada', 'hoeksche-waard', 'editor', 'communicatieadviseur'],
  ['Margriet Zonneveldt', 'zwijndrecht', 'reader', 'burgemeester'],
  ['Hidde van Oorschot', 'gorinchem', 'reader', 'wethouder'],
  ['Sanne Quist', 'albrandswaard', 'editor', 'beleidsadviseur zorg'],
  ['Mehmet Yıldız', 'barendrecht', 'reader', 'CISO'],
  ['Carolien Nijboer', 'molenlanden', 'editor', oov],
  ['Boris Tamminga', 'papendrecht', 'guest', 'raadslid'],

  // Partners.
  ['Femke Lagerwaard', 'bureau-var', 'manager', 'overig'],
  ['Oscar Montfoort', 'bureau-var', 'editor', 'overig'],
  ['Chadia Belhaj', 'bureau-riec-rotterdam', 'manager', 'overig'],
  ['Wouter Ekelenkamp', 'bureau-riec-rotterdam', 'author', 'overig'],
  ['Anneloes Priem', 'pvo-rotterdam', 'editor', 'communicatieadviseur'],
  ['Sjoerd Bakhuizen', 'pvo-rotterdam', 'manager', 'overig'],
  ['Vera Hamstra', 'politie-eenheid-rotterdam', 'manager', 'overig'],
  ['Bilal Chaouat', 'politie-eenheid-rotterdam', 'editor', 'overig'],
  ['Sterre Nauta', 'politie-eenheid-rotterdam', 'reader', 'wijkagent'],
  ['Casper Velthuis', 'om-rotterdam', 'manager', 'overig'],
  ['Roosmarijn Tielen', 'om-rotterdam', 'editor', 'communicatieadviseur'],
  ['Jadranka Petrović', 'zvh-rotterdam-rijnmond', 'manager', 'procesregisseur'],
  ['Stijn Goedhart', 'zvh-rotterdam-rijnmond', 'editor', 'procesregisseur'],
  ['Aaltje Veenhof', 'zvh-zuid-holland-zuid', 'manager', 'procesregisseur'],
  ['Maarten Ypenburg', 'zvh-zuid-holland-zuid', 'author', 'procesregisseur'],
  ['Linda Groeneweg', 'veiligheidsregio-rotterdam-rijnmond', 'manager', 'overig'],
  ['Ivo Staverman', 'veiligheidsregio-rotterdam-rijnmond', 'editor', 'CISO'],
  ['Corine Duyvestein', 'veiligheidsregio-zuid-holland-zuid', 'manager', 'overig'],
  ['Nordin Lahcen', 'veiligheidsregio-zuid-holland-zuid', 'reader', 'CISO'],
  ['Geertje Postema', 'provincie-zuid-holland', 'manager', 'overig'],
  ['Robin Kastelein', 'belastingdienst', 'manager', 'overig'],
  ['Amber Stokvis', 'ibd', 'manager', 'overig'],
  ['Lodewijk Crans', 'movisie', 'manager', 'overig'],
  ['Ngozi Okafor', 'hogeschool-inholland-rotterdam', 'manager', 'overig'],
  ['Derk Raaijmakers', 'nctv', 'manager', 'overig'],
]

/** voornaam.achternaam at the organisation's demo domain; no mail can ever arrive there. */
function emailOf(name: string, organisation: string): string {
  const [first = '', ...rest] = name.split(' ').map(slugOf)
  return `${first}.${rest.join('')}@${organisationOf(organisation).domain}`
}

export const people: DemoPerson[] = rows.map(([name, organisation, role, work, persona]) => ({
  ...(persona ? { persona } : {}),
  name,
  email: emailOf(name, organisation),
  organisation,
  role,
  function: work,
}))

export function emailOfPersona(persona: Persona): string {
  const found = people.find((person) => person.persona === persona)
  if (!found) throw new Error(`no demo person for ${persona}`)
  return found.email
}

/** The first editor of an organisation, or else its manager: the author of what it publishes. */
export function editorOf(organisation: string): string {
  const here = people.filter((person) => person.organisation === organisation)
  const found = here.find(({ role }) => role === 'editor') ?? here.find(({ role }) => role === 'manager')
  if (!found) throw new Error(`no demo editor at ${organisation}`)
  return found.email
}

export function personOf(email: string): DemoPerson {
  const found = people.find((person) => person.email === email)
  if (!found) throw new Error(`unknown demo person ${email}`)
  return found
}
