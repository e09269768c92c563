import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useAuditKey, verifyTrail } from '#db/audit.server.ts'
import { membership, organisationDomain, seat, seatRequest, user } from '#db/schema/index.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Answer, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let town: Organisation
let manager: Person
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web', BASE_URL: 'http://localhost:3000' }, { stopWithTest: false })
  useAuditKey(portal.services.secrets.audit)
}, 60_000)
afterAll(() => portal.stop())
beforeEach(async () => {
  const { db, secrets } = portal.services
  town = await anOrganisation(db)
  manager = await aPerson(db, { organisation: town, role: 'manager', secrets })
})

const page = () => `/beheer/organisaties/${town.slug}/uitnodigen`
const send = async (list: string, intent = 'confirm', by = manager): Promise<Answer> =>
  (await portal.as(by)).post(page(), { intent, list })
const members = async () =>
  (
    await portal.services.db.read
      .select({ email: user.email, role: membership.role, name: user.name })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(eq(membership.organisationId, town.id))
  ).filter(({ email }) => email !== manager.email)

test('a manager sees what would happen, nothing is written yet, and confirms', async () => {
  const { db } = portal.services
  await db.write((tx) => tx.insert(organisationDomain).values({ organisationId: town.id, domain: 'hoek.example' }))
  const list = `Ada Een;ada-${town.slug}@hoek.example;adviseur;auteur\nBea Twee;bea-${town.slug}@elders.example`
  const preview = await send(list, 'preview')
  expect(preview.status).toBe(200)
  for (const text of ['2 uitnodigingen', 'Ada Een', 'auteur', 'ander maildomein dan hoek.example'])
    expect(preview.body).toContain(text)
  expect(await members()).toEqual([])
  expect((await send(list)).status).toBe(302)
  expect(await members()).toMatchObject([
    { name: 'Ada Een', role: 'author' },
    { name: 'Bea Twee', role: 'reader' },
  ])
})

test('one bad row and nobody is invited; what was pasted is kept', async () => {
  const list = `Ada Een;ada2-${town.slug}@hoek.example\nBea Twee;geen-adres`
  for (const intent of ['preview', 'confirm']) {
    const answer = await send(list, intent)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Bea Twee;geen-adres')
    expect(answer.body).toContain('is geen geldig e-mailadres')
  }
  expect(await members()).toEqual([])
})

test('the preview tells of no address outside the own organisation whether it has an account', async () => {
  const { db } = portal.services
  const police = await anOrganisation(db, { kind: 'police', namesHidden: true })
  const known = await aPerson(db, { organisation: police, name: 'Geheim Persoon', jobTitle: 'Wijkagent' })
  const address = (email: string) => send(`Iemand;${email}`, 'preview')
  const [one, other] = [await address(known.email), await address('onbekend999@voorbeeld.example')]
  const bare = (answer: Answer, email: string) => answer.body.replaceAll(email, 'ADRES').replace(/nonce="[^"]*"/g, '')
  expect(bare(one, known.email)).toBe(bare(other, 'onbekend999@voorbeeld.example'))
  expect(one.body).not.toMatch(/Geheim|Wijkagent/)
})

test('who belongs to the organisation already is said by line, and so is one’s own address', async () => {
  const { db } = portal.services
  const colleague = await aPerson(db, { organisation: town })
  const answer = await send(`Iemand;${colleague.email}\nIk;${manager.email}`, 'preview')
  expect(answer.status).toBe(422)
  expect(answer.body).toContain('hoort al bij de organisatie')
  expect(answer.body).toContain('is uw eigen adres')
})

test('who left comes back by the list, without the old seat', async () => {
  const { db } = portal.services
  const gone = await aPerson(db, { organisation: town, role: 'editor', membership: { endsAt: Date.now() - 1000 } })
  const group = await aWorkgroup(db)
  const held = await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: gone.id })
  expect((await send(`Iemand;${gone.email}`)).status).toBe(302)
  expect(await members()).toMatchObject([{ email: gone.email, role: 'reader' }])
  const [after] = await db.read.select().from(seat).where(eq(seat.id, held.id))
  expect(after?.userId).toBeNull()
})

