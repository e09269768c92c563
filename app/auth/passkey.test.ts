import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { audit, passkey, passkeyChallenge, passkeyHandle, session, user } from '#db/schema/index.ts'
import { aPerson, type Person, type PersonOptions } from '#tests/factories/people.ts'
import { Authenticator, type Options } from '#tests/setup/authenticator.ts'
import { clientOf, openPortal, type Answer, type Client, type Portal } from '#tests/setup/portal.ts'
import { hashPassword } from './password.server.ts'

const origin = 'http://localhost:3000'
const password = 'kraan-molen-zeventien-haring'
let portal: Portal
let passwordHash: string
beforeAll(async () => {
  portal = await openPortal({ BASE_URL: origin, TRUST_PROXY: '1' }, { stopWithTest: false })
  passwordHash = await hashPassword(password)
  return () => portal.stop()
})

const somebody = (options: PersonOptions = {}): Promise<Person> =>
  aPerson(portal.services.db, { passwordHash, secrets: portal.services.secrets, ...options })
const cookiesOf = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const optionsIn = (answer: Answer) => JSON.parse(answer.body) as Options & { allowCredentials?: Array<{ id: string }> }
const read = () => portal.services.db.read
const passkeysOf = (person: Person) => read().select().from(passkey).where(eq(passkey.userId, person.id))

/** Gives a person a passkey through the page, as somebody who has just shown another factor. */
async function withPasskey(person: Person, device = new Authenticator()): Promise<Authenticator> {
  const client = await portal.as(person)
  const answer = await addTo(client, device)
  expect(answer.headers.get('location')).toBe('/profiel/passkeys?gedaan=add')
  return device
}

async function addTo(client: Client, device: Authenticator, name = 'Werktelefoon'): Promise<Answer> {
  const options = optionsIn(await client.post('/inloggen/instellen/opties', {}))
  return client.post('/profiel/passkeys', { intent: 'add', name, credential: device.create(options, { origin }) })
}

/** A browser that nobody has signed in with, after it asked its question. */
async function asking(): Promise<{ browser: Client; options: Options }> {
  const answer = await clientOf(portal.url, '').post('/inloggen/passkey/opties', { purpose: 'sign-in' })
  return { browser: clientOf(portal.url, cookiesOf(answer)), options: optionsIn(answer) }
}
const signIn = (browser: Client, credential: string) =>
  browser.post('/inloggen/passkey?naar=/profiel', { purpose: 'sign-in', credential })
const isRefused = (answer: Answer) => {
  expect(answer.status).toBe(422)
  expect(answer.body).toContain('Deze passkey werkt hier niet')
  expect(answer.headers.getSetCookie()).toEqual([])
}

