import { and, eq } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seat, seatRequest, workgroup } from '#db/schema/index.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let folder: string
let town: Organisation
let group: typeof workgroup.$inferSelect
let people: Record<'asker' | 'manager' | 'coordinator' | 'stranger', Person>

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web', BASE_URL: 'http://localhost:3000' }, { stopWithTest: false })
  folder = portal.services.config.dataDir
}, 60_000)
afterAll(() => portal.stop())

beforeEach(async () => {
  const { db, secrets } = portal.services
  town = await anOrganisation(db)
  people = {
    asker: await aPerson(db, { organisation: town, name: 'Aagje Vrager', secrets }),
    manager: await aPerson(db, { organisation: town, role: 'manager', secrets }),
    coordinator: await aPerson(db, { secrets }),
    stranger: await aPerson(db, { role: 'manager', secrets }),
  }
  group = await aWorkgroup(db, { joining: 'request', name: 'Tafel van Twaalf' })
  const home = await db.read.query.membership.findFirst({
    where: (m, { eq: is }) => is(m.userId, people.coordinator.id),
  })
  await aSeat(db, {
    workgroupId: group.id,
    organisationId: home?.organisationId ?? '',
    userId: people.coordinator.id,
    coordinator: true,
  })
})

const as = (person: Person) => portal.as(person)
const page = () => `/werkgroepen/${group.slug}/meedoen`
const ask = async (by = people.asker, form: Record<string, string> = {}) =>
  (await as(by)).post(page(), { intent: 'join', organisation: town.id, reason: 'Wij willen leren', ...form })
const open = async () => {
  const [request] = await portal.services.db.read
    .select()
    .from(seatRequest)
    .where(eq(seatRequest.workgroupId, group.id))
  return request?.id ?? ''
}
const agree = async (by: Person, form: Record<string, string> = {}) =>
  (await as(by)).post(`/beheer/zitplaatsen/${await open()}`, { intent: 'agree', ...form })
const seated = async (person = people.asker) =>
  (
    await portal.services.db.read
      .select()
      .from(seat)
      .where(and(eq(seat.workgroupId, group.id), eq(seat.userId, person.id)))
  ).length === 1
const joining = (how: 'open' | 'request' | 'invited', values: { hidden?: boolean } = {}) =>
  portal.services.db.write((tx) =>
    tx
      .update(workgroup)
      .set({ joining: how, ...values })
      .where(eq(workgroup.id, group.id)),
  )
function mailsTo(person: Person): string[] {
  const box = join(folder, 'mail')
  return readdirSync(box)
    .map((name) => readFileSync(join(box, name), 'utf8').replace(/=\r?\n/g, ''))
    .filter((mail) => mail.includes(`To: ${person.email}`))
}

