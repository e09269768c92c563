import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { renewRecoveryCodes } from '#app/auth/factor.server.ts'
import { hashPassword } from '#app/auth/password.server.ts'
import { audit, factorReset, membership, outbox, passkey, recoveryCode, user } from '#db/schema/index.ts'
import {
  aMembership,
  anApiToken,
  anOrganisation,
  aPerson,
  type Organisation,
  type Person,
  type PersonOptions,
} from '#tests/factories/people.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'

const password = 'kraan-molen-zeventien-haring'
let portal: Portal
let passwordHash: string
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web', TRUST_PROXY: '1' }, { stopWithTest: false })
  passwordHash = await hashPassword(password)
  return () => portal.stop()
})

const somebody = (organisation: Organisation, options: PersonOptions = {}): Promise<Person> =>
  aPerson(portal.services.db, { organisation, passwordHash, secrets: portal.services.secrets, ...options })
const pathOf = ({ slug }: Organisation) => `/beheer/organisaties/${slug}/inlogmiddelen`
const send = async (who: Person, where: Organisation, form: Record<string, string>) =>
  (await portal.as(who)).post(pathOf(where), form)
const ask = (who: Person, where: Organisation, about: Person) => send(who, where, { intent: 'ask', user: about.id })
const hasFactor = async (person: Person) => {
  const [row] = await portal.services.db.read.select().from(user).where(eq(user.id, person.id))
  return row?.totpEnrolledAt !== null
}
const resetOf = async (person: Person) =>
  (await portal.services.db.read.select().from(factorReset).where(eq(factorReset.userId, person.id))).at(-1)
const mailsAbout = async (person: Person) =>
  (await portal.services.db.read.select().from(outbox))
    .filter(({ payload }) => (payload as { userId?: string }).userId === person.id)
    .map(({ payload }) => (payload as { template?: string }).template)

describe('in a municipality', () => {
  test('one manager takes lost factors away: nothing of the old way in works, and the person enrols again', async () => {
    const hoek = await anOrganisation(portal.services.db)
    const manager = await somebody(hoek, { role: 'manager' })
    const person = await somebody(hoek)
    const { db, secrets } = portal.services
    const codes = await db.write(async (tx) => {
      await tx.insert(passkey).values({
        userId: person.id,
        credentialId: `c-${person.id}`,
        publicKey: 'k',
        counter: 0,
        transports: [],
        name: 'Laptop',
        createdAt: 1,
      })
      return renewRecoveryCodes(tx, secrets.session, person.id)
    })
    const { token } = await anApiToken(db, secrets, person.id)
    const open = await portal.as(person)
    const program = { headers: { Authorization: `Bearer ${token}` } }
    expect((await clientOf(portal.url, '').get('/api/v1/search?q=', program)).status).toBe(200)
    const page = await (await portal.as(manager)).get(pathOf(hoek))
    expect(page.body).toContain('passkey en telefoon')
    expect(page.body).not.toContain(`c-${person.id}`)

    const answer = await ask(manager, hoek, person)
    expect(answer.headers.get('location')).toBe(`${pathOf(hoek)}?gedaan=confirm`)
    expect((await open.get('/profiel')).status).toBe(302)
    expect((await clientOf(portal.url, '').get('/api/v1/search?q=', program)).status).toBe(401)
    expect(await hasFactor(person)).toBe(false)
    for (const table of [passkey, recoveryCode])
      expect(await db.read.select().from(table).where(eq(table.userId, person.id))).toEqual([])
    expect(await mailsAbout(person)).toEqual(['reset-done'])

    const first = await clientOf(portal.url, '').post('/inloggen', { email: person.email, password })
    expect(first.headers.get('location')).toBe('/inloggen/instellen')
    const half = clientOf(portal.url, first.headers.getSetCookie()[0]?.split(';')[0] ?? '')
    const old = await half.post('/inloggen/code', { code: codes[0] ?? '' })
    expect(old.headers.get('location')).toBe('/inloggen/instellen')
    expect(old.headers.getSetCookie()).toEqual([])
    const trail = await db.read.select().from(audit).where(eq(audit.objectId, person.id))
    expect(trail.filter(({ actor }) => actor === manager.id).map(({ action }) => action)).toEqual([
      'ask-factor-reset',
      'reset-factors',
    ])
  })

  test('who had no password gets a new link to come in by', async () => {
    const hoek = await anOrganisation(portal.services.db)
    const manager = await somebody(hoek, { role: 'manager' })
    const person = await somebody(hoek, { passwordHash: null })
    await ask(manager, hoek, person)
    expect((await mailsAbout(person)).sort()).toEqual(['invitation', 'reset-done'])
  })

  test('nobody does it for themselves, for a guest, a stranger or who has nothing set up', async () => {
    const hoek = await anOrganisation(portal.services.db)
    const manager = await somebody(hoek, { role: 'manager' })
    expect((await ask(manager, hoek, manager)).status).toBe(403)
    expect((await ask(manager, hoek, await somebody(hoek, { role: 'guest' }))).status).toBe(403)
    const stranger = await somebody(await anOrganisation(portal.services.db))
    expect((await ask(manager, hoek, stranger)).status).toBe(404)
    const past = await somebody(hoek, { membership: { endsAt: Date.now() - 1 } })
    expect((await ask(manager, hoek, past)).status).toBe(403)
    const nothing = await somebody(hoek, { enrolled: false })
    expect((await ask(manager, hoek, nothing)).status).toBe(409)
    for (const person of [manager, stranger, past]) expect(await hasFactor(person)).toBe(true)
  })

  test('an administrator sees who has what, and takes nothing away', async () => {
    const hoek = await anOrganisation(portal.services.db)
    const person = await somebody(hoek, { name: 'Pieter Post' })
    const office = await anOrganisation(portal.services.db, { kind: 'alliance_office' })
    const administrator = await somebody(office, { administrator: true, role: 'manager' })
    const page = await (await portal.as(administrator)).get(pathOf(hoek))
    expect(page.body).toContain('Pieter Post')
    expect(page.body).not.toContain('Verwijder de inlogmiddelen')
    expect((await ask(administrator, hoek, person)).status).toBe(403)
    expect(await hasFactor(person)).toBe(true)
  })

  test('readers do not find the page, and a manager has to have just given the second step', async () => {
    const hoek = await anOrganisation(portal.services.db)
    const person = await somebody(hoek)
    expect((await (await portal.as(person)).get(pathOf(hoek))).status).toBe(404)
    const manager = await somebody(hoek, { role: 'manager' })
    const stale = await portal.as(manager, { assurance: 2 })
    const answer = await stale.post(pathOf(hoek), { intent: 'ask', user: person.id })
    expect(answer.headers.get('location')).toContain('/inloggen/code')
    const elsewhere = await somebody(await anOrganisation(portal.services.db), { role: 'manager' })
    expect((await ask(elsewhere, hoek, person)).status).toBe(404)
    expect(await hasFactor(person)).toBe(true)
  })
})