describe('signing in with a passkey alone', () => {
  test('counts as both steps, just given', async () => {
    const person = await somebody()
    const device = await withPasskey(person)
    const { browser, options } = await asking()
    const answer = await signIn(browser, device.get(options, { origin }))
    expect(answer.headers.get('location')).toBe('/profiel')
    const client = clientOf(portal.url, cookiesOf(answer))
    expect((await client.get('/profiel')).body).not.toContain('vragen wij eerst opnieuw')
    const [row] = await passkeysOf(person)
    expect(row).toMatchObject({ name: 'Werktelefoon', counter: 1 })
    expect(row?.usedAt).toBeGreaterThan(0)
    const trail = await read()
      .select()
      .from(audit)
      .where(and(eq(audit.actor, person.id), eq(audit.action, 'sign-in')))
    expect(trail.map(({ detail }) => detail)).toEqual([{ with: 'passkey', passkeyId: row?.id }])
  })

  test('ends the session that the browser had', async () => {
    const person = await somebody()
    const device = await withPasskey(person)
    const before = await portal.as(person, { assurance: 1 })
    const { browser, options } = await asking()
    const both = clientOf(portal.url, `${browser.cookie}; ${before.cookie}`)
    expect((await signIn(both, device.get(options, { origin }))).status).toBe(302)
    expect((await before.get('/inloggen/code')).headers.get('location')).toContain('/inloggen?naar=')
  })

  test('works once: the same answer again is refused', async () => {
    const device = await withPasskey(await somebody())
    const { browser, options } = await asking()
    const credential = device.get(options, { origin })
    expect((await signIn(browser, credential)).status).toBe(302)
    isRefused(await signIn(browser, credential))
  })

  test('refuses the answer in another browser, for another purpose and when it comes late', async () => {
    const person = await somebody()
    const device = await withPasskey(person)
    const first = await asking()
    const other = await asking()
    isRefused(await signIn(other.browser, device.get(first.options, { origin })))
    isRefused(await signIn(clientOf(portal.url, ''), device.get((await asking()).options, { origin })))

    const half = await portal.as(person, { assurance: 1 })
    const { browser, options } = await asking()
    const both = clientOf(portal.url, `${browser.cookie}; ${half.cookie}`)
    const wrong = { purpose: 'factor', credential: device.get(options, { origin }) }
    isRefused(await both.post('/inloggen/passkey', wrong))

    const late = await asking()
    await portal.services.db.write(
      async (tx) => void (await tx.update(passkeyChallenge).set({ expiresAt: Date.now() - 1 })),
    )
    isRefused(await signIn(late.browser, device.get(late.options, { origin })))
  })

  test.each([
    ['whose device did not check who holds it', { origin, verifies: false }],
    ['that another website asked for', { origin: 'https://elders.example' }],
    ['for another website', { origin, rpId: 'elders.example' }],
  ])('refuses a passkey %s', async (_what, habits) => {
    const device = await withPasskey(await somebody())
    const { browser, options } = await asking()
    isRefused(await signIn(browser, device.get(options, habits)))
  })

  test('refuses a device that nobody knows, one that names somebody else, and one without a name', async () => {
    const { browser, options } = await asking()
    isRefused(await signIn(browser, new Authenticator().get(options, { origin })))
    for (const handle of [Buffer.alloc(32, 7).toString('base64url'), '']) {
      const device = await withPasskey(await somebody())
      device.handle = handle
      const next = await asking()
      isRefused(await signIn(next.browser, device.get(next.options, { origin })))
    }
  })

  test('refuses the signature of another key under the name of a known one', async () => {
    const device = await withPasskey(await somebody())
    const forged = Object.assign(new Authenticator(), { id: device.id, handle: device.handle })
    const { browser, options } = await asking()
    isRefused(await signIn(browser, forged.get(options, { origin })))
  })

  test('refuses a device whose counter went back, and tells it in the trail', async () => {
    const person = await somebody()
    const device = await withPasskey(person)
    device.counter = 40
    const first = await asking()
    expect((await signIn(first.browser, device.get(first.options, { origin }))).status).toBe(302)
    device.counter = 12
    const second = await asking()
    isRefused(await signIn(second.browser, device.get(second.options, { origin })))
    const [row] = await passkeysOf(person)
    expect(row?.counter).toBe(41)
    const told = await read()
      .select()
      .from(audit)
      .where(and(eq(audit.objectId, row?.id ?? ''), eq(audit.action, 'refuse-passkey')))
    expect(told.map(({ detail }) => detail)).toEqual([{ counter: 13 }])
  })

  test('is refused to somebody who was suspended, and after the passkey was removed', async () => {
    const person = await somebody()
    const device = await withPasskey(person)
    const { browser, options } = await asking()
    const credential = device.get(options, { origin })
    await portal.services.db.write(
      async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, person.id))),
    )
    isRefused(await signIn(browser, credential))

    const other = await somebody()
    const gone = await withPasskey(other)
    const [row] = await passkeysOf(other)
    await (await portal.as(other)).post('/profiel/passkeys', { intent: 'remove', id: row?.id ?? '' })
    const next = await asking()
    isRefused(await signIn(next.browser, gone.get(next.options, { origin })))
  })

  test('without JavaScript says what is needed', async () => {
    const answer = await clientOf(portal.url, '').post('/inloggen/passkey', { purpose: 'sign-in', credential: '' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Zet JavaScript aan')
    expect((await clientOf(portal.url, '').get('/inloggen')).body).toContain('<noscript>')
  })

  test.each(['', '{', 'null', '[]', '{"id":1}', '{"id":"a","rawId":"a","type":"public-key","response":{}}'])(
    'answers %j as any other wrong answer',
    async (credential) => {
      const { browser } = await asking()
      expect((await signIn(browser, credential)).status).toBe(422)
    },
  )
})

