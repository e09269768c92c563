import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { searchItems } from '#app/modules/search/queries.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import { emit } from '#db/outbox.server.ts'
import { item, itemKey, outbox, suspect } from '#db/schema/index.ts'
import { EngineUnavailable } from '#search/engine.ts'
import { openSearch, type Search } from '#search/index.server.ts'
import { markSuspect, suspectIds } from '#search/indexer.server.ts'
import { localBinary, startLocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { indexTopic, projectItem } from '#search/projection.server.ts'
import { anItem, anonymous, aPartnerOf, aWorld, insertItem, type World } from './search-fixtures.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'

async function withMeilisearch(
  prepare: (world: World) => Promise<unknown>,
): Promise<{ world: World; db: World['db']; search: Search }> {
  const world = await aWorld(testDatabase())
  await prepare(world)
  const search = await openSearch({ engine: 'meilisearch', folder: temporaryFolder('fallback') }, world.db)
  onTestFinished(() => search.close())
  await search.settled()
  expect(search.state().state).toBe('ready')
  return { world, db: world.db, search }
}

const titles = (result: { items: Array<{ title: string }> }) => result.items.map((found) => found.title).sort()
const alive = (pid: number) => existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

test('while the engine is starting, and for words between quotes, the embedded index answers in full', async () => {
  const world = await aWorld(testDatabase())
  await anItem(world, { title: 'Fasen', body: 'Het model telt vier fasen.' })
  await anItem(world, { title: 'Vier', body: 'Fasen zijn er niet.' })
  const search = await openSearch({ engine: 'meilisearch', folder: temporaryFolder('starting') }, world.db)
  onTestFinished(() => search.close())
  const deps = { db: world.db, search }
  const early = await searchItems(deps, anonymous(), { text: 'fasen' })
  expect({ titles: titles(early), engine: early.engine, degraded: early.degraded }).toEqual({
    titles: ['Fasen', 'Vier'],
    engine: 'embedded',
    degraded: false,
  })
  await search.settled()
  expect((await searchItems(deps, anonymous(), { text: 'fasen' })).engine).toBe('meilisearch')
  expect(titles(await searchItems(deps, anonymous(), { text: '"vier fasen"' }))).toEqual(['Fasen'])
})

test('an item that is published while the engine is starting is found at once, and no later one waits for it', async () => {
  const world = await aWorld(testDatabase())
  const search = await openSearch({ engine: 'meilisearch', folder: temporaryFolder('busy') }, world.db)
  onTestFinished(() => search.close())
  for (const title of ['Haven een', 'Haven twee']) {
    const id = await insertItem(world, { title })
    await expect(search.index([id])).rejects.toThrow(EngineUnavailable)
    expect(search.state().state).toBe('starting')
    expect(titles(await searchItems({ db: world.db, search }, anonymous(), { text: `"${title}"` }))).toEqual([title])
  }
})

test('a suspect whose index task was given up is none any more once the engine was opened and repaired', async () => {
  const world = await aWorld(testDatabase())
  const id = await anItem(world, { title: 'Haven' })
  const folder = temporaryFolder('suspect')
  const before = await openSearch({ engine: 'meilisearch', folder }, world.db)
  await before.settled()
  await before.close()
  await world.db.write(async (tx) => {
    await markSuspect(tx, id)
    await emit(tx, { topic: indexTopic, key: id })
    await tx.update(outbox).set({ parkedAt: Date.now(), attempts: 35 })
  })
  const search = await openSearch({ engine: 'meilisearch', folder }, world.db)
  onTestFinished(() => search.close())
  await search.settled()
  expect(await world.db.read.select().from(suspect)).toEqual([])
  expect(await searchItems({ db: world.db, search }, anonymous(), { text: 'haven' })).toMatchObject({
    engine: 'meilisearch',
    total: 1,
  })
})

test('while the index task of a lock that has ended waits for its next try, the engine leaves the item out', async () => {
  const world = await aWorld(testDatabase())
  const id = await anItem(world, { title: 'Haven' })
  const now = Date.now()
  await world.db.write(async (tx) => {
    await tx
      .update(itemKey)
      .set({ until: now - 1 })
      .where(eq(itemKey.itemId, id))
    await emit(tx, { topic: indexTopic, key: id, dueAt: now + 60_000 })
  })
  expect(await suspectIds(world.db.read, now)).toEqual([])
  await world.db.write((tx) => tx.update(outbox).set({ attempts: 3 }))
  expect(await suspectIds(world.db.read, now)).toEqual([id])
})

test('when the engine is killed visitors still get their answer, and it catches up with what it missed', async () => {
  const { world, ...deps } = await withMeilisearch((made) => anItem(made, { title: 'Haven een' }))
  expect(await searchItems(deps, anonymous(), { text: 'haven' })).toMatchObject({
    engine: 'meilisearch',
    degraded: false,
    total: 1,
  })

  const asked = Array.from({ length: 40 }, () => searchItems(deps, anonymous(), { text: 'haven' }))
  process.kill(deps.search.enginePid() ?? 0, 'SIGKILL')
  // Before the engine is back, which takes half a second at least; nobody tells it of this item.
  await anItem(world, { title: 'Haven twee' })
  const answers = await Promise.all(asked)
  for (const answer of answers) expect(titles(answer)).toContain('Haven een')
  expect(answers.some((answer) => answer.degraded && answer.engine === 'embedded')).toBe(true)

  await expect.poll(() => deps.search.state().state, { timeout: 20_000 }).toBe('ready')
  const back = await searchItems(deps, anonymous(), { text: 'haven' })
  expect({ engine: back.engine, degraded: back.degraded, titles: titles(back) }).toEqual({
    engine: 'meilisearch',
    degraded: false,
    titles: ['Haven een', 'Haven twee'],
  })
})

test('a narrowed item is gone from hits, total and facets before the engine knows, and no longer suspect once it does', async () => {
  let id = ''
  const { world, ...deps } = await withMeilisearch(async (made) => {
    id = await anItem(made, { title: 'Haven', label: 'GREEN', themes: ['zorg'] })
    await anItem(made, { title: 'Haven voor iedereen', label: 'CLEAR' })
  })
  const outsider = () => aPartnerOf(world, 'schiedam')
  expect(titles(await searchItems(deps, outsider(), { text: 'haven' }))).toEqual(['Haven', 'Haven voor iedereen'])
  await world.db.write(async (tx) => {
    await tx.update(item).set({ label: 'AMBER', revision: 2 }).where(eq(item.id, id))
    await tx.delete(itemKey).where(eq(itemKey.itemId, id))
    await tx.insert(itemKey).values({ itemId: id, side: 'reader', key: `org:${world.organisations.rotterdam}` })
    await markSuspect(tx, id)
  })
  const narrowed = await searchItems(deps, outsider(), { text: 'haven' })
  expect(narrowed).toMatchObject({ engine: 'meilisearch', total: 1 })
  expect(titles(narrowed)).toEqual(['Haven voor iedereen'])
  expect(narrowed.facets.theme).toEqual([])

  await deps.search.index([id])
  expect(await world.db.read.select().from(suspect)).toEqual([])
  const own = await searchItems(deps, aPartnerOf(world, 'rotterdam'), { text: 'haven' })
  expect({ titles: titles(own), engine: own.engine }).toEqual({
    titles: ['Haven', 'Haven voor iedereen'],
    engine: 'meilisearch',
  })
  expect(titles(await searchItems(deps, outsider(), { text: 'haven' }))).toEqual(['Haven voor iedereen'])
})

test('even where nobody marked it, what the database refuses is in no hit, total or facet', async () => {
  let id = ''
  const { world, ...deps } = await withMeilisearch(async (made) => {
    id = await anItem(made, { title: 'Haven', themes: ['zorg'] })
    for (let i = 0; i < 25; i++) await anItem(made, { title: `Haven ${i}` })
  })
  await world.db.write((tx) => tx.update(item).set({ status: 'withdrawn' }).where(eq(item.id, id)))
  const result = await searchItems(deps, anonymous(), { text: 'haven', limit: 50 })
  expect(result.items.map((found) => found.id)).not.toContain(id)
  expect(result).toMatchObject({ total: 25, degraded: false })
  expect(result.facets.theme).toEqual([])
})

test('what the copy lacks, has too much or has wrong is found and repaired', async () => {
  const ids: string[] = []
  const { world, ...deps } = await withMeilisearch(async (made) => {
    for (const title of ['Een', 'Twee', 'Drie']) ids.push(await anItem(made, { title, body: 'haven' }))
  })
  expect(await deps.search.checkDrift()).toEqual({ missing: [], extra: [], different: [] })
  const fresh = await insertItem(world, { title: 'Vier', body: 'haven' })
  await world.db.write(async (tx) => {
    await tx
      .update(item)
      .set({ status: 'withdrawn' })
      .where(eq(item.id, ids[0] ?? ''))
    await tx
      .update(item)
      .set({ date: '2001-01-01' })
      .where(eq(item.id, ids[1] ?? ''))
  })

  await projectItem(world.db, fresh)
  expect(await deps.search.checkDrift({ repair: true })).toEqual({
    missing: [fresh],
    extra: [ids[0]],
    different: [ids[1]],
  })
  expect(await deps.search.checkDrift()).toEqual({ missing: [], extra: [], different: [] })
  expect(await deps.search.rebuild()).toBe(4)
  expect(await deps.search.checkDrift()).toEqual({ missing: [], extra: [], different: [] })
})

test('a second process uses the same engine, which ends with the process that started it, also when that is killed', async () => {
  const folder = temporaryFolder('orphan')
  const owner = spawn(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'tests/contracts/search-orphan.entry.ts'), folder],
    {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line] = (await once(owner.stdout, 'data')) as [Buffer]
  const pid = Number(line.toString())
  expect(alive(pid)).toBe(true)
  expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toMatch(/master-key/)
  const second = await startLocalMeilisearch(localBinary() ?? '', folder)
  expect({ pid: second.pid(), borrowed: second.borrowed }).toEqual({ pid, borrowed: true })
  await second.close()
  expect(alive(pid)).toBe(true)
  owner.kill('SIGKILL')
  await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false)
  const next = await startLocalMeilisearch(localBinary() ?? '', folder)
  expect({ other: next.pid() !== pid, borrowed: next.borrowed }).toEqual({ other: true, borrowed: false })
  await next.close()
  expect(readdirSync(folder)).not.toContain('running.json')
})
