import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '#app/auth/password.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { apiToken, audit, membership, organisation, session, user } from '#db/schema/index.ts'
import {
  anApiToken,
  anOrganisation,
  aPerson,
  aSeat,
  aWorkgroup,
  type Organisation,
  type Person,
  totpCode,
} from '#tests/factories/people.ts'
import { clientOf, openPortal, type Answer, type Portal } from '#tests/setup/portal.ts'
import { createFirstAdministratorLink, inviteAdministrator } from './commands.account.server.ts'

const password = 'kraan-molen-zeventien-haring'
const other = 'vier heel andere woorden'
const environment = { BASE_URL: 'http://localhost:3000' }
let portal: Portal
let town: Organisation
let elsewhere: Organisation
let people: Record<'reader' | 'manager' | 'coordinator' | 'administrator', Person>
let workgroupSlug: string

beforeAll(async () => {
  portal = await openPortal(environment, { stopWithTest: false })
  const { db, secrets } = portal.services
  useAuditKey(secrets.audit)
  town = await anOrganisation(db, { name: 'Schiedam', slug: 'schiedam' })
  elsewhere = await anOrganisation(db, { name: 'Politie', slug: 'politie', kind: 'police', namesHidden: true })
  const passwordHash = await hashPassword(password)
  people = {
    reader: await aPerson(db, { organisation: town, passwordHash, secrets }),
    manager: await aPerson(db, { organisation: town, role: 'manager', secrets }),
    coordinator: await aPerson(db, { organisation: town, secrets }),
    administrator: await aPerson(db, { organisation: null, administrator: true, secrets }),
  }
  await aPerson(db, {
    name: 'Bram Geheim',
    email: 'bram@politie.example',
    jobTitle: 'Wijkagent',
    organisation: elsewhere,
  })
  const group = await aWorkgroup(db, { name: 'Ondermijning' })
  workgroupSlug = group.slug
  await aWorkgroup(db, { name: 'Operatie Zeearend', slug: 'abcdefgh', hidden: true })
  await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: people.coordinator.id, coordinator: true })
})
afterAll(() => portal.stop())

