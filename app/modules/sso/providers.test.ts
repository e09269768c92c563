import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit, identityProvider, membership, ssoSession } from '#db/schema/index.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { anIdentity, aProvider, clientSecret } from '#tests/factories/sso.ts'
import { freePort, startIdentityProvider, type IdentityProvider } from '#tests/setup/identity-provider.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { Surfer } from '#tests/setup/surfer.ts'

let portal: Portal
let idp: IdentityProvider
let hoek: Organisation
let duin: Organisation
let people: Record<'administrator' | 'second' | 'manager' | 'reader' | 'elsewhere', Person>

beforeAll(async () => {
  const port = await freePort()
  const base = `http://localhost:${port}`
  portal = await openPortal({ PORT: String(port), HOST: 'localhost', BASE_URL: base }, { stopWithTest: false })
  const redirect_uris = [`${base}/inloggen/organisatie/terug`]
  idp = await startIdentityProvider([{ client_id: 'portaal', client_secret: clientSecret, redirect_uris }])
  const { db, secrets } = portal.services
  hoek = await anOrganisation(db)
  duin = await anOrganisation(db)
  const with_ = (options: Parameters<typeof aPerson>[1]) => aPerson(db, { secrets, ...options })
  people = {
    administrator: await with_({ administrator: true, organisation: null }),
    second: await with_({ administrator: true, organisation: null }),
    manager: await with_({ organisation: hoek, role: 'manager' }),
    reader: await with_({ organisation: hoek }),
    elsewhere: await with_({ organisation: duin, role: 'editor' }),
  }
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await idp.stop()
})

const pageOf = (of: Organisation) => `/beheer/organisaties/${of.slug}/aanmelden`
const form = (more: Record<string, string> = {}) => ({
  intent: 'make',
  name: 'Werkaccount Hoek',
  issuer: idp.issuer,
  clientId: 'portaal',
  method: 'secret',
  clientSecret,
  scopes: 'openid email profile',
  amrValues: 'mfa',
  endSession: 'on',
  ...more,
})
const rowsOf = (of: Organisation) =>
  portal.services.db.read.select().from(identityProvider).where(eq(identityProvider.organisationId, of.id))
const act = async (person: Person, of: Organisation, intent: string, more: Record<string, string> = {}) => {
  const [row] = (await rowsOf(of)).slice(-1)
  return (await portal.as(person)).post(pageOf(of), { intent, provider: row?.id ?? '', ...more })
}

describe('a provider of an organisation', () => {
  test('is prepared by an administrator and counts once a manager of the organisation agrees', async () => {
    const { administrator, second, manager, reader, elsewhere } = people
    expect((await (await portal.as(manager)).post(pageOf(hoek), form())).status).toBe(404)
    expect((await (await portal.as(administrator)).post(pageOf(hoek), form())).status).toBe(302)
    for (const person of [administrator, second])
      expect([person.name, (await act(person, hoek, 'confirm')).status]).toEqual([person.name, 403])
    for (const person of [reader, elsewhere])
      expect([person.name, (await act(person, hoek, 'confirm')).status]).toEqual([person.name, 404])
    expect((await rowsOf(hoek))[0]?.pendingSince).not.toBeNull()
    const page = await (await portal.as(manager)).get(pageOf(hoek))
    for (const text of ['Wacht op bevestiging', 'Bevestig', idp.issuer, 'amr: mfa'])
      expect(page.body, text).toContain(text)
    expect(page.body).not.toContain(clientSecret)
    expect((await act(manager, hoek, 'confirm')).status).toBe(302)
    expect((await rowsOf(hoek))[0]).toMatchObject({
      pendingSince: null,
      createdBy: administrator.id,
      confirmedBy: manager.id,
    })
    expect((await rowsOf(hoek))[0]?.clientSecret).not.toContain(clientSecret)
    const acts = await portal.services.db.read.select().from(audit).where(eq(audit.organisationId, hoek.id))
    expect(acts.map(({ action }) => action)).toEqual(['prepare-provider', 'confirm-provider'])
  })

  test('is agreed to by a second administrator where the organisation never had a manager', async () => {
    const { administrator, second } = people
    await (await portal.as(administrator)).post(pageOf(duin), form({ name: 'Werkaccount Duin' }))
    expect((await act(administrator, duin, 'confirm')).status).toBe(403)
    expect((await act(second, duin, 'confirm')).status).toBe(302)
  })

  test('asks for the second factor of the last hour before anything is changed', async () => {
    const client = await portal.as(people.administrator, { assurance: 2 })
    const answer = await client.post(pageOf(hoek), form({ name: 'Te vroeg' }))
    expect(answer.headers.get('location')).toContain('/inloggen/code')
    expect((await rowsOf(hoek)).map(({ name }) => name)).not.toContain('Te vroeg')
  })

  test('turned off by its manager signs out who came by it, at the next request', async () => {
    const { db } = portal.services
    const [row] = await rowsOf(hoek)
    await aProvider(db, portal.services.secrets, {
      organisationId: (await anOrganisation(db)).id,
      issuer: idp.issuer,
      domain: 'elders.example',
    })
    await anIdentity(db, row!, people.reader.id, 'reader')
    idp.account = { sub: 'reader', email: people.reader.email, amr: ['mfa'] }
    const browser = new Surfer(portal.services.config.server.baseUrl)
    const start = { intent: 'provider', provider: row!.id }
    expect((await browser.post('/inloggen/organisatie?index&naar=/profiel', start)).url.pathname).toBe('/profiel')
    expect((await act(people.manager, hoek, 'off', { provider: row!.id })).status).toBe(302)
    expect((await browser.get('/profiel')).url.pathname).toBe('/inloggen')
    expect(await db.read.select().from(ssoSession).where(eq(ssoSession.providerId, row!.id))).toEqual([])
    expect((await browser.post('/inloggen/organisatie?index', start)).url.search).toBe('?reden=off')
    // On again only as it came: prepared by one, agreed to by another.
    expect((await act(people.manager, hoek, 'again', { provider: row!.id })).status).toBe(404)
    expect((await act(people.administrator, hoek, 'again', { provider: row!.id })).status).toBe(302)
    expect((await browser.post('/inloggen/organisatie?index', start)).url.search).toBe('?reden=off')
    expect((await act(people.manager, hoek, 'refuse', { provider: row!.id })).status).toBe(302)
  })

  test('of another organisation cannot be touched from the own page', async () => {
    const [row] = await rowsOf(duin)
    expect((await act(people.manager, hoek, 'off', { provider: row!.id })).status).toBe(404)
    expect((await rowsOf(duin))[0]?.offSince).toBeNull()
  })
})

