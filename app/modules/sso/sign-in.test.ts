import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { audit, identity, identityProvider, membership, session, ssoSession, user } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { aMembership, anOrganisation, aPerson, totpCode, type Organisation } from '#tests/factories/people.ts'
import { anIdentity, aProvider, clientSecret } from '#tests/factories/sso.ts'
import { freePort, startIdentityProvider, type IdentityProvider } from '#tests/setup/identity-provider.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { Surfer, type Landing } from '#tests/setup/surfer.ts'

let portal: Portal
let idp: IdentityProvider
let otherIdp: IdentityProvider
let hoek: Organisation
let duin: Organisation
let provider: typeof identityProvider.$inferSelect
let n = 0

beforeAll(async () => {
  const port = await freePort()
  const base = `http://localhost:${port}`
  portal = await openPortal({ PORT: String(port), HOST: 'localhost', BASE_URL: base }, { stopWithTest: false })
  const client = {
    client_id: 'portaal',
    client_secret: clientSecret,
    redirect_uris: [`${base}/inloggen/organisatie/terug`],
    post_logout_redirect_uris: [`${base}/`],
    backchannel_logout_uri: `${base}/inloggen/organisatie/afmelden`,
  }
  idp = await startIdentityProvider([client])
  otherIdp = await startIdentityProvider([client])
  const { db, secrets } = portal.services
  hoek = await anOrganisation(db, { name: 'Gemeente Hoek' })
  duin = await anOrganisation(db, { name: 'Gemeente Duin' })
  provider = await aProvider(db, secrets, { organisationId: hoek.id, issuer: idp.issuer, domain: 'hoek.example' })
  await aProvider(db, secrets, {
    organisationId: duin.id,
    issuer: otherIdp.issuer,
    domain: 'duin.example',
    name: 'Duin-account',
  })
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await idp.stop()
  await otherIdp.stop()
})
beforeEach(() => {
  idp.tamper = null
  idp.account = { sub: `sub-${++n}`, email: `iemand${n}@hoek.example`, name: `Iemand ${n}`, amr: ['pwd', 'mfa'] }
})

const begin = '/inloggen/organisatie?index'
const signIn = (surfer: Surfer, email = idp.account.email ?? '', next = '/profiel'): Promise<Landing> =>
  surfer.post(`${begin}&naar=${next}`, { intent: 'email', email })
const isCallback = (url: URL) => url.pathname === '/inloggen/organisatie/terug'
const surfer = () => new Surfer(portal.services.config.server.baseUrl)
const trail = (action: string) => portal.services.db.read.select().from(audit).where(eq(audit.action, action))
const known = async (email: string) =>
  (await portal.services.db.read.select().from(user).where(eq(user.email, email)))[0]

/** A reader of Gemeente Hoek, known at its provider as the account that signs in next. */
async function aKnownPerson(options: Parameters<typeof aPerson>[1] = {}) {
  const { db, secrets } = portal.services
  const person = await aPerson(db, { organisation: hoek, secrets, ...options })
  await anIdentity(db, provider, person.id, idp.account.sub)
  return person
}

