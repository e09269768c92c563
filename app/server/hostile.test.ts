import { METHODS } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aPerson } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'
import { openLine, rawRequest, sayRaw, statusOf } from '#tests/setup/raw.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({}, { stopWithTest: false, limits: { headers: 600, body: 400 } })
})
afterAll(() => portal.stop())

const ask = (target: string, ...headers: string[]) =>
  sayRaw(portal.url, rawRequest(`GET ${target} HTTP/1.1`, 'Host: localhost', ...headers))
const stillServes = async () => expect((await clientOf(portal.url, '').get('/gezond')).status).toBe(200)

describe('an address that is none is refused, and the portal serves on', () => {
  test.each([
    '/%',
    '/%zz',
    '/%c3%28',
    '/kennisbank/%E0%A4%A',
    '/%00',
    '/nieuws/%00',
    '/nieuws%0d%0aX-Kwaad:%201',
    '/\\kwaad.example',
    '/%5c..%5c',
    '//kwaad.example',
    '//kwaad.example/nieuws',
    'http://kwaad.example/',
    'https://localhost/nieuws',
    'kwaad.example:443',
    '*',
    'nieuws',
    '/assets/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/js/..%2f..%2fpackage.json',
    '/../../etc/passwd',
    `/${'a'.repeat(12_000)}`,
    '/a\u0001b',
    '/a\u007fb',
    '/é',
  ])('%j', async (target) => {
    const answer = await ask(target)
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400)
    expect(statusOf(answer)).toBeLessThan(500)
    expect(answer).not.toMatch(/\r\nx-kwaad|root:|"dependencies"/i)
    await stillServes()
  })

  test.each(['a b', 'kwaad.example/pad', 'x@kwaad.example', 'localhost:99999999', '', '[::1', 'a,b'])(
    'nor is a request to the host %j answered',
    async (host) => {
      const answer = await sayRaw(portal.url, rawRequest('GET /bestaat-niet HTTP/1.1', `Host: ${host}`))
      expect(statusOf(answer)).toBe(400)
      await stillServes()
    },
  )
})

test.each(METHODS.filter((method) => !['CONNECT', 'HEAD'].includes(method)))(
  'the method %s is answered, never with a failure of the portal',
  async (method) => {
    for (const path of ['/', '/inloggen', '/gezond', '/bestaat-niet', '/api/v1/search', '/favicon.svg']) {
      const answer = await sayRaw(portal.url, rawRequest(`${method} ${path} HTTP/1.1`, 'Host: localhost'))
      expect(statusOf(answer), path).toBeGreaterThanOrEqual(200)
      expect(statusOf(answer), path).toBeLessThan(500)
      if (method === 'TRACE') expect(statusOf(answer)).toBe(400)
    }
  },
)

test('who asks for a tunnel is cut off', async () => {
  expect(await sayRaw(portal.url, rawRequest('CONNECT kwaad.example:443 HTTP/1.1', 'Host: localhost'))).toBe('')
  await stillServes()
})

describe('lines of its own that somebody smuggles in', () => {
  test.each(['%0d%0aSet-Cookie:%20sessie=x', '%0aX-Kwaad:1', '%0d%0a%0d%0a<script>', '%E5%98%8A%E5%98%8DX-Kwaad:1'])(
    'by a parameter become no header: %s',
    async (text) => {
      for (const target of [`/nieuws?jaar=${text}`, `/zoeken?q=${text}`, `/inloggen?naar=/${text}`, `/?${text}`]) {
        const answer = await ask(target)
        const [head = ''] = answer.split('\r\n\r\n', 1)
        expect(statusOf(answer), target).toBeLessThan(500)
        expect(head, target).not.toMatch(/^(?:x-kwaad|set-cookie: sessie=x)/im)
        expect(answer, target).not.toContain('<script>')
      }
      await stillServes()
    },
  )

  test.each(['/%0d%0aX-Kwaad:1', '/\r\nX-Kwaad:1', '//kwaad.example', '/\\kwaad.example'])(
    'by where to go after signing out or giving a code stay here: %j',
    async (next) => {
      const { services } = portal
      const person = await aPerson(services.db, { secrets: services.secrets })
      const client = await portal.as(person, { assurance: 1 })
      const to = `?naar=${encodeURIComponent(next)}`
      for (const path of ['/inloggen/code', '/inloggen/instellen', '/inloggen']) {
        const { headers } = await client.get(path + to)
        expect(headers.get('x-kwaad')).toBeNull()
        expect(headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/)
        expect(headers.get('location') ?? '/').not.toMatch(/[\r\n]/)
      }
    },
  )

  test('by two lengths, or a length and chunks, are refused', async () => {
    for (const lines of [
      ['Content-Length: 4', 'Content-Length: 5'],
      ['Content-Length: 4', 'Transfer-Encoding: chunked'],
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
      ['Content-Length: +4'],
      ['Content-Length : 4'],
    ]) {
      const smuggled = 'GET /gezond HTTP/1.1\r\nHost: localhost\r\n\r\n'
      const answer = await sayRaw(
        portal.url,
        rawRequest('POST /inloggen HTTP/1.1', 'Host: localhost', ...lines) + smuggled,
      )
      expect({ lines, status: statusOf(answer) }).toEqual({ lines, status: 400 })
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    }
    await stillServes()
  })

  test('after a good request do not get between it and its answer', async () => {
    const answer = await sayRaw(portal.url, 'GET /gezond HTTP/1.1\r\nHost: localhost\r\n\r\nonzin\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 [24]00 /)
    await stillServes()
  })
})

describe('who is slow', () => {
  const form = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 100']
  const post = (...headers: string[]) => ['POST /inloggen HTTP/1.1', 'Host: localhost', ...headers, '', ''].join('\r\n')

  test('in sending a form is told so, and cut off', async () => {
    const began = performance.now()
    const answer = await sayRaw(portal.url, `${post(...form)}email=`)
    expect(statusOf(answer)).toBe(408)
    expect(answer).toContain('Het versturen duurde te lang.')
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('in sending anything at all, and sends a byte now and then, is cut off just the same', async () => {
    const line = await openLine(portal.url)
    line.say(post(...form))
    const drip = setInterval(() => line.say('a'), 20)
    expect(statusOf(await line.ended)).toBe(408)
    clearInterval(drip)
  })

  test('in sending headers is cut off', async () => {
    const answer = await sayRaw(portal.url, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Traag: ')
    expect(statusOf(answer)).toBe(408)
  })

  test('in reading, or goes away half-way, leaves nothing running', async () => {
    const line = await openLine(portal.url)
    line.say(`${post(...form)}email=`)
    line.socket.destroy()
    await vi.waitUntil(() => line.socket.closed)
    await stillServes()
  })

  test('but complete in time is answered as ever, also after the limit on the same connection', async () => {
    const line = await openLine(portal.url)
    const body = 'email=x&password=y'
    const whole = post('Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`) + body
    line.say(whole)
    await expect.poll(() => line.heard()).toContain('</html>')
    // Who begins now and is cut off tells that the limit has passed for the first one as well.
    expect(statusOf(await sayRaw(portal.url, `${post(...form)}email=`))).toBe(408)
    line.say(whole.replace('Host', 'Connection: close\r\nHost'))
    expect(await line.ended).toMatch(/HTTP\/1\.1 422[^]*HTTP\/1\.1 422/)
  })
})
