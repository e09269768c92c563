import { copyFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { record, useAuditKey, verifyTrail } from './audit.server.ts'
import { openDatabase, type Database } from './client.server.ts'

beforeAll(() => useAuditKey('a-key-for-tests'))

async function aTrail(rows: number): Promise<Database> {
  const db = testDatabase()
  for (let i = 0; i < rows; i++)
    await db.write(async (tx) =>
      record(tx, { actor: 'u', action: 'read', object: 'item', objectId: `i${i}`, detail: { n: i } }),
    )
  return db
}

/** A copy of the database in which somebody with the file but without the key did something. */
async function tampered(db: Database, statements: string[]): Promise<number | null> {
  const file = `${db.file}.copy`
  await db.backup(file)
  const raw = new Sqlite(file)
  raw.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;')
  for (const statement of statements) raw.exec(statement)
  raw.close()
  copyFileSync(file, `${file}.2`)
  const copy = openDatabase(`${file}.2`)
  const { brokenAt } = await verifyTrail(copy.read)
  await copy.close()
  return brokenAt
}

test('an untouched trail verifies, across batches', async () => {
  const db = await aTrail(1205)
  expect(await verifyTrail(db.read)).toMatchObject({ rows: 1205, brokenAt: null })
})

test('a changed, a removed and an inserted row are each found where they are', async () => {
  const db = await aTrail(6)
  expect(await tampered(db, ["UPDATE audit SET actor = 'x' WHERE seq = 3"])).toBe(3)
  expect(await tampered(db, [`UPDATE audit SET detail = '{"n":9}' WHERE seq = 5`])).toBe(5)
  expect(await tampered(db, ['DELETE FROM audit WHERE seq = 4'])).toBe(4)
  expect(
    await tampered(db, [
      'UPDATE audit SET seq = -seq WHERE seq > 2',
      "INSERT INTO audit SELECT 3, at, 'x', action, object, object_id, organisation_id, workgroup_id, detail, previous, mac FROM audit WHERE seq = 2",
      'UPDATE audit SET seq = 1 - seq WHERE seq < 0',
    ]),
  ).toBe(3)
})

test('two writers at once make one chain', async () => {
  const db = testDatabase()
  const other = openDatabase(db.file)
  const write = (via: Database, n: number) =>
    via.write(async (tx) => record(tx, { actor: 'u', action: 'read', object: 'item', objectId: `${n}` }))
  await Promise.all(Array.from({ length: 40 }, (_, n) => write(n % 2 ? db : other, n)))
  expect(await verifyTrail(db.read)).toMatchObject({ rows: 40, brokenAt: null })
  await other.close()
})
