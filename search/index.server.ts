import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Invalid } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'
import type { Database } from '#db/client.server.ts'
import { expandQuery } from './dutch.ts'
import { embeddedEngine } from './embedded/engine.server.ts'
import { countLimit, EngineUnavailable, type SearchEngine, type SearchPage, type SearchQuery } from './engine.ts'
import { checkDrift, indexItems, rebuild, type Drift } from './indexer.server.ts'
import { meilisearchEngine, type MeilisearchEngine } from './meilisearch/engine.server.ts'
import { localBinary, startLocalMeilisearch, type LocalMeilisearch } from './meilisearch/process.server.ts'
import { seeRunning } from './meilisearch/running.server.ts'
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
  /** `starting`: the engine of choice is being started or catches up; the embedded index answers in full meanwhile. */
  state: 'ready' | 'starting' | 'degraded'
}

export interface Search {
  /** @throws Invalid when the question cannot be answered, such as one that takes too long */
  search(query: SearchQuery): Promise<SearchAnswer>
  /** Always from the embedded index, which is never out of date. */
  searchEmbedded(query: SearchQuery): Promise<SearchAnswer>
  /**
   * Projects these items, so that the embedded index has them, and brings the engine's copy along.
   * @param signal ends it between two items, by throwing
   * @throws EngineUnavailable when the engine starts, catches up or cannot be reached: to be done again
   */
  index(itemIds: readonly string[], signal?: AbortSignal): Promise<void>
  /** Projection and copy anew. @returns how many items */
  rebuild(): Promise<number>
  checkDrift(options?: { repair?: boolean }): Promise<Drift>
  /**
   * Throws the engine's copy away, files included, and makes it anew: an engine keeps the bytes of what was removed until
   * it happens to write over them. The embedded index answers meanwhile.
   * @throws EngineUnavailable when the engine cannot be reached: to be done again
   */
  renew(): Promise<void>
  state(): SearchState
  /** Ends when a start or repair that is under way has ended. */
  settled(): Promise<void>
  /** The process id of a local engine. */
  enginePid(): number | null
  close(): Promise<void>
}

const probeMs = 1000

/**
 * Opens searching over this database. Answers at once: an engine that must start or catch up does so meanwhile.
 */
export async function openSearch(config: SearchConfig, db: Database): Promise<Search> {
  const embedded = embeddedEngine(db.file)
  const binary = config.url ? null : localBinary()
  const wanted = config.engine === 'embedded' ? false : Boolean(config.url ?? binary)
  if (config.engine === 'meilisearch' && !wanted)
    throw new Error('SEARCH_ENGINE is meilisearch, but there is no MEILISEARCH_URL and no local engine')
  return wanted ? withFallback(config, binary, db, embedded) : embeddedOnly(config, db, embedded)
}

function embeddedOnly(config: SearchConfig, db: Database, embedded: SearchEngine): Search {
  const own = ask(embedded)
  return {
    search: own,
    searchEmbedded: own,
    async index(ids, signal) {
      await projectItems(db, ids, signal)
      await indexItems(db, embedded, ids)
    },
    rebuild: () => rebuild(db, embedded),
    checkDrift: (options) => checkDrift(db, embedded, options),
    async renew() {
      // What a local engine of an earlier run left; one that runs now belongs to another process, which renews it.
      if (seeRunning(config.folder)) return
      for (const left of ['data.ms', 'dumps', 'snapshots'])
        await rm(join(config.folder, left), { recursive: true, force: true })
    },
    state: () => ({ engine: 'embedded', chosen: 'embedded', state: 'ready' }),
    async settled() {},
    enginePid: () => null,
    close: () => embedded.close(),
  }
}

/** A query of SQLite ends in the turn in which it began: between items, requests and timers get theirs. */
async function projectItems(db: Database, ids: readonly string[], signal?: AbortSignal): Promise<void> {
  for (const id of ids) {
    signal?.throwIfAborted()
    await projectItem(db, id)
    await nextTurn()
  }
}

