import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'
import { openDatabase, type Database } from '#db/client.server.ts'

/** A folder of this test alone; gone with the run. */
export function temporaryFolder(name = 'case'): string {
  return mkdtempSync(join(projectRoot, 'tests/.tmp', `${name}-`))
}

/** A migrated, empty database of this test alone (a copy of the base made in global.ts). */
export function testDatabase(): Database {
  const file = join(temporaryFolder('db'), 'portal.db')
  copyFileSync(join(projectRoot, 'tests/.tmp/base.db'), file)
  const db = openDatabase(file)
  onTestFinished(() => db.close())
  return db
}