describe.each(['police', 'public_prosecution'])('in an organisation of kind %s', (kind) => {
  const anUnit = async () => {
    const unit = await anOrganisation(portal.services.db, { kind, namesHidden: true })
    const [one, two, three] = [1, 2, 3].map(() => somebody(unit, { role: 'manager' }))
    return { unit, one: await one!, two: await two!, three: await three!, person: await somebody(unit) }
  }

  test('one manager asks and another confirms; the person is told of both', async () => {
    const { unit, one, two, person } = await anUnit()
    const asked = await ask(one, unit, person)
    expect(asked.headers.get('location')).toBe(`${pathOf(unit)}?gedaan=ask`)
    expect(await hasFactor(person)).toBe(true)
    expect(await mailsAbout(person)).toEqual(['reset-asked'])
    expect(await mailsAbout(two)).toContain('reset-waits')
    expect(await mailsAbout(one)).not.toContain('reset-waits')
    const reset = (await resetOf(person))?.id ?? ''
    expect((await send(one, unit, { intent: 'confirm', reset })).status).toBe(403)
    expect((await ask(two, unit, person)).status).toBe(409)
    expect(await hasFactor(person)).toBe(true)
    const shown = await (await portal.as(two)).get(pathOf(unit))
    expect(shown.body).toContain('Bevestig en verwijder')
    expect((await send(two, unit, { intent: 'confirm', reset })).status).toBe(302)
    expect(await hasFactor(person)).toBe(false)
    expect(await mailsAbout(person)).toEqual(['reset-asked', 'reset-done'])
    expect((await send(two, unit, { intent: 'confirm', reset })).status).toBe(404)
  })

  test('it lapses after a day, and is taken back or turned down', async () => {
    const { unit, one, two, three, person } = await anUnit()
    await ask(one, unit, person)
    const late = await resetOf(person)
    expect(late!.expiresAt - late!.askedAt).toBe(24 * 60 * 60_000)
    await portal.services.db.write(async (tx) => void (await tx.update(factorReset).set({ expiresAt: Date.now() - 1 })))
    expect((await send(two, unit, { intent: 'confirm', reset: late!.id })).status).toBe(404)
    for (const who of [one, two]) {
      expect((await ask(one, unit, person)).status).toBe(302)
      const open = (await portal.services.db.read.select().from(factorReset).where(eq(factorReset.userId, person.id)))
        .filter(({ endedAt, expiresAt }) => endedAt === null && expiresAt > Date.now())
        .map(({ id }) => id)
      expect(open).toHaveLength(1)
      expect((await send(who, unit, { intent: 'end', reset: open[0]! })).status).toBe(302)
      expect((await send(three, unit, { intent: 'confirm', reset: open[0]! })).status).toBe(404)
    }
    expect(await hasFactor(person)).toBe(true)
  })

  test('whom it is about does not confirm it, and nor does an administrator or a manager of elsewhere', async () => {
    const { unit, one, two } = await anUnit()
    await ask(one, unit, two)
    const reset = (await resetOf(two))?.id ?? ''
    expect((await send(two, unit, { intent: 'confirm', reset })).status).toBe(403)
    const hoek = await anOrganisation(portal.services.db)
    const administrator = await somebody(hoek, { administrator: true, role: 'manager' })
    expect((await send(administrator, unit, { intent: 'confirm', reset })).status).toBe(403)
    expect((await send(administrator, hoek, { intent: 'confirm', reset })).status).toBe(404)
    expect(await hasFactor(two)).toBe(true)
  })

  test('two managers are needed for who belongs elsewhere as well, and elsewhere learns nothing of their factors', async () => {
    const { unit, one, person } = await anUnit()
    const hoek = await anOrganisation(portal.services.db)
    await aMembership(portal.services.db, { userId: person.id, organisationId: hoek.id })
    const manager = await somebody(hoek, { role: 'manager' })
    const page = await (await portal.as(manager)).get(pathOf(hoek))
    expect(page.body).toContain('alleen te zien voor de organisatie die deze naam afschermt')
    expect(page.body).not.toContain(person.name)
    expect((await ask(manager, hoek, person)).status).toBe(403)
    expect(await hasFactor(person)).toBe(true)
    expect((await ask(one, unit, person)).headers.get('location')).toContain('gedaan=ask')
  })
})

