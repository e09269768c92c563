import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/auth/password.server.ts'
import { apiToken, identity, passkey, recoveryCode, user } from '#db/schema/index.ts'
import { aMembership, anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { aProvider, cookieByProvider } from '#tests/factories/sso.ts'
import { clientOf, openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

const password = 'kraan-molen-zeventien-haring'
let portal: Portal
let hoek: Organisation
let person: Person
let came: Client
let passkeyId: string

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  hoek = await anOrganisation(db, { name: 'Gemeente Hoek' })
  const duin = await anOrganisation(db, { name: 'Gemeente Duin' })
  person = await aPerson(db, { organisation: hoek, secrets, passwordHash: await hashPassword(password) })
  await aMembership(db, { userId: person.id, organisationId: duin.id })
  const provider = await aProvider(db, secrets, { organisationId: hoek.id, issuer: 'https://hoek.example/idp' })
  came = clientOf(portal.url, await cookieByProvider(db, secrets, provider, person.id))
  passkeyId = await aPasskey(person.id)
}, 60_000)
afterAll(() => portal.stop())

async function aPasskey(userId: string): Promise<string> {
  const values = { userId, credentialId: `id-${userId}`, publicKey: 'AA', counter: 0, transports: [], createdAt: 1 }
  const [row] = await portal.services.db.write((tx) =>
    tx
      .insert(passkey)
      .values({ ...values, name: 'Laptop' })
      .returning({ id: passkey.id }),
  )
  return row?.id ?? ''
}

/** Every credential of the account as it is stored. */
async function credentials(): Promise<string> {
  const { read } = portal.services.db
  return JSON.stringify([
    await read
      .select({ password: user.passwordHash, phone: user.totpSecret, gone: user.deletedAt })
      .from(user)
      .where(eq(user.id, person.id)),
    await read.select().from(passkey).where(eq(passkey.userId, person.id)),
    await read.select().from(recoveryCode).where(eq(recoveryCode.userId, person.id)),
    await read.select().from(apiToken).where(eq(apiToken.userId, person.id)),
    await read.select({ id: identity.id }).from(identity).where(eq(identity.userId, person.id)),
  ])
}

const attempts: ReadonlyArray<[what: string, path: string, form: Record<string, string>]> = [
  [
    'change the password',
    '/profiel',
    { intent: 'password', currentPassword: password, newPassword: 'een-heel-andere-zin-12' },
  ],
  ['make a token', '/profiel', { intent: 'make-token', name: 'x', days: '30', scopes: 'search' }],
  ['renew the recovery codes', '/profiel', { intent: 'recovery' }],
  ['add a passkey', '/profiel/passkeys', { intent: 'add', name: 'Van een ander', credential: '{}' }],
  ['rename a passkey', '/profiel/passkeys', { intent: 'rename', id: 'PASSKEY', name: 'Anders' }],
  ['remove a passkey', '/profiel/passkeys', { intent: 'remove', id: 'PASSKEY' }],
  ['ask for the question of a new passkey', '/inloggen/instellen/opties', {}],
  ['pair another phone', '/inloggen/instellen', { code: '123456' }],
  ['untie an account of an organisation', '/profiel/aanmelden', { intent: 'unlink', identity: 'IDENTITY' }],
  ['delete the account', '/profiel/account', { sure: 'ja' }],
]

test.each(attempts)('who came by the provider of an organisation does not %s', async (_what, path, form) => {
  const before = await credentials()
  const [tied] = await portal.services.db.read
    .select({ id: identity.id })
    .from(identity)
    .where(eq(identity.userId, person.id))
  const values: Record<string, string> = { PASSKEY: passkeyId, IDENTITY: tied?.id ?? '' }
  const filled = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, values[value] ?? value]))
  const answer = await came.post(path, filled)
  expect(answer.status).toBe(403)
  // The question is for a script, which gets no page.
  if (!path.endsWith('/opties')) expect(answer.body).toContain('Log hiervoor in met uw eigen wachtwoord en code')
  expect(await credentials()).toBe(before)
})

test('nor do they download what is kept about the whole person; with their own sign-in they do all of it', async () => {
  expect((await came.get('/profiel/account/gegevens')).status).toBe(403)
  const own = await portal.as(person)
  expect((await own.get('/profiel/account/gegevens')).status).toBe(200)
  expect((await own.post('/profiel', { intent: 'recovery' })).status).toBe(200)
  const renamed = await own.post('/profiel/passkeys', { intent: 'rename', id: passkeyId, name: 'Oude laptop' })
  expect(renamed.headers.get('location')).toBe('/profiel/passkeys?gedaan=rename')
})

test('the pages offer them nothing that would be refused, and say why', async () => {
  for (const path of ['/profiel', '/profiel/passkeys', '/profiel/account']) {
    const { body, status } = await came.get(path)
    expect([path, status]).toEqual([path, 200])
    expect(body).toMatch(/U bent nu ingelogd via (<!-- -->)?Werkaccount/)
    expect(body).not.toMatch(
      /Maak nieuwe herstelcodes|Token maken|Huidig wachtwoord|Maak een passkey|Verwijder mijn account/,
    )
    expect(body).not.toContain('href="/profiel/account/gegevens"')
  }
  expect((await (await portal.as(person)).get('/profiel')).body).toMatch(/Maak nieuwe herstelcodes[^]*Token maken/)
})

test('somebody without a password is offered a link by mail, and is not asked for a password they do not have', async () => {
  const { db, secrets } = portal.services
  const keyed = await aPerson(db, { organisation: hoek, secrets, email: 'sleutel@hoek.example' })
  const own = await portal.as(keyed)
  const page = await own.get('/profiel')
  expect(page.body).toContain('U hebt nog geen wachtwoord')
  expect(page.body).not.toContain('Huidig wachtwoord')
  const answer = await own.post('/profiel', { intent: 'password-link' })
  expect(answer.headers.get('location')).toBe('/profiel?gedaan=link')
  const sent = await lastMail(async () => portal.settle())
  expect(sent).toMatchObject({ to: 'sleutel@hoek.example', subject: 'Nieuw wachtwoord instellen' })
  const path = new URL(/https?:\S+/.exec(sent?.text ?? '')![0]).pathname
  const chosen = await clientOf(portal.url, '').post(path, { password: 'vier heel andere woorden' })
  expect(chosen.status).toBe(302)
  const page2 = await (await portal.as(keyed)).get('/profiel')
  expect(page2.body).toContain('Huidig wachtwoord')
})

test('who has no password and came by their organisation is offered the link as well', async () => {
  const { db, secrets } = portal.services
  const keyless = await aPerson(db, { organisation: hoek, secrets })
  const provider = await aProvider(db, secrets, { organisationId: hoek.id, issuer: 'https://hoek.example/tweede' })
  const own = clientOf(portal.url, await cookieByProvider(db, secrets, provider, keyless.id))
  expect((await own.get('/profiel')).body).toContain('U hebt nog geen wachtwoord')
  expect((await own.post('/profiel', { intent: 'password-link' })).status).toBe(302)
})

/** The last mail that goes out while this is done. */
async function lastMail(work: () => Promise<void>) {
  const { mailer } = portal.services
  const original = mailer.send.bind(mailer)
  const sent: Array<Parameters<typeof original>[0]> = []
  mailer.send = async (mail) => {
    sent.push(mail)
    await original(mail)
  }
  await work()
  mailer.send = original
  return sent.at(-1)
}
