import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeKeyPair } from '#app/auth/sso-client.server.ts'
import { audit, identityProvider, user } from '#db/schema/index.ts'
import { anOrganisation, aPerson, type Organisation } from '#tests/factories/people.ts'
import { anIdentity, aProvider, clientSecret } from '#tests/factories/sso.ts'
import {
  freePort,
  otherKey,
  startIdentityProvider,
  type IdentityProvider,
  type Tamper,
} from '#tests/setup/identity-provider.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { Surfer } from '#tests/setup/surfer.ts'

let portal: Portal
let idp: IdentityProvider
let withKey: IdentityProvider
let hoek: Organisation
let duin: Organisation
let pair: Awaited<ReturnType<typeof makeKeyPair>>

beforeAll(async () => {
  const port = await freePort()
  const base = `http://localhost:${port}`
  portal = await openPortal({ PORT: String(port), HOST: 'localhost', BASE_URL: base }, { stopWithTest: false })
  const { db, secrets } = portal.services
  pair = await makeKeyPair(secrets.session)
  const client = { client_id: 'portaal', redirect_uris: [`${base}/inloggen/organisatie/terug`] }
  idp = await startIdentityProvider([{ ...client, client_secret: clientSecret }])
  withKey = await startIdentityProvider([
    {
      ...client,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'RS256',
      jwks_uri: `${base}/.well-known/jwks.json`,
    },
  ])
  hoek = await anOrganisation(db)
  duin = await anOrganisation(db)
  const provider = await aProvider(db, secrets, { organisationId: hoek.id, issuer: idp.issuer, domain: 'hoek.example' })
  const person = await aPerson(db, { organisation: hoek, secrets, email: 'vast@hoek.example' })
  await anIdentity(db, provider, person.id, 'fixed')
  const values = { organisationId: duin.id, issuer: withKey.issuer, domain: 'duin.example' }
  await aProvider(db, secrets, { ...values, method: 'key', clientSecret: null, ...pair })
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await idp.stop()
  await withKey.stop()
})
beforeEach(() => {
  idp.tamper = null
  idp.account = { sub: 'fixed', email: 'vast@hoek.example', amr: ['mfa'] }
})

const surfer = () => new Surfer(portal.services.config.server.baseUrl)
const signIn = (browser: Surfer, email: string) =>
  browser.post('/inloggen/organisatie?index&naar=/profiel', { intent: 'email', email })
const seconds = () => Math.floor(Date.now() / 1000)
const thief = otherKey()

