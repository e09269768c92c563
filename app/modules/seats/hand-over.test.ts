import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { urls } from '#app/lib/urls.ts'
import { isoDate } from '#app/ui/format.ts'
import { seat, seatHolding } from '#db/schema/index.ts'
import { aDocument, aPdfOf } from '#tests/factories/items.ts'
import {
  anApiToken,
  anOrganisation,
  aPerson,
  aSeat,
  aWorkgroup,
  viewerFor,
  type Organisation,
  type Person,
} from '#tests/factories/people.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'

const day = 24 * 3_600_000
let portal: Portal
let town: Organisation
let manager: Person
let old: Person
let next: Person
let held: { id: string }
let group: { id: string; slug: string }

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
}, 60_000)
afterAll(() => portal.stop())

beforeEach(async () => {
  const { db, secrets } = portal.services
  town = await anOrganisation(db)
  manager = await aPerson(db, { organisation: town, role: 'manager', secrets })
  old = await aPerson(db, { organisation: town, name: 'Oude Houder', secrets })
  next = await aPerson(db, { organisation: town, name: 'Nieuwe Houder', secrets })
  group = await aWorkgroup(db)
  held = await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: old.id })
})

const page = () => `/beheer/organisaties/${town.slug}/zitplaatsen`
const handOver = async (form: Record<string, string> = {}, by = manager) =>
  (await portal.as(by)).post(page(), {
    intent: 'hand-over',
    seat: held.id,
    user: next.id,
    holder: old.id,
    ...form,
  })
const holds = async (person: Person, now = Date.now()) =>
  (await viewerFor(portal.services.db, person.id, { now })).keys.has(`wg:${group.id}`)

test('the old holder’s very next request is refused on every channel, and the new one reads', async () => {
  const { services } = portal
  const word = `zwaluwnest${held.id.slice(0, 6)}`
  const paper = await aDocument(services, {
    label: 'AMBER',
    title: `Stuk ${word}`,
    locks: [`wg:${group.id}`],
    files: [{ name: 'plan.pdf', bytes: await aPdfOf([word]) }],
  })
  await portal.settle()
  const [file] = await services.db.read.query.file.findMany({ where: (f, { eq: is }) => is(f.itemId, paper.id) })
  const { token } = await anApiToken(services.db, services.secrets, old.id)
  const api = clientOf(portal.url, '')
  const channels = async (person: Person, bearer?: string) => {
    const client = await portal.as(person)
    const found = await client.get(`/zoeken?q=${word}`)
    const byApi = bearer
      ? await api.get(`/api/v1/search?q=${word}`, { headers: { Authorization: `Bearer ${bearer}` } })
      : null
    return {
      page: (await client.get(urls.library.item(paper))).status,
      file: (await client.get(`/bestanden/${file?.id}`)).status,
      search: found.body.includes(`Stuk ${word}`),
      api: byApi ? byApi.body.includes(`Stuk ${word}`) : null,
    }
  }
  const reads = { page: 200, file: 200, search: true }
  expect(await channels(old, token)).toEqual({ ...reads, api: true })
  expect((await handOver()).status).toBe(302)
  expect(await channels(old, token)).toEqual({ page: 404, file: 404, search: false, api: false })
  expect(await channels(next)).toEqual({ ...reads, api: null })
})

test('from a later day on the old holder stays till then, and both change at that instant', async () => {
  const from = isoDate(Date.now() + 20 * day)
  expect((await handOver({ from })).status).toBe(302)
  const at = amsterdamInstant(from)
  expect([await holds(old), await holds(next)]).toEqual([true, false])
  expect([await holds(old, at - 1), await holds(next, at - 1)]).toEqual([true, false])
  expect([await holds(old, at), await holds(next, at)]).toEqual([false, true])
  const shown = (await (await portal.as(manager)).get(page())).body
  expect(shown).toContain('Nieuwe Houder')
  expect(shown).toContain('Trek overdracht in')
})

