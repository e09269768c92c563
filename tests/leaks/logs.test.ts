import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf } from '#tests/setup/portal.ts'
import { startProduct } from '#tests/setup/product.ts'
import { mayRead, openWorld, personas, wordsOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.portal.stop())

test('what the server writes down of requests holds no word of an item, no question and no secret', async () => {
  const { config } = world.portal.services
  const product = await startProduct({ DATA_DIR: config.dataDir })
  const token = 'abcdefghijklmnopqrstuvwxyzabcdefghij'
  try {
    for (const persona of personas) {
      const client = clientOf(product.url, world.clients[persona].cookie)
      for (const one of world.planted) {
        const place = one.kind === 'news' ? 'nieuws' : 'kennisbank'
        await client.get(`/${place}/${mayRead(persona, one) ? one.slug : one.id.slice(0, 8)}`)
        if (persona !== one.editors[0]) continue
        await client.get(`/zoeken?q=${one.word}`)
        await client.get(`/api/v1/search?q=${one.word}`)
        await client.get(`/kennisbank/${one.slug}/bestand/${one.fileId}/2?q=${one.fileWord}`)
        await client.get(`/bestanden/${one.fileId}`)
        await client.get(`/redactie/${one.id}/versies`)
      }
    }
    const visitor = clientOf(product.url, '')
    const places = ['uitnodiging', 'wachtwoord-instellen', 'eerste-beheerder', 'account-aanvragen']
    const more = ['account-aanvragen/bevestigen', 'nieuwsbrief/afmelden', 'agenda/bevestigen', 'agenda/aanmelding']
    for (const place of [...places, ...more]) await visitor.get(`/${place}/${token}`)
    await visitor.get('/zoeken?q=waarnaariemandvroeg')
  } finally {
    await product.stop()
  }
  const output = product.output()
  expect(output.match(/"msg":"request"/g)?.length).toBeGreaterThan(300)
  const open = world.planted.filter((one) => wordsOf(one).some((word) => output.includes(word)))
  expect(open.filter(({ label, live }) => label !== 'CLEAR' || !live).map(({ name }) => name)).toEqual([])
  expect(output).not.toContain('waarnaariemandvroeg')
  expect(output.includes(token), 'the token of a single-use link').toBe(false)
  for (const persona of personas) {
    const value = world.clients[persona].cookie.split('=')[1]
    if (value) expect(output.includes(value), `session of ${persona}`).toBe(false)
  }
}, 120_000)