describe('somebody who asks for a seat on request', () => {
  test('has it once the coordinator and their manager agreed, and follows how far that is', async () => {
    expect((await ask()).status).toBe(302)
    expect((await (await as(people.asker)).get(page())).body).toContain('een coördinator van de werkgroep en van een')
    expect((await agree(people.coordinator)).status).toBe(302)
    expect(await seated()).toBe(false)
    expect((await (await as(people.asker)).get(page())).body).toContain('akkoord van een beheerder van de organisatie')
    expect((await agree(people.manager)).status).toBe(302)
    expect(await seated()).toBe(true)
    await portal.settle()
    expect((await (await as(people.asker)).get(page())).body).toContain('goedgekeurd')
    expect(mailsTo(people.asker).join()).toContain('goedgekeurd')
  })

  test('is told why not, by the answer of who refused', async () => {
    await ask()
    const answer = await (
      await as(people.coordinator)
    ).post(`/beheer/zitplaatsen/${await open()}`, {
      intent: 'refuse',
      answer: 'De tafel is vol',
    })
    expect(answer.status).toBe(302)
    await portal.settle()
    expect((await (await as(people.asker)).get(page())).body).toContain('De tafel is vol')
    expect(mailsTo(people.asker).join()).toContain('De tafel is vol')
  })

  test('asks once; who must decide gets one mail, which names nobody', async () => {
    expect((await ask()).status).toBe(302)
    expect((await ask()).status).toBe(409)
    await portal.settle()
    for (const person of [people.manager, people.coordinator]) {
      expect(mailsTo(person)).toHaveLength(1)
      expect(mailsTo(person).join()).not.toMatch(/Aagje|Twaalf|leren/)
    }
    expect(mailsTo(people.stranger)).toEqual([])
    for (const person of [people.manager, people.coordinator])
      expect((await (await as(person)).get('/beheer/bevestigingen')).body).toContain('Aagje Vrager')
    expect((await (await as(people.stranger)).get('/beheer/bevestigingen')).body).not.toContain('Aagje')
  })

  test('cannot agree for themselves, nor can somebody of elsewhere; taken back it is gone', async () => {
    await ask()
    const statuses = [await agree(people.asker), await agree(people.stranger)].map(({ status }) => status)
    expect(statuses).toEqual([404, 404])
    await (await as(people.asker)).post(page(), { intent: 'withdraw', request: await open() })
    expect((await agree(people.manager)).status).toBe(404)
    expect(await seated()).toBe(false)
  })
})

test('in an open workgroup the manager alone decides', async () => {
  await joining('open')
  await ask()
  expect((await agree(people.coordinator)).status).toBe(403)
  expect((await agree(people.manager)).status).toBe(302)
  expect(await seated()).toBe(true)
})

test('the only manager who asks for themselves needs a coordinator and an administrator of elsewhere, also where it is open', async () => {
  const { db, secrets } = portal.services
  await joining('open')
  const administrator = await aPerson(db, { organisation: null, administrator: true, secrets })
  expect((await ask(people.manager)).status).toBe(302)
  expect((await agree(people.manager)).status).toBe(403)
  expect((await agree(people.coordinator)).status).toBe(302)
  expect(await seated(people.manager)).toBe(false)
  expect((await agree(administrator)).status).toBe(302)
  expect(await seated(people.manager)).toBe(true)
})

test('what a manager agreed to still waits for the coordinator when somebody else becomes manager', async () => {
  const { db, secrets } = portal.services
  await joining('open')
  await ask(people.manager)
  const administrator = await aPerson(db, { organisation: null, administrator: true, secrets })
  expect((await agree(administrator)).status).toBe(302)
  await aPerson(db, { organisation: town, role: 'manager', secrets })
  expect(await seated(people.manager)).toBe(false)
  expect((await agree(people.coordinator)).status).toBe(302)
  expect(await seated(people.manager)).toBe(true)
})

test('a workgroup that invites takes no requests, and a hidden one does not exist to who asks', async () => {
  await joining('invited')
  expect((await ask()).status).toBe(403)
  await joining('open', { hidden: true })
  expect((await ask()).status).toBe(404)
  expect((await (await as(people.asker)).get(page())).status).toBe(404)
})

test('what changed meanwhile counts: who left gets no seat, and a closed workgroup opens for nobody', async () => {
  await ask()
  await agree(people.coordinator)
  await joining('invited')
  expect((await agree(people.manager)).status).toBe(409)
  expect(await seated()).toBe(false)
})

test('a holder proposes a successor of the own organisation, and the manager confirms', async () => {
  const { db, secrets } = portal.services
  const holder = await aPerson(db, { organisation: town, secrets })
  const held = await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: holder.id })
  const form = { intent: 'successor', seat: held.id, user: people.asker.id }
  expect((await (await as(people.asker)).post(page(), form)).status).toBe(404)
  expect((await (await as(holder)).post(page(), form)).status).toBe(302)
  expect((await agree(people.coordinator)).status).toBe(403)
  expect((await agree(people.manager)).status).toBe(302)
  expect([await seated(), await seated(holder)]).toEqual([true, false])
})
