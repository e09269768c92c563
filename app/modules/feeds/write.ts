import { amsterdamIso, amsterdamMailDate } from '#app/lib/dates.ts'
import { xml } from '#app/lib/xml.ts'
import type { FeedEntry } from './entries.server.ts'
import { feedPath, feedTitle, formatNames, pageOf, type FeedScope, type Format } from './urls.ts'

interface Feed {
  scope: FeedScope
  /** Without a slash at the end. */
  baseUrl: string
  entries: readonly FeedEntry[]
}

/** Writes a feed: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1, with the whole text of every item. */
export function writeFeed(format: Format, feed: Feed): string {
  return { xml: rss, atom, json }[format](feed)
}

const description = (scope: FeedScope): string =>
  scope.of === 'all'
    ? 'Nieuws, bijeenkomsten en openbare stukken van de VeiligheidsAlliantie regio Rotterdam.'
    : `Wat openbaar is van ${feedTitle(scope).split(' – ')[0]}.`

/** Nothing was ever published: a moment that stays the same, so that the feed does. */
const never = 0
const updatedOf = (entries: readonly FeedEntry[]): number => Math.max(never, ...entries.map(({ updated }) => updated))

function rss({ scope, baseUrl, entries }: Feed): string {
  const items = entries.map((entry) =>
    [
      '<item>',
      tag('title', entry.title),
      tag('link', baseUrl + entry.path),
      `<guid isPermaLink="false">${entry.id}</guid>`,
      tag('pubDate', amsterdamMailDate(entry.published)),
      tag('dc:creator', entry.author),
      tag('category', entry.kind),
      tag('description', entry.summary || entry.title),
      tag('content:encoded', absolute(entry.html, baseUrl)),
      tag('atom:updated', amsterdamIso(entry.updated)),
      '</item>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    tag('title', feedTitle(scope)),
    tag('link', baseUrl + pageOf(scope)),
    tag('description', description(scope)),
    tag('language', 'nl'),
    tag('lastBuildDate', amsterdamMailDate(updatedOf(entries))),
    `<atom:link rel="self" type="${formatNames.xml.type}" href="${xml(baseUrl + feedPath(scope, 'xml'))}"/>`,
    ...items,
    '</channel>',
    '</rss>\n',
  ].join('\n')
}

function atom({ scope, baseUrl, entries }: Feed): string {
  const parts = entries.map((entry) =>
    [
      '<entry>',
      tag('id', entry.id),
      tag('title', entry.title),
      `<link rel="alternate" type="text/html" hreflang="nl" href="${xml(baseUrl + entry.path)}"/>`,
      tag('published', amsterdamIso(entry.published)),
      tag('updated', amsterdamIso(entry.updated)),
      `<author><name>${xml(entry.author)}</name></author>`,
      `<category term="${xml(entry.kind)}"/>`,
      ...(entry.summary ? [tag('summary', entry.summary)] : []),
      `<content type="html">${xml(absolute(entry.html, baseUrl))}</content>`,
      '</entry>',
    ].join('\n'),
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
    tag('id', baseUrl + feedPath(scope, 'atom')),
    tag('title', feedTitle(scope)),
    tag('subtitle', description(scope)),
    tag('updated', amsterdamIso(updatedOf(entries))),
    `<link rel="self" type="${formatNames.atom.type}" href="${xml(baseUrl + feedPath(scope, 'atom'))}"/>`,
    `<link rel="alternate" type="text/html" hreflang="nl" href="${xml(baseUrl + pageOf(scope))}"/>`,
    ...parts,
    '</feed>\n',
  ].join('\n')
}

function json({ scope, baseUrl, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(scope),
    description: description(scope),
    language: 'nl',
    home_page_url: baseUrl + pageOf(scope),
    feed_url: baseUrl + feedPath(scope, 'json'),
    items: entries.map((entry) => ({
      id: entry.id,
      url: baseUrl + entry.path,
      title: entry.title,
      ...(entry.summary ? { summary: entry.summary } : {}),
      content_html: absolute(entry.html, baseUrl),
      date_published: amsterdamIso(entry.published),
      date_modified: amsterdamIso(entry.updated),
      authors: [{ name: entry.author }],
      tags: [entry.kind],
    })),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}

const tag = (name: string, text: string): string => `<${name}>${xml(text)}</${name}>`

/** Links within this site get its host: a feed reader is somewhere else. */
const absolute = (html: string, baseUrl: string): string => html.replace(/\b(href|src)="\/(?!\/)/g, `$1="${baseUrl}/`)
