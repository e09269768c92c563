import { describe, expect, test } from 'vitest'
import { ask, bothEngines } from './search-engines.ts'
import { anonymous, aPartnerOf, aWorld, manyItems } from './search-fixtures.ts'
import { testDatabase } from '#tests/setup/database.ts'

/** 700 public items, of which the first so many hold another word each, among 60 that only Rotterdam may read. */
async function aLargeWorld() {
  const world = await aWorld(testDatabase())
  const words = (i: number) =>
    ['haven', i < 499 && 'sluis', i < 500 && 'kade', i < 501 && 'brug'].filter(Boolean).join(' ')
  await manyItems(
    world,
    Array.from({ length: 700 }, (_, i) => ({ title: `Stuk ${i}`, body: words(i), kind: i % 2 ? 'news' : 'document' })),
  )
  await manyItems(
    world,
    Array.from({ length: 60 }, (_, i) => ({ title: `Besloten ${i}`, body: 'haven sluis kade brug', label: 'AMBER' })),
  )
  return world
}

describe.each(bothEngines())('counting: $name', (engineUnderTest) => {
  test('a total is exact to 500 and says that there are more beyond', { timeout: 120_000 }, async () => {
    const world = await aLargeWorld()
    const engine = await engineUnderTest.over(world.db)
    const seen = async (text: string, viewer = anonymous()) => {
      const { total, capped, facets } = await ask(engine, viewer, text)
      return { total, capped, kinds: facets.kind, labels: Object.keys(facets.label) }
    }
    const labels = ['CLEAR']
    expect(await seen('sluis')).toEqual({ total: 499, capped: false, kinds: { document: 250, news: 249 }, labels })
    expect(await seen('kade')).toEqual({ total: 500, capped: false, kinds: { document: 250, news: 250 }, labels })
    expect(await seen('brug')).toMatchObject({ total: 500, capped: true, labels })
    expect(await seen('haven')).toMatchObject({ total: 500, capped: true, labels })
    expect(await seen('sluis', aPartnerOf(world, 'schiedam'))).toMatchObject({ total: 499, capped: false, labels })
    expect(await seen('sluis', aPartnerOf(world, 'rotterdam'))).toMatchObject({ total: 500, capped: true })
    expect((await ask(engine, anonymous(), 'haven', { offset: 480 })).hits).toHaveLength(20)
    expect((await ask(engine, anonymous(), 'sluis', { offset: 480 })).hits).toHaveLength(19)
    expect((await ask(engine, anonymous(), '', { filters: { kind: 'news' } })).total).toBe(350)
  })
})