const lies: Array<[what: string, code: string, tamper: Tamper]> = [
  ['another nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', ({ claims, sign }) => sign({ ...claims, nonce: 'another' })],
  ['no nonce', 'OAUTH_INVALID_RESPONSE', ({ claims: { nonce: _, ...claims }, sign }) => sign(claims)],
  ['another audience', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', ({ claims, sign }) => sign({ ...claims, aud: 'another' })],
  [
    'several audiences and another party',
    'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ({ claims, sign }) => sign({ ...claims, aud: ['portaal', 'another'], azp: 'another' }),
  ],
  [
    'another issuer',
    'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
    ({ claims, sign }) => sign({ ...claims, iss: 'https://elders.example' }),
  ],
  [
    'a time that has passed',
    'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
    ({ claims, sign }) => sign({ ...claims, iat: seconds() - 7200, exp: seconds() - 3600 }),
  ],
  ['the signature of another key', 'OAUTH_INVALID_RESPONSE', ({ claims, sign }) => sign(claims, thief)],
  [
    'a changed body under the old signature',
    'OAUTH_INVALID_RESPONSE',
    ({ claims, sign }) => {
      const [head, , signature] = sign(claims).split('.')
      const body = Buffer.from(JSON.stringify({ ...claims, amr: ['mfa', 'more'] })).toString('base64url')
      return `${head}.${body}.${signature}`
    },
  ],
  [
    'no signature at all',
    'OAUTH_',
    ({ claims }) => {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${part({ alg: 'none' })}.${part(claims)}.`
    },
  ],
  ['what is no token', 'OAUTH_', () => 'geen-token'],
]

test.each(lies)('a token with %s lets nobody in', async (_what, code, tamper) => {
  const { db } = portal.services
  idp.tamper = tamper
  const browser = surfer()
  expect((await signIn(browser, 'vast@hoek.example')).url.search).toBe('?reden=invalid-answer')
  expect((await browser.get('/profiel')).url.pathname).toBe('/inloggen')
  const [last] = await db.read.select().from(audit).orderBy(desc(audit.seq)).limit(1)
  expect(last).toMatchObject({ action: 'sign-in-refused', detail: { reason: 'invalid-answer' } })
  expect(last?.detail.code).toMatch(new RegExp(`^${code}`))
  // The same journey with nothing changed is let in: it was this that was refused.
  idp.tamper = ({ claims, sign }) => sign(claims)
  expect((await signIn(surfer(), 'vast@hoek.example')).url.pathname).toBe('/profiel')
})

test('a second factor in the future opens nothing that needs a fresh one', async () => {
  idp.tamper = ({ claims, sign }) => sign({ ...claims, auth_time: seconds() + 24 * 3600 })
  const browser = surfer()
  expect((await signIn(browser, 'vast@hoek.example')).url.pathname).toBe('/profiel')
  const change = { intent: 'details', name: 'Nieuwe Naam' }
  expect((await browser.post('/profiel', change)).url.pathname).toBe('/inloggen/code')
  idp.tamper = ({ claims: { auth_time: _, ...claims }, sign }) => sign(claims)
  const untimed = surfer()
  await signIn(untimed, 'vast@hoek.example')
  expect((await untimed.post('/profiel', change)).url.pathname).toBe('/inloggen/code')
})

test('to confirm as somebody else leaves the session as it was', async () => {
  idp.account.ago = 2 * 3600
  const browser = surfer()
  await signIn(browser, 'vast@hoek.example')
  idp.account.ago = 0
  idp.tamper = ({ claims, sign }) => sign({ ...claims, sub: 'somebody-else' })
  expect((await browser.post('/inloggen/organisatie/opnieuw', {})).url.search).toBe('?reden=other-person')
  expect((await browser.post('/profiel', { intent: 'end-others' })).url.pathname).toBe('/inloggen/code')
  idp.tamper = null
  await browser.post('/inloggen/organisatie/opnieuw', {})
  expect((await browser.post('/profiel', { intent: 'end-others' })).url.pathname).toBe('/profiel')
})

test('a code that another journey began is of no use without its verifier', async () => {
  const isCallback = (url: URL) => url.pathname === '/inloggen/organisatie/terug'
  const form = { intent: 'email', email: 'vast@hoek.example' }
  const thiefs = surfer()
  const mine = await thiefs.post('/inloggen/organisatie?index', form, isCallback)
  const stolen = await surfer().post('/inloggen/organisatie?index', form, isCallback)
  mine.url.searchParams.set('code', stolen.url.searchParams.get('code')!)
  expect((await thiefs.get(mine.url.href)).url.search).toBe('?reden=invalid-answer')
})

test('the portal proves itself by a key of its own, whose public half anybody may ask for', async () => {
  withKey.account = { sub: 'by-key', email: 'sleutel@duin.example', name: 'Sleutel', amr: ['mfa'] }
  expect((await signIn(surfer(), 'sleutel@duin.example')).url.pathname).toBe('/inloggen/organisatie/wacht')
  const asked = withKey.tokenRequests.at(-1)!
  expect(asked.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
  expect(asked.has('client_secret')).toBe(false)
  const { keys } = (await (await fetch(`${portal.url}/.well-known/jwks.json`)).json()) as { keys: object[] }
  expect(keys).toEqual([pair.publicKey])
  expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
})

test('with another key than the one it knows, the provider gives nothing', async () => {
  const { db, secrets } = portal.services
  const other = await makeKeyPair(secrets.session)
  await db.write(async (tx) => {
    const { privateKey } = other
    await tx.update(identityProvider).set({ privateKey }).where(eq(identityProvider.issuer, withKey.issuer))
  })
  withKey.account = { sub: 'by-other-key', email: 'vals@duin.example', amr: ['mfa'] }
  expect((await signIn(surfer(), 'vals@duin.example')).url.search).toBe('?reden=invalid-answer')
  expect(await db.read.select().from(user).where(eq(user.email, 'vals@duin.example'))).toEqual([])
})
