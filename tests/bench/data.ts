import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig, loadSecrets } from '#app/config.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { checkDrift } from '#search/indexer.server.ts'
import { meilisearchEngine } from '#search/meilisearch/engine.server.ts'
import { localBinary, startLocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { fillItems, makeRegion } from './fill.ts'
import { say } from './report.ts'

const kept = join(tmpdir(), 'kennisportaal-bench')

/**
 * A copy of the generated data folder with this many items, with both search indexes; made once per state of the code
 * that makes it, since filling 20,000 items takes a minute or two.
 */
export async function dataFolder(items: number): Promise<string> {
  const made = join(kept, `${sourceHash()}-${items}`)
  if (!existsSync(made)) {
    const started = performance.now()
    const folder = join(runFolder(), `new-${items}`)
    rmSync(folder, { recursive: true, force: true })
    await make(folder, items)
    renameSync(folder, made)
    say(`${items} items gemaakt in ${Math.round((performance.now() - started) / 1000)} s`)
  }
  const copy = mkdtempSync(join(runFolder(), `${items}-`))
  cpSync(made, copy, { recursive: true })
  return copy
}

/** A folder for what this run leaves behind. */
export function runFolder(): string {
  const folder = join(kept, `run-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Removes what this run made, and data folders that other code made. */
export function cleanUp(): void {
  rmSync(runFolder(), { recursive: true, force: true })
  for (const name of readdirSync(kept))
    if (!name.startsWith(sourceHash()) && !name.startsWith('run-'))
      rmSync(join(kept, name), { recursive: true, force: true })
}

/** The configuration of a portal on this folder; `database` is where it keeps its file. */
export const configOf = (folder: string) => loadConfig({ NODE_ENV: 'test', DATA_DIR: folder })

/** Fills the database, then both indexes as the portal itself does at its start. */
async function make(folder: string, items: number): Promise<void> {
  const config = configOf(folder)
  const secrets = loadSecrets(config)
  useAuditKey(secrets.audit)
  const db = openDatabase(config.database.file)
  try {
    await migrate(db)
    await fillItems(db, await makeRegion(db, secrets), items, (done) => say(`${done} van ${items} items`, true))
    const binary = localBinary()
    if (!binary) return
    const local = await startLocalMeilisearch(binary, config.search.folder)
    const engine = meilisearchEngine(() => local.connection())
    try {
      await engine.prepare()
      await checkDrift(db, engine, { repair: true })
    } finally {
      await engine.close()
      await local.close()
    }
  } finally {
    await db.close()
  }
}

let hash = ''
export function sourceHash(): string {
  if (hash) return hash
  const sum = createHash('sha256')
  const own = ['dutch.ts', 'dutch-words.ts', 'plain-text.ts', 'projection.server.ts', 'meilisearch/settings.ts']
    .map((name) => join('search', name))
    .concat('tests/bench/fill.ts', 'tests/bench/words.ts')
  for (const name of readdirSync(join(projectRoot, 'db/migrations/sqlite')).sort())
    own.push(join('db/migrations/sqlite', name))
  for (const file of own) sum.update(readFileSync(join(projectRoot, file)))
  return (hash = sum.digest('hex').slice(0, 12))
}
