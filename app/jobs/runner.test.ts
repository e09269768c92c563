import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Services } from '#app/services.server.ts'
import { emit } from '#db/outbox.server.ts'
import { outbox, searchDocument } from '#db/schema/index.ts'
import { aDocument, aNews, aPdfOf } from '#tests/factories/items.ts'
import { openPortal } from '#tests/setup/portal.ts'
import { reasonOf } from './reason.server.ts'
import { startJobs } from './runner.server.ts'
import type { Topics } from './topics.server.ts'

/** A portal that handles nothing by itself. */
const servicesWithoutJobs = async () => (await openPortal({ ROLES: 'web' })).services

async function put(services: Services, topic: string, keys: readonly string[]): Promise<void> {
  await services.db.write(async (tx) => {
    for (const key of keys) await emit(tx, { topic, key })
  })
}

function start(services: Services, topics: Topics) {
  const jobs = startJobs(services, topics)
  onTestFinished(() => jobs.stop())
  return jobs
}

const left = (services: Services, topic: string) =>
  services.db.read.select().from(outbox).where(eq(outbox.topic, topic)).orderBy(outbox.key)
const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${String(i).padStart(3, '0')}`)
/** For a machine that is busy. */
const patience = { timeout: 15_000 }
const concernsAll = () => false

test('what takes long holds up nothing of another topic, and no more of its own than are handled at once', async () => {
  const services = await servicesWithoutJobs()
  const begun: string[] = []
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const quick: string[] = []
  await put(services, 'slow', keys(5))
  start(services, {
    slow: {
      atOnce: 2,
      async one(_, key) {
        begun.push(key)
        await gate
      },
    },
    quick: {
      async one(_, key) {
        quick.push(key)
      },
    },
  })
  await vi.waitUntil(() => begun.length === 2, patience)
  await put(services, 'quick', ['a', 'b'])
  await expect.poll(() => quick.toSorted(), patience).toEqual(['a', 'b'])
  expect(begun).toHaveLength(2)
  open()
  await expect.poll(() => begun.length, patience).toBe(5)
})

test('a new item is found while a pile of files is still being read', async () => {
  const portal = await openPortal()
  const pages = Array.from({ length: 20 }, (_, i) => `Bladzijde ${i} over samenwerken aan veiligheid. `.repeat(40))
  const pile = await aPdfOf(pages)
  for (let i = 0; i < 20; i++)
    await aDocument(portal.services, {
      files: [{ name: `stuk-${i}.pdf`, bytes: Buffer.concat([pile, Buffer.from(`%${i}`)]) }],
    })
  await aNews(portal.services, { label: 'CLEAR', title: 'Zeldzaamheid in de haven' })
  const visitor = await portal.as(null)
  await expect
    .poll(async () => (await visitor.get('/zoeken?q=zeldzaamheid')).body, patience)
    .toContain('Zeldzaamheid in de haven')
  expect((await left(portal.services, 'take-in-file')).length).toBeGreaterThan(5)
})

test('of a batch with one bad message only that one is put off', async () => {
  const services = await servicesWithoutJobs()
  const done = new Set<string>()
  await put(services, 'batch', keys(100))
  start(services, {
    batch: {
      concernsAll,
      async many(_, batch) {
        if (batch.includes('k042')) throw new TypeError('Wijkrapport Crooswijk is kapot')
        for (const key of batch) done.add(key)
      },
    },
  })
  await expect
    .poll(() => left(services, 'batch'), patience)
    .toMatchObject([{ key: 'k042', attempts: 1, error: 'TypeError' }])
  expect(done.size).toBe(99)
})

test('an item that cannot be indexed does not keep others from being found', async () => {
  const portal = await openPortal()
  const { db } = portal.services
  const items = []
  for (let i = 0; i < 7; i++) items.push(await aNews(portal.services, { label: 'CLEAR', title: `Haven ${i}` }))
  const bad = items[3]!
  await portal.settle()
  // why: no item is known that cannot be projected; the database refuses this one.
  await db.write(async (tx) => {
    await tx.delete(searchDocument)
    await tx.run(
      sql`CREATE TEMP TRIGGER refuse BEFORE INSERT ON search_document WHEN NEW.title = ${sql.raw("'Haven 3'")}
          BEGIN SELECT RAISE(ABORT, 'refused: Haven 3'); END`,
    )
  })
  await put(
    portal.services,
    'index-item',
    items.map(({ id }) => id),
  )
  await portal.settle()
  const found = await db.read.select({ itemId: searchDocument.itemId }).from(searchDocument)
  expect(found.map((row) => row.itemId).sort()).toEqual(
    items
      .filter(({ id }) => id !== bad.id)
      .map(({ id }) => id)
      .sort(),
  )
  expect(await left(portal.services, 'index-item')).toMatchObject([
    { key: bad.id, attempts: 1, error: 'SQLITE_CONSTRAINT_TRIGGER' },
  ])
})

test('a failure that concerns all puts all off at once', async () => {
  const services = await servicesWithoutJobs()
  let calls = 0
  await put(services, 'batch', keys(100))
  start(services, {
    batch: {
      concernsAll: () => true,
      async many() {
        calls++
        throw new Error('gone')
      },
    },
  })
  await expect
    .poll(
      async () => (await left(services, 'batch')).every((row) => row.attempts === 1 && row.claim === null),
      patience,
    )
    .toBe(true)
  expect(calls).toBe(1)
})

test('whoever stops the server does not wait for the rest of a batch, and the next finds it as it was', async () => {
  const services = await servicesWithoutJobs()
  const begun: string[] = []
  await put(services, 'batch', keys(100))
  const jobs = startJobs(services, {
    batch: {
      concernsAll,
      async many(_, batch, signal) {
        for (const key of batch) {
          signal.throwIfAborted()
          begun.push(key)
          if (begun.length === 3) await new Promise((resolve) => signal.addEventListener('abort', resolve))
        }
      },
    },
  })
  await vi.waitUntil(() => begun.length === 3, patience)
  await jobs.stop()
  expect(begun).toHaveLength(3)
  const rows = await left(services, 'batch')
  expect(rows).toHaveLength(100)
  expect(rows.filter((row) => row.claim !== null || row.attempts !== 0 || row.error !== null)).toEqual([])
})

test('a topic that nobody handles is put off, not lost', async () => {
  const services = await servicesWithoutJobs()
  await put(services, 'unheard-of', ['a'])
  start(services, {})
  await expect.poll(() => left(services, 'unheard-of'), patience).toMatchObject([{ attempts: 1, error: 'NoHandler' }])
})

test('a reason is a code: nothing of the message, where a mail server or database repeats what it was given', () => {
  const refused = Object.assign(new Error('550 <a@politie.example> unknown'), { code: 'EENVELOPE', responseCode: 550 })
  const down = new Error('failed', { cause: Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' }) })
  expect([refused, down, new TypeError('Wijkrapport'), 'Wijkrapport', new Error('Wijkrapport')].map(reasonOf)).toEqual([
    'smtp-550',
    'ECONNREFUSED',
    'TypeError',
    'Error',
    'Error',
  ])
})
