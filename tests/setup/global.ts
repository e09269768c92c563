import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#app/lib/paths.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run keeps what it makes; two runs at once do not meet. */
    runFolder: string
  }
}

/** Once per run: bundle the node entries (workers run from there) and migrate one base database that tests copy. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = join(projectRoot, 'tests/.tmp', `run-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  project.provide('runFolder', folder)
  if (isStale())
    execFileSync('npm', ['run', '-s', 'build:web'], { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] })
  // After the web build, which empties the folder above its own.
  execFileSync('npm', ['run', '-s', 'build:node'], { cwd: projectRoot, stdio: 'inherit' })
  const base = openDatabase(join(folder, 'base.db'))
  await migrate(base)
  await base.close()
  return () => rmSync(folder, { recursive: true, force: true })
}

/** True where a source is newer than the web build, so that no test ever looks at an old one. */
function isStale(): boolean {
  const built = statSync(join(projectRoot, 'build/server/index.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return ['app', 'db', 'search', 'public'].some((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }).some(
      (entry) =>
        entry.isFile() &&
        !entry.name.includes('.test.') &&
        statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
    ),
  )
}
