import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { emit } from '#db/outbox.server.ts'
import { file, item, itemKey, outbox, searchDocument, searchOpenItem, searchWord, suspect } from '#db/schema/index.ts'
import { anItem, aWorld, insertItem, type World } from '#tests/contracts/search-fixtures.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { embeddedEngine } from './embedded/engine.server.ts'
import { indexItems, markSuspect, suspectIds } from './indexer.server.ts'
import { renderMarkdown } from '#app/lib/markdown.server.ts'
import { plainText } from './plain-text.ts'
import { indexTopic, projectItem } from './projection.server.ts'

const rowsOf = (world: World, id: string) =>
  world.db.read.select().from(searchDocument).where(eq(searchDocument.itemId, id))
const waiting = (world: World) => world.db.read.select({ key: outbox.key, dueAt: outbox.dueAt }).from(outbox)

test('a live item has a row of its own and one per page; a draft and a withdrawn item have none', async () => {
  const world = await aWorld(testDatabase())
  const id = await anItem(world, {
    title: 'Rapport',
    body: '# Kop\n\nMet **vet** en [een link](https://voorbeeld.nl/pad).',
    pages: ['een', 'twee'],
  })
  const rows = await rowsOf(world, id)
  expect(rows.map((row) => [row.page, row.pageLabel])).toEqual([
    [null, ''],
    [1, 'p. 1'],
    [2, 'p. 2'],
  ])
  expect(rows[0]?.text).toBe('Kop\nMet vet en een link.\nbijlage')
  expect(await rowsOf(world, await anItem(world, { status: 'draft' }))).toEqual([])
  await world.db.write((tx) => tx.update(item).set({ status: 'withdrawn' }).where(eq(item.id, id)))
  await projectItem(world.db, id)
  expect(await rowsOf(world, id)).toEqual([])
})

test('a file that was taken away is in no row, and the other rows stay as they were', async () => {
  const world = await aWorld(testDatabase())
  const id = await anItem(world, { title: 'Rapport', pages: ['een'] })
  await world.db.write((tx) => tx.update(file).set({ removedAt: Date.now() }).where(eq(file.itemId, id)))
  await projectItem(world.db, id)
  expect((await rowsOf(world, id)).map((row) => row.page)).toEqual([null])
})

test('what is published later or has a lock that ends is looked at again at that instant', async () => {
  const world = await aWorld(testDatabase())
  const soon = world.now + 3_600_000
  const later = await anItem(world, { publishAt: soon })
  const locked = await anItem(world, { label: 'AMBER', locks: [{ key: 'org:a', until: soon + 5 }] })
  const waits = await waiting(world)
  expect(waits).toContainEqual({ key: later, dueAt: soon })
  expect(waits).toContainEqual({ key: locked, dueAt: soon + 5 })
  await projectItem(world.db, later, soon)
  expect(await rowsOf(world, later)).toHaveLength(1)
})

test('only words of CLEAR and GREEN items are counted, and no longer once the item is closed', async () => {
  const world = await aWorld(testDatabase())
  const id = await anItem(world, { title: 'Kwikstaart', label: 'GREEN' })
  await anItem(world, { title: 'Nachtegaal', label: 'AMBER' })
  const counted = async () =>
    (await world.db.read.select().from(searchWord)).map(({ word, clear, green }) => [word, clear, green])
  expect(await counted()).toEqual([['kwikstaart', 0, 1]])
  await world.db.write((tx) => tx.update(item).set({ label: 'CLEAR' }).where(eq(item.id, id)))
  await projectItem(world.db, id)
  await projectItem(world.db, id)
  expect(await counted()).toEqual([['kwikstaart', 1, 0]])
  await world.db.write((tx) => tx.update(item).set({ label: 'RED' }).where(eq(item.id, id)))
  await projectItem(world.db, id)
  expect(await counted()).toEqual([])
  expect(await world.db.read.select().from(searchOpenItem)).toEqual([])
})

test('an item stays suspect while a newer change of it waits', async () => {
  const world = await aWorld(testDatabase())
  const engine = embeddedEngine(world.db.file)
  const id = await insertItem(world)
  await world.db.write(async (tx) => {
    await markSuspect(tx, id)
    await emit(tx, { topic: indexTopic, key: id })
  })
  await indexItems(world.db, engine, [id])
  expect(await suspectIds(world.db.read, Date.now())).toEqual([id])
  await world.db.write(async (tx) => {
    await tx.delete(outbox)
    // A task for later, such as the end of a lock, is no newer change.
    await emit(tx, { topic: indexTopic, key: id, dueAt: Date.now() + 60_000 })
  })
  await indexItems(world.db, engine, [id])
  expect(await world.db.read.select().from(suspect)).toEqual([])
})

test('an item whose lock has ended is suspect until its index task is done', async () => {
  const world = await aWorld(testDatabase())
  const id = await anItem(world, { label: 'AMBER', locks: [{ key: 'org:a', until: world.now + 1000 }] })
  expect(await suspectIds(world.db.read, world.now)).toEqual([])
  expect(await suspectIds(world.db.read, world.now + 1000)).toEqual([id])
  await world.db.write((tx) => tx.delete(outbox))
  expect(await suspectIds(world.db.read, world.now + 1000)).toEqual([])
  expect(await world.db.read.select().from(itemKey).where(eq(itemKey.itemId, id))).not.toEqual([])
})

test('Markdown becomes its words', () => {
  const html = renderMarkdown('- een\n- twee\n\n| a | b |\n|---|---|\n| c | d |\n\nD&D <b>x</b> is < y & "z" ’s')
  expect(plainText(`<h2 data-section>De aanpak</h2>\n${html}`)).toBe('een\ntwee\na b\nc d\nD&D x is < y & "z" ’s')
})
