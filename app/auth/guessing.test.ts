import { beforeAll, describe, expect, test } from 'vitest'
import { nightly } from '#app/jobs/nightly.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { attempt } from '#db/schema/index.ts'
import { aPerson, type PersonOptions } from '#tests/factories/people.ts'
import { Authenticator, type Options } from '#tests/setup/authenticator.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { clientOf, openPortal, type Answer, type Portal } from '#tests/setup/portal.ts'
import { hashPassword } from './password.server.ts'
import { countAttempt, limits, TooManyAttempts, type Attempt } from './throttle.server.ts'

const origin = 'http://localhost:3000'
const password = 'kraan-molen-zeventien-haring'
const guesses = 10_000
let portal: Portal
let passwordHash: string
beforeAll(async () => {
  portal = await openPortal({ BASE_URL: origin, TRUST_PROXY: '1', ROLES: 'web' }, { stopWithTest: false })
  passwordHash = await hashPassword(password)
  return () => portal.stop()
})

let persons = 0
const somebody = (options: PersonOptions = {}) =>
  aPerson(portal.services.db, {
    email: `gok${++persons}@voorbeeld.example`,
    passwordHash,
    secrets: portal.services.secrets,
    ...options,
  })
const from = (address: string): RequestContext => ({
  services: portal.services,
  answer: { keep: false, query: '', expiresAt: null, counts: null },
  client: { address, agent: '', requestId: '' },
})
const hex = (n: number) => n.toString(16)

/** How many of so many guesses are let through to a check. */
async function letThrough(
  kind: Attempt,
  guess: (n: number) => [account: string, address: string],
  count = guesses,
): Promise<number> {
  let checked = 0
  for (let n = 0; n < count; n++) {
    const [account, address] = guess(n)
    try {
      await countAttempt(from(address), kind, account)
      checked++
    } catch (error) {
      if (!(error instanceof TooManyAttempts)) throw error
    }
  }
  return checked
}

describe('of ten thousand guesses', () => {
  test.each(['password', 'code', 'reset', 'link'] as const)(
    'at one account from everywhere, no more than a handful is checked: %s',
    { timeout: 120_000 },
    async (kind) => {
      const checked = await letThrough(kind, (n) => [`een-${kind}`, `2001:db8:${hex(n)}:1::1`])
      expect(checked).toBe(limits[kind].account)
      // A window begins with its first guess: five of them touch any hour.
      expect(checked * 5).toBeLessThanOrEqual(100)
    },
  )

  test.each([
    ['password', guesses],
    ['code', 1000],
    ['reset', 1000],
    ['link', 1000],
    ['passkey', 1000],
    ['challenge', 1000],
  ] as const)(
    'at as many accounts from one address, or from all over one /64, few are checked: %s, %i times',
    { timeout: 120_000 },
    async (kind, count) => {
      const one = `203.0.113.${Object.keys(limits).indexOf(kind)}`
      expect(await letThrough(kind, (n) => [`a${n}-${kind}`, one], count)).toBe(limits[kind].address)
      const net = `2001:db8:ffff:${hex(Object.keys(limits).indexOf(kind))}`
      const spread = (n: number): [string, string] => [`b${n}-${kind}`, `${net}:${hex(n)}::${hex(guesses - n)}`]
      expect(await letThrough(kind, spread, count)).toBe(limits[kind].address)
    },
  )
})

let network = 0
const nextNetwork = () => ({ headers: { 'X-Forwarded-For': `198.51.${++network >> 8}.${network & 255}` } })
const anonymous = () => clientOf(portal.url, '')
const statusesOf = async (count: number, send: (n: number) => Promise<Answer>) => {
  const statuses: number[] = []
  for (let n = 0; n < count; n++) statuses.push((await send(n)).status)
  return statuses
}