describe('a passkey as the second step', () => {
  test('is asked of who gave a password, and only one of their own will do', async () => {
    const person = await somebody({ enrolled: false })
    // Their only factor: sign-in asks for it and does not offer to enrol again.
    const made = await withFirstPasskey(person)
    const first = await clientOf(portal.url, '').post('/inloggen', { email: person.email, password })
    expect(first.headers.get('location')).toBe('/inloggen/code')
    const half = clientOf(portal.url, cookiesOf(first))
    const page = await half.get('/inloggen/code')
    expect(page.body).toContain('Gebruik uw passkey')
    expect((await half.get('/inloggen/instellen')).headers.get('location')).toContain('/inloggen/code')
    expect((await half.post('/inloggen/instellen/opties', {})).status).toBe(302)

    const others = await withPasskey(await somebody())
    const wrong = optionsIn(await half.post('/inloggen/passkey/opties', { purpose: 'factor' }))
    isRefused(await half.post('/inloggen/passkey', { purpose: 'factor', credential: others.get(wrong, { origin }) }))

    const options = optionsIn(await half.post('/inloggen/passkey/opties', { purpose: 'factor' }))
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([made.device.id.toString('base64url')])
    const credential = made.device.get(options, { origin })
    const answer = await half.post('/inloggen/passkey?naar=/profiel', { purpose: 'factor', credential })
    expect(answer.headers.get('location')).toBe('/profiel')
    expect((await clientOf(portal.url, cookiesOf(answer)).get('/profiel')).status).toBe(200)
    // The old cookie is dead.
    expect((await half.get('/inloggen/code')).headers.get('location')).toContain('/inloggen?naar=')
  })

  test('may be replaced by a recovery code', async () => {
    const person = await somebody({ enrolled: false })
    const { codes } = await withFirstPasskey(person)
    const half = await portal.as(person, { assurance: 1 })
    expect((await half.get('/inloggen/code')).body).toContain('Herstelcode')
    const answer = await half.post('/inloggen/code', { code: codes[0] ?? '' })
    expect(answer.headers.get('location')).toBe('/')
    expect((await half.post('/inloggen/code', { code: codes[0] ?? '' })).status).toBe(302)
    expect((await clientOf(portal.url, cookiesOf(answer)).get('/profiel')).status).toBe(200)
  })
})

/** Makes the first factor of somebody who has given a password only. */
async function withFirstPasskey(person: Person): Promise<{ device: Authenticator; codes: string[]; client: Client }> {
  const half = await portal.as(person, { assurance: 1 })
  const device = new Authenticator()
  const options = optionsIn(await half.post('/inloggen/instellen/opties', {}))
  const credential = device.create(options, { origin })
  const answer = await half.post('/inloggen/instellen/passkey', { name: 'Eerste', credential })
  expect(answer.status).toBe(200)
  const codes = [...answer.body.matchAll(/<code>([\w-]+)<\/code>/g)].map((match) => match[1] ?? '')
  return { device, codes, client: clientOf(portal.url, cookiesOf(answer)) }
}

