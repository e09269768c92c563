import { createHash } from 'node:crypto'
import { and, desc, eq, ne, sql, type SQL } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import { anonymousViewer } from '#app/access/viewer.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { urls } from '#app/lib/urls.ts'
import { xml } from '#app/lib/xml.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import { kindNames, publisherNames } from '#app/modules/items/kinds.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { document, event, item, itemTheme, link, news, practice, theme } from '#db/schema/index.ts'
import { feedPath, type FeedScope } from './urls.ts'

/** One item as a feed tells it; instants in milliseconds UTC, addresses without the host. */
export interface FeedEntry {
  /** The same for ever, whatever becomes of title, address and host. */
  id: string
  path: string
  title: string
  summary: string
  /** The public text as HTML; addresses in it may lack the host. */
  html: string
  author: string
  kind: string
  published: number
  /** When it was last published. */
  updated: number
}

const most = 30
const kept = new WeakMap<Reader, Map<string, { generation: string; until: number | null; entries: FeedEntry[] }>>()

/** The newest public items of this scope, newest first, whoever asks: a feed reader signs in as nobody. */
export async function listFeedEntries(read: Reader, scope: FeedScope, now: number): Promise<FeedEntry[]> {
  const generation = await publicGeneration(read)
  const mine = kept.get(read) ?? new Map<string, { generation: string; until: number | null; entries: FeedEntry[] }>()
  kept.set(read, mine)
  const name = feedPath(scope, 'xml')
  const known = mine.get(name)
  if (known?.generation === generation && (known.until === null || now < known.until)) return known.entries
  const until = await nextPublicChange(read, now)
  // By the day they are about; a meeting by when it was made public, since its day is still to come.
  const dated = await select(read, scope, now, ne(item.kind, 'event'), [desc(item.date), desc(item.id)])
  const meetings = await select(read, scope, now, eq(item.kind, 'event'), [desc(item.publishAt), desc(item.id)])
  const entries = [...dated, ...meetings]
    .map(toEntry)
    .sort((a, b) => b.published - a.published)
    .slice(0, most)
  mine.set(name, { generation, until, entries })
  return entries
}

type Row = Awaited<ReturnType<typeof select>>[number]

async function select(read: Reader, scope: FeedScope, now: number, kinds: SQL, order: SQL[]) {
  return read
    .select({
      id: item.id,
      kind: item.kind,
      title: item.title,
      summary: item.summary,
      date: item.date,
      publisher: item.publisher,
      publishAt: item.publishAt,
      publishedAt: item.publishedAt,
      html: sql<string>`coalesce(${news.html}, ${event.html}, ${practice.html}, ${document.html}, ${link.html}, '')`,
      meeting: { startTime: event.startTime, place: event.place, cancelledAt: event.cancelledAt },
      elsewhere: { url: link.url, source: link.source },
    })
    .from(item)
    .leftJoin(news, eq(news.itemId, item.id))
    .leftJoin(event, eq(event.itemId, item.id))
    .leftJoin(practice, eq(practice.itemId, item.id))
    .leftJoin(document, eq(document.itemId, item.id))
    .leftJoin(link, eq(link.itemId, item.id))
    .where(and(kinds, inScope(scope), itemsWhere(asReader(anonymousViewer(now)), now)))
    .orderBy(...order)
    .limit(most)
}

function inScope(scope: FeedScope): SQL | undefined {
  if (scope.of === 'publisher') return eq(item.publisher, scope.publisher)
  if (scope.of === 'theme')
    return sql`EXISTS (SELECT 1 FROM ${itemTheme} INNER JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}
      WHERE ${itemTheme.itemId} = ${item.id} AND ${theme.slug} = ${scope.slug})`
  return undefined
}

function toEntry(row: Row): FeedEntry {
  const first = row.publishAt ?? 0
  // The moment itself where it was published on its own day, else the beginning of the day that it bears.
  const published = row.kind === 'event' || isoDate(first) === row.date ? first : amsterdamInstant(row.date)
  return {
    id: lastingId(row.id),
    path: urls.item(row),
    title: row.title,
    summary: row.summary,
    html: aboutKind(row) + row.html,
    author: publisherNames[row.publisher],
    kind: kindNames[row.kind].one,
    published,
    updated: Math.max(row.publishedAt ?? published, published),
  }
}

/** What the page shows beside the text, for who reads the feed only. */
function aboutKind({ kind, date, meeting, elsewhere }: Row): string {
  if (kind === 'event') {
    const time = meeting?.startTime ? `, ${meeting.startTime.replace(':', '.')} uur` : ''
    const place = meeting?.place ? `. Plaats: ${meeting.place}` : ''
    const cancelled = meeting?.cancelledAt ? 'Deze bijeenkomst gaat niet door. ' : ''
    return `<p>${xml(`${cancelled}Datum: ${formatDate(date)}${time}${place}.`)}</p>\n`
  }
  if (kind === 'link' && elsewhere?.url)
    return `<p><a href="${xml(elsewhere.url)}">${xml(elsewhere.source || elsewhere.url)}</a></p>\n`
  return ''
}

/** A UUID (version 8, of our own making) of the item: an address would change with the host. */
function lastingId(id: string): string {
  const hex = createHash('sha256').update(`item:${id}`).digest('hex')
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
