import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { loadConfig, type Config } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { nodeEntry } from '#app/lib/paths.ts'
import { openDatabase } from '#db/client.server.ts'
import { setting } from '#db/schema/index.ts'
import { makeRegion } from './region.ts'

/** What an interrupted making may leave in the data folder, and what does no harm there. */
const harmless = new Set(['secrets', 'files', 'mail', 'meilisearch', 'demo-accounts.json', 'lost+found', '.gitkeep'])

/**
 * Sees to it that the data folder holds the demo region. The database gets its name when everything is in it, so that an
 * interrupted making is never taken for a demo.
 * @throws where the folder holds anything else
 */
export async function prepareFolder(config: Config, say: (line: string) => void): Promise<void> {
  const { file } = config.database
  if (existsSync(file)) {
    if (!(await isDemo(file)))
      throw new Error(`${file} is geen demo. Kies met DATA_DIR een lege map; aan deze verandert niets.`)
    say(`De demo in ${config.dataDir} wordt opnieuw gebruikt.`)
    return
  }
  const making = makingFile(config)
  const strange = entriesOf(config.dataDir).filter((name) => !harmless.has(name) && !name.startsWith(basename(making)))
  if (strange.length > 0)
    throw new Error(`${config.dataDir} is niet leeg (${strange[0]}). Kies met DATA_DIR een lege map voor de demo.`)
  for (const name of entriesOf(dirname(making)))
    if (name.startsWith(basename(making))) rmSync(join(dirname(making), name))
  say(`De demo wordt gemaakt in ${config.dataDir}`)
  await makeInChild()
  // Left behind where the child could not close its database: opening and closing it writes everything into the one file.
  if (existsSync(`${making}-wal`)) await openDatabase(making).close()
  renameSync(making, file)
}

export const makeArgument = '--make'

/** In the child: makes the region under the temporary name. The embedded index follows; the engine that serves catches up. */
export async function makeHere(say: (line: string) => void): Promise<void> {
  const ended = () => process.exit(1)
  process.once('disconnect', ended)
  // Whole folders of content go in at once: that writes are slow tells a newcomer nothing.
  const config: Config = { ...loadConfig({}, { demo: true }), logLevel: 'error' }
  log.level = config.logLevel
  const search = { ...config.search, engine: 'embedded' as const, url: undefined }
  await makeRegion({ ...config, database: { file: makingFile(config) }, search }, say)
  process.off('disconnect', ended)
  process.disconnect()
}

/** A process of its own: what serves afterwards begins with clean memory and no open files of the making. */
async function makeInChild(): Promise<void> {
  const child = fork(nodeEntry('demo'), [makeArgument], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('De demo is niet gemaakt. Begin opnieuw met dezelfde opdracht.')
}

const makingFile = (config: Config): string => `${config.database.file}.making`

async function isDemo(file: string): Promise<boolean> {
  const db = openDatabase(file)
  try {
    const tables = await db.read.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE name = 'setting'`)
    if (tables.length === 0) return false
    const [row] = await db.read.select().from(setting).where(eq(setting.name, 'demo'))
    return row?.value === 'yes'
  } finally {
    await db.close()
  }
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
