import { idStartOf } from '#app/lib/urls.ts'

const mostCharacters = 500

/**
 * An old address as it is compared: small letters, escapes resolved, no slash at the end, its query kept. Takes whole
 * addresses of any host, since what is old lived elsewhere.
 * @returns null where it is none
 */
export function oldPath(address: string): string | null {
  const local = address.trim().replace(/^https?:\/\/[^/?#\s]+(?=[/?#]|$)/i, '')
  const [whole = ''] = local.split('#')
  if (!whole.startsWith('/') || whole.startsWith('//') || whole.length > mostCharacters) return null
  const [path = '', query] = whole.split(/\?(.*)/s)
  try {
    const read = decodeURIComponent(path).normalize('NFC').toLowerCase().replace(/\/+$/, '') || '/'
    if (/[\p{Cc}\s\\]/u.test(read) || /[\p{Cc}\s\\]/u.test(query ?? '')) return null
    return query ? `${read}?${query}` : read
  } catch {
    return null
  }
}

/** The old addresses that lead on who asks for this: itself, else without its query. */
export function lookedUpAs(address: string): string[] {
  const paths = [oldPath(address), oldPath(address.split('?')[0] ?? '')].filter((path) => path !== null)
  return [...new Set(paths)]
}

/** First parts of addresses at which the portal itself answers every visitor, so that an old address there would never lead on. */
export const ownPlaces: ReadonlySet<string> = new Set([
  '.well-known',
  'account-aanvragen',
  'agenda.ics',
  'api',
  'assets',
  'beheer',
  'bestanden',
  'contact',
  'cookies',
  'demo-inloggen',
  'eerste-beheerder',
  'feed',
  'feed.atom',
  'feed.json',
  'feed.xml',
  'feeds',
  'gereed',
  'gezond',
  'hulp',
  'inchecken',
  'inloggen',
  'js',
  'kennisbank',
  'melden',
  'metrics',
  'nieuwsbrief',
  'over',
  'privacy',
  'profiel',
  'redactie',
  'robots.txt',
  'sitemap.xml',
  'strategische-agenda',
  'themas',
  'toegankelijkheid',
  'uitloggen',
  'uitnodiging',
  'wachtwoord-instellen',
  'wachtwoord-vergeten',
  'werkgroepen',
  'wetgeving',
  'wie-weet-wat',
  'zoeken',
])

/** Places with a page of their own, under which old addresses may have lived as well. */
const sharedPlaces: ReadonlySet<string> = new Set(['nieuws', 'agenda'])

/** Does the portal answer here itself, so that nothing is led on? */
export function isOwnPlace(path: string): boolean {
  const [, first = '', ...rest] = (path.split('?')[0] ?? '').split('/')
  // The home page answers whatever is asked of it.
  return first === '' || ownPlaces.has(first) || (sharedPlaces.has(first) && rest.length === 0)
}

/** The eight characters that name an item in a path of this site; null where it is no item's address. */
export function itemStartIn(path: string): string | null {
  const [, first = '', slug = '', ...rest] = (path.split(/[?#]/)[0] ?? '').split('/')
  return ['nieuws', 'agenda', 'kennisbank'].includes(first) && rest.length === 0 ? idStartOf(slug) : null
}

/** Can a path of this site be a page that people come to? */
export function isKnownPlace(path: string): boolean {
  const [, first = ''] = (path.split(/[?#]/)[0] ?? '').split('/')
  return first === '' || ownPlaces.has(first) || sharedPlaces.has(first)
}