test('a hand-over that was taken back leaves the holder as if nothing had been planned', async () => {
  await handOver({ from: isoDate(Date.now() + 20 * day) })
  const { db } = portal.services
  const [later] = await db.read.select().from(seat).where(eq(seat.succeeds, held.id))
  const answer = await (await portal.as(manager)).post(page(), { intent: 'cancel', seat: later?.id ?? '' })
  expect(answer.status).toBe(302)
  const at = Date.now() + 40 * day
  expect([await holds(old, at), await holds(next, at)]).toEqual([true, false])
  const history = await db.read.select().from(seatHolding).where(eq(seatHolding.seatId, held.id))
  expect(history.filter(({ untilAt }) => untilAt !== null)).toEqual([])
})

test('a seat that is taken back takes whoever was to follow with it', async () => {
  await handOver({ from: isoDate(Date.now() + 20 * day) })
  const overview = `/beheer/organisaties/${town.slug}`
  await (await portal.as(manager)).post(overview, { intent: 'end-seat', seat: held.id })
  const at = Date.now() + 40 * day
  expect([await holds(old), await holds(old, at), await holds(next, at)]).toEqual([false, false, false])
})

test('of two managers at once the second is told that the holder has changed', async () => {
  const { db, secrets } = portal.services
  const other = await aPerson(db, { organisation: town, role: 'manager', secrets })
  const third = await aPerson(db, { organisation: town, secrets })
  const answers = await Promise.all([handOver(), handOver({ user: third.id }, other)])
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
  expect([await holds(next), await holds(third)].filter(Boolean)).toHaveLength(1)
  expect(await holds(old)).toBe(false)
})

test('back and forth: who held the seat before may hold it again, and the page tells who held it when', async () => {
  await handOver()
  expect((await handOver({ user: old.id, holder: next.id })).status).toBe(302)
  expect([await holds(old), await holds(next)]).toEqual([true, false])
  const history = await portal.services.db.read.select().from(seatHolding).where(eq(seatHolding.seatId, held.id))
  expect(history.map(({ userId, untilAt }) => [userId, untilAt === null])).toEqual([
    [next.id, false],
    [old.id, true],
  ])
})

test.each([
  ['a guest', async () => (await aPerson(portal.services.db, { organisation: town, role: 'guest' })).id, 422],
  ['somebody of elsewhere', async () => (await aPerson(portal.services.db)).id, 422],
  ['themselves', () => manager.id, 403],
] as const)('a manager hands no seat to %s', async (_, user, status) => {
  expect((await handOver({ user: await user() })).status).toBe(status)
  expect(await holds(old)).toBe(true)
})

test.each(['2020-01-01', isoDate(Date.now() + 800 * day), '2027-02-31', 'morgen'])(
  'the day %s is refused, and what was filled in is kept',
  async (from) => {
    const answer = await handOver({ from })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatch(new RegExp(`<option[^>]*value="${next.id}"[^>]*selected`))
    expect(await holds(old)).toBe(true)
  },
)

test('neither the holder, nor another organisation’s manager, nor an administrator hands it over', async () => {
  const { db, secrets } = portal.services
  const stranger = await aPerson(db, { role: 'manager', secrets })
  const administrator = await aPerson(db, { organisation: null, administrator: true, secrets })
  const answers = [await handOver({}, old), await handOver({}, stranger), await handOver({}, administrator)]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 403])
  expect(await holds(old)).toBe(true)
})

test('who takes over a coordinator’s seat coordinates nothing until appointed; the work stays with the other coordinators', async () => {
  const { services } = portal
  const { db } = services
  await db.write((tx) => tx.update(seat).set({ coordinator: true }).where(eq(seat.id, held.id)))
  const other = await aPerson(db, { secrets: services.secrets })
  const [at] = other.membershipId
    ? await db.read.query.membership.findMany({ where: (m, { eq: is }) => is(m.userId, other.id) })
    : []
  await aSeat(db, {
    workgroupId: group.id,
    organisationId: at?.organisationId ?? '',
    userId: other.id,
    coordinator: true,
  })
  const paper = await aDocument(services, { label: 'AMBER', owner: town, workgroup: group, creator: old })
  await handOver()
  const desk = `/redactie/${paper.id}`
  const statuses = await Promise.all(
    [old, next, other].map(async (person) => (await (await portal.as(person)).get(desk)).status),
  )
  expect(statuses).toEqual([404, 404, 200])
})
