import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeReadings } from '#app/modules/items/reading-count.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { urls } from '#app/lib/urls.ts'
import { record } from '#db/audit.server.ts'
import { membership, organisation, organisationName, outbox, passkey, user } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, type Person } from '#tests/factories/people.ts'
import { aProvider, anIdentity } from '#tests/factories/sso.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { quarterOf } from './quarter.ts'

let portal: Portal
let region: Region
let second: Person
const here = '/beheer/regio'

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  region = await aRegion(db, secrets)
  second = await aPerson(db, { organisation: null, administrator: true, secrets })
}, 60_000)
afterAll(() => portal.stop())

const mails = async () =>
  (await portal.services.db.read.select().from(outbox).where(eq(outbox.topic, 'send-mail'))).map(({ key }) => key)
const words = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const grantsOn = (body: string) =>
  [...body.matchAll(/name="grants"[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '')

describe('setting up the region', () => {
  test('begins with a list that is looked at first, and writes nothing while a row is wrong', async () => {
    const { db } = portal.services
    const client = await portal.as(region.people.administrator)
    const before = await db.read.select({ id: user.id }).from(user)
    const list = 'Gemeente Duin;Anna Riet;anna@duin.example;adviseur OOV\nNergens;Bo Zand;geen-adres;\n'
    for (const intent of ['preview', 'confirm']) {
      const answer = await client.post(here, { intent, list })
      expect(answer.status).toBe(422)
      expect(answer.body).toContain('anna@duin.example')
      expect(words(answer.body)).toContain('2 e-mailadres is geen geldig e-mailadres')
    }
    expect(await db.read.select({ id: user.id }).from(user)).toHaveLength(before.length)
    const known = await client.post(here, {
      intent: 'preview',
      list: 'duin;Mirjam;mirjam@voorbeeld.example;\nHoek;Xander;xander@voorbeeld.example',
    })
    expect(words(known.body)).toContain('1 e-mailadres hoort al bij de organisatie')
    expect(words(known.body)).toContain('2 e-mailadres is uw eigen adres')
  })

  test('finds a municipality by what it was called before, and never one that went into another', async () => {
    const { db } = portal.services
    const into = await anOrganisation(db, { name: 'Gemeente Voorne aan Zee' })
    const gone = await anOrganisation(db, { name: 'Gemeente Brielle', slug: 'gemeente-brielle', mergedInto: into.id })
    const other = await anOrganisation(db, { name: 'Gemeente Elders' })
    await db.write(async (tx) => {
      await tx.insert(organisationName).values([
        { organisationId: into.id, name: gone.name, until: 1 },
        { organisationId: into.id, name: 'Westland', until: 1 },
        { organisationId: other.id, name: 'Gemeente Westland', until: 1 },
      ])
    })
    const client = await portal.as(region.people.administrator)
    const look = await client.post(here, { intent: 'preview', list: 'brielle;Bo Zand;bo@voorne.example;' })
    expect(words(look.body)).toContain('Gemeente Voorne aan Zee Bo Zand bo@voorne.example niet genoemd “brielle” is nu')
    expect(look.body).not.toContain('wordt gemaakt:')
    const twofold = await client.post(here, { intent: 'preview', list: 'Westland;Bo Zand;bo@voorne.example;' })
    expect(words(twofold.body)).toMatch(/heet nu Gemeente \S.* of Gemeente \S.*: schrijf de naam van nu/)
    expect((await client.get(here)).body).not.toContain('>Gemeente Brielle<')
    expect((await client.get('/beheer/kwartaal')).body).not.toContain('>Gemeente Brielle<')
  })

  test('gives nothing until a second administrator agrees, and then all at once', async () => {
    const { db } = portal.services
    const first = await portal.as(region.people.administrator)
    const names = Array.from({ length: 23 }, (_, n) => `Proefgemeente ${n + 1}`)
    const list = names.map((name, n) => `${name}\tBeheerder ${n}\tbeheerder${n}@proef.example\tadviseur OOV`).join('\n')
    const look = await first.post(here, { intent: 'preview', list })
    expect(look.body).toContain('Deze gemeenten worden gemaakt: Proefgemeente 1, ')
    expect((await first.post(here, { intent: 'confirm', list })).headers.get('location')).toBe(
      `${here}?gedaan=klaargezet`,
    )
    const own = await first.get(here)
    expect(grantsOn(own.body)).toEqual([])
    expect(own.body).toContain('23 beheerders wachten')
    expect((await mails()).filter((key) => key.startsWith('invitation:'))).toEqual([])

    const other = await portal.as(second)
    const grants = grantsOn((await other.get(here)).body)
    expect(grants).toHaveLength(23)
    expect((await first.post(here, { intent: 'grant', grants })).status).toBe(403)
    expect((await other.post(here, { intent: 'grant', grants })).headers.get('location')).toBe(
      `${here}?gedaan=bevestigd`,
    )
    expect((await mails()).filter((key) => key.startsWith('invitation:'))).toHaveLength(23)
    const made = await db.read
      .select({
        role: membership.role,
        pendingSince: membership.pendingSince,
        kind: organisation.kind,
        core: organisation.corePartner,
      })
      .from(membership)
      .innerJoin(organisation, eq(organisation.id, membership.organisationId))
      .innerJoin(user, eq(user.id, membership.userId))
      .where(eq(user.jobTitle, 'adviseur OOV'))
    expect(made).toHaveLength(23)
    expect(new Set(made.map((row) => JSON.stringify(row))).size).toBe(1)
    expect(made[0]).toEqual({ role: 'manager', pendingSince: null, kind: 'municipality', core: true })
    expect((await other.post(here, { intent: 'grant', grants })).status).toBe(404)
  })

  test('shows how far each is, and reminds each manager once a day', async () => {
    const { db, secrets } = portal.services
    const town = (await db.read.select().from(organisation).where(eq(organisation.name, 'Proefgemeente 3')))[0]!
    const started = await aPerson(db, {
      organisation: town,
      role: 'manager',
      passwordHash: 'x',
      enrolled: false,
      secrets,
    })
    const done = await aPerson(db, { organisation: town, role: 'manager', passwordHash: 'x', secrets })
    await aDocument(portal.services, { label: 'GREEN', owner: town, creator: done })
    const client = await portal.as(region.people.administrator)
    const row = (body: string) =>
      /Proefgemeente 3<[^]*?<\/tr>/
        .exec(body)?.[0]
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ') ?? ''
    expect(row((await client.get(here)).body)).toContain('3 beheerders 2 van 3 1 van 3 ja Herinner')
    await db.write(async (tx) => void (await tx.delete(outbox)))
    expect((await client.post(here, { intent: 'remind', kind: 'municipality' })).headers.get('location')).toBe(
      `${here}?soort=municipality&gedaan=herinnerd`,
    )
    const sent = await mails()
    expect(sent.filter((key) => key.startsWith('invitation:'))).toHaveLength(23)
    expect(sent.filter((key) => key.startsWith('factor:'))).toEqual([`factor:${started.id}`])
    expect(
      (await client.post(here, { intent: 'remind', kind: 'municipality', user: started.id })).headers.get('location'),
    ).toBe(`${here}?soort=municipality&gedaan=al-herinnerd`)
    expect(row((await client.get(here)).body)).toContain('Herinnerd op')
    expect(
      (await client.post(here, { intent: 'remind', kind: 'municipality', user: region.people.reader.id })).status,
    ).toBe(404)
  })

  test('counts a passkey and the organisation’s own sign-in, and reminds only who needs a second step still', async () => {
    const { db, secrets } = portal.services
    const town = await anOrganisation(db, { name: 'Telgemeente' })
    const manager = () =>
      aPerson(db, { organisation: town, role: 'manager', passwordHash: null, enrolled: false, secrets })
    const [withPasskey, proven, unproven, nothing] = [
      await manager(),
      await manager(),
      await manager(),
      await manager(),
    ]
    await db.write((tx) =>
      tx.insert(passkey).values({
        userId: withPasskey.id,
        credentialId: 'telgemeente',
        publicKey: 'x',
        counter: 0,
        transports: [],
        name: 'Laptop',
        createdAt: 1,
      }),
    )
    for (const [person, amrValues] of [
      [proven, 'mfa'],
      [unproven, ''],
    ] as const) {
      const issuer = `https://${person.id}.example`
      await anIdentity(db, await aProvider(db, secrets, { organisationId: town.id, issuer, amrValues }), person.id, 'x')
    }
    const client = await portal.as(region.people.administrator)
    const row = async () => words(/>Telgemeente<[^]*?<\/tr>/.exec((await client.get(here)).body)?.[0] ?? '')
    expect(await row()).toContain('4 beheerders 3 van 4 2 van 4')
    await db.write(async (tx) => void (await tx.delete(outbox)))
    await client.post(here, { intent: 'remind', kind: 'municipality' })
    const sent = await mails()
    for (const one of [withPasskey, proven]) expect(sent.filter((key) => key.endsWith(one.id))).toEqual([])
    expect(sent).toContain(`factor:${unproven.id}`)
    expect(sent).toContain(`invitation:${nothing.id}`)
    const stale = await client.post(here, { intent: 'remind', kind: 'municipality', user: withPasskey.id })
    expect(stale.headers.get('location')).toContain('gedaan=al-herinnerd')
  })

  test('is for administrators only, with a fresh second step', async () => {
    for (const person of [region.people.manager, region.people.reader, region.people.coordinator]) {
      const client = await portal.as(person)
      expect((await client.get(here)).status).toBe(404)
      expect((await client.post(here, { intent: 'remind', kind: 'municipality' })).status).toBe(404)
    }
    const stale = await portal.as(region.people.administrator, { assurance: 2 })
    expect((await stale.post(here, { intent: 'remind', kind: 'municipality' })).headers.get('location')).toMatch(
      /^\/inloggen\/code/,
    )
  })
})

describe('the board’s page of a quarter', () => {
  const numbers = (body: string, name: string) =>
    [...(new RegExp(`>${name}<[^]*?</tr>`).exec(body)?.[0] ?? '').matchAll(/<td[^>]*>([\d.]+)<\/td>/g)].map((m) =>
      Number(m[1]),
    )

  test('counts who signed in, what is shared with all partners and how often was read; nothing stricter', async () => {
    const { services } = portal
    const { db } = services
    const { duin } = region.organisations
    const client = await portal.as(region.people.administrator)
    const page = async () => (await client.get('/beheer/kwartaal')).body
    const [people = 0, active = 0, shared = 0, readings = 0] = numbers(await page(), 'Gemeente Duin')
    const green = await aDocument(services, { label: 'GREEN', owner: duin, creator: region.people.manager })
    const amber = await aDocument(services, {
      label: 'AMBER',
      owner: duin,
      creator: region.people.manager,
      locks: [`org:${duin.id}`],
    })
    const manager = await portal.as(region.people.manager)
    for (const item of [green, green, amber]) expect((await manager.get(urls.library.item(item))).status).toBe(200)
    await storeReadings(db)
    await db.write((tx) =>
      record(tx, {
        actor: region.people.manager.id,
        action: 'sign-in',
        object: 'user',
        objectId: region.people.manager.id,
      }),
    )
    expect(numbers(await page(), 'Gemeente Duin')).toEqual([people, active + 1, shared + 1, readings + 2])
    const refused = region.people.otherCoordinator.id
    await db.write((tx) =>
      record(tx, { actor: refused, action: 'sign-in', object: 'user', objectId: refused, result: 'refused' }),
    )
    expect(numbers(await page(), 'Gemeente Duin')[1]).toBe(active + 1)
    await db.write((tx) =>
      record(tx, { actor: refused, action: 'sign-in', object: 'user', objectId: refused, detail: { with: 'passkey' } }),
    )
    expect(numbers(await page(), 'Gemeente Duin')[1]).toBe(active + 2)
    const earlier = (await client.get('/beheer/kwartaal?kwartaal=2024-1')).body
    expect(numbers(earlier, 'Gemeente Duin').slice(1)).toEqual([0, 0, 0])
    expect(earlier).toContain('eerste kwartaal van 2024')
    expect((await client.get('/beheer/kwartaal?kwartaal=2099-1')).body).toContain(
      quarterOf(isoDate(Date.now())).code.slice(0, 4),
    )
  })

  test('is for the bureau and administrators', async () => {
    const { db, secrets } = portal.services
    const boss = await aPerson(db, { organisation: region.organisations.office, role: 'manager', secrets })
    expect((await (await portal.as(boss)).get('/beheer/kwartaal')).status).toBe(200)
    expect((await (await portal.as(region.people.manager)).get('/beheer/kwartaal')).status).toBe(404)
  })
})
