import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slugOf } from '#app/lib/urls.ts'
import { file } from '#db/schema/index.ts'
import { aDocument, aNews, aPdfOf } from '#tests/factories/items.ts'
import { aPerson } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Answer, type Client, type Portal } from '#tests/setup/portal.ts'
import { rawRequest, sayRaw } from '#tests/setup/raw.ts'

let portal: Portal
let visitor: Client
let reader: Client
let paths: { news: string; file: string; style: string }
beforeAll(async () => {
  portal = await openPortal({ BASE_URL: 'https://portaal.example' }, { stopWithTest: false })
  const { services, url } = portal
  visitor = clientOf(url, '')
  const person = await aPerson(services.db, { secrets: services.secrets })
  const cookie = (await portal.as(person)).cookie.replace(/^sessie=/, '__Host-sessie=')
  reader = clientOf(url, cookie)
  const news = await aNews(services, { label: 'CLEAR', title: 'Nieuws van vandaag' })
  const document = await aDocument(services, { files: [{ name: 'stuk.pdf', bytes: await aPdfOf(['een bladzijde']) }] })
  await portal.settle()
  const [row] = await services.db.read.select({ id: file.id }).from(file).where(eq(file.itemId, document.id))
  const style = /href="(\/assets\/[^"]+\.css)"/.exec((await visitor.get('/')).body)?.[1]
  paths = { news: `/nieuws/${slugOf(news)}`, file: `/bestanden/${row?.id}`, style: style ?? '' }
})
afterAll(() => portal.stop())

const strict = (headers: Headers) => {
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).not.toMatch(/unsafe-|\*|data:|https?:/)
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", /form-action '(?:self|none)'/])
    expect(policy).toMatch(part)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toContain('geolocation=()')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000\b/)
  expect(headers.get('x-powered-by')).toBeNull()
}

/** The headers of an answer as it came over the wire. */
function headersIn(answer: string): Headers {
  const [, ...lines] = (answer.split('\r\n\r\n', 1)[0] ?? '').split('\r\n')
  return new Headers(
    lines.map((line): [string, string] => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)]),
  )
}

describe('every answer forbids what pages do not need', () => {
  const answers: Array<[what: string, status: number, ask: () => Promise<Answer>]> = [
    ['a page', 200, () => visitor.get('/contact')],
    ['a page that was kept', 200, () => visitor.get('/contact')],
    ['a public item', 200, () => visitor.get(paths.news)],
    ['a page of a partner', 200, () => reader.get('/kennisbank')],
    ['a stylesheet', 200, () => visitor.get(paths.style)],
    ['a script', 200, () => visitor.get('/js/form.js')],
    ['the icon', 200, () => visitor.get('/favicon.svg')],
    ['a file', 200, () => reader.get(paths.file)],
    ['a part of a file', 206, () => reader.get(paths.file, { headers: { Range: 'bytes=0-9' } })],
    ['a part that is not there', 416, () => reader.get(paths.file, { headers: { Range: 'bytes=999999999-' } })],
    ['a feed', 200, () => visitor.get('/feed.xml')],
    ['robots.txt', 200, () => visitor.get('/robots.txt')],
    ['/gezond', 200, () => visitor.get('/gezond')],
    ['/gereed', 200, () => visitor.get('/gereed')],
    ['/metrics', 200, () => visitor.get('/metrics')],
    ['/metrics from elsewhere', 404, () => visitor.get('/metrics', { headers: { 'X-Forwarded-For': '192.0.2.1' } })],
    ['a redirect to sign-in', 302, () => visitor.get('/kennisbank')],
    ['a redirect to another title', 301, () => visitor.get(paths.news.replace('vandaag', 'gisteren'))],
    ['an address that never was', 404, () => visitor.get('/bestaat-niet')],
    ['a refusal by the API', 401, () => visitor.get('/api/v1/search?q=x')],
    ['a form that is not complete', 422, () => visitor.post('/inloggen', {}, { headers: { Origin: portal.url } })],
    [
      'a form of another site',
      403,
      () => visitor.post('/inloggen', {}, { headers: { Origin: 'https://kwaad.example' } }),
    ],
    ['a body of another kind', 415, () => visitor.get('/inloggen', { method: 'POST', body: '{}' })],
    ['a malformed address', 400, () => visitor.get('/%zz')],
  ]
  test.each(answers)('%s (%i)', async (_what, status, ask) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    strict(answer.headers)
    expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  test.each([
    ['a stylesheet', () => paths.style],
    ['a file', () => paths.file],
  ])('%s that the browser has already (304)', async (_what, path) => {
    const etag = (await reader.get(path())).headers.get('etag') ?? ''
    const again = await reader.get(path(), { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(again.bytes).toHaveLength(0)
    strict(again.headers)
  })

  test.each([
    ['what is no HTTP (400)', 'dit is geen verzoek\r\n\r\n', 400],
    ['a request without a host (400)', rawRequest('GET / HTTP/1.1'), 400],
    [
      'headers that are too large (431)',
      rawRequest('GET / HTTP/1.1', 'Host: x', `X-Groot: ${'a'.repeat(20_000)}`),
      431,
    ],
    ['an expectation that nobody knows (417)', rawRequest('GET / HTTP/1.1', 'Host: x', 'Expect: thee'), 417],
  ])('%s', async (_what, bytes, status) => {
    const answer = await sayRaw(portal.url, bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    strict(headersIn(answer))
  })

  test('a page that failed (500), which tells nothing of how', async () => {
    const broken = await openPortal({ BASE_URL: 'https://portaal.example' })
    await broken.services.db.close()
    for (const [path, init] of [
      ['/contact', {}],
      ['/inloggen', { headers: { Cookie: `__Host-sessie=${'a'.repeat(43)}` } }],
    ] as const) {
      const answer = await clientOf(broken.url, '').get(path, init)
      expect(answer.status).toBe(500)
      strict(answer.headers)
      expect(answer.body).not.toMatch(/database|sqlite|stack|at \w+ \(|\.[jt]s:/i)
    }
  })
})

test('nothing is kept by a browser or a proxy, but for what everybody may see', async () => {
  for (const path of ['/kennisbank', paths.file, '/profiel', '/'])
    expect((await reader.get(path)).headers.get('cache-control')).toBe('private, no-store')
  for (const path of ['/inloggen', '/bestaat-niet', '/gereed'])
    expect((await visitor.get(path)).headers.get('cache-control')).toBe('private, no-store')
  expect((await visitor.get('/')).headers.get('cache-control')).toBe('private, no-cache')
})

test('a portal without https does not ask browsers for it', async () => {
  const plain = await openPortal()
  for (const path of ['/contact', '/contact', '/bestaat-niet', '/gezond'])
    expect((await clientOf(plain.url, '').get(path)).headers.get('strict-transport-security')).toBeNull()
  expect(await sayRaw(plain.url, 'onzin\r\n\r\n')).not.toMatch(/strict-transport/i)
})
