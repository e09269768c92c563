import { mayReadLive } from '#app/access/policy.ts'
import { toFilter } from '#app/access/rule.search.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { expandQuery } from '#search/dutch.ts'
import { keepAliveClient } from '#search/meilisearch/http.ts'
import { localBinary, startLocalMeilisearch, type LocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { indexName } from '#search/meilisearch/settings.ts'
import { inTurn, type Rounds, type Side } from './compare.ts'
import { configOf, dataFolder } from './data.ts'
import { vocabulary } from './fill.ts'
import { partnerOf, personOf } from './people.ts'
import { ready, startBare, startPortal, wire, type Loader, type Target } from './processes.ts'
import { say, tell } from './report.ts'
import { randomFrom } from './words.ts'

type EngineName = 'meilisearch' | 'embedded'

/** Single words and pairs, from ones in most items to ones in a few. */
export function queries(): string[] {
  const random = randomFrom(7)
  const word = (from: number, to: number) => vocabulary[Math.floor(from + random() * (to - from))] ?? ''
  const bands = [
    [80, 300],
    [300, 1500],
    [1500, 6000],
  ] as const
  return bands.flatMap(([from, to]) =>
    Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? word(from, to) : `${word(from, to)} ${word(80, 300)}`)),
  )
}

/** A portal with its engine, and the engine by itself. */
interface Place {
  portal: Target
  bare: Side
  api: Side
  page: Side
  stop(): Promise<void>
}

/** What searching costs a partner with thirty keys, beside the engine asked directly, and how it grows with the items. */
export async function measureSearch(
  loader: Loader,
  engine: EngineName,
  sizes: number[],
  rounds: Omit<Rounds, 'clients'>,
) {
  if (engine === 'meilisearch' && !localBinary()) return say('no local Meilisearch here: not measured')
  const places: Place[] = []
  try {
    for (const items of sizes) places.push(await open(engine, items))
    const [small, large] = [places[0], places.at(-1)]
    if (!small || !large) return
    const { bare, api, page } = large
    await inTurn(loader, { bare, api, page, small: small.api }, { clients: 2, rounds: 1, ms: rounds.ms * 2 })
    const name = `${engine}, ${sizes.at(-1)} items`
    for (const clients of [1, 8]) {
      const seen = await inTurn(loader, { bare, api, page, small: small.api }, { clients, ...rounds })
      const at = `${name}, ${clients} ${clients === 1 ? 'client' : 'clients'}`
      tell({ name: `${at}: bare p50`, value: seen.bare.p50, unit: 'ms' })
      for (const [path, one, atMost] of [
        ['/api/v1/search', seen.api, 1.2],
        ['/zoeken', seen.page, 2],
      ] as const) {
        const ratio = one.p50 / seen.bare.p50
        tell({
          name: `${at}: ${path} p50`,
          value: one.p50,
          unit: 'ms',
          against: 'bare engine',
          ratio,
          bound: { atMost },
        })
        tell({ name: `${at}: ${path} CPU of the portal`, value: one.cpuMs, unit: 'ms' })
      }
      const against = `${sizes[0]} items`
      const ratio = seen.api.p50 / seen.small.p50
      if (clients === 1 && small !== large)
        tell({ name: `${at}: growth of p50`, value: seen.api.p50, unit: 'ms', against, ratio, bound: { atMost: 1.5 } })
    }
  } finally {
    for (const place of places) await place.stop()
  }
}

async function open(engine: EngineName, items: number): Promise<Place> {
  const folder = await dataFolder(items)
  const config = configOf(folder)
  const db = openDatabase(config.database.file)
  const local = engine === 'meilisearch' ? await startLocalMeilisearch(localBinary() ?? '', config.search.folder) : null
  const where = local?.connection()
  const portal = await startPortal(folder, {
    SEARCH_ENGINE: engine,
    ...(where ? { MEILISEARCH_URL: where.url, MEILISEARCH_API_KEY: where.key ?? '' } : {}),
  })
  await ready(portal, engine)
  const { cookie, token } = await partnerOf(db, folder)
  const { port } = portal
  const asked = queries().map((query) => encodeURIComponent(query))
  const bare = local ? await bareMeilisearch(db, local) : await bareEmbedded(db)
  return {
    portal,
    bare: bare.side,
    api: {
      ...{ name: 'api', port, target: portal },
      requests: asked.map((q) => wire(`/api/v1/search?q=${q}`, { Authorization: `Bearer ${token}` })),
    },
    page: {
      ...{ name: 'zoeken', port, target: portal },
      requests: asked.map((q) => wire(`/zoeken?q=${q}`, { Cookie: cookie })),
    },
    async stop() {
      await portal.stop()
      await bare.stop()
      await local?.close()
      await db.close()
    },
  }
}

async function ruleOf(db: Database) {
  const person = await personOf(db, 'partner@bench.example')
  const viewer = await viewerOfUser(db.read, person.id, { assurance: 2, now: Date.now() })
  if (viewer?.keys.size !== 30) throw new Error(`the partner holds ${viewer?.keys.size} keys`)
  return mayReadLive(viewer)
}

async function bareEmbedded(db: Database): Promise<{ side: Side; stop(): Promise<void> }> {
  const target = await startBare({ kind: 'search', file: db.file, rule: await ruleOf(db) })
  const requests = queries().map((query) => wire(`/?q=${encodeURIComponent(query)}`))
  return { side: { name: 'bare FTS5', port: target.port, requests }, stop: () => target.stop() }
}

/** The same question to the engine itself, which crops and marks twenty hits; it may show texts for once. */
async function bareMeilisearch(db: Database, local: LocalMeilisearch): Promise<{ side: Side; stop(): Promise<void> }> {
  const { url, key } = local.connection()
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const http = keepAliveClient(60_000)
  const address = `${url}/indexes/${indexName}`
  const task = (await http(`${address}/settings/displayed-attributes`, { method: 'PUT', headers, body: '["*"]' })) as {
    taskUid: number
  }
  for (;;) {
    const { status } = (await http(`${url}/tasks/${task.taskUid}`, { headers })) as { status: string }
    if (status === 'succeeded') break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  http.close()
  const filter = toFilter(await ruleOf(db))
  const requests = queries().map((query) => {
    const asked = expandQuery(query)
    const body = {
      q: `${asked.terms.map((term) => term.stem).join(' ')}${asked.terms.at(-1)?.prefix ? '' : ' '}`,
      filter,
      distinct: 'itemId',
      matchingStrategy: 'all',
      hitsPerPage: 20,
      page: 1,
      facets: ['kind', 'themes', 'organisation', 'year', 'label'],
      attributesToRetrieve: ['id', 'itemId', 'title'],
      attributesToCrop: ['text'],
      cropLength: 40,
      attributesToHighlight: ['title', 'text'],
    }
    const own = { ...headers, 'Accept-Encoding': 'identity' }
    return wire(`/indexes/${indexName}/search`, own, JSON.stringify(body))
  })
  return { side: { name: 'bare Meilisearch', port: Number(new URL(url).port), requests }, async stop() {} }
}