describe('signing in by the own organisation', () => {
  test('goes by code, PKCE, state and nonce to the exact address, and ends where the person was going', async () => {
    const person = await aKnownPerson()
    const page = await signIn(surfer())
    expect([page.url.pathname, page.status]).toEqual(['/profiel', 200])
    const asked = new URL(page.trail.find((url) => url.startsWith(`${idp.issuer}/auth?`))!).searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(asked.get('state')).toMatch(/^[\w-]{40,}$/)
    expect(asked.get('nonce')).toMatch(/^[\w-]{40,}$/)
    expect(asked.get('redirect_uri')).toBe(`${portal.services.config.server.baseUrl}/inloggen/organisatie/terug`)
    expect(idp.tokenRequests.at(-1)?.get('code_verifier')).toMatch(/^[\w-]{43,}$/)
    const [last] = (await trail('sign-in')).slice(-1)
    expect(last).toMatchObject({ actor: person.id, detail: { with: 'sso', provider: provider.id } })
  })

  test('opens what the person may read, freshly proven by the second factor of the organisation', async () => {
    await aKnownPerson()
    const strict = await aDocument(portal.services, { owner: hoek, label: 'AMBER+STRICT', locks: [`org:${hoek.id}`] })
    const browser = surfer()
    await signIn(browser)
    expect((await browser.get(`/kennisbank/x-${strict.id.slice(0, 8)}`)).status).toBe(200)
  })

  test('without a second factor there, asks for the own one', async () => {
    idp.account.amr = ['pwd']
    const person = await aKnownPerson()
    const browser = surfer()
    expect((await signIn(browser)).url.pathname).toBe('/inloggen/code')
    expect((await browser.get('/kennisbank')).url.pathname).toBe('/inloggen/code')
    const page = await browser.post('/inloggen/code?naar=/profiel', { code: totpCode(person.totpPlain) })
    expect([page.url.pathname, page.status]).toEqual(['/profiel', 200])
  })

  test('without a second factor anywhere, has one made', async () => {
    idp.account.amr = ['pwd']
    await aKnownPerson({ enrolled: false })
    expect((await signIn(surfer())).url.pathname).toBe('/inloggen/instellen')
  })

  test('proves the second factor by acr where the provider is known for that, and by nothing else', async () => {
    const { db } = portal.services
    await db.write(async (tx) => {
      const values = { acrValues: 'urn:two-steps', amrValues: '' }
      await tx.update(identityProvider).set(values).where(eq(identityProvider.id, provider.id))
    })
    await aKnownPerson()
    expect((await signIn(surfer())).url.pathname).toBe('/inloggen/code')
    idp.account.acr = 'urn:two-steps'
    const page = await signIn(surfer())
    expect(page.url.pathname).toBe('/profiel')
    expect(page.trail.join(' ')).toContain('acr_values=urn%3Atwo-steps')
    await db.write(async (tx) => {
      const values = { acrValues: '', amrValues: provider.amrValues }
      await tx.update(identityProvider).set(values).where(eq(identityProvider.id, provider.id))
    })
  })

  test('counts the second factor from when it was given, and gives it anew there when the hour is over', async () => {
    idp.account.ago = 2 * 3600
    await aKnownPerson({ enrolled: false })
    const strict = await aDocument(portal.services, { owner: hoek, label: 'AMBER+STRICT', locks: [`org:${hoek.id}`] })
    const browser = surfer()
    expect((await signIn(browser)).url.pathname).toBe('/profiel')
    const address = `/kennisbank/x-${strict.id.slice(0, 8)}`
    expect((await browser.get(address)).status).toBe(404)
    expect((await browser.get(`/inloggen/instellen?naar=${address}`)).url.pathname).toBe(
      '/inloggen/organisatie/opnieuw',
    )
    // The provider lets them sign in again, but says that it was two hours ago: that is no proof.
    const stale = await browser.post(`/inloggen/organisatie/opnieuw?naar=${address}`, {})
    expect(stale.url.search).toContain('reden=not-again')
    idp.account.ago = 0
    const page = await browser.post(`/inloggen/organisatie/opnieuw?naar=${address}`, {})
    expect([page.url.pathname.endsWith(strict.id.slice(0, 8)), page.status]).toEqual([true, 200])
    expect(page.trail.join(' ')).toContain('prompt=login')
  })
})