function ask(embedded: SearchEngine): (query: SearchQuery) => Promise<SearchAnswer> {
  return async (query) => {
    try {
      return { ...(await embedded.search(query)), engine: 'embedded', degraded: false }
    } catch (error) {
      if (error instanceof EngineUnavailable && !query.signal?.aborted)
        throw new Invalid('Zoeken duurt nu te lang. Probeer het met andere of minder woorden.')
      throw error
    }
  }
}

function withFallback(config: SearchConfig, binary: string | null, db: Database, embedded: SearchEngine): Search {
  let local: LocalMeilisearch | null = null
  let state: SearchState['state'] = 'starting'
  let closing = false
  let probe: NodeJS.Timeout | null = null
  const engine: MeilisearchEngine = meilisearchEngine(() => {
    if (config.url) return { url: config.url, key: config.apiKey }
    if (local) return local.connection()
    throw new EngineUnavailable('the local search engine has not started')
  })
  const own = ask(embedded)
  let opening = open()

  /** Starts what must be started and repairs the copy; only then does the engine answer. */
  async function open(): Promise<void> {
    try {
      if (!config.url && !local && binary) local = await startLocalMeilisearch(binary, config.folder)
      if (closing) return
      await engine.prepare()
      const drift = await checkDrift(db, engine, { repair: true })
      const repaired = drift.missing.length + drift.extra.length + drift.different.length
      if (closing) return
      log.info({ engine: engine.name, repaired }, 'search engine ready')
      state = 'ready'
    } catch (error) {
      if (closing) return
      log.warn({ err: error }, 'search engine not ready; the embedded index answers')
      lost()
    }
  }

  async function anew(): Promise<void> {
    try {
      await engine.discard()
    } catch (error) {
      log.warn({ err: error }, 'search engine lost; the embedded index answers')
      return lost()
    }
    await open()
  }

  function assertReady(): void {
    if (state !== 'ready') throw new EngineUnavailable('the search engine is not ready')
  }

  /** From here on the embedded index answers, until the engine is seen again. */
  function lost(): void {
    state = 'degraded'
    if (closing || probe) return
    probe = setTimeout(() => {
      probe = null
      opening = comeBack()
    }, probeMs)
    probe.unref()
  }

  async function comeBack(): Promise<void> {
    const there = local || config.url ? await engine.health().catch(() => false) : true
    // Whoever ran the engine for us may have ended: it is this process's turn.
    if (!there && local?.borrowed) local = null
    if (there || (!local && !config.url)) await open()
    else lost()
  }

  async function search(query: SearchQuery): Promise<SearchAnswer> {
    if (state !== 'ready' || query.suspects.length > countLimit)
      return { ...(await own(query)), degraded: state === 'degraded' }
    if (!engine.phrases && expandQuery(query.text).phrases.length > 0) return own(query)
    try {
      const page = await engine.search(query)
      // Nothing found: other spellings, opened compounds and part of the words are the embedded index's work.
      return page.total === 0 ? await own(query) : { ...page, engine: engine.name, degraded: false }
    } catch (error) {
      if (!(error instanceof EngineUnavailable) || query.signal?.aborted) throw error
      log.warn({ err: error }, 'search engine lost; the embedded index answers')
      lost()
      return { ...(await own(query)), degraded: true }
    }
  }

  return {
    search,
    searchEmbedded: own,
    async index(ids, signal) {
      await projectItems(db, ids, signal)
      // Waiting would hold up the projection of what comes after.
      assertReady()
      await indexItems(db, engine, ids)
    },
    async rebuild() {
      await opening
      return rebuild(db, engine)
    },
    async checkDrift(options) {
      await opening
      return checkDrift(db, engine, options)
    },
    async renew() {
      await opening
      assertReady()
      state = 'starting'
      opening = anew()
      await opening
      assertReady()
    },
    state: () => ({ engine: state === 'ready' ? engine.name : 'embedded', chosen: engine.name, state }),
    settled: () => opening,
    enginePid: () => local?.pid() ?? null,
    async close() {
      closing = true
      if (probe) clearTimeout(probe)
      await opening
      await Promise.all([engine.close(), embedded.close(), local?.close()])
    },
  }
}
