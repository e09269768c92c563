import { expect, test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import type { Database } from './client.server.ts'
import { claim, emit, hasWork, leaseMs, maxAttempts, postpone, release, renew, retry, settle } from './outbox.server.ts'
import { outbox } from './schema/index.ts'

const dueAt = async (db: Database) => (await db.read.select().from(outbox))[0]?.dueAt

const hour = 3_600_000
const all = { except: [] }
const message = { topic: 'index-item', key: 'a' }

test('ten edits make one waiting message', async () => {
  const db = testDatabase()
  for (let i = 0; i < 10; i++) await db.write(async (tx) => emit(tx, message))
  expect(await db.read.select().from(outbox)).toHaveLength(1)
})

test('a change that is rolled back leaves no message', async () => {
  const db = testDatabase()
  const failing = db.write(async (tx) => {
    await emit(tx, message)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await claim(db, all, 10)).toEqual([])
})

test('a claimed message does not swallow a newer one, and the newer one waits for it', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [first] = await claim(db, all, 10)
  await db.write(async (tx) => emit(tx, message))
  expect(await claim(db, all, 10)).toEqual([])
  await db.write(async (tx) => settle(tx, first!))
  expect(await claim(db, all, 10)).toHaveLength(1)
})

test('a lease that ran out can be taken over, and the late holder settles nothing', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [late] = await claim(db, all, 10)
  const [taker] = await claim(db, all, 10, Date.now() + leaseMs + 1)
  expect(taker?.id).toBe(late?.id)
  await db.write(async (tx) => settle(tx, late!))
  expect(await db.read.select().from(outbox)).toHaveLength(1)
  await db.write(async (tx) => settle(tx, taker!))
  expect(await db.read.select().from(outbox)).toEqual([])
})

test('a failure is tried again after a pause that grows to an hour, and parked after a day', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  let now = Date.now()
  const pauses: number[] = []
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const [taken] = await claim(db, all, 10, now)
    expect(taken?.attempts).toBe(attempt)
    await db.write(async (tx) => postpone(tx, taken!, 'kapot', now))
    const due = (await dueAt(db)) ?? now
    pauses.push(due - now)
    now = due
  }
  expect(await claim(db, all, 10, now + 24 * hour)).toEqual([])
  const [row] = await db.read.select().from(outbox)
  expect(row).toMatchObject({ error: 'kapot', attempts: maxAttempts })
  expect(row?.parkedAt).not.toBeNull()
  expect(pauses.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000])
  expect(Math.max(...pauses)).toBe(hour)
  const tried = pauses.slice(0, -1).reduce((sum, pause) => sum + pause, 0)
  expect(tried).toBeGreaterThan(23 * hour)
  expect(tried).toBeLessThan(26 * hour)
})

test('a failure while a later message waits is not put off until that one is due', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [taken] = await claim(db, all, 10)
  const nextYear = Date.now() + 365 * 24 * 3_600_000
  await db.write(async (tx) => emit(tx, { ...message, dueAt: nextYear }))
  const now = Date.now()
  await db.write(async (tx) => postpone(tx, taken!, 'kapot', now))
  expect(await dueAt(db)).toBe(now + 2000)
  expect(await db.read.select().from(outbox)).toHaveLength(1)
})

test('what is due later is not claimed before', async () => {
  const db = testDatabase()
  const later = Date.now() + 60_000
  await db.write(async (tx) => emit(tx, { ...message, dueAt: later }))
  expect(await claim(db, all, 10)).toEqual([])
  expect(await claim(db, all, 10, later)).toHaveLength(1)
})

test('there is work while a message is due or in hand, and none when it waits for later or is done', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, { ...message, dueAt: Date.now() + 60_000 }))
  expect(await hasWork(db.read, Date.now())).toBe(false)
  await db.write(async (tx) => emit(tx, message))
  expect(await hasWork(db.read, Date.now())).toBe(true)
  const [taken] = await claim(db, all, 1)
  expect(await hasWork(db.read, Date.now())).toBe(true)
  await db.write(async (tx) => settle(tx, taken!))
  expect(await hasWork(db.read, Date.now())).toBe(false)
})

test('work that goes on keeps its lease', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [taken] = await claim(db, all, 10)
  const later = Date.now() + leaseMs + 1
  await db.write(async (tx) => renew(tx, taken!, later))
  expect(await claim(db, all, 10, later + 1)).toEqual([])
})

test('a topic is claimed by itself, and what no topic is known for by all but the known ones', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  await db.write(async (tx) => emit(tx, { topic: 'send-mail', key: 'a' }))
  expect(await claim(db, { except: ['index-item', 'send-mail'] }, 10)).toEqual([])
  expect(await claim(db, { only: 'send-mail' }, 10)).toMatchObject([{ topic: 'send-mail' }])
  expect(await claim(db, { except: ['send-mail'] }, 10)).toMatchObject([{ topic: 'index-item' }])
})

test('what was claimed and not begun is given back as it was, also where a newer one waits', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [first] = await claim(db, all, 10)
  await db.write(async (tx) => release(tx, first!))
  const [again] = await claim(db, all, 10)
  expect(again).toMatchObject({ id: first!.id, attempts: 1 })
  await db.write(async (tx) => emit(tx, { ...message, dueAt: Date.now() + hour }))
  await db.write(async (tx) => release(tx, again!))
  expect(await claim(db, all, 10)).toMatchObject([{ key: 'a', attempts: 1 }])
})

test('what keeps failing is parked although a later message about the same waits', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  let now = Date.now()
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const [taken] = await claim(db, all, 10, now)
    expect(taken?.attempts).toBe(attempt)
    await db.write(async (tx) => emit(tx, { ...message, dueAt: now + 365 * 24 * hour }))
    await db.write(async (tx) => postpone(tx, taken!, 'kapot', now))
    now += hour
  }
  const rows = await db.read.select().from(outbox)
  expect(rows.map((row) => row.parkedAt !== null).sort()).toEqual([false, true])
})

test('a parked message comes again when asked, and goes when the same is done anyway', async () => {
  const db = testDatabase()
  const park = async () => {
    await db.write(async (tx) => emit(tx, message))
    await db.write(async (tx) => tx.update(outbox).set({ parkedAt: 1, attempts: maxAttempts, error: 'kapot' }))
  }
  const idOf = async () => (await db.read.select().from(outbox))[0]?.id ?? ''
  await park()
  expect(await db.write(async (tx) => retry(tx, 'nothing'))).toBe(false)
  expect(await db.write(async (tx) => retry(tx, await idOf()))).toBe(true)
  const [again] = await claim(db, all, 10)
  expect(again?.attempts).toBe(1)
  expect(await db.write(async (tx) => retry(tx, again!.id))).toBe(false)
  await db.write(async (tx) => settle(tx, again!))

  await park()
  const parked = await idOf()
  await db.write(async (tx) => emit(tx, { ...message, payload: { newer: true } }))
  expect(await db.write(async (tx) => retry(tx, parked))).toBe(true)
  expect(await db.read.select().from(outbox)).toMatchObject([{ payload: { newer: true }, parkedAt: null }])

  await db.write(async (tx) => tx.delete(outbox))
  await park()
  await db.write(async (tx) => emit(tx, message))
  const [done] = await claim(db, all, 10)
  await db.write(async (tx) => settle(tx, done!))
  expect(await db.read.select().from(outbox)).toEqual([])
})