describe('an answer', () => {
  test('works once', async () => {
    await aKnownPerson()
    const browser = surfer()
    const back = await browser.post(begin, { intent: 'email', email: idp.account.email! }, isCallback)
    const cookies = new Map(browser.cookies())
    expect((await browser.get(back.url.href)).url.pathname).toBe('/')
    const replay = surfer()
    for (const [name, value] of cookies) replay.cookies().set(name, value)
    expect((await replay.get(back.url.href)).url.search).toBe('?reden=expired')
    expect((await replay.get('/profiel')).url.pathname).toBe('/inloggen')
  })

  test('works in the browser that began only, and with its own state', async () => {
    await aKnownPerson()
    const victim = surfer()
    const back = await victim.post(begin, { intent: 'email', email: idp.account.email! }, isCallback)
    expect((await surfer().get(back.url.href)).url.search).toBe('?reden=expired')
    const other = surfer()
    await other.post(begin, { intent: 'email', email: idp.account.email! }, isCallback)
    expect((await other.get(back.url.href)).url.search).toBe('?reden=expired')
    const forged = new URL(back.url)
    forged.searchParams.set('state', 'x'.repeat(43))
    expect((await victim.get(forged.href)).url.search).toBe('?reden=expired')
    expect((await victim.get(back.url.href)).url.pathname).toBe('/')
  })

  test('of another provider is refused, even with the right state', async () => {
    await aKnownPerson()
    const browser = surfer()
    const back = await browser.post(begin, { intent: 'email', email: idp.account.email! }, isCallback)
    back.url.searchParams.set('iss', otherIdp.issuer)
    expect((await browser.get(back.url.href)).url.search).toBe('?reden=invalid-answer')
  })

  test('that the provider turned into a refusal lets nobody in', async () => {
    const browser = surfer()
    const back = await browser.post(begin, { intent: 'email', email: idp.account.email! }, isCallback)
    const no = new URL(back.url)
    no.searchParams.delete('code')
    no.searchParams.set('error', 'access_denied')
    expect((await browser.get(no.href)).url.search).toBe('?reden=denied')
  })
})

describe('a person not seen before', () => {
  test('gets an account without any right, and waits for a manager', async () => {
    const { db, secrets } = portal.services
    const browser = surfer()
    const page = await signIn(browser)
    expect(page.url.pathname).toBe('/inloggen/organisatie/wacht')
    expect(page.body).toContain('wacht op goedkeuring')
    expect(page.body).toContain('Gemeente Hoek')
    const person = (await known(idp.account.email!))!
    const green = await aDocument(portal.services, { label: 'GREEN' })
    const address = `/kennisbank/x-${green.id.slice(0, 8)}`
    expect((await browser.get(address)).status).toBe(404)

    const [held] = await db.read.select().from(membership).where(eq(membership.userId, person.id))
    expect(held).toMatchObject({ organisationId: hoek.id, role: 'reader', createdBy: null })
    const form = { intent: 'confirm', kind: 'membership', id: held!.id }
    const administrator = await aPerson(db, { administrator: true, organisation: null, secrets })
    const elsewhere = await aPerson(db, { organisation: duin, role: 'manager', secrets })
    const refused = await (await portal.as(administrator)).post('/beheer/bevestigingen', form)
    expect(refused.status).toBe(403)
    expect((await (await portal.as(elsewhere)).post('/beheer/bevestigingen', form)).status).toBe(404)
    expect((await browser.post('/beheer/bevestigingen', form)).status).toBe(404)

    const manager = await portal.as(await aPerson(db, { organisation: hoek, role: 'manager', secrets }))
    const waiting = await manager.get('/beheer/bevestigingen')
    expect(waiting.body).toContain(idp.account.name!)
    const shown = new RegExp(`value="${held!.id}"[^]*?name="shown" value="([^"]+)"`).exec(waiting.body)?.[1] ?? ''
    expect((await manager.post('/beheer/bevestigingen', { ...form, shown })).status).toBe(302)
    expect((await browser.get(address)).status).toBe(200)
    expect((await browser.get('/inloggen/organisatie/wacht')).url.pathname).toBe('/')
  })

  test('is not asked for again once a manager turned them down', async () => {
    const { db, secrets } = portal.services
    await signIn(surfer())
    const person = (await known(idp.account.email!))!
    const [held] = await db.read.select().from(membership).where(eq(membership.userId, person.id))
    const manager = await portal.as(await aPerson(db, { organisation: hoek, role: 'manager', secrets }))
    await manager.post('/beheer/bevestigingen', { intent: 'refuse', kind: 'membership', id: held!.id })
    const page = await signIn(surfer())
    expect(page.body).toContain('U hebt geen toegang')
    expect(await db.read.select().from(membership).where(eq(membership.userId, person.id))).toHaveLength(1)
  })

  test('never takes over an account with the same address', async () => {
    const { db, secrets } = portal.services
    const person = await aPerson(db, { organisation: hoek, secrets, email: idp.account.email! })
    const page = await signIn(surfer())
    expect(page.url.search).toBe('?reden=address-taken')
    expect(page.body).toContain('Er is al een account met uw e-mailadres')
    expect(await db.read.select().from(identity).where(eq(identity.userId, person.id))).toEqual([])
    expect(await db.read.select().from(session).where(eq(session.userId, person.id))).toEqual([])
    const [last] = (await trail('sign-in-refused')).slice(-1)
    expect(last).toMatchObject({ objectId: provider.id, detail: { reason: 'address-taken' } })
  })

  test.each([
    ['foreign-address', { email: 'burgemeester@duin.example' }],
    ['no-address', { email: undefined }],
    ['no-address', { emailVerified: false }],
  ])('is refused with %s where the provider says what is not its to say', async (reason, claims) => {
    const typed = idp.account.email
    Object.assign(idp.account, claims)
    expect((await signIn(surfer(), typed)).url.search).toBe(`?reden=${reason}`)
    expect(await known('burgemeester@duin.example')).toBeUndefined()
  })

  test('is another person than who has the same subject at another provider', async () => {
    await aKnownPerson()
    otherIdp.account = { sub: idp.account.sub, email: `zelfde${n}@duin.example`, amr: ['mfa'] }
    const page = await signIn(surfer(), otherIdp.account.email)
    expect(page.url.pathname).toBe('/inloggen/organisatie/wacht')
    expect(page.body).toContain('Gemeente Duin')
    const people = await portal.services.db.read.select().from(identity).where(eq(identity.subject, idp.account.sub))
    expect(new Set(people.map(({ userId }) => userId)).size).toBe(2)
  })
})

