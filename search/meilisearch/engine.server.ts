import {
  Meilisearch,
  type EnqueuedTaskPromise,
  type Index,
  type MultiSearchParams,
  type SearchParams,
} from 'meilisearch'
import { quoted, toFilter } from '#app/access/rule.search.ts'
import { Invalid } from '#app/lib/errors.ts'
import { expandQuery, type ExpandedQuery } from '../dutch.ts'
import {
  countLimit,
  emptyFacets,
  emptyPage,
  EngineUnavailable,
  pagesPerItem,
  type EngineDocument,
  type FacetCounts,
  type SearchEngine,
  type SearchFilters,
  type SearchHit,
  type SearchPage,
  type SearchQuery,
} from '../engine.ts'
import { EngineRefused, keepAliveClient } from './http.ts'
import { indexName, indexNamePattern, settings, settingsFit } from './settings.ts'

export interface Connection {
  url: string
  key?: string | undefined
}

export interface MeilisearchEngine extends SearchEngine {
  /** Makes the index and its settings where they are not there yet, and removes indexes of older versions. */
  prepare(): Promise<void>
  /** Removes the index with its files; `prepare` makes an empty one. */
  discard(): Promise<void>
}

const searchLimitMs = 2000
const changeLimitMs = 60_000
const taskLimitMs = 10 * 60_000
const documentsPerRequest = 1000
const charactersPerRequest = 20_000_000

type Found = Pick<EngineDocument, 'id' | 'itemId' | 'pages'>
/** The words themselves on the page, not in the title that all pages of an item share. */
const inPages = { attributesToSearchOn: ['heading', 'text', 'textShadow'] as Array<keyof EngineDocument> }
const facetFields = {
  kind: 'kind',
  theme: 'themes',
  organisation: 'organisation',
  year: 'year',
  label: 'label',
} as const

/** @param connect where the server is now; asked at every call, since a local one may have moved to another port */
export function meilisearchEngine(
  connect: () => Connection,
  options: { searchLimitMs?: number } = {},
): MeilisearchEngine {
  const searching = keepAliveClient(options.searchLimitMs ?? searchLimitMs)
  const changing = keepAliveClient(changeLimitMs)

  function client(http: typeof searching): Meilisearch {
    const { url, key } = connect()
    return new Meilisearch({ host: url, ...(key === undefined ? {} : { apiKey: key }), httpClient: http })
  }
  const index = (http: typeof searching): Index<EngineDocument> => client(http).index<EngineDocument>(indexName)

  return {
    name: 'meilisearch',
    phrases: false,

    async search(query) {
      const asked = expandQuery(query.text)
      if (asked.terms.length === 0 && asked.phrases.length === 0 && query.text.trim() !== '') return emptyPage()
      return translated(() => ask(client(searching), query, asked), query.signal)
    },

    async replaceItems(items) {
      if (items.size === 0) return
      await translated(async () => {
        const target = index(changing)
        const documents = [...items.values()].flat()
        for (const part of requests(documents)) await done(target.addDocuments([...part], { primaryKey: 'id' }))
        // Added first, then what is old removed: at no moment is an item that stays absent.
        const stamps = [...new Set(documents.map((document) => document.stamp))]
        const stale = [
          `itemId IN ${list([...items.keys()])}`,
          ...(stamps.length > 0 ? [`stamp NOT IN ${list(stamps)}`] : []),
        ]
        await done(target.deleteDocuments({ filter: stale.join(' AND ') }))
      })
    },

    async stamps() {
      return translated(async () => {
        const held = new Map<string, { stamp: string; count: number }>()
        const limit = 5000
        for (let offset = 0; ; offset += limit) {
          const page = await index(changing).getDocuments<Pick<EngineDocument, 'itemId' | 'stamp'>>({
            fields: ['itemId', 'stamp'],
            limit,
            offset,
          })
          for (const { itemId, stamp } of page.results) {
            const known = held.get(itemId)
            if (!known) held.set(itemId, { stamp, count: 1 })
            else held.set(itemId, { stamp: known.stamp === stamp ? stamp : 'mixed', count: known.count + 1 })
          }
          if (offset + limit >= page.total) break
        }
        return new Map([...held].map(([id, { stamp, count }]) => [id, `${stamp}/${count}`]))
      })
    },

    async health() {
      return client(searching).isHealthy()
    },

    async prepare() {
      await translated(async () => {
        const server = client(changing)
        const { results } = await server.getIndexes({ limit: 1000 })
        if (!results.some((one) => one.uid === indexName))
          await done(server.createIndex(indexName, { primaryKey: 'id' }), 'index_already_exists')
        if (!settingsFit(await index(changing).getSettings())) await done(index(changing).updateSettings(settings))
        for (const { uid } of results)
          if (uid !== indexName && indexNamePattern.test(uid)) await done(server.deleteIndex(uid))
      })
    },

    async discard() {
      await translated(() => done(client(changing).deleteIndex(indexName), 'index_not_found'))
    },

    async close() {
      searching.close()
      changing.close()
    },
  }
}

