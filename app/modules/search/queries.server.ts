import { and, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Label } from '#app/access/label.ts'
import { mayRead, mayReadLive } from '#app/access/policy.ts'
import { all, atMost, is } from '#app/access/rule.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Kind } from '#app/modules/items/kinds.ts'
import type { Database, Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, fileVersion, item, itemTheme, organisation, outbox, searchDocument, theme } from '#db/schema/index.ts'
import { expandQuery, type ExpandedQuery } from '#search/dutch.ts'
import { type FacetName, type SearchFilters, type SearchHit, type SearchQuery } from '#search/engine.ts'
import type { Search, SearchAnswer } from '#search/index.server.ts'
import { suspectIds } from '#search/indexer.server.ts'
import { indexTopic } from '#search/projection.server.ts'
import { markWords, snippet, type Piece } from '#search/snippet.ts'
import { currentOrganisation, nameFacets, type FacetValue } from './facets.server.ts'

export interface SearchDeps {
  db: Pick<Database, 'read'>
  search: Pick<Search, 'search' | 'searchEmbedded'>
}

export interface SearchInput {
  text: string
  filters?: SearchFilters
  sort?: 'relevance' | 'date'
  offset?: number
  /** At most 50. */
  limit?: number
  /** False leaves out what a machine does not show: the themes of items and the names of facet values. */
  names?: boolean
  signal?: AbortSignal
}

export interface PageHit {
  fileId: string
  fileName: string
  number: number
  /** "p. 12", "dia 3". */
  label: string
}

export interface FoundItem {
  id: string
  kind: Kind
  title: string
  titlePieces: Piece[]
  summary: string
  label: Label
  /** `YYYY-MM-DD`. */
  date: string
  organisation: { slug: string; name: string }
  themes: Array<{ slug: string; name: string }>
  /** Cut around the words that were asked for, from the page that answers best. */
  snippet: Piece[]
  /** Pages of its files that answer, best first. */
  pages: PageHit[]
}

export interface SearchResult {
  items: FoundItem[]
  /** Exact to 500; with `capped` there are more. */
  total: number
  capped: boolean
  facets: Record<FacetName, FacetValue[]>
  /** Another spelling, which is what these items answer. */
  suggestion: string | null
  /** Nothing held all the words; these hold some of them. */
  relaxed: boolean
  degraded: boolean
  engine: string
  tookMs: number
  nextOffset: number | null
}

/**
 * Searches what this viewer may read. The engine proposes; one look in the database, with the rule, decides what is
 * shown and gives every word of it.
 * @throws Invalid for a question that takes too long
 */
export async function searchItems(deps: SearchDeps, viewer: Viewer, input: SearchInput): Promise<SearchResult> {
  const started = performance.now()
  const { organisation: owner, ...others } = input.filters ?? {}
  const filters = owner ? { ...others, organisation: await currentOrganisation(deps.db.read, owner) } : others
  const query: SearchQuery = {
    text: input.text,
    rule: mayReadLive(viewer),
    now: viewer.now,
    suspects: await suspectIds(deps.db.read, viewer.now),
    filters,
    sort: input.sort ?? 'relevance',
    limit: Math.min(Math.max(input.limit ?? 20, 1), 50),
    offset: Math.max(input.offset ?? 0, 0),
    facets: true,
    signal: input.signal,
  }
  const listing = input.text.trim() === ''
  let answer = await (listing ? deps.search.searchEmbedded(query) : deps.search.search(query))
  const { names = true } = input
  let items = await loadFound(deps.db.read, viewer, answer, input.text, names)
  if (items.length < answer.hits.length && answer.engine !== 'embedded') {
    // The copy was too wide: the index in the database itself gives the page, the total and the facets as they are now.
    answer = { ...(await deps.search.searchEmbedded(query)), degraded: answer.degraded }
    items = await loadFound(deps.db.read, viewer, answer, input.text, names)
  }
  const gone = answer.hits.length - items.length
  const shownTo = query.offset + answer.hits.length
  return {
    items,
    total: Math.max(items.length, answer.total - gone),
    capped: answer.capped,
    facets: await nameFacets(names ? deps.db.read : null, answer.facets),
    suggestion: answer.suggestion ?? null,
    relaxed: answer.relaxed,
    degraded: answer.degraded,
    engine: answer.engine,
    tookMs: Math.round(performance.now() - started),
    nextOffset: answer.hits.length > 0 && shownTo < answer.total ? shownTo : null,
  }
}

/** What the viewer may read, newest first: the library before anything is asked. */
export async function recentItems(
  deps: Pick<SearchDeps, 'db'>,
  viewer: Viewer,
  options: { limit?: number; kind?: FoundItem['kind'] } = {},
): Promise<FoundItem[]> {
  const rows = await deps.db.read
    .select({ id: item.id })
    .from(item)
    .where(and(liveFor(viewer), options.kind ? eq(item.kind, options.kind) : undefined))
    .orderBy(desc(item.date), item.id)
    .limit(Math.min(options.limit ?? 10, 50))
  const hits = rows.map(({ id }) => ({ itemId: id, id: `${id}-0`, pages: [] }))
  return loadFound(deps.db.read, viewer, { hits }, '')
}