describe('the provider of one organisation', () => {
  test('opens nothing of another, no credentials and no administration', async () => {
    const { db } = portal.services
    const person = await aKnownPerson({ administrator: true })
    await aMembership(db, { userId: person.id, organisationId: duin.id, role: 'manager' })
    const theirs = await aDocument(portal.services, { owner: duin, label: 'AMBER', locks: [`org:${duin.id}`] })
    const address = `/kennisbank/x-${theirs.id.slice(0, 8)}`
    const withPassword = new Surfer(portal.services.config.server.baseUrl, (await portal.as(person)).cookie)
    expect((await withPassword.get(address)).status).toBe(200)
    const browser = surfer()
    await signIn(browser)
    expect((await browser.get(address)).status).toBe(404)
    expect((await browser.get('/beheer')).status).toBe(404)
    for (const form of [{ intent: 'make-token', name: 'x', days: '30', scopes: 'search' }, { intent: 'recovery' }])
      expect((await browser.post('/profiel', form as Record<string, string>)).status).toBe(403)
    expect((await browser.get('/inloggen/instellen')).status).toBe(403)
    expect((await browser.post('/profiel/aanmelden', { intent: 'link', provider: provider.id })).status).toBe(403)
  })

  test('gives nothing at the next request after the membership ended or the account was blocked', async () => {
    const { db } = portal.services
    const person = await aKnownPerson()
    const item = await aDocument(portal.services, { owner: hoek, label: 'AMBER', locks: [`org:${hoek.id}`] })
    const address = `/kennisbank/x-${item.id.slice(0, 8)}`
    const browser = surfer()
    await signIn(browser)
    expect((await browser.get(address)).status).toBe(200)
    await db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ endsAt: Date.now() - 1 })
        .where(eq(membership.userId, person.id))
    })
    expect((await browser.get(address)).status).toBe(404)
    await db.write(async (tx) => {
      await tx.update(user).set({ suspendedAt: Date.now() }).where(eq(user.id, person.id))
    })
    expect((await browser.get('/profiel')).url.pathname).toBe('/inloggen')
    expect((await signIn(surfer())).url.search).toBe('?reden=suspended')
  })
})

