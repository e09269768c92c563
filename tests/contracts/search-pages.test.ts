import { describe, expect, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import type { SearchHit } from '#search/engine.ts'
import { ask, bothEngines, ids } from './search-engines.ts'
import { anItem, anonymous, aWorld } from './search-fixtures.ts'
import { testDatabase } from '#tests/setup/database.ts'

/** The pages named for this item, in the order of the file. */
const pageNumbers = (hits: readonly SearchHit[], itemId: string): number[] =>
  (hits.find((hit) => hit.itemId === itemId)?.pages ?? []).map((id) => Number(id.split('-')[2])).sort((a, b) => a - b)

describe.each(bothEngines())('pages of files: $name', (engineUnderTest) => {
  const over = (db: Database) => engineUnderTest.over(db)

  test('the pages that answer best are named, three at most', async () => {
    const world = await aWorld(testDatabase())
    const pages = ['inleiding', 'de haven en nog eens de haven', 'niets', 'haven', 'over de haven', 'in de haven']
    const id = await anItem(world, { title: 'Rapport', pages })
    const engine = await over(world.db)
    const page = await ask(engine, anonymous(), 'haven')
    expect(ids(page)).toEqual([id])
    const [hit] = page.hits
    expect(hit?.pages).toHaveLength(3)
    for (const found of hit?.pages ?? [])
      expect(Number(found.split('-')[2])).toSatisfy((n: number) => pages[n - 1]?.includes('haven') === true)
    expect(hit?.pages).toContain(hit?.id)
  })

  test('a short file gets its pages beside long ones that are full of the word', async () => {
    const world = await aWorld(testDatabase())
    const long = Array.from({ length: 60 }, (_, i) => `haven haven haven ${i}`)
    for (let i = 0; i < 4; i++) await anItem(world, { title: `Havenboek ${i}`, pages: long })
    const short = await anItem(world, {
      title: 'Verslag',
      pages: ['inleiding', 'wat lang over van alles gaat en dan over de haven', 'slot', 'ook iets over de haven'],
    })
    const own = await anItem(world, { title: 'Notitie', body: 'De haven.', pages: ['niets', 'de haven'] })
    const engine = await over(world.db)
    for (const sort of ['relevance', 'date'] as const) {
      const { hits } = await ask(engine, anonymous(), 'haven', { sort })
      expect(hits).toHaveLength(6)
      expect(pageNumbers(hits, short)).toEqual([2, 4])
      expect(pageNumbers(hits, own)).toEqual([2])
      for (const hit of hits)
        expect(hit.pages.length, hit.itemId).toBe(
          [short, own].includes(hit.itemId) ? pageNumbers(hits, hit.itemId).length : 3,
        )
    }
  })

  test('a word of the title alone names no page, a word of the title with one on a page names that page', async () => {
    const world = await aWorld(testDatabase())
    const id = await anItem(world, {
      title: 'Wijkrapport',
      body: 'Samenvatting.',
      pages: ['inleiding', 'over overlast', 'slot', 'meer overlast'],
    })
    const engine = await over(world.db)
    const pages = async (text: string) => pageNumbers((await ask(engine, anonymous(), text)).hits, id)
    expect(await pages('wijkrapport')).toEqual([])
    expect(await pages('overlast')).toEqual([2, 4])
    expect(await pages('wijkrapport overlast')).toEqual([2, 4])
    expect(await pages('wijkrapport samenvatting')).toEqual([])
  })
})
