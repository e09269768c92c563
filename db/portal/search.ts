import type { Services } from '#app/services.server.ts'
import { checkProjection, isFullTextSound, rebuildFullText } from '#search/embedded/upkeep.server.ts'
import { checkDrift, rebuild, type Drift } from '#search/indexer.server.ts'
import { embeddedEngine } from '#search/embedded/engine.server.ts'
import type { SearchEngine } from '#search/engine.ts'
import { meilisearchEngine } from '#search/meilisearch/engine.server.ts'
import { Failed, print } from './command.ts'
import { searchServer } from './services.ts'

/** Makes everything that can be searched anew, the copy of a running search server included. */
export async function reindex(services: Services): Promise<void> {
  const { db } = services
  const items = await withServer(services, async (engine) => {
    const items = await rebuild(db, engine)
    await rebuildFullText(db)
    return items
  })
  print(`${items} stukken opnieuw doorzoekbaar gemaakt`)
}

export interface IndexState {
  /** Ids of items whose rows, or whose copy in the search server, are not as they should be. */
  wrong: Set<string>
  /** The full-text index agrees with the rows it was made from. */
  sound: boolean
}

/** Compares the embedded index, and the search server where there is one, with the items. */
export async function lookAtIndex(services: Services, repair: boolean): Promise<IndexState> {
  const { db } = services
  const wrong = new Set<string>()
  const add = ({ missing, extra, different }: Drift) => {
    for (const id of [...missing, ...extra, ...different]) wrong.add(id)
  }
  add(await checkProjection(db, { repair }))
  const sound = await isFullTextSound(db)
  if (repair && !sound) await rebuildFullText(db)
  await withServer(services, async (engine) => add(await checkDrift(db, engine, { repair })))
  return { wrong, sound }
}

export async function checkIndex(services: Services, repair: boolean): Promise<void> {
  const { wrong, sound } = await lookAtIndex(services, repair)
  if (wrong.size === 0 && sound) return print('De zoekindex komt overeen met de database')
  const what = [
    ...(wrong.size > 0 ? [wrong.size === 1 ? '1 stuk verschilt' : `${wrong.size} stukken verschillen`] : []),
    ...(sound ? [] : ['de woordenlijst van de zoekindex klopt niet met de teksten']),
  ].join('; ')
  if (!repair) throw new Failed(`${what}. Herstel met --repair.`)
  print(`${what}: hersteld`)
}

/** With the engine that a running portal asks; the embedded one, which is never behind its rows, where there is none. */
async function withServer<T>({ db, config }: Services, use: (engine: SearchEngine) => Promise<T>): Promise<T> {
  const server = searchServer(config)
  if (!server) return closed(embeddedEngine(db.file), use)
  return closed(
    meilisearchEngine(() => ({ url: server.url, key: server.apiKey })),
    async (engine) => {
      await engine.prepare()
      return use(engine)
    },
  )
}

async function closed<E extends SearchEngine, T>(engine: E, use: (engine: E) => Promise<T>): Promise<T> {
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}
