import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#app/lib/paths.ts'

/** Once per run: bundle the node entries (workers run from there) and migrate one base database that tests copy. */
export default async function setup(): Promise<() => void> {
  const folder = join(projectRoot, 'tests/.tmp')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  execFileSync('npm', ['run', '-s', 'build:node'], { cwd: projectRoot, stdio: 'inherit' })
  const base = openDatabase(join(folder, 'base.db'))
  await migrate(base)
  await base.close()
  return () => rmSync(folder, { recursive: true, force: true })
}
