import type { MetaArgs, MetaDescriptor } from '@remix-run/node'
import { pageTitle } from './page-title.ts'

/** A page that everybody may see, as search engines and messages that link to it show it. */
export interface PublicPage {
  title: string
  description?: string | undefined
  /** From `layout`: host and scheme, without a slash at the end. */
  baseUrl: string
  /** The one address of the page: path, and the query that makes it another page. */
  path: string
  /** Path of a picture that the page shows, and what is on it. */
  image?: { path: string; alt: string } | null
  /** RFC 3339; makes it an article. */
  published?: string
  updated?: string
  /** Feeds of what the page shows: a path each. */
  feeds?: readonly FeedLink[]
  /** What machines read of it (schema.org). */
  data?: Readonly<Record<string, unknown>>
}

export interface FeedLink {
  title: string
  type: string
  path: string
}

const site = 'VeiligheidsAlliantie regio Rotterdam'

/**
 * For `export const meta` of public pages: title, canonical address, OpenGraph, feeds and JSON-LD. Give it only what the page
 * itself shows to a visitor; what is not public has `pageTitle` and nothing more.
 */
export function publicMeta(page: PublicPage): MetaDescriptor[] {
  const address = page.baseUrl + page.path
  const property = (name: string, content: string) => ({ property: name, content })
  return [
    ...pageTitle(page.title, page.description),
    { tagName: 'link', rel: 'canonical', href: address },
    ...(page.feeds ?? []).map(({ title, type, path }) => ({
      tagName: 'link',
      rel: 'alternate',
      type,
      title,
      href: path,
    })),
    property('og:type', page.published ? 'article' : 'website'),
    property('og:site_name', site),
    property('og:locale', 'nl_NL'),
    property('og:title', page.title),
    property('og:url', address),
    ...(page.description ? [property('og:description', page.description)] : []),
    ...(page.image
      ? [property('og:image', page.baseUrl + page.image.path), property('og:image:alt', page.image.alt)]
      : []),
    ...(page.published ? [property('article:published_time', page.published)] : []),
    ...(page.updated ? [property('article:modified_time', page.updated)] : []),
    // Remix writes it as data that no script can break out of.
    ...(page.data ? [{ 'script:ld+json': page.data as Record<string, string> }] : []),
  ]
}

/** `export const meta` of a public page whose title never changes. */
export function pathMeta<L>(title: string, description: string, path: string, feeds: readonly FeedLink[] = []) {
  return ({ data }: MetaArgs<L>): MetaDescriptor[] => {
    const { layout } = (data ?? {}) as { layout?: { baseUrl: string } }
    return layout ? publicMeta({ title, description, baseUrl: layout.baseUrl, path, feeds }) : []
  }
}