test('the person and the second manager get their mails; who manages no longer gets none', async () => {
  const unit = await anOrganisation(portal.services.db, { kind: 'police', name: 'Eenheid Rotterdam' })
  const one = await somebody(unit, { role: 'manager' })
  const two = await somebody(unit, { role: 'manager' })
  const past = await somebody(unit, { role: 'manager' })
  const person = await somebody(unit)
  await ask(one, unit, person)
  await portal.services.db.write(
    async (tx) => void (await tx.update(membership).set({ endsAt: 1 }).where(eq(membership.userId, past.id))),
  )
  await portal.settle()
  const mailsTo = ({ email }: Person) =>
    readdirSync(portal.services.config.mail.folder)
      .map((name) => readFileSync(join(portal.services.config.mail.folder, name), 'utf8').replace(/=\r?\n/g, ''))
      .filter((mail) => mail.includes(`To: ${email}`))
  expect(mailsTo(person)).toHaveLength(1)
  expect(mailsTo(person)[0]).toContain('Er is gevraagd om uw inlogmiddelen te verwijderen')
  expect(mailsTo(two)).toHaveLength(1)
  expect(mailsTo(two)[0]).toContain(pathOf(unit))
  expect(mailsTo(two)[0]).not.toContain(person.name)
  expect([...mailsTo(one), ...mailsTo(past)]).toEqual([])
  await send(two, unit, { intent: 'confirm', reset: (await resetOf(person))?.id ?? '' })
  await portal.settle()
  expect(mailsTo(person).join()).toContain('Uw inlogmiddelen zijn verwijderd')
})

test('a page of hundreds of people comes in parts', async () => {
  const hoek = await anOrganisation(portal.services.db)
  const manager = await somebody(hoek, { role: 'manager', name: 'Aad' })
  for (let i = 0; i < 60; i++) await somebody(hoek, { name: `Persoon ${String(i).padStart(3, '0')}` })
  const client = await portal.as(manager)
  const first = await client.get(pathOf(hoek))
  expect(first.body).toContain('Persoon 048')
  expect(first.body).not.toContain('Persoon 049')
  const next = /href="([^"]*\?na=[^"]+)"/.exec(first.body)?.[1] ?? ''
  const second = await client.get(next)
  expect(second.body).toContain('Persoon 049')
  expect(second.body).not.toContain('Persoon 048')
})