describe('enrolling', () => {
  test('offers a passkey or the phone, gives recovery codes once and ends other sessions', async () => {
    const person = await somebody({ enrolled: false })
    const elsewhere = await portal.as(person, { assurance: 1 })
    expect((await elsewhere.get('/inloggen/instellen')).body).toMatch(/Maak een passkey[\s\S]*Telefoon koppelen/)
    const { codes, client } = await withFirstPasskey(person)
    expect(new Set(codes).size).toBe(10)
    expect((await client.get('/profiel/passkeys')).body).toContain('Eerste')
    expect((await elsewhere.get('/inloggen/instellen')).headers.get('location')).toContain('/inloggen?naar=')
  })

  test('refuses what another session was asked, and a device that did not check who holds it', async () => {
    const person = await somebody()
    const one = await portal.as(person)
    const other = await portal.as(person)
    const options = optionsIn(await one.post('/inloggen/instellen/opties', {}))
    const device = new Authenticator()
    const add = (client: Client, credential: string) =>
      client.post('/profiel/passkeys', { intent: 'add', name: 'x', credential })
    expect((await add(other, device.create(options, { origin }))).status).toBe(422)
    const next = optionsIn(await one.post('/inloggen/instellen/opties', {}))
    expect((await add(one, device.create(next, { origin, verifies: false }))).status).toBe(422)
    const far = optionsIn(await one.post('/inloggen/instellen/opties', {}))
    expect((await add(one, device.create(far, { origin: 'https://elders.example' }))).status).toBe(422)
    expect(await passkeysOf(person)).toEqual([])
  })

  test('does not take the passkey of one person for another', async () => {
    const device = await withPasskey(await somebody())
    const other = await somebody()
    const answer = await addTo(await portal.as(other), device)
    expect(answer.status).toBe(409)
    expect(await passkeysOf(other)).toEqual([])
  })

  test('tells a device a random name of the person, the same each time, and not their id or address', async () => {
    const person = await somebody()
    const client = await portal.as(person)
    const ask = async () => optionsIn(await client.post('/inloggen/instellen/opties', {})).user?.id ?? ''
    const handle = await ask()
    expect(await ask()).toBe(handle)
    expect(Buffer.from(handle, 'base64url')).toHaveLength(32)
    expect(await read().select().from(passkeyHandle).where(eq(passkeyHandle.userId, person.id))).toMatchObject([
      { handle },
    ])
  })

  test('asks the second step again after an hour', async () => {
    const client = await portal.as(await somebody(), { assurance: 2 })
    expect((await client.post('/inloggen/instellen/opties', {})).headers.get('location')).toContain('/inloggen/code')
    const answer = await client.post('/profiel/passkeys', { intent: 'remove', id: 'a'.repeat(20) })
    expect(answer.headers.get('location')).toBe('/inloggen/code?naar=%2Fprofiel%2Fpasskeys')
  })
})

describe('one’s own passkeys', () => {
  test('are named, renamed and removed; a removed one ends every other session', async () => {
    const person = await somebody()
    await withPasskey(person)
    await withPasskey(person)
    const client = await portal.as(person)
    const [one, two] = await passkeysOf(person)
    await client.post('/profiel/passkeys', { intent: 'rename', id: one?.id ?? '', name: 'Laptop <b>' })
    expect((await client.get('/profiel/passkeys')).body).toContain('Laptop &lt;b&gt;')
    expect((await client.post('/profiel/passkeys', { intent: 'rename', id: one?.id ?? '', name: '' })).status).toBe(422)
    const elsewhere = await portal.as(person)
    const answer = await client.post('/profiel/passkeys', { intent: 'remove', id: two?.id ?? '' })
    expect(answer.headers.get('location')).toBe('/profiel/passkeys?gedaan=remove')
    expect((await passkeysOf(person)).map(({ id }) => id)).toEqual([one?.id])
    expect((await elsewhere.get('/profiel')).status).toBe(302)
    expect(await read().select().from(session).where(eq(session.userId, person.id))).toHaveLength(1)
  })

  test('the last factor stays', async () => {
    const person = await somebody({ enrolled: false })
    const { client } = await withFirstPasskey(person)
    const [only] = await passkeysOf(person)
    const answer = await client.post('/profiel/passkeys', { intent: 'remove', id: only?.id ?? '' })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Voeg eerst iets anders toe')
    expect(await passkeysOf(person)).toHaveLength(1)
  })

  test('are nobody else’s to change', async () => {
    const person = await somebody()
    await withPasskey(person)
    const [row] = await passkeysOf(person)
    const stranger = await portal.as(await somebody())
    for (const intent of ['rename', 'remove']) {
      const answer = await stranger.post('/profiel/passkeys', { intent, id: row?.id ?? '', name: 'van mij' })
      expect(answer.status).toBe(404)
    }
    expect(await passkeysOf(person)).toEqual([row])
  })
})