describe('a page that can be guessed at stops answering', () => {
  const link = (n: number) => `${'abcdefghijklmnopqrstuvwxyz234567890abcdefg'}${n}`.slice(-43)
  const device = new Authenticator()
  const credential = device.get({ challenge: 'x', rpId: 'localhost' }, { origin })
  const pages: Array<[what: string, limit: number, send: (n: number, init: RequestInit) => Promise<Answer>]> = [
    ['reset links', 20, (n, init) => anonymous().post(`/wachtwoord-instellen/${link(n)}`, { password }, init)],
    ['invitations', 20, (n, init) => anonymous().post(`/uitnodiging/${link(n)}`, { password }, init)],
    [
      'invitations with a passkey',
      20,
      (n, init) => anonymous().post(`/uitnodiging/${link(n)}/passkey`, { name: 'x', credential }, init),
    ],
    ['questions of invitations', 20, (n, init) => anonymous().post(`/uitnodiging/${link(n)}/opties`, {}, init)],
    ['passkeys', 100, (_, init) => anonymous().post('/inloggen/passkey', { purpose: 'sign-in', credential }, init)],
    ['questions', 300, (_, init) => anonymous().post('/inloggen/passkey/opties', { purpose: 'sign-in' }, init)],
  ]
  test.each(pages)('%s', { timeout: 60_000 }, async (_what, limit, send) => {
    const one = nextNetwork()
    const statuses = await statusesOf(limit + 5, (n) => send(n, one))
    expect(statuses.slice(0, limit)).not.toContain(429)
    expect(statuses.slice(limit)).toEqual(Array<number>(5).fill(429))
  })

  test.each([
    ['codes', '123456'],
    ['recovery codes', 'abcde-fghij'],
  ])('%s', async (_what, code) => {
    const half = await portal.as(await somebody(), { assurance: 1 })
    const statuses = await statusesOf(13, () => half.post('/inloggen/code', { code }, nextNetwork()))
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429, 429])
  })
})

test('somebody whose password was locked by guesses from everywhere gets in by passkey', async () => {
  const person = await somebody()
  const client = await portal.as(person)
  const device = new Authenticator()
  const options = JSON.parse((await client.post('/inloggen/instellen/opties', {})).body) as Options
  const credential = device.create(options, { origin })
  await client.post('/profiel/passkeys', { intent: 'add', name: 'x', credential })

  const wrong = { email: person.email, password: 'zeker niet dit woord' }
  const statuses = await statusesOf(300, () => anonymous().post('/inloggen', wrong, nextNetwork()))
  expect(statuses.filter((status) => status === 422)).toHaveLength(10)
  expect(new Set(statuses.slice(10))).toEqual(new Set([429]))
  expect((await anonymous().post('/inloggen', { email: person.email, password }, nextNetwork())).status).toBe(429)

  const asked = await anonymous().post('/inloggen/passkey/opties', { purpose: 'sign-in' })
  const browser = clientOf(portal.url, asked.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  const answer = await browser.post('/inloggen/passkey?naar=/profiel', {
    purpose: 'sign-in',
    credential: device.get(JSON.parse(asked.body) as Options, { origin }),
  })
  expect(answer.headers.get('location')).toBe('/profiel')
})

test('a forged X-Forwarded-For changes nothing where no proxy is configured', async () => {
  const direct = await openPortal({ ROLES: 'web' })
  const send = (n: number) =>
    clientOf(direct.url, '').post(
      '/wachtwoord-vergeten',
      { email: `wie${n}@nergens.example` },
      { headers: { 'X-Forwarded-For': `198.51.100.${n}, 203.0.113.${n}` } },
    )
  const statuses = await statusesOf(35, send)
  expect(statuses).toEqual([...Array<number>(30).fill(200), ...Array<number>(5).fill(429)])
})

test('counts hold for every process, and after a restart', async () => {
  const dataDir = temporaryFolder('counts')
  const environment = { DATA_DIR: dataDir, ROLES: 'web', TRUST_PROXY: '1' }
  const one = await openPortal(environment)
  const other = await openPortal(environment)
  const send = (where: Portal) =>
    clientOf(where.url, '').post('/inloggen', { email: 'wie@nergens.example', password }, nextNetwork())
  expect(await statusesOf(12, (n) => send(n % 2 === 0 ? one : other))).toEqual([
    ...Array<number>(10).fill(422),
    429,
    429,
  ])
  await one.stop()
  await other.stop()
  const again = await openPortal(environment)
  expect((await send(again)).status).toBe(429)
})

test('what is kept of the counts is unreadable, is written by no page that is only read, and goes at night', async () => {
  const quiet = await openPortal({ ROLES: 'web' })
  const { db } = quiet.services
  for (const path of ['/', '/nieuws', '/inloggen', '/hulp/inloggen', '/wachtwoord-vergeten'])
    expect((await clientOf(quiet.url, '').get(path)).status).toBe(200)
  expect(await db.read.select().from(attempt)).toEqual([])
  await clientOf(quiet.url, '').post('/wachtwoord-vergeten', { email: 'wie@nergens.example' })
  const rows = await db.read.select().from(attempt)
  expect(rows).toHaveLength(2)
  for (const { hash } of rows) expect(hash).toMatch(/^[\w-]{43}$/)
  await nightly(quiet.services)
  expect(await db.read.select().from(attempt)).toHaveLength(2)
  await db.write(async (tx) => void (await tx.update(attempt).set({ expiresAt: Date.now() - 1 })))
  await nightly(quiet.services)
  expect(await db.read.select().from(attempt)).toEqual([])
})