async function ask(server: Meilisearch, query: SearchQuery, asked: ExpandedQuery): Promise<SearchPage> {
  const filter = [toFilter(query.rule), ...filters(query.filters)]
  if (query.suspects.length > 0) filter.push(`itemId NOT IN ${list(query.suspects)}`)
  // Pages of a fixed size give exact totals; another start is cut from a longer page.
  const even = query.offset % query.limit === 0
  const answer = await server
    .index<EngineDocument>(indexName)
    .search<Found, SearchParams & { hitsPerPage: number; page: number }>(
      words(asked),
      {
        filter: filter.join(' AND '),
        attributesToRetrieve: ['id', 'itemId', 'pages'],
        distinct: 'itemId',
        matchingStrategy: 'all',
        hitsPerPage: even ? query.limit : query.offset + query.limit,
        page: even ? query.offset / query.limit + 1 : 1,
        ...(query.facets ? { facets: Object.values(facetFields) } : {}),
        ...(query.sort === 'date' || query.text.trim() === '' ? { sort: ['day:desc'] } : {}),
      },
      query.signal ? { signal: query.signal } : undefined,
    )
  const found = even ? answer.hits : answer.hits.slice(query.offset)
  const total = answer.totalHits
  return {
    hits: await withPages(server, query, asked, found),
    total: Math.min(total, countLimit),
    capped: total > countLimit,
    facets: facetCounts(answer.facetDistribution),
    relaxed: false,
  }
}

const isPage = ({ id, itemId }: Found): boolean => id !== `${itemId}-0` && !id.startsWith(`${itemId}-0-`)

/**
 * The pages that answer best, for the items that have files. One question serves most searches; where a few long files
 * took all its places, or the words stand partly in the title, the items that got too little are asked one by one.
 */
