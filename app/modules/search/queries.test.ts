import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { item } from '#db/schema/index.ts'
import { openSearch, type Search } from '#search/index.server.ts'
import { anItem, anonymous, aPartnerOf, aWorld, type World } from '#tests/contracts/search-fixtures.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { recentItems, searchItems } from './queries.server.ts'

async function aSearchableWorld(): Promise<{ world: World; search: Search; db: World['db'] }> {
  const world = await aWorld(testDatabase())
  const search = await openSearch({ engine: 'embedded', folder: temporaryFolder('search') }, world.db)
  onTestFinished(() => search.close())
  return { world, search, db: world.db }
}

test('a visitor finds a page of a public document by a word on it, with the page named', async () => {
  const { world, ...deps } = await aSearchableWorld()
  const id = await anItem(world, {
    title: 'Handreiking',
    themes: ['zorg'],
    pages: [
      'Inleiding en leeswijzer.',
      'Hier staat het opschalingsmodel uitgelegd aan de hand van vier fasen.',
      'Slot.',
    ],
  })
  const result = await searchItems(deps, anonymous(), { text: 'opschaling' })
  expect(result.items.map((found) => found.id)).toEqual([id])
  expect(result.items[0]?.pages).toEqual([
    { fileId: expect.any(String) as string, fileName: 'bijlage.pdf', number: 2, label: 'p. 2' },
  ])
  expect(result.items[0]?.snippet.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['opschalingsmodel'])
  expect(result.facets.theme).toEqual([{ value: 'zorg', name: 'zorg', count: 1 }])
  expect(result.total).toBe(1)
})

test('a partner of another organisation does not find an AMBER document, its own does', async () => {
  const { world, ...deps } = await aSearchableWorld()
  const id = await anItem(world, { title: 'Wijkrapport', label: 'AMBER' })
  expect((await searchItems(deps, aPartnerOf(world, 'schiedam'), { text: 'wijkrapport' })).items).toEqual([])
  expect(
    (await searchItems(deps, aPartnerOf(world, 'rotterdam'), { text: 'wijkrapport' })).items.map((found) => found.id),
  ).toEqual([id])
})

test('a withdrawn item is gone at the next question, though nothing was indexed since', async () => {
  const { world, ...deps } = await aSearchableWorld()
  const id = await anItem(world, { title: 'Wijkrapport' })
  await world.db.write((tx) => tx.update(item).set({ status: 'withdrawn' }).where(eq(item.id, id)))
  const result = await searchItems(deps, anonymous(), { text: 'wijkrapport' })
  expect({ items: result.items, total: result.total, kinds: result.facets.kind }).toEqual({
    items: [],
    total: 0,
    kinds: [],
  })
})

test('an empty question lists what may be read, newest first', async () => {
  const { world, ...deps } = await aSearchableWorld()
  const old = await anItem(world, { title: 'Oud', date: '2020-01-01' })
  const fresh = await anItem(world, { title: 'Nieuw', date: '2024-01-01' })
  await anItem(world, { title: 'Voor partners', label: 'GREEN' })
  const result = await searchItems(deps, anonymous(), { text: ' ' })
  expect(result.items.map((found) => found.id)).toEqual([fresh, old])
  expect(result.total).toBe(2)
  expect((await recentItems(deps, anonymous())).map((found) => found.id)).toEqual([fresh, old])
})

test('signs and operators in a question are words or nothing, never an error', async () => {
  const { world, ...deps } = await aSearchableWorld()
  await anItem(world, { title: 'Plan van aanpak' })
  for (const text of [
    '"',
    'a" OR b',
    'NEAR(',
    'title:plan*',
    '-plan',
    '(((',
    '💥',
    '\u0000',
    'x'.repeat(5000),
    "'; DROP TABLE item",
  ])
    await expect(searchItems(deps, anonymous(), { text })).resolves.toMatchObject({ degraded: false })
})
