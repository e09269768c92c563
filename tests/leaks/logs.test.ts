import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'
import { clientOf } from '#tests/setup/portal.ts'
import { mayRead, openWorld, personas, wordsOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.portal.stop())

interface Product {
  url: string
  /** Everything it has written so far. */
  output(): string
  stop(): Promise<void>
}

/** The product as an operator runs it, on the data of the world, telling as much as it can. */
async function startProduct(dataDir: string): Promise<Product> {
  const child = spawn(process.execPath, [join(projectRoot, 'build/node/server.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'trace',
      SEARCH_ENGINE: 'embedded',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      output += part.toString('utf8')
      const serving = /"url":"(http:\/\/[^"]+)"/.exec(output)?.[1]
      if (serving) resolve(serving)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
  return {
    url,
    output: () => output,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

test('what the server writes down of requests holds no word of an item, no question and no secret', async () => {
  const { config } = world.portal.services
  const product = await startProduct(config.dataDir)
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
    for (const place of ['uitnodiging', 'wachtwoord-instellen', 'eerste-beheerder'])
      await visitor.get(`/${place}/${token}`)
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
})
