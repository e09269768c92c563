import { expect, test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import type { Database } from './client.server.ts'
import { claim, emit, hasWork, maxAttempts, postpone, settle } from './outbox.server.ts'
import { outbox } from './schema/index.ts'

const dueAt = async (db: Database) => (await db.read.select().from(outbox))[0]?.dueAt

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
  expect(await claim(db, 10)).toEqual([])
})

test('a claimed message does not swallow a newer one, and the newer one waits for it', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [first] = await claim(db, 10)
  await db.write(async (tx) => emit(tx, message))
  expect(await claim(db, 10)).toEqual([])
  await db.write(async (tx) => settle(tx, first!))
  expect(await claim(db, 10)).toHaveLength(1)
})

test('a lease that ran out can be taken over, and the late holder settles nothing', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [late] = await claim(db, 10)
  const [taker] = await claim(db, 10, Date.now() + 6 * 60_000)
  expect(taker?.id).toBe(late?.id)
  await db.write(async (tx) => settle(tx, late!))
  expect(await db.read.select().from(outbox)).toHaveLength(1)
  await db.write(async (tx) => settle(tx, taker!))
  expect(await db.read.select().from(outbox)).toEqual([])
})

test('a failure is tried again after a growing pause and parked in the end', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  let now = Date.now()
  const pauses: number[] = []
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const [taken] = await claim(db, 10, now)
    expect(taken?.attempts).toBe(attempt)
    await db.write(async (tx) => postpone(tx, taken!, 'kapot', now))
    const due = (await dueAt(db)) ?? now
    pauses.push(due - now)
    now = due
  }
  expect(await claim(db, 10, now + 3_600_000)).toEqual([])
  const [row] = await db.read.select().from(outbox)
  expect(row).toMatchObject({ error: 'kapot', attempts: maxAttempts })
  expect(row?.parkedAt).not.toBeNull()
  expect(pauses.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000])
})

test('a failure while a later message waits is not put off until that one is due', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, message))
  const [taken] = await claim(db, 10)
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
  expect(await claim(db, 10)).toEqual([])
  expect(await claim(db, 10, later)).toHaveLength(1)
})

test('there is work while a message is due or in hand, and none when it waits for later or is done', async () => {
  const db = testDatabase()
  await db.write(async (tx) => emit(tx, { ...message, dueAt: Date.now() + 60_000 }))
  expect(await hasWork(db.read, Date.now())).toBe(false)
  await db.write(async (tx) => emit(tx, message))
  expect(await hasWork(db.read, Date.now())).toBe(true)
  const [taken] = await claim(db, 1)
  expect(await hasWork(db.read, Date.now())).toBe(true)
  await db.write(async (tx) => settle(tx, taken!))
  expect(await hasWork(db.read, Date.now())).toBe(false)
})