test(
  'five hundred people at once, two managers at the same time: every one once, and the trail holds',
  { timeout: 60_000 },
  async () => {
    const { db, secrets } = portal.services
    const other = await aPerson(db, { organisation: town, role: 'manager', secrets })
    const list = Array.from({ length: 500 }, (_, n) => `Persoon ${n};p${n}-${town.slug}@hoek.example`).join('\r\n')
    const answers = await Promise.all([send(list), send(list, 'confirm', other)])
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 422])
    expect(await members()).toHaveLength(501)
    const waiting = await db.read.query.outbox.findMany({ where: (o, { eq: is }) => is(o.topic, 'send-mail') })
    expect(
      waiting.filter(({ payload }) => JSON.stringify(payload).includes('invitation')).length,
    ).toBeGreaterThanOrEqual(500)
    expect(await verifyTrail(db.read)).toMatchObject({ brokenAt: null })
  },
)

test('nobody but the organisation’s own managers pastes a list', async () => {
  const { db, secrets } = portal.services
  const editor = await aPerson(db, { organisation: town, role: 'editor', secrets })
  const stranger = await aPerson(db, { role: 'manager', secrets })
  const administrator = await aPerson(db, { organisation: null, administrator: true, secrets })
  const statuses = []
  for (const person of [editor, stranger, administrator])
    statuses.push((await send('Iemand;iemand-x@hoek.example', 'confirm', person)).status)
  expect(statuses).toEqual([404, 404, 403])
  expect((await members()).map(({ email }) => email)).toEqual([editor.email])
})

describe('a coordinator who invites people of organisations', () => {
  test('gives nothing: an account and a seat come when the organisation’s manager agrees', async () => {
    const { db, secrets } = portal.services
    const home = await anOrganisation(db)
    const coordinator = await aPerson(db, { organisation: home, secrets })
    const group = await aWorkgroup(db, { hidden: true, name: 'Operatie Zeearend' })
    await aSeat(db, { workgroupId: group.id, organisationId: home.id, userId: coordinator.id, coordinator: true })
    const path = `/beheer/werkgroepen/${group.slug}/uitnodigen`
    const email = `nieuw-${town.slug}@hoek.example`
    const list = `organisatie;naam;e-mailadres\n${town.name};Nico Nieuw;${email}`
    const client = await portal.as(coordinator)
    expect((await client.post(path, { intent: 'preview', list })).body).toContain('Nico Nieuw')
    expect((await client.post(path, { intent: 'confirm', list })).status).toBe(302)
    const again = await client.post(path, { intent: 'confirm', list })
    expect([again.status, again.body.includes('is al uitgenodigd')]).toEqual([422, true])
    expect(await members()).toEqual([])
    const [request] = await db.read.select().from(seatRequest).where(eq(seatRequest.workgroupId, group.id))
    const decide = `/beheer/zitplaatsen/${request?.id}`
    expect((await client.post(decide, { intent: 'agree' })).status).toBe(403)
    const own = await portal.as(manager)
    const shown = await own.get(decide)
    expect(shown.body).toContain('Nico Nieuw')
    expect(shown.body).not.toContain('Zeearend')
    expect((await own.post(decide, { intent: 'agree' })).status).toBe(302)
    expect(await members()).toMatchObject([{ email, role: 'reader' }])
    expect(await db.read.select().from(seat).where(eq(seat.organisationId, town.id))).toHaveLength(1)
    const [closed] = await db.read.select().from(seatRequest).where(eq(seatRequest.workgroupId, group.id))
    expect([closed?.outcome, closed?.email, closed?.name]).toEqual(['agreed', '', ''])
  })

  test('is told of organisations that are not there, and only a coordinator may', async () => {
    const { db, secrets } = portal.services
    const group = await aWorkgroup(db)
    const home = await anOrganisation(db)
    const coordinator = await aPerson(db, { organisation: home, secrets })
    await aSeat(db, { workgroupId: group.id, organisationId: home.id, userId: coordinator.id, coordinator: true })
    const path = `/beheer/werkgroepen/${group.slug}/uitnodigen`
    const list = 'Gemeente Nergens;Iemand;iemand@nergens.example'
    const answer = await (await portal.as(coordinator)).post(path, { intent: 'preview', list })
    expect([answer.status, answer.body.includes('is geen organisatie in het portaal')]).toEqual([422, true])
    expect((await (await portal.as(manager)).post(path, { intent: 'confirm', list })).status).toBe(404)
  })
})
