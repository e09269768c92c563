import { createHash, createHmac } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { under } from '#app/lib/circumstances.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { keepHeads, readHeads, thinHeads } from './audit-heads.server.ts'
import { pruneTrail } from './audit-prune.server.ts'
import { record, useAuditKey, verifyTrail } from './audit.server.ts'
import { openDatabase, type Database } from './client.server.ts'
import { migrate } from './migrate.ts'
import { openRefusals } from './refusals.server.ts'

const key = 'a-key-for-tests'
beforeAll(() => useAuditKey(key))

async function aTrail(rows: number, at?: (i: number) => number): Promise<Database> {
  const db = testDatabase()
  for (let i = 0; i < rows; i++)
    await db.write(async (tx) =>
      record(tx, { actor: 'u', action: 'read', object: 'item', objectId: `i${i}`, detail: { n: i } }, at?.(i)),
    )
  return db
}

/** A copy of the database in which somebody with the file but without the key did something. */
async function tamperedCopy(db: Database, statements: string[]): Promise<Database> {
  const file = join(temporaryFolder('tampered'), 'portal.db')
  await db.backup(file)
  const raw = new Sqlite(file)
  const triggers = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'").all()
  for (const { name } of triggers as Array<{ name: string }>) raw.exec(`DROP TRIGGER ${name}`)
  for (const statement of statements) raw.exec(statement)
  raw.close()
  const copy = openDatabase(file)
  onTestFinished(() => copy.close())
  return copy
}

async function tampered(db: Database, ...statements: string[]) {
  const heads = await headsOf(db)
  const { brokenAt, fault } = await verifyTrail((await tamperedCopy(db, statements)).read, heads)
  return brokenAt === null ? 'good' : `${fault} ${brokenAt}`
}

/** What lies outside the database. */
async function headsOf(db: Database) {
  const keeper = keepHeads(db, dirname(db.file))
  await keeper.stop()
  return readHeads(dirname(db.file))
}

test('an untouched trail verifies, across batches', async () => {
  const db = await aTrail(1205)
  expect(await verifyTrail(db.read, await headsOf(db))).toMatchObject({ rows: 1205, brokenAt: null, removed: null })
})

describe('without the key', () => {
  test('a changed row is found where it is, whatever of it was changed', async () => {
    const db = await aTrail(6)
    expect(await tampered(db, 'UPDATE audit SET at = at')).toBe('good')
    expect(await tampered(db, "UPDATE audit SET actor = 'x' WHERE seq = 3")).toBe('changed 3')
    expect(await tampered(db, `UPDATE audit SET detail = '{"n":9}' WHERE seq = 5`)).toBe('changed 5')
    for (const change of ["result = 'refused'", "origin = 'x'", "request = 'x'", 'version = 1', 'version = 3'])
      expect(await tampered(db, `UPDATE audit SET ${change} WHERE seq = 4`), change).toBe('changed 4')
  })

  test('a removed row is found, at the front, in the middle and at the end', async () => {
    const db = await aTrail(6)
    expect(await tampered(db, 'DELETE FROM audit WHERE seq = 1')).toBe('removed 1')
    expect(await tampered(db, 'DELETE FROM audit WHERE seq = 4')).toBe('removed 4')
    expect(await tampered(db, 'DELETE FROM audit WHERE seq = 4', 'UPDATE audit SET seq = seq - 1 WHERE seq > 4')).toBe(
      'changed 4',
    )
    expect(await tampered(db, 'DELETE FROM audit WHERE seq = 6')).toBe('removed-at-end 6')
  })

  test('that the whole table is gone is found', async () => {
    const db = await aTrail(6)
    expect(await tampered(db, 'DELETE FROM audit')).toBe('removed-at-end 1')
  })

  test('an inserted row is found, between others and after the last', async () => {
    const db = await aTrail(6)
    const copied = `INSERT INTO audit SELECT %, at, 'x', action, object, object_id, organisation_id, workgroup_id, detail,
      previous, mac, version, result, origin, request FROM audit WHERE seq = 2`
    expect(
      await tampered(
        db,
        'UPDATE audit SET seq = -seq WHERE seq > 2',
        copied.replace('%', '3'),
        'UPDATE audit SET seq = 1 - seq WHERE seq < 0',
      ),
    ).toBe('changed 3')
    expect(await tampered(db, copied.replace('%', '7'))).toBe('changed 7')
  })

  test('rows at the end that were put back by others are found by the head that was noted', async () => {
    const db = await aTrail(6)
    const known = await headsOf(db)
    const copy = await tamperedCopy(db, ['DELETE FROM audit WHERE seq = 6'])
    await copy.write(async (tx) => record(tx, { actor: 'v', action: 'read', object: 'item', objectId: 'other' }))
    expect(await verifyTrail(copy.read)).toMatchObject({ brokenAt: null })
    expect(await verifyTrail(copy.read, known)).toMatchObject({ brokenAt: 6, fault: 'other' })
  })
})