describe('linking', () => {
  test('takes both: the own password and code, and the account of the organisation', async () => {
    const { db, secrets } = portal.services
    const person = await aPerson(db, { organisation: hoek, secrets, email: idp.account.email! })
    const { cookie } = await portal.as(person)
    const browser = new Surfer(portal.services.config.server.baseUrl, cookie)
    expect((await browser.get('/profiel/aanmelden')).body).toContain('Koppel Werkaccount')
    const page = await browser.post('/profiel/aanmelden', { intent: 'link', provider: provider.id })
    expect(page.body).toContain('U kunt voortaan inloggen via uw organisatie')
    expect((await signIn(surfer())).url.pathname).toBe('/profiel')

    const [tied] = await db.read.select().from(identity).where(eq(identity.userId, person.id))
    await browser.post('/profiel/aanmelden', { intent: 'unlink', identity: tied!.id })
    expect((await signIn(surfer())).url.search).toBe('?reden=address-taken')
  })

  test('is not offered for an organisation that one does not belong to', async () => {
    const { db, secrets } = portal.services
    const person = await aPerson(db, { organisation: duin, secrets })
    const { cookie } = await portal.as(person)
    const browser = new Surfer(portal.services.config.server.baseUrl, cookie)
    expect((await browser.get('/profiel/aanmelden')).body).not.toContain('Koppel Werkaccount')
    expect((await browser.post('/profiel/aanmelden', { intent: 'link', provider: provider.id })).status).toBe(404)
    expect(await db.read.select().from(identity).where(eq(identity.userId, person.id))).toEqual([])
  })

  test('ties an account of the organisation to one person only', async () => {
    const { db, secrets } = portal.services
    await aKnownPerson()
    const second = await aPerson(db, { organisation: hoek, secrets })
    const browser = new Surfer(portal.services.config.server.baseUrl, (await portal.as(second)).cookie)
    const page = await browser.post('/profiel/aanmelden', { intent: 'link', provider: provider.id })
    expect(page.url.search).toBe('?reden=already-linked')
  })
})

