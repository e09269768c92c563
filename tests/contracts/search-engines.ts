import { afterAll, beforeAll } from 'vitest'
import { mayReadLive } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Database } from '#db/client.server.ts'
import { embeddedEngine } from '#search/embedded/engine.server.ts'
import type { SearchEngine, SearchPage, SearchQuery } from '#search/engine.ts'
import { checkDrift } from '#search/indexer.server.ts'
import { meilisearchEngine, type MeilisearchEngine } from '#search/meilisearch/engine.server.ts'
import { localBinary, startLocalMeilisearch, type LocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { temporaryFolder } from '#tests/setup/database.ts'

export interface EngineUnderTest {
  name: SearchEngine['name']
  /** The engine, holding what this database says and nothing else. */
  over(db: Database): Promise<SearchEngine>
}

/** Both engines, for a suite that each must pass; one real Meilisearch serves the whole file. */
export function bothEngines(): EngineUnderTest[] {
  let local: LocalMeilisearch | undefined
  let remote: MeilisearchEngine | undefined
  const embedded = new Map<Database, SearchEngine>()
  beforeAll(async () => {
    const server = await startLocalMeilisearch(localBinary() ?? '', temporaryFolder('engine'))
    local = server
    remote = meilisearchEngine(() => server.connection())
    await remote.prepare()
  })
  afterAll(async () => {
    for (const engine of embedded.values()) await engine.close()
    await remote?.close()
    await local?.close()
  })
  return [
    {
      name: 'embedded',
      async over(db) {
        const engine = embedded.get(db) ?? embeddedEngine(db.file)
        embedded.set(db, engine)
        return engine
      },
    },
    {
      name: 'meilisearch',
      async over(db) {
        if (!remote) throw new Error('not started')
        await checkDrift(db, remote, { repair: true })
        return remote
      },
    },
  ]
}

type Options = Partial<Omit<SearchQuery, 'text' | 'rule' | 'now'>>

/** Asks an engine what this viewer may read. */
export function ask(engine: SearchEngine, viewer: Viewer, text: string, options: Options = {}): Promise<SearchPage> {
  return engine.search({
    text,
    rule: mayReadLive(viewer),
    now: viewer.now,
    suspects: [],
    filters: {},
    sort: 'relevance',
    limit: 20,
    offset: 0,
    facets: true,
    ...options,
  })
}

/** Of the items, in the order of the hits. */
export const ids = (page: SearchPage) => page.hits.map((hit) => hit.itemId)