describe('the form', () => {
  test.each([
    [{ issuer: 'http://aanmelden.voorbeeld.example' }, 'Dit adres mag niet'],
    [{ issuer: 'https://169.254.169.254/latest' }, 'Dit adres mag niet'],
    [{ issuer: 'https://10.0.0.8' }, 'Dit adres mag niet'],
    [{ issuer: 'ftp://x' }, 'begint met https://'],
    [{ clientSecret: '' }, 'Vul het geheim in'],
    [{ scopes: 'email' }, 'openid moet erbij staan'],
    [{ name: '' }, 'Vul een naam in'],
  ])('says what is wrong with %o, and sends no secret back', async (wrong: Record<string, string>, message) => {
    const answer = await (await portal.as(people.administrator)).post(pageOf(duin), form(wrong))
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(message)
    expect(answer.body).not.toContain(clientSecret)
  })

  test('makes a key on request, whose public half can be copied and whose private half nobody sees', async () => {
    const { db } = portal.services
    const of = await anOrganisation(db)
    const client = await portal.as(people.administrator)
    await client.post(pageOf(of), form({ method: 'key', clientSecret: '' }))
    const [row] = await rowsOf(of)
    expect(row).toMatchObject({ method: 'key', clientSecret: null })
    expect(row?.privateKey).toMatch(/^v1\./)
    const page = await client.get(pageOf(of))
    expect(page.body).toContain(row!.publicKey!.kid)
    expect(page.body).not.toContain(row!.privateKey!)
    expect((await client.get('/.well-known/jwks.json')).body).toContain(row!.publicKey!.n)
  })
})

test('the test of a connection says in words what was found, and what was not', async () => {
  const { db, secrets } = portal.services
  const of = await anOrganisation(db)
  const issuers = [
    [idp.issuer, 'geeft alles wat nodig is'],
    [`http://localhost:${await freePort()}`, 'niet bereikbaar'],
    [`${portal.url}/over`, 'geen aanmeldserver'],
  ] as const
  for (const [issuer, text] of issuers) {
    const row = await aProvider(db, secrets, { organisationId: of.id, issuer })
    const answer = await act(people.administrator, of, 'test', { provider: row.id })
    expect(answer.body).toContain(text)
    expect(answer.body).not.toMatch(/ECONN|OAUTH_|fetch failed/)
  }
})

describe('the provider of the environment', () => {
  test('is one of the alliance office, lets nobody new in by itself, and goes with the environment', async () => {
    const { db } = portal.services
    const office = await anOrganisation(db, { kind: 'alliance_office', name: 'Bureau' })
    const oidc = { OIDC_ISSUER: idp.issuer, OIDC_CLIENT_ID: 'portaal', OIDC_CLIENT_SECRET: clientSecret }
    const data = { DATA_DIR: portal.services.config.dataDir, ROLES: 'web' }
    const configured = await openPortal({ ...data, ...oidc })
    const [row] = await rowsOf(office)
    expect(row).toMatchObject({ method: 'environment', issuer: idp.issuer, clientSecret: null, pendingSince: null })
    await configured.stop()
    const plain = await openPortal(data)
    expect((await rowsOf(office))[0]?.offSince).not.toBeNull()
    await plain.stop()
    const again = await openPortal({ ...data, ...oidc })
    expect((await rowsOf(office))[0]?.offSince).toBeNull()
    const manager = await aPerson(db, { organisation: office, role: 'manager', secrets: portal.services.secrets })
    expect((await act(manager, office, 'off', { provider: row!.id })).status).toBe(302)
    await again.stop()
    await openPortal({ ...data, ...oidc })
    expect((await rowsOf(office))[0]?.offSince).not.toBeNull()
    expect(await db.read.select().from(membership).where(eq(membership.organisationId, office.id))).toHaveLength(1)
  })
})