describe('a trail from before results and origins', () => {
  /** The schema as it was, with rows made as they were made. */
  function anOldTrail(): string {
    const file = join(temporaryFolder('old'), 'portal.db')
    const folder = join(projectRoot, 'db/migrations/sqlite')
    const raw = new Sqlite(file)
    raw.exec('CREATE TABLE migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, ran_at INTEGER NOT NULL)')
    for (const name of readdirSync(folder).sort()) {
      if (name >= '0013') continue
      const source = readFileSync(join(folder, name), 'utf8')
      raw.exec(source)
      const hash = createHash('sha256').update(source).digest('hex')
      raw.prepare('INSERT INTO migration VALUES (?, ?, 1)').run(name, hash)
    }
    let previous = 'origin'
    for (const seq of [1, 2, 3]) {
      const content = [seq, 1000 + seq, 'u', 'read', 'item', 'i', 'o', null, [['page', seq]], previous]
      const mac = createHmac('sha256', key).update(JSON.stringify(content)).digest('base64url')
      const detail = JSON.stringify({ page: seq })
      raw
        .prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(seq, 1000 + seq, 'u', 'read', 'item', 'i', 'o', null, detail, previous, mac)
      previous = mac
    }
    raw.close()
    return file
  }

  test('stays valid, goes on, and its rows cannot be given either', async () => {
    const db = openDatabase(anOldTrail())
    onTestFinished(() => db.close())
    await migrate(db)
    expect(await verifyTrail(db.read)).toMatchObject({ rows: 3, brokenAt: null })
    await db.write(async (tx) => record(tx, { actor: 'u', action: 'read', object: 'item', objectId: 'i' }))
    expect(await verifyTrail(db.read)).toMatchObject({ rows: 4, brokenAt: null })
    expect(await tampered(db, "UPDATE audit SET result = 'refused' WHERE seq = 2")).toBe('changed 2')
    expect(await tampered(db, "UPDATE audit SET origin = '192.0.2.0/24' WHERE seq = 2")).toBe('changed 2')
    const concerned = await db.read.query.auditOrganisation.findMany()
    expect(concerned.map(({ organisationId, seq }) => `${organisationId} ${seq}`)).toEqual(['o 1', 'o 2', 'o 3'])
  })
})

describe('rows whose term is over', () => {
  const dayMs = 24 * 3_600_000
  const now = Date.UTC(2026, 10, 1)
  const daily = (i: number) => now - (10 - i) * dayMs

  test('are removed from the front, and the rest verifies', async () => {
    const db = await aTrail(10, daily)
    const known = await headsOf(db)
    expect(await pruneTrail(db, daily(4), now)).toBe(4)
    expect(await pruneTrail(db, daily(4), now)).toBe(0)
    const rows = await db.read.query.audit.findMany()
    expect(rows.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9, 10, 11])
    expect(rows.at(-1)).toMatchObject({ action: 'prune-trail', detail: { rows: 4 }, actor: 'system' })
    expect(await verifyTrail(db.read, known)).toMatchObject({ rows: 7, brokenAt: null, removed: { seq: 4, at: now } })
  })

  test('go a part at a time, and all of them at last', async () => {
    const db = await aTrail(10, daily)
    expect(await pruneTrail(db, now, now, 4)).toBe(4)
    expect(await pruneTrail(db, now, now, 4)).toBe(4)
    expect(await pruneTrail(db, now, now, 4)).toBe(2)
    expect(await pruneTrail(db, now, now, 4)).toBe(0)
    expect(await verifyTrail(db.read)).toMatchObject({ rows: 3, brokenAt: null, removed: { seq: 10 } })
  })

  test('cannot be removed by hand, nor one more than was signed for', async () => {
    const db = await aTrail(10, daily)
    expect(await pruneTrail(db, daily(4), now)).toBe(4)
    const raw = new Sqlite(db.file)
    for (const statement of ['DELETE FROM audit WHERE seq = 5', 'DELETE FROM audit_checkpoint'])
      expect(() => raw.exec(statement)).toThrow(/append-only/)
    raw.close()
    expect(await tampered(db, 'DELETE FROM audit WHERE seq = 5')).toBe('removed 5')
    expect(await tampered(db, 'DELETE FROM audit_checkpoint')).toBe('removed 1')
    const [fifth] = await db.read.query.audit.findMany({ limit: 1 })
    const forged = `INSERT INTO audit_checkpoint SELECT 5, '${fifth?.mac}', at, mac FROM audit_checkpoint`
    expect(await tampered(db, 'DELETE FROM audit WHERE seq = 5', forged)).toBe('checkpoint 5')
    expect(await tampered(db, 'UPDATE audit_checkpoint SET at = at + 1')).toBe('checkpoint 4')
    expect(await tampered(db, 'DELETE FROM audit')).toBe('removed-at-end 5')
  })

  test('that come back with an older copy of the database are recognised', async () => {
    const db = await aTrail(10, daily)
    const older = await tamperedCopy(db, [])
    await pruneTrail(db, daily(4), now)
    expect(await verifyTrail(older.read, await headsOf(db))).toMatchObject({ brokenAt: 11, fault: 'removed-at-end' })
  })
})

