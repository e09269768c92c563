/** Kinds of public pages that are counted, by name; an item that everybody may read is counted by itself. */
export const pageNames = {
  home: 'Homepage',
  nieuws: 'Nieuws, overzicht',
  agenda: 'Agenda, overzicht',
  themas: 'Thema’s',
  'strategische-agenda': 'Strategische agenda',
  wetgeving: 'Wetgeving',
  zoeken: 'Zoeken',
  over: 'Over de alliantie',
  contact: 'Contact',
  feeds: 'Feeds',
  toegankelijkheid: 'Toegankelijkheid',
  privacy: 'Privacy',
  cookies: 'Cookies',
} as const
export type PageName = keyof typeof pageNames

/** The kind of page at this path; null where it is none that is counted. Items are not: their page says so itself. */
export function pageAt(path: string): PageName | null {
  if (path === '/') return 'home'
  const [, first = '', ...rest] = path.split('/')
  if (!Object.hasOwn(pageNames, first) || first === 'home') return null
  // Below these lists is a page per theme and per law, which is counted with them.
  return rest.length === 0 || ((first === 'themas' || first === 'wetgeving') && rest.length === 1)
    ? (first as PageName)
    : null
}

/** What says of itself that it is no person, and what says nothing; crude, and enough for a number that nobody lives by. */
const machine =
  /bot|crawl|spider|slurp|fetch|monitor|preview|scan|check|curl|wget|python|java\/|ruby|perl|php|go-http|node|axios|okhttp|headless|lighthouse|feed|rss|facebookexternalhit|whatsapp|telegram/i

export const isMachine = (agent: string | undefined): boolean => !agent || machine.test(agent)

/** What can be looked back on, in days. */
export const periods = [
  { days: 7, name: '7 dagen' },
  { days: 30, name: '30 dagen' },
  { days: 365, name: 'Een jaar' },
] as const

/** The period that an address asks for; 30 days where it asks for none that there is. */
export const periodOf = (url: URL): number =>
  periods.find(({ days }) => String(days) === url.searchParams.get('dagen'))?.days ?? 30