describe('signing out', () => {
  test('signs out at the organisation as well', async () => {
    await aKnownPerson()
    const browser = surfer()
    await signIn(browser)
    const page = await browser.post('/uitloggen', {})
    expect(page.trail.join(' ')).toContain(`${idp.issuer}/session/end?id_token_hint=`)
    expect(page.trail.join(' ')).toContain('post_logout_redirect_uri=')
    expect((await browser.get('/profiel')).url.pathname).toBe('/inloggen')
  })

  test('at the organisation signs out here: it says so from server to server', async () => {
    await aKnownPerson()
    const browser = surfer()
    await signIn(browser)
    const there = await browser.get(`${idp.issuer}/session/end`)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(there.body)?.[1] ?? ''
    await browser.post(`${idp.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
    expect((await browser.get('/profiel')).url.pathname).toBe('/inloggen')
  })

  test('by a message that is not right ends nothing, and a right one counts once', async () => {
    const person = await aKnownPerson()
    const browser = surfer()
    await signIn(browser)
    const seconds = Math.floor(Date.now() / 1000)
    const right = {
      iss: idp.issuer,
      aud: 'portaal',
      iat: seconds,
      jti: `jti-${n}`,
      sub: idp.account.sub,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    }
    const { clientOf } = await import('#tests/setup/portal.ts')
    const send = async (token: string) =>
      (await clientOf(portal.url, '').post('/inloggen/organisatie/afmelden', { logout_token: token })).status
    const wrong = [
      { ...right, aud: 'een-ander' },
      { ...right, iss: otherIdp.issuer },
      { ...right, iat: seconds - 3600 },
      { ...right, exp: seconds - 3600 },
      { ...right, nonce: 'x' },
      { ...right, events: {} },
      { ...right, jti: undefined },
      { ...right, sub: undefined },
    ]
    for (const claims of wrong) expect([claims, await send(idp.sign(claims))]).toEqual([claims, 400])
    expect(await send(otherIdp.sign(right))).toBe(400)
    expect(await send('geen.token')).toBe(400)
    expect((await browser.get('/profiel')).url.pathname).toBe('/profiel')
    const token = idp.sign(right)
    expect(await send(token)).toBe(200)
    expect((await browser.get('/profiel')).url.pathname).toBe('/inloggen')
    expect(await send(token)).toBe(400)
    expect((await trail('sign-out')).some(({ actor }) => actor === person.id)).toBe(true)
  })
})

describe('the way to an organisation', () => {
  test('is the same answer for an address that is known and one that is not', async () => {
    const person = await aKnownPerson({ email: `bekend${n}@elders.example` })
    const texts: string[] = []
    for (const email of [person.email, 'niemand@elders.example', 'niemand@nergens.example']) {
      const page = await signIn(surfer(), email)
      expect(page.status).toBe(200)
      texts.push(page.body.replaceAll(email, ''))
    }
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('Log in met uw wachtwoord')
  })

  test('is chosen by name where several organisations share a mail domain', async () => {
    const { db, secrets } = portal.services
    const shared = 'samen.example'
    for (const [at, name] of [
      [hoek, 'Hoek-account'],
      [duin, 'Duin-account 2'],
    ] as const)
      await aProvider(db, secrets, { organisationId: at.id, issuer: idp.issuer, name, domain: shared })
    const browser = surfer()
    const page = await signIn(browser, `ik@${shared}`)
    for (const text of ['Kies uw organisatie', 'Hoek-account', 'Duin-account 2']) expect(page.body).toContain(text)
    const [chosen] = await db.read.select().from(identityProvider).where(eq(identityProvider.name, 'Hoek-account'))
    const on = await browser.post(begin, { intent: 'provider', provider: chosen!.id }, isCallback)
    expect(on.url.searchParams.get('iss')).toBe(idp.issuer)
    await db.write(async (tx) => {
      const off = { offSince: Date.now() }
      await tx.update(identityProvider).set(off).where(eq(identityProvider.name, 'Hoek-account'))
      await tx.update(identityProvider).set(off).where(eq(identityProvider.name, 'Duin-account 2'))
    })
    expect((await browser.post(begin, { intent: 'provider', provider: chosen!.id })).url.search).toBe('?reden=off')
  })

  test('does not lead through a provider that does not answer', async () => {
    const { db, secrets } = portal.services
    const gone = `http://localhost:${await freePort()}`
    const elsewhere = await anOrganisation(db)
    await aProvider(db, secrets, { organisationId: elsewhere.id, issuer: gone, domain: 'weg.example' })
    expect((await signIn(surfer(), 'ik@weg.example')).url.search).toBe('?reden=unreachable')
  })
})

test('a stolen database holds no token of a provider and nothing of a journey', async () => {
  await aKnownPerson()
  const browser = surfer()
  await signIn(browser)
  await browser.post(begin, { intent: 'email', email: idp.account.email! }, isCallback)
  const { db } = portal.services
  const kept = JSON.stringify([
    await db.read.query.ssoSession.findMany(),
    await db.read.query.ssoTransaction.findMany(),
    await db.read.query.identityProvider.findMany(),
    await db.read.query.session.findMany(),
  ])
  expect(kept).not.toContain(clientSecret)
  expect(kept).not.toContain('eyJ')
  for (const value of browser.cookies().values()) expect(kept).not.toContain(value)
  const loose = await db.read
    .select()
    .from(ssoSession)
    .leftJoin(identity, eq(identity.id, ssoSession.identityId))
    .where(and(isNull(identity.id)))
  expect(loose).toEqual([])
})
