import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import { emit } from '#db/outbox.server.ts'
import { audit, membership, organisation, user } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { anApiToken, aPerson, type Person } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

const someone = (options: Parameters<typeof aPerson>[1] = {}) =>
  aPerson(portal.services.db, { secrets: portal.services.secrets, ...options })
const knowing = async (person: Person, form: Record<string, string>) =>
  (await portal.as(person)).post('/profiel/kennis', form)
const asked = (token: string, path: string) =>
  clientOf(portal.url, '').get(path, { headers: { Authorization: `Bearer ${token}` } })

describe('who knows what', () => {
  test('is found by a partner of another organisation, by each word and whatever its accents', async () => {
    const expert = await someone({ name: 'Noor Zeeman', organisation: region.organisations.duin })
    const answer = await knowing(expert, { subjects: 'Jeugdgroepen\ncafé-overlast, Wams\njeugdgroepen' })
    expect(answer.headers.get('location')).toBe('/profiel/kennis?gedaan=kennis')
    const reader = await portal.as(region.people.reader)
    for (const q of ['jeugd', 'CAFE', 'wams cafe', 'overlast']) {
      const page = await reader.get(`/wie-weet-wat?q=${encodeURIComponent(q)}`)
      expect([q, page.body.includes('Noor Zeeman')]).toEqual([q, true])
      expect(page.body).not.toContain(expert.email)
    }
    expect((await reader.get('/wie-weet-wat?q=groep')).body).not.toContain('Noor Zeeman')
    await knowing(expert, { subjects: 'Jeugdgroepen', contact: 'on' })
    expect((await reader.get('/wie-weet-wat?q=jeugd')).body).toContain(expert.email)
    await knowing(expert, { subjects: '' })
    expect((await reader.get('/wie-weet-wat')).body).not.toContain('Noor Zeeman')
  })

  test('shows people whose organisation hides names as function and number, without address', async () => {
    const officer = await someone({
      name: 'Femke Valkenburg',
      email: 'fv@politie.example',
      jobTitle: 'Wijkagent',
      organisation: region.organisations.police,
    })
    await knowing(officer, { subjects: 'Straatroof', contact: 'on' })
    const reader = await portal.as(region.people.reader)
    for (const path of ['/wie-weet-wat?q=straatroof', '/wie-weet-wat.data?q=straatroof']) {
      const { body } = await reader.get(path)
      expect(body).toContain(`Wijkagent ${officer.number}`)
      expect(body).not.toMatch(/Valkenburg|fv@/)
    }
  })

  test('holds nobody who left, is suspended or a guest, and is not for guests or visitors', async () => {
    const { db } = portal.services
    const gone = await someone({ name: 'Gijs Vertrokken', organisation: region.organisations.duin })
    const blocked = await someone({ name: 'Bas Geblokkeerd', organisation: region.organisations.duin })
    for (const person of [gone, blocked]) await knowing(person, { subjects: 'Vuurwerk' })
    const reader = await portal.as(region.people.reader)
    expect((await reader.get('/wie-weet-wat?q=vuurwerk')).body).toMatch(/Gijs Vertrokken[^]*Bas Geblokkeerd/)
    await db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ endsAt: Date.now() - 1 })
        .where(eq(membership.userId, gone.id))
      await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, blocked.id))
    })
    expect((await reader.get('/wie-weet-wat?q=vuurwerk')).body).not.toMatch(/Gijs|Bas/)
    const guest = await portal.as(region.people.guest)
    expect((await guest.get('/wie-weet-wat')).status).toBe(404)
    expect((await clientOf(portal.url, '').get('/wie-weet-wat')).headers.get('location')).toMatch(/^\/inloggen/)
  })

  test('keeps what was typed where there is too much of it, and turns its pages', async () => {
    const person = await someone()
    const many = Array.from({ length: 21 }, (_, n) => `Onderwerp ${n}`).join('\n')
    const refused = await knowing(person, { subjects: many })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Onderwerp 20')
    expect((await knowing(person, { subjects: '%_%' })).status).toBe(422)
    for (let n = 0; n < 51; n++) await knowing(await someone({ name: `Kenner ${n}.` }), { subjects: 'Bladeren' })
    const reader = await portal.as(region.people.reader)
    const first = await reader.get('/wie-weet-wat?q=bladeren')
    const next = /href="(\?[^"]*na=\d+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await reader.get(`/wie-weet-wat${next}`)
    const names = (body: string) => [...body.matchAll(/Kenner \d+\./g)].map(String)
    expect(new Set([...names(first.body), ...names(second.body)]).size).toBe(51)
    expect(names(second.body)).toHaveLength(1)
  })
})

