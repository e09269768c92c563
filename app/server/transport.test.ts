import { request as httpRequest } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { file } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { aPerson } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let visitor: Client
let reader: Client
let filePath: string
beforeAll(async () => {
  portal = await openPortal({}, { stopWithTest: false })
  const { services } = portal
  visitor = clientOf(portal.url, '')
  reader = await portal.as(await aPerson(services.db, { secrets: services.secrets }))
  const bytes = Buffer.from('Een regel van een stuk. '.repeat(500))
  const document = await aDocument(services, { files: [{ name: 'stuk.txt', bytes }] })
  await portal.settle()
  const [row] = await services.db.read.select({ id: file.id }).from(file).where(eq(file.itemId, document.id))
  filePath = `/bestanden/${row?.id}`
})
afterAll(() => portal.stop())

/** The bytes as they came over the wire: `fetch` unpacks them. */
function onTheWire(client: Client, path: string, accept: string): Promise<{ encoding: string; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': accept, ...(client.cookie ? { Cookie: client.cookie } : {}) }
    httpRequest(portal.url + path, { headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'] ?? 'identity', bytes: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

/** The stylesheets, scripts and fonts that the front page names. */
async function assets(): Promise<string[]> {
  return [...(await visitor.get('/')).body.matchAll(/href="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
}
const styleOf = async () => (await assets()).find((path) => path.endsWith('.css')) ?? ''

describe('what is text goes over the wire small', () => {
  const places: Array<[what: string, who: () => Client, path: () => Promise<string>]> = [
    ['a page, rendered or kept', () => visitor, async () => '/over'],
    ['a page of a partner', () => reader, async () => '/kennisbank'],
    ['a stylesheet', () => visitor, styleOf],
    ['a feed', () => visitor, async () => '/feed.json'],
  ]
  test.each(places)('%s', async (_what, who, path) => {
    const address = await path()
    const plain = await onTheWire(who(), address, 'identity')
    expect(plain.encoding).toBe('identity')
    const small = plain.bytes.length < 1024
    for (const [accept, encoding, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0, gzip', 'gzip', gunzipSync],
    ] as const) {
      const packed = await onTheWire(who(), address, accept)
      expect(packed.encoding).toBe(small ? 'identity' : encoding)
      if (!small) expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2)
      expect(small ? packed.bytes : unpack(packed.bytes)).toEqual(plain.bytes)
    }
    const { headers } = await who().get(address)
    expect(headers.get('vary')).toMatch(/accept-encoding/i)
  })
})

test('what could tell a secret by its length, and what is packed already, goes as it is', async () => {
  const font = (await assets()).find((path) => path.endsWith('.woff2')) ?? ''
  for (const [client, path] of [
    [visitor, '/inloggen'],
    [visitor, '/wachtwoord-vergeten'],
    [reader, '/profiel'],
    [reader, '/agenda/een-bijeenkomst'],
    [visitor, '/inchecken/een-code'],
    [reader, filePath],
    [visitor, font],
  ] as const) {
    const { encoding, bytes } = await onTheWire(client, path, 'gzip, br')
    expect({ path, encoding }).toEqual({ path, encoding: 'identity' })
    expect(bytes.length).toBeGreaterThan(1024)
  }
})

describe('what the product itself consists of', () => {
  test('is kept for a year where its name holds its fingerprint', async () => {
    const paths = await assets()
    expect(paths.length).toBeGreaterThan(1)
    for (const path of paths) {
      const { status, headers } = await visitor.get(path)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
  })

  test('is asked about each time elsewhere, and not sent again where nothing changed', async () => {
    for (const path of ['/favicon.svg', '/js/search.js', await styleOf()]) {
      const first = await visitor.get(path)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      if (!path.startsWith('/assets/'))
        expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
      const again = await visitor.get(path, { headers: { 'If-None-Match': etag } })
      expect(again.status).toBe(304)
      expect(again.headers.get('etag')).toBe(etag)
      expect((await visitor.get(path, { headers: { 'If-None-Match': '"iets-anders"' } })).status).toBe(200)
    }
  })

  test('tells its size without its bytes to who asks for the head only', async () => {
    const path = await styleOf()
    const whole = await visitor.get(path, { headers: { 'Accept-Encoding': 'identity' } })
    const head = await visitor.get(path, { method: 'HEAD', headers: { 'Accept-Encoding': 'identity' } })
    expect(head.status).toBe(200)
    expect(head.bytes).toHaveLength(0)
    expect(head.headers.get('content-length')).toBe(String(whole.bytes.length))
  })

  test('is not reached by a detour', async () => {
    for (const path of ['/assets/', '/assets/../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/js/form.js/']) {
      const { status, body } = await visitor.get(path)
      expect({ path, status }).toEqual({ path, status: 404 })
      expect(body).not.toContain('"dependencies"')
    }
  })
})