function liveFor(viewer: Viewer) {
  return itemsWhere(all(mayRead(viewer), is('status', 'published'), atMost('publishAt', viewer.now)), viewer.now)
}

/** The one look in the database: only what the rule lets through, in the order of the hits. */
async function loadFound(
  read: Reader,
  viewer: Viewer,
  answer: Pick<SearchAnswer, 'hits'> & { suggestion?: string },
  text: string,
  names = true,
): Promise<FoundItem[]> {
  if (answer.hits.length === 0) return []
  const ids = answer.hits.map((hit) => hit.itemId)
  const documents = [...new Set(answer.hits.flatMap((hit) => [hit.id, ...hit.pages]))]
  const rows = await read
    .select({
      id: item.id,
      kind: item.kind,
      title: item.title,
      summary: item.summary,
      label: item.label,
      date: item.date,
      organisation: { slug: organisation.slug, name: organisation.name },
      document: {
        id: searchDocument.id,
        fileId: searchDocument.fileId,
        page: searchDocument.page,
        pageLabel: searchDocument.pageLabel,
        text: searchDocument.text,
      },
      fileName: fileVersion.name,
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(
      searchDocument,
      and(eq(searchDocument.itemId, item.id), inArray(searchDocument.id, documents), isUpToDate(viewer.now)),
    )
    .leftJoin(file, and(eq(file.id, searchDocument.fileId), isNull(file.removedAt)))
    .leftJoin(fileVersion, eq(fileVersion.id, file.liveVersionId))
    .where(and(inArray(item.id, ids), liveFor(viewer)))
  type Row = (typeof rows)[number]
  const byItem = new Map<string, Map<string, Row>>()
  for (const row of rows) {
    const parts = byItem.get(row.id) ?? new Map<string, Row>()
    // A page of a file that was taken away meanwhile is not shown; its item still is.
    const shown = row.document && (row.document.fileId === null || row.fileName !== null)
    parts.set(shown && row.document ? row.document.id : '', row)
    byItem.set(row.id, parts)
  }
  const themes = await themesOf(read, names ? [...byItem.keys()] : [])
  const query = expandQuery(answer.suggestion ?? text)
  return answer.hits.flatMap((hit) => {
    const parts = byItem.get(hit.itemId)
    return parts ? [present(hit, parts, themes.get(hit.itemId) ?? [], query)].flat() : []
  })
}

/** What was said before a change is not quoted: until the index task is done there is a title and a summary only. */
function isUpToDate(now: number) {
  const waiting = and(eq(outbox.topic, indexTopic), eq(outbox.key, item.id), lte(outbox.dueAt, now))
  return sql`NOT EXISTS (SELECT 1 FROM ${outbox} WHERE ${waiting})`
}

type Part = {
  id: string
  kind: FoundItem['kind']
  title: string
  summary: string
  label: Label
  date: string
  organisation: FoundItem['organisation']
  document: { id: string; fileId: string | null; page: number | null; pageLabel: string; text: string } | null
  fileName: string | null
}

function present(
  hit: SearchHit,
  parts: ReadonlyMap<string, Part>,
  themes: FoundItem['themes'],
  query: ExpandedQuery,
): FoundItem[] {
  const [any] = parts.values()
  if (!any) return []
  const { id, kind, title, summary, label, date, organisation: owner } = any
  return [
    {
      id,
      kind,
      title,
      titlePieces: markWords(title, query),
      summary,
      label,
      date,
      organisation: owner,
      themes,
      snippet: bestSnippet(hit, parts, any.summary, query),
      pages: hit.pages.flatMap((page) => {
        const part = parts.get(page)
        const document = part?.document
        return document?.fileId && document.page !== null && part?.fileName
          ? [{ fileId: document.fileId, fileName: part.fileName, number: document.page, label: document.pageLabel }]
          : []
      }),
    },
  ]
}

/** Of the best place that shows one of the words: where the title alone answered, a page may still say more. */
function bestSnippet(hit: SearchHit, parts: ReadonlyMap<string, Part>, summary: string, query: ExpandedQuery): Piece[] {
  const texts = [hit.id, ...hit.pages].flatMap((id) => parts.get(id)?.document?.text || [])
  let first: Piece[] | undefined
  for (const text of texts.length > 0 ? texts : [summary]) {
    const cut = snippet(text, query)
    if (cut.some((piece) => piece.hit)) return cut
    first ??= cut
  }
  return first ?? []
}

async function themesOf(read: Reader, ids: readonly string[]): Promise<Map<string, FoundItem['themes']>> {
  const result = new Map<string, FoundItem['themes']>()
  if (ids.length === 0) return result
  const rows = await read
    .select({ itemId: itemTheme.itemId, slug: theme.slug, name: theme.name })
    .from(itemTheme)
    .innerJoin(theme, eq(theme.id, itemTheme.themeId))
    .where(inArray(itemTheme.itemId, [...ids]))
    .orderBy(theme.name)
  for (const { itemId, ...one } of rows) result.set(itemId, [...(result.get(itemId) ?? []), one])
  return result
}
