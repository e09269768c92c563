import { publishers } from '#db/kinds.ts'
import { publisherNames, type Publisher } from '#app/modules/items/kinds.ts'

/** What a feed is about: everything that is public, one theme, or what one publisher makes. */
export type FeedScope =
  { of: 'all' } | { of: 'theme'; slug: string; name: string } | { of: 'publisher'; publisher: Publisher }

export const formats = ['xml', 'atom', 'json'] as const
export type Format = (typeof formats)[number]

/** What people call the formats, and what machines do. */
export const formatNames: Readonly<Record<Format, { name: string; type: string }>> = {
  xml: { name: 'RSS', type: 'application/rss+xml' },
  atom: { name: 'Atom', type: 'application/atom+xml' },
  json: { name: 'JSON-feed', type: 'application/feed+json' },
}

/** The page that lists all feeds. */
export const feedsPage = '/feeds'

/** The address of a feed, without the host. */
export function feedPath(scope: FeedScope, format: Format): string {
  if (scope.of === 'theme') return `/themas/${scope.slug}/feed.${format}`
  if (scope.of === 'publisher') return `/feed/${scope.publisher}.${format}`
  return `/feed.${format}`
}

/** The page that shows the same to people. */
export const pageOf = (scope: FeedScope): string => (scope.of === 'theme' ? `/themas/${scope.slug}` : '/')

const alliance = 'VeiligheidsAlliantie regio Rotterdam'

export function feedTitle(scope: FeedScope): string {
  if (scope.of === 'theme') return `${scope.name} – ${alliance}`
  if (scope.of === 'publisher') return `${publisherNames[scope.publisher]} – ${alliance}`
  return alliance
}

/** The publisher and format that `/feed/var.xml` names; null where there is no such feed. */
export function parseFeedName(name: string): { publisher: Publisher; format: Format } | null {
  const [stem = '', end = '', ...more] = name.split('.')
  const publisher = publishers.find((one) => one === stem)
  const format = formats.find((one) => one === end)
  return publisher && format && more.length === 0 ? { publisher, format } : null
}

/** The format that `feed.xml` names; null where there is none. */
export const parseThemeFeed = (name: string): Format | null =>
  formats.find((format) => name === `feed.${format}`) ?? null
