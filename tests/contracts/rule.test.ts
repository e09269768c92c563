import fc from 'fast-check'
import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Assurance, Lock } from '#app/access/label.ts'
import { readersOf } from '#app/access/label.ts'
import { mayRead, mayReadLive } from '#app/access/policy.ts'
import { holds } from '#app/access/rule.ts'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { itemsWhere } from '#db/item-access.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { item, itemKey, searchDocument } from '#db/schema/index.ts'
import { shadow } from '#search/dutch.ts'
import { embeddedEngine } from '#search/embedded/engine.server.ts'
import type { SearchEngine } from '#search/engine.ts'
import { checkDrift } from '#search/indexer.server.ts'
import { meilisearchEngine } from '#search/meilisearch/engine.server.ts'
import { localBinary, startLocalMeilisearch, type LocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { aWorld } from '#tests/contracts/search-fixtures.ts'
import { temporaryFolder } from '#tests/setup/database.ts'

/** Items share a word per group, so that one question is about all items of a group; no two words are nearly the same. */
const words = ['appelboom', 'brug', 'citroen', 'dolfijn', 'eekhoorn', 'fluitketel', 'giraffe', 'hoogspanning'] as const
const groups = words.length
const itemsPerGroup = 300
const now = Date.now()

// Keys are lower case by construction; beyond that anything may stand in them.
const keys = [
  'public',
  'partners',
  'kind:police',
  'org:a',
  'org:ab',
  'org:"quoted"',
  "org:it's",
  'org:back\\slash',
  'org:\\"',
  'org:a b  c',
  'org:] or id exists or readers in [',
  'group:*',
  'group:é',
  'wg:1',
  'wgdesk:1',
  'desk:a',
  'person:u@a',
  'person:u@ab',
  'seat:u@1',
  'group:💥',
  'null',
  '0',
]
const anyKeys = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 4 })
const lock = fc.record({
  key: fc.constantFrom(...keys),
  until: fc.constantFrom(null, null, now - 1, now, now + 60_000, 1),
})
const anyItem = fc.record({
  status: fc.constantFrom('published', 'published', 'published', 'draft', 'archived', 'withdrawn'),
  publishAt: fc.constantFrom(null, now - 1000, now - 1000, now, now + 60_000),
  assurance: fc.integer({ min: 0, max: 3 }),
  locks: fc.uniqueArray(lock, { maxLength: 4, selector: (one) => one.key }),
  editors: anyKeys,
})
const anyViewer = fc
  .record({
    assurance: fc.integer({ min: 0, max: 3 }),
    keys: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 8 }),
  })
  .map(({ assurance, keys: held }): Viewer => ({
    ...anonymousViewer(now),
    assurance: assurance as Assurance,
    keys: new Set(held),
  }))

interface Made {
  id: string
  group: number
  status: string
  publishAt: number | null
  assurance: number
  locks: Lock[]
  readers: string[]
  editors: string[]
}

let db: Database
let made: Made[]
let embedded: SearchEngine
let remote: SearchEngine
let local: LocalMeilisearch

beforeAll(async () => {
  db = openDatabase(`${temporaryFolder('rule')}/portal.db`)
  await migrate(db)
  const world = await aWorld(db)
  made = fc.sample(anyItem, groups * itemsPerGroup).map((one, i) => ({
    ...one,
    id: `item${i}`,
    group: i % groups,
    readers: readersOf(one.locks, now),
  }))
  await db.write(async (tx) => {
    for (const one of made) {
      await tx.insert(item).values({
        id: one.id,
        kind: 'document',
        title: 'x',
        date: '2024-01-01',
        label: 'AMBER',
        assurance: one.assurance,
        status: one.status as 'published',
        ownerId: world.organisations.var,
        creatorId: world.creatorId,
        publishAt: one.publishAt,
        createdAt: now,
        updatedAt: now,
      })
      const rows = [
        ...one.locks.map((held) => ({ itemId: one.id, side: 'reader' as const, ...held })),
        ...one.editors.map((key) => ({ itemId: one.id, side: 'editor' as const, key, until: null })),
      ]
      if (rows.length > 0) await tx.insert(itemKey).values(rows)
      const title = words[one.group] ?? ''
      await tx
        .insert(searchDocument)
        .values({ id: `${one.id}-0`, itemId: one.id, title, titleShadow: shadow(title), text: '' })
    }
  })
  embedded = embeddedEngine(db.file)
  local = await startLocalMeilisearch(localBinary() ?? '', temporaryFolder('rule-engine'))
  const engine = meilisearchEngine(() => local.connection())
  remote = engine
  await engine.prepare()
  await checkDrift(db, engine, { repair: true })
}, 180_000)

afterAll(async () => {
  await embedded?.close()
  await remote?.close()
  await local?.close()
  await db?.close()
})

async function found(engine: SearchEngine, viewer: Viewer, group: number): Promise<string[]> {
  const page = await engine.search({
    text: `${words[group]} `,
    rule: mayReadLive(viewer),
    now,
    suspects: [],
    filters: {},
    sort: 'relevance',
    limit: 500,
    offset: 0,
    facets: false,
  })
  expect(page.total).toBe(page.hits.length)
  return page.hits.map((hit) => hit.itemId).sort()
}

test('memory and SQL let the same items through, whatever their status', async () => {
  const all = made.map((one) => one.id)
  await fc.assert(
    fc.asyncProperty(anyViewer, async (viewer) => {
      const rule = mayRead(viewer)
      const rows = await db.read
        .select({ id: item.id, where: itemsWhere(rule, now) })
        .from(item)
        .where(inArray(item.id, all))
      const bySql = rows.filter((row) => row.where === 1).map((row) => row.id)
      expect(bySql.sort()).toEqual(
        made
          .filter((one) => holds(rule, one))
          .map((one) => one.id)
          .sort(),
      )
    }),
    { numRuns: 150 },
  )
}, 120_000)

test('memory, SQL, the embedded index and Meilisearch let the same live items through', async () => {
  let admitted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(anyViewer, fc.integer({ min: 0, max: groups - 1 }), async (viewer, group) => {
      const rule = mayReadLive(viewer)
      const live = made.filter(
        (one) => one.group === group && one.status === 'published' && one.publishAt !== null && one.publishAt <= now,
      )
      const expected = live
        .filter((one) => holds(rule, one))
        .map((one) => one.id)
        .sort()
      const ids = live.map((one) => one.id)
      const bySql = await db.read
        .select({ id: item.id, where: itemsWhere(rule, now) })
        .from(item)
        .where(inArray(item.id, ids))
      expect(
        bySql
          .filter((row) => row.where === 1)
          .map((row) => row.id)
          .sort(),
      ).toEqual(expected)
      expect(await found(embedded, viewer, group)).toEqual(expected)
      expect(await found(remote, viewer, group)).toEqual(expected)
      admitted += expected.length
      refused += live.length - expected.length
    }),
    { numRuns: 300 },
  )
  // Both sides of the rule were really tried.
  expect(admitted).toBeGreaterThan(1000)
  expect(refused).toBeGreaterThan(1000)
}, 180_000)
