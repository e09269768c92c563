import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { allowedUrl, fetchWithin, mayReach } from './sso-fetch.server.ts'

const internet = { loopback: false, privateNetwork: false }
const here = { loopback: true, privateNetwork: false }

describe('the server asks nothing of the inside of its own network', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '[::1]',
    '0.0.0.0',
    '::',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    'geen-adres',
  ])('%s', (address) => {
    expect(mayReach(address, internet)).toBe(false)
  })

  test.each(['93.184.216.34', '2a00:1450:400e:80c::200e', '::ffff:93.184.216.34'])('but does of %s', (address) => {
    expect(mayReach(address, internet)).toBe(true)
  })

  test('unless the configuration says so; link-local stays shut', () => {
    const inside = { loopback: false, privateNetwork: true }
    expect([mayReach('10.1.2.3', inside), mayReach('127.0.0.1', inside)]).toEqual([true, false])
    expect(mayReach('169.254.169.254', { loopback: true, privateNetwork: true })).toBe(false)
  })
})

test.each([
  ['https://aanmelden.hoek.example', true],
  ['http://aanmelden.hoek.example', false],
  ['http://localhost:8080', false],
  ['https://10.0.0.1', false],
  ['https://0x7f000001', false],
  ['https://2130706433', false],
  ['https://ik:geheim@aanmelden.hoek.example', false],
  ['file:///etc/passwd', false],
  ['geen adres', false],
])('in production %s is allowed: %s', (address, allowed) => {
  expect(allowedUrl(address, internet) !== null).toBe(allowed)
})

async function aServer(answer: (path: string) => [status: number, headers: Record<string, string>, body: string]) {
  const server = createServer((request, response) => {
    const [status, headers, body] = answer(request.url ?? '')
    response.writeHead(status, headers).end(body)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

test('a redirect is handed back and not followed', async () => {
  const asked: string[] = []
  const url = await aServer((path) => {
    asked.push(path)
    return [302, { Location: '/inside' }, '']
  })
  expect((await fetchWithin(here)(`${url}/outside`)).status).toBe(302)
  expect(asked).toEqual(['/outside'])
})

test('a name that leads inside is refused once it is resolved, before anything is sent', async () => {
  let asked = 0
  const url = await aServer(() => {
    asked++
    return [200, {}, 'geheim']
  })
  const secure = url.replace('http:', 'https:')
  await expect(fetchWithin(internet)(secure)).rejects.toMatchObject({ code: 'ENOTALLOWED' })
  await expect(fetchWithin(internet)(url)).rejects.toMatchObject({ code: 'ENOTALLOWED' })
  expect(asked).toBe(0)
})

test('an answer without end is cut off', async () => {
  const url = await aServer(() => [200, {}, 'x'.repeat(600 * 1024)])
  await expect(fetchWithin(here)(url)).rejects.toThrow('too long')
})