describe('a token', () => {
  test('does what it was made for and nothing else', async () => {
    const { db, secrets } = portal.services
    const person = await someone({ organisation: region.organisations.duin })
    const search = await anApiToken(db, secrets, person.id, { scopes: ['search'] })
    const account = await anApiToken(db, secrets, person.id, { scopes: ['account'] })
    expect((await asked(search.token, '/api/v1/search?q=x')).status).toBe(200)
    expect((await asked(account.token, '/api/v1/search?q=x')).status).toBe(403)
    const refused = await asked(search.token, '/api/v1/account')
    expect(refused.status).toBe(403)
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    expect(refused.headers.get('www-authenticate')).toContain('insufficient_scope')
    const told = JSON.parse((await asked(account.token, '/api/v1/account')).body) as { email: string }
    expect(told).toMatchObject({ email: person.email, memberships: [{ role: 'reader' }] })
    const own = await portal.as(person)
    expect((await own.get('/api/v1/account')).status).toBe(200)
  })

  test('is made for at least one thing, which its list shows', async () => {
    const own = await portal.as(await someone())
    expect((await own.post('/profiel', { intent: 'make-token', name: 'x', days: '30' })).status).toBe(422)
    expect((await own.post('/profiel', { intent: 'make-token', name: 'x', days: '30', scopes: 'alles' })).status).toBe(
      422,
    )
    await own.post('/profiel', { intent: 'make-token', name: 'Rooster', days: '30', scopes: ['search', 'account'] })
    expect((await own.get('/profiel')).body).toContain('Zoeken in wat u mag lezen; Opvragen wie u bent')
  })
})

test('a mail that somebody turned off is not sent to them, also when it waited already; others are', async () => {
  const { db, mailer } = portal.services
  const sent: string[] = []
  const original = mailer.send.bind(mailer)
  mailer.send = async (mail) => {
    sent.push(`${mail.to} ${mail.subject}`)
    await original(mail)
  }
  const manager = await someone({ role: 'manager', organisation: region.organisations.duin })
  const wait = (template: string) =>
    db.write((tx) =>
      emit(tx, {
        topic: 'send-mail',
        key: `${template}:${manager.id}`,
        payload: { template, userId: manager.id, organisationId: region.organisations.duin.id },
      }),
    )
  await wait('confirmation')
  const own = await portal.as(manager)
  await own.post('/profiel/mails', { intent: 'notices', notices: ['opened'] })
  await wait('invitation')
  await portal.settle()
  expect(sent.filter((line) => line.startsWith(manager.email))).toEqual([
    `${manager.email} Uw toegang tot het kennisportaal`,
  ])
  await own.post('/profiel/mails', { intent: 'notices', notices: ['opened', 'confirmation'] })
  await wait('confirmation')
  await portal.settle()
  expect(sent.filter((line) => line.startsWith(manager.email))).toHaveLength(2)
  mailer.send = original
})

describe('deleting one’s account', () => {
  test('ends everything at once, leaves what was made under a number, and the trail its ids', async () => {
    const { services } = portal
    const { db, secrets } = services
    const person = await someone({
      name: 'Sander Stil',
      email: 'stil@duin.example',
      role: 'editor',
      organisation: region.organisations.duin,
    })
    const { token } = await anApiToken(db, secrets, person.id)
    const paper = await aDocument(services, {
      title: 'Wat Sander schreef',
      label: 'GREEN',
      owner: region.organisations.duin,
      creator: person,
    })
    await knowing(person, { subjects: 'Stilte' })
    const own = await portal.as(person)
    const elsewhere = await portal.as(person)
    expect((await own.post('/profiel/account', {})).status).toBe(422)
    const gone = await own.post('/profiel/account', { sure: 'ja' })
    expect(gone.headers.get('location')).toBe('/')
    for (const client of [own, elsewhere])
      expect((await client.get('/profiel')).headers.get('location')).toMatch(/^\/inloggen/)
    expect((await asked(token, '/api/v1/search?q=x')).status).toBe(401)
    const [row] = await db.read.select().from(user).where(eq(user.id, person.id))
    expect(JSON.stringify(row)).not.toMatch(/Sander|stil@/)
    const reader = await portal.as(region.people.reader)
    const page = await reader.get(urls.library.item(paper))
    expect(page.status).toBe(200)
    expect(page.body).not.toMatch(/Sander Stil/)
    expect((await reader.get('/wie-weet-wat?q=stilte')).body).not.toContain('Sander')
    const acts = await db.read.select().from(audit).where(eq(audit.actor, person.id))
    expect(acts.map(({ action }) => action)).toContain('delete-account')
  })

  test('is refused to the last manager of an organisation and the last administrator', async () => {
    const { db } = portal.services
    const manager = await someone({ role: 'manager' })
    expect((await (await portal.as(manager)).post('/profiel/account', { sure: 'ja' })).status).toBe(403)
    const { administrator } = region.people
    expect((await (await portal.as(administrator)).post('/profiel/account', { sure: 'ja' })).status).toBe(403)
    expect(await db.read.select().from(user).where(eq(user.deletedAt, 1))).toEqual([])
    const [kept] = await db.read
      .select({ name: organisation.name })
      .from(membership)
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .where(eq(membership.userId, manager.id))
    expect(kept).toBeDefined()
    const second = await someone({ organisation: null, administrator: true })
    expect((await (await portal.as(second)).post('/profiel/account', { sure: 'ja' })).status).toBe(302)
  })

  test('needs a fresh second step', async () => {
    const person = await someone()
    const stale = await portal.as(person, { assurance: 2 })
    expect((await stale.post('/profiel/account', { sure: 'ja' })).headers.get('location')).toMatch(/^\/inloggen\/code/)
  })
})
