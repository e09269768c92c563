import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'

/** A folder of this test alone; gone with the run. */
export function temporaryFolder(name = 'case'): string {
  return mkdtempSync(join(inject('runFolder'), `${name}-`))
}

/** The migrated, empty database made in global.ts; copy it. */
export const baseDatabase = (): string => join(inject('runFolder'), 'base.db')

/** A migrated, empty database of this test alone (a copy of the base made in global.ts). */
export function testDatabase(): Database {
  const file = join(temporaryFolder('db'), 'portal.db')
  copyFileSync(baseDatabase(), file)
  const db = openDatabase(file)
  onTestFinished(() => db.close())
  return db
}