describe('the heads outside the database', () => {
  test('are noted when the trail grew, and half a line of a killed process counts for nothing', async () => {
    const db = await aTrail(2)
    const folder = dirname(db.file)
    const keeper = keepHeads(db, folder)
    await keeper.note()
    await keeper.note()
    await db.write(async (tx) => record(tx, { actor: 'u', action: 'read', object: 'item', objectId: 'i' }))
    appendFileSync(join(folder, 'audit-heads'), '4 half')
    await keeper.stop()
    expect((await readHeads(folder)).map(({ seq }) => seq)).toEqual([2])
    await headsOf(db)
    expect((await readHeads(folder)).map(({ seq }) => seq)).toEqual([2, 3])
  })

  test('are thinned to one a day, and those of removed rows go', async () => {
    const folder = temporaryFolder('heads')
    const mac = 'm'.repeat(43)
    const day = 24 * 3_600_000
    const lines = [1, 2, 3, 4, 5, 6].map((seq) => `${seq} ${mac} ${Math.floor(seq / 2) * day}\n`)
    appendFileSync(join(folder, 'audit-heads'), lines.join(''))
    await thinHeads(folder, 1, 30 * day)
    expect((await readHeads(folder)).map(({ seq }) => seq)).toEqual([3, 5, 6])
  })
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

test('a row tells from where it was done, by the request that it was done in', async () => {
  const db = testDatabase()
  const write = () => db.write(async (tx) => record(tx, { actor: 'u', action: 'read', object: 'item', objectId: 'i' }))
  await Promise.all([
    under({ origin: '192.0.2.0/24', request: 'r1' }, write),
    under({ origin: 'job', request: null }, write),
    write(),
  ])
  const rows = await db.read.query.audit.findMany()
  expect(rows.map(({ origin, request }) => [origin, request])).toEqual([
    ['192.0.2.0/24', 'r1'],
    ['job', null],
    [null, null],
  ])
})

describe('refusals', () => {
  const refused = {
    actor: 'anonymous',
    action: 'sign-in',
    object: 'user',
    objectId: 'unknown',
    result: 'refused' as const,
  }
  const from = (network: string, act: () => Promise<void>) => under({ origin: network, request: null }, act)

  test('are recorded, but not without end from one network, nor from many', async () => {
    const db = testDatabase()
    let now = Date.UTC(2026, 10, 1)
    const refusals = openRefusals(db, () => now)
    for (let i = 0; i < 100; i++) await from('192.0.2.0/24', () => refusals.note(refused))
    expect(await db.read.query.audit.findMany()).toHaveLength(30)
    for (let i = 0; i < 400; i++) await from(`10.0.${i}.0/24`, () => refusals.note(refused))
    const rows = await db.read.query.audit.findMany()
    expect(rows).toHaveLength(301)
    expect(rows.at(-1)).toMatchObject({ action: 'too-many-refusals', actor: 'system' })
    now += 11 * 60_000
    await from('192.0.2.0/24', () => refusals.note(refused))
    expect(await db.read.query.audit.findMany()).toHaveLength(302)
    expect(await verifyTrail(db.read)).toMatchObject({ brokenAt: null })
  })
})