async function withPages(
  server: Meilisearch,
  query: SearchQuery,
  asked: ExpandedQuery,
  found: readonly Found[],
): Promise<SearchHit[]> {
  const hits = new Map(found.map(({ id, itemId }) => [itemId, { id, itemId, pages: [] as string[] }]))
  const filed = query.text.trim() === '' ? [] : found.filter((one) => one.pages > 0)
  if (filed.length === 0) return [...hits.values()]
  const options = query.signal ? { signal: query.signal } : undefined
  const pagesAsked = (items: readonly Found[], limit: number) => ({
    q: words(asked),
    filter: `${toFilter(query.rule)} AND page >= 0 AND itemId IN ${list(items.map(({ itemId }) => itemId))}`,
    attributesToRetrieve: ['id', 'itemId'] as Array<keyof Found>,
    matchingStrategy: 'all' as const,
    limit,
  })
  const take = (pages: ReadonlyArray<Pick<Found, 'id' | 'itemId'>>) => {
    for (const { id, itemId } of pages) {
      const hit = hits.get(itemId)
      if (hit && hit.pages.length < pagesPerItem) hit.pages.push(id)
    }
  }
  const limit = 10 * filed.length
  const first = await server
    .index<Found>(indexName)
    .search(undefined, { ...pagesAsked(filed, limit), ...inPages }, options)
  take(first.hits)
  const queries = filed.flatMap((one) => {
    const seen = hits.get(one.itemId)?.pages.length ?? 0
    const starved = first.hits.length === limit && seen < Math.min(pagesPerItem, one.pages)
    // Every page carries the title: only where a page was the best answer can it be told that it holds the rest.
    const divided = !starved && seen === 0 && isPage(one)
    if (!starved && !divided) return []
    return [{ indexUid: indexName, ...pagesAsked([one], pagesPerItem), ...(starved ? inPages : {}) }]
  })
  if (queries.length > 0) {
    const more = await server.multiSearch<MultiSearchParams, Found>({ queries }, options)
    for (const { hits: pages } of more.results) {
      const hit = hits.get(pages[0]?.itemId ?? '')
      if (hit) hit.pages = pages.map(({ id }) => id)
    }
  }
  for (const one of filed) {
    const hit = hits.get(one.itemId)
    if (!hit || !isPage(one)) continue
    if (hit.pages.length === 0) hit.pages.push(one.id)
    hit.id = hit.pages[0] ?? one.id
  }
  return [...hits.values()]
}

/** Terms hold letters and digits only, so no operator can come through; a space at the end ends the last word. */
function words(asked: ExpandedQuery): string {
  const parts = [...asked.phrases.flat(), ...asked.terms.map((term) => term.stem)]
  const open = asked.terms.at(-1)?.prefix ?? false
  return parts.join(' ') + (open ? '' : ' ')
}

function filters(wanted: SearchFilters): string[] {
  return Object.entries(facetFields).flatMap(([name, field]) => {
    const value = wanted[name as keyof typeof facetFields]
    return value === undefined ? [] : [`${field} = ${quoted(value)}`]
  })
}

function facetCounts(distribution: Record<string, Record<string, number>> | undefined): FacetCounts {
  const counts = emptyFacets()
  for (const [name, field] of Object.entries(facetFields))
    counts[name as keyof typeof facetFields] = { ...distribution?.[field] }
  return counts
}

const list = (values: readonly string[]): string => `[${values.map(quoted).join(', ')}]`

function* requests(documents: readonly EngineDocument[]): Generator<EngineDocument[]> {
  let part: EngineDocument[] = []
  let size = 0
  for (const document of documents) {
    if (part.length >= documentsPerRequest || (size > charactersPerRequest && part.length > 0)) {
      yield part
      part = []
      size = 0
    }
    part.push(document)
    size += document.text.length + document.textShadow.length
  }
  if (part.length > 0) yield part
}

/** Tasks are asynchronous: done means that what was sent can be found. @param harmless a refusal that is as good */
async function done(task: EnqueuedTaskPromise, harmless?: string): Promise<void> {
  const { status, error } = await task.waitTask({ timeout: taskLimitMs, interval: 20 })
  if (status !== 'succeeded' && error?.code !== harmless)
    throw new TaskFailed(`search task ${status}: ${error?.message ?? ''}`)
}

/** The engine is there and could not do this: what was sent is to blame. */
class TaskFailed extends Error {
  override name = 'TaskFailed'
}

/** Errors of the client are wrapped and their class names shortened, so only the cause tells them apart. */
async function translated<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    if (cause instanceof TaskFailed) throw cause
    if (cause instanceof EngineRefused) {
      if (cause.status === 400 && cause.code.startsWith('invalid_search'))
        throw new Invalid('Deze zoekvraag kan niet worden gelezen.')
      throw new EngineUnavailable(`search engine refused: ${cause.message}`, { cause })
    }
    if (signal?.aborted) throw new EngineUnavailable('the search was ended', { cause })
    throw new EngineUnavailable('search engine not reached', { cause })
  }
}