const anonymous = () => clientOf(portal.url, '')
const withCookie = (answer: Answer) => clientOf(portal.url, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')

describe('who gets which page', () => {
  const paths = [
    '/profiel',
    '/beheer',
    '/beheer/organisaties',
    '/beheer/organisaties/schiedam',
    '/beheer/organisaties/politie',
    '/beheer/werkgroepen',
    '/beheer/werkgroepen/WORKGROUP',
    '/beheer/deelgroepen',
    '/beheer/bevestigingen',
    '/beheer/taken',
  ]
  test.each([
    ['anonymous', null, 3, [302, 302, 302, 302, 302, 302, 302, 302, 302, 302]],
    ['an administrator with the password only', 'administrator', 1, [302, 302, 302, 302, 302, 302, 302, 302, 302, 302]],
    ['a reader', 'reader', 3, [200, 404, 404, 404, 404, 404, 404, 404, 404, 404]],
    ['a manager', 'manager', 2, [200, 200, 200, 200, 404, 200, 404, 404, 200, 404]],
    ['a coordinator', 'coordinator', 2, [200, 200, 404, 404, 404, 200, 200, 404, 200, 404]],
    ['an administrator', 'administrator', 2, [200, 200, 200, 200, 200, 200, 200, 200, 200, 200]],
  ] as const)('%s', async (_, who, assurance, statuses) => {
    const client = await portal.as(who && people[who], { assurance })
    const answers: Answer[] = []
    for (const path of paths) answers.push(await client.get(path.replace('WORKGROUP', workgroupSlug)))
    expect(answers.map((answer) => answer.status)).toEqual(statuses)
    for (const answer of answers) {
      expect(answer.headers.get('cache-control')).toContain('no-store')
      expect(answer.body).not.toMatch(/ style=|<script(?! type="module" src)/)
    }
  })

  test('a page that exists and one that does not give the same 404', async () => {
    const client = await portal.as(people.manager)
    const hidden = await client.get('/beheer/organisaties/politie')
    const absent = await client.get('/beheer/organisaties/nergens')
    expect(hidden.body.replaceAll('organisaties/politie', 'X')).toBe(
      absent.body.replaceAll('organisaties/nergens', 'X'),
    )
  })

  test('changes ask for a second factor of the last hour', async () => {
    const client = await portal.as(people.manager, { assurance: 2 })
    const answer = await client.post('/beheer/organisaties/schiedam', {
      intent: 'end',
      membership: people.reader.membershipId ?? '',
    })
    expect(answer.headers.get('location')).toBe('/inloggen/code?naar=%2Fbeheer%2Forganisaties%2Fschiedam')
  })

  test('an administrator sees neither the names that an organisation hides nor that of a hidden workgroup', async () => {
    const client = await portal.as(people.administrator)
    for (const path of ['/beheer/organisaties/politie', '/beheer/werkgroepen', '/beheer/werkgroepen/abcdefgh']) {
      const answer = await client.get(path)
      expect(answer.status).toBe(200)
      expect(answer.body).not.toMatch(/Bram|politie\.example|Zeearend/)
    }
    expect((await client.get('/beheer/organisaties/politie')).body).toContain('Wijkagent')
  })
})

describe('the page of an organisation', () => {
  test('adds a person, who has no password until they choose one', async () => {
    const { db } = portal.services
    const client = await portal.as(people.manager)
    const form = {
      intent: 'add',
      name: 'Nieuwe Collega',
      email: 'Nieuw@Schiedam.example',
      role: 'author',
      endDate: '2030-12-31',
    }
    const answer = await client.post('/beheer/organisaties/schiedam', form)
    expect(answer.headers.get('location')).toBe('/beheer/organisaties/schiedam?gedaan=add')
    const page = await client.get('/beheer/organisaties/schiedam?gedaan=add')
    expect(page.body).toContain('De persoon is toegevoegd')
    expect(page.body).toContain('31 december 2030')
    const [added] = await db.read.select().from(user).where(eq(user.email, 'nieuw@schiedam.example'))
    expect(added?.passwordHash).toBeNull()
  })

  test('keeps what was typed and says what is wrong', async () => {
    const client = await portal.as(people.manager)
    const answer = await client.post('/beheer/organisaties/schiedam', {
      intent: 'add',
      name: 'Jan',
      email: 'geen adres',
      role: 'baas',
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('value="geen adres"')
    expect(answer.body).toContain('Vul een geldig e-mailadres in')
    expect(answer.body).toContain('Kies een rol')
  })

  test('does not take fields that are not on the form, or people of another organisation', async () => {
    const { db } = portal.services
    const client = await portal.as(people.manager)
    const [theirs] = await db.read.select().from(membership).where(eq(membership.organisationId, elsewhere.id))
    const forged = { intent: 'change', membership: theirs?.id ?? '', role: 'guest', organisationId: town.id }
    expect((await client.post('/beheer/organisaties/schiedam', forged)).status).toBe(404)
    const extra = {
      intent: 'add',
      name: 'X',
      email: 'x@x.example',
      role: 'reader',
      administrator: 'on',
      organisationId: elsewhere.id,
      pendingSince: '',
    }
    await client.post('/beheer/organisaties/schiedam', extra)
    const [made] = await db.read
      .select({ administrator: user.administrator, organisationId: membership.organisationId })
      .from(user)
      .innerJoin(membership, eq(membership.userId, user.id))
      .where(eq(user.email, 'x@x.example'))
    expect(made).toEqual({ administrator: false, organisationId: town.id })
  })

  test('names an organisation’s new kind only after how many items it opens was shown', async () => {
    const { db } = portal.services
    const client = await portal.as(people.administrator)
    const form = { intent: 'edit', name: 'Schiedam', kind: 'municipality', corePartner: 'on', namesHidden: 'on' }
    expect((await client.post('/beheer/organisaties/schiedam', form)).status).toBe(302)
    const [after] = await db.read.select().from(organisation).where(eq(organisation.id, town.id))
    expect(after).toMatchObject({ namesHidden: true, corePartner: true, publishes: false })
  })

  test('what waits for a manager is confirmed as it stood on the page, or not at all', async () => {
    const [administrator, manager] = [await portal.as(people.administrator), await portal.as(people.manager)]
    const page = '/beheer/organisaties/schiedam'
    const added = { intent: 'add', name: 'Wacht Even', email: 'wacht@schiedam.example', role: 'reader' }
    await administrator.post(page, added)
    const { body } = await manager.get('/beheer/bevestigingen')
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''
    const form = { intent: 'confirm', kind: 'membership', id: field('id'), shown: field('shown') }
    await administrator.post(page, { intent: 'change', membership: field('id'), role: 'manager' })
    const late = await manager.post('/beheer/bevestigingen', form)
    expect(late.status).toBe(409)
    expect(late.body).toContain('Dit is gewijzigd sinds u het zag')
    expect(late.body).toContain('Wacht Even als beheerder van de organisatie')
    const now = /name="shown" value="([^"]+)"/.exec(late.body)?.[1] ?? ''
    expect((await manager.post('/beheer/bevestigingen', { ...form, shown: now })).status).toBe(302)
  })

  test('an administrator makes organisations, workgroups and groups through the pages', async () => {
    const client = await portal.as(people.administrator)
    const made = await client.post('/beheer/organisaties', {
      name: 'Gemeente Vlaardingen',
      kind: 'municipality',
      corePartner: 'on',
    })
    expect(made.headers.get('location')).toBe('/beheer/organisaties/gemeente-vlaardingen')
    const group = await client.post('/beheer/werkgroepen', { name: 'Mensenhandel', kind: 'workgroup', hidden: 'on' })
    expect(group.headers.get('location')).toMatch(/^\/beheer\/werkgroepen\/[a-z2-9]{8}$/)
    await client.post('/beheer/deelgroepen', { intent: 'make', name: 'Waterweg', owner: town.id })
    const groups = await client.get('/beheer/deelgroepen?gedaan=make')
    expect(groups.body).toContain('Waterweg')
    expect(groups.body).toContain('De deelgroep is gemaakt')
  })
})

describe('the own profile', () => {
  test('ends another session of the own account, never somebody else’s', async () => {
    const { db } = portal.services
    const [mine, second] = [await portal.as(people.reader), await portal.as(people.reader)]
    const theirs = await portal.as(people.manager)
    const rows = await db.read.select().from(session).where(eq(session.userId, people.reader.id))
    const page = await mine.get('/profiel')
    const ended = /name="session" value="([a-z0-9]+)"/.exec(page.body)?.[1] ?? ''
    expect(rows.map((row) => row.id)).toContain(ended)
    expect((await mine.post('/profiel', { intent: 'end-session', session: ended })).status).toBe(302)
    expect((await second.get('/profiel')).status).toBe(302)
    const [foreign] = await db.read.select().from(session).where(eq(session.userId, people.manager.id))
    expect((await mine.post('/profiel', { intent: 'end-session', session: foreign?.id ?? '' })).status).toBe(404)
    expect((await theirs.get('/profiel')).status).toBe(200)
  })

  test('ends all other sessions at once, and that is written down', async () => {
    const { db } = portal.services
    const person = await aPerson(db, { organisation: town, secrets: portal.services.secrets })
    const [mine, second] = [await portal.as(person), await portal.as(person)]
    expect((await mine.post('/profiel', { intent: 'end-others' })).status).toBe(302)
    expect((await second.get('/profiel')).status).toBe(302)
    expect((await mine.get('/profiel')).status).toBe(200)
    const trail = await db.read.select().from(audit).where(eq(audit.actor, person.id))
    expect(trail.map(({ action, objectId }) => [action, objectId])).toEqual([['end-other-sessions', person.id]])
  })

  test('changes the password: other sessions end, this one goes on under a new cookie', async () => {
    const [mine, second] = [await portal.as(people.reader), await portal.as(people.reader)]
    const wrong = await mine.post('/profiel', { intent: 'password', currentPassword: 'fout', newPassword: other })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('niet uw huidige wachtwoord')
    const answer = await mine.post('/profiel', { intent: 'password', currentPassword: password, newPassword: other })
    expect(answer.status).toBe(302)
    expect((await second.get('/profiel')).status).toBe(302)
    expect((await mine.get('/profiel')).status).toBe(302)
    expect((await withCookie(answer).get('/profiel')).status).toBe(200)
    const restored = { intent: 'password', currentPassword: other, newPassword: password }
    expect((await withCookie(answer).post('/profiel', restored)).status).toBe(302)
  })

  test('shows new recovery codes and a new token once, on the same page', async () => {
    const { db } = portal.services
    const client = await portal.as(people.reader)
    const codes = await client.post('/profiel', { intent: 'recovery' })
    expect(codes.body.match(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g)).toHaveLength(10)
    const made = await client.post('/profiel', {
      intent: 'make-token',
      name: 'Mijn script',
      days: '30',
      scopes: 'search',
    })
    const token = /<code>([\w-]{43})<\/code>/.exec(made.body)?.[1] ?? ''
    expect(token).not.toBe('')
    const page = await client.get('/profiel')
    expect(page.body).toContain('Mijn script')
    expect(page.body).not.toContain(token)
    const rows = await db.read.select().from(apiToken).where(eq(apiToken.userId, people.reader.id))
    expect(JSON.stringify(rows)).not.toContain(token)
    const asToken = (value: string) =>
      anonymous().get('/api/v1/search?q=x', { headers: { Authorization: `Bearer ${value}` } })
    expect((await asToken(token)).status).toBe(200)
    await client.post('/profiel', { intent: 'end-token', id: rows[0]?.id ?? '' })
    expect((await asToken(token)).status).toBe(401)
  })

  test('asks for a fresh code before any change', async () => {
    const client = await portal.as(people.reader, { assurance: 2 })
    const forms: Array<Record<string, string>> = [
      { intent: 'recovery' },
      { intent: 'make-token', name: 'x', days: '30', scopes: 'search' },
    ]
    for (const form of forms)
      expect((await client.post('/profiel', form)).headers.get('location')).toBe('/inloggen/code?naar=%2Fprofiel')
  })
})

describe('an API token', () => {
  const ask = (token: string, path = '/api/v1/search?q=x') =>
    anonymous().get(path, { headers: { Authorization: `Bearer ${token}` } })

  test('counts on the API only, until it expires, is revoked or its owner suspended', async () => {
    const { db, secrets } = portal.services
    const owner = await aPerson(db)
    const { token, row } = await anApiToken(db, secrets, owner.id)
    expect((await ask(token)).status).toBe(200)
    expect((await ask(token, '/profiel')).headers.get('location')).toMatch(/^\/inloggen/)
    const [used] = await db.read.select().from(apiToken).where(eq(apiToken.id, row.id))
    expect(used?.usedAt).not.toBeNull()
    await db.write(async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, owner.id))))
    expect((await ask(token)).status).toBe(401)
    for (const values of [{ expiresAt: 1 }, { revokedAt: 1 }]) {
      const dead = await anApiToken(db, secrets, people.manager.id, values)
      expect((await ask(dead.token)).status).toBe(401)
    }
  })

  test('that is wrong is a 401 with problem+json, whatever session comes with it', async () => {
    const cookie = (await portal.as(people.manager)).cookie
    const answer = await anonymous().get('/api/v1/search?q=x', {
      headers: { Authorization: 'Bearer nee-dit-is-geen-goed-token-echt-niet', Cookie: cookie },
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('an invitation', () => {
  test('from the command line makes an administrator, who chooses a password and enrols a phone', async () => {
    const { db, secrets } = portal.services
    const link = await inviteAdministrator(db, secrets, '', 'nieuwe.beheerder@var.example')
    const answer = await anonymous().post(link ?? '', { password })
    expect(answer.headers.get('location')).toBe('/inloggen/instellen')
    const [made] = await db.read.select().from(user).where(eq(user.email, 'nieuwe.beheerder@var.example'))
    expect(made).toMatchObject({ administrator: true, totpEnrolledAt: null })
    expect((await anonymous().post(link ?? '', { password: other })).status).toBe(404)
    expect(await inviteAdministrator(db, secrets, '', 'nieuwe.beheerder@var.example')).toBeNull()
  })

  test('is no link to reset somebody’s password', async () => {
    const { db, secrets } = portal.services
    const link = (await inviteAdministrator(db, secrets, '', 'derde@var.example')) ?? ''
    const turned = link.replace('/uitnodiging/', '/wachtwoord-instellen/')
    expect((await anonymous().post(turned, { password })).status).toBe(404)
  })
})

describe('the first administrator', () => {
  test('registers once, with the alliance office, on an empty database only', async () => {
    const empty = await openPortal(environment)
    const { db, secrets } = empty.services
    const links = [
      await createFirstAdministratorLink(db, secrets, ''),
      await createFirstAdministratorLink(db, secrets, ''),
    ]
    const client = clientOf(empty.url, '')
    for (const link of links) expect((await client.get(link ?? '')).body).toContain('Bureau VAR')
    const form = { name: 'Eerste', email: 'eerste@var.example', password, organisation: 'Bureau VAR' }
    expect((await client.post(links[0] ?? '', { ...form, password: 'kort' })).status).toBe(422)
    const answer = await client.post(links[0] ?? '', form)
    expect(answer.headers.get('location')).toBe('/inloggen/instellen?naar=%2Fbeheer')
    const made = await db.read
      .select({
        role: membership.role,
        kind: organisation.kind,
        publishes: organisation.publishes,
        slug: organisation.slug,
      })
      .from(membership)
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .innerJoin(user, and(eq(user.id, membership.userId), eq(user.administrator, true)))
    expect(made).toEqual([{ role: 'manager', kind: 'alliance_office', publishes: true, slug: 'bureau-var' }])
    for (const link of links)
      expect((await client.post(link ?? '', { ...form, email: 'b@var.example' })).status).toBe(404)
    expect(await createFirstAdministratorLink(db, secrets, '')).toBeNull()
    expect((await client.get(links[0] ?? '')).status).toBe(404)
  })
})

describe('the demo', () => {
  test('has a button per persona, which signs in fully', async () => {
    const demo = await openPortal(environment, { demo: true })
    const { db, config } = demo.services
    const person = await aPerson(db, { name: 'Fatima', email: 'fatima@demo.example', enrolled: false })
    const account = {
      persona: 'guest',
      name: 'Fatima',
      email: person.email,
      password,
      totpSecret: null,
      organisation: 'Schiedam',
      organisationSlug: 'schiedam',
      role: 'guest',
    }
    writeFileSync(join(config.dataDir, 'demo-accounts.json'), JSON.stringify([account]))
    const client = clientOf(demo.url, '')
    const page = await client.get('/inloggen?naar=%2Fprofiel')
    expect(page.body).toContain('Fatima')
    expect(page.body).not.toContain(password)
    const answer = await client.post('/demo-inloggen', { email: person.email, naar: '/profiel' })
    expect(answer.headers.get('location')).toBe('/profiel')
    const inside = clientOf(demo.url, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
    expect((await inside.get('/profiel')).body).toContain('Fatima')
    expect((await client.post('/demo-inloggen', { email: 'niemand@demo.example' })).status).toBe(404)
  })
})

test('over https the cookie is a __Host- cookie that only https carries', async () => {
  const secure = await openPortal({ BASE_URL: 'https://portaal.var.example' })
  const { db, secrets } = secure.services
  const person = await aPerson(db, { passwordHash: await hashPassword(password), secrets })
  const client = clientOf(secure.url, '')
  const first = await client.post('/inloggen', { email: person.email, password })
  expect(first.headers.getSetCookie()[0]).toMatch(/^__Host-sessie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  const half = clientOf(secure.url, first.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  expect((await half.post('/inloggen/code', { code: totpCode(person.totpPlain) })).status).toBe(302)
})
