import ICAL from 'ical.js'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endMembership } from '#app/modules/people/commands.members.server.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import { calendarAddress, membership, user } from '#db/schema/index.ts'
import { aRegistration, setEvent } from '#tests/factories/attendance.ts'
import { allowRed, anEvent, type ItemOptions } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, viewerFor, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let office: Organisation
let editor: Person
let visitor: Client
const soon = isoDate(Date.now() + 5 * 24 * 3_600_000)

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  office = await anOrganisation(db, { name: 'Alliantiebureau', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  visitor = await portal.as(null)
  await allowRed(db)
  for (const label of ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const)
    await aMeeting({
      label,
      title: `Woord${label} kennisdag`,
      summary: `Kort${label}`,
      content: { place: `Zaal${label}` },
    })
}, 60_000)
afterAll(() => portal.stop())

const aMeeting = (options: ItemOptions) =>
  anEvent(portal.services, { owner: office, creator: editor, date: soon, ...options })

/** What a strict parser reads of an answer. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(text).not.toMatch(/[^\r]\n/)
  return calendar.getAllSubcomponents('vevent').map((component) => ({
    title: component.getFirstPropertyValue('summary'),
    uid: component.getFirstPropertyValue('uid'),
    status: component.getFirstPropertyValue('status'),
    sequence: component.getFirstPropertyValue('sequence'),
    text: component.toString(),
  }))
}

/** Makes an address as the person does on their profile. @returns its path */
async function addressOf(person: { id: string }): Promise<string> {
  const made = await (await portal.as(person)).post('/profiel/kalender', { intent: 'make' })
  const path = /\/agenda\/kalender\/[\w-]{43}\.ics/.exec(made.body)?.[0]
  if (!path) throw new Error(`no address: ${made.status}`)
  return path
}

test('everybody follows the public agenda: public meetings only, called-off ones marked', async () => {
  const off = await aMeeting({ label: 'CLEAR', title: 'Gaat niet door' })
  await setEvent(portal.services.db, off.id, { cancelledAt: Date.now(), sequence: 3 })
  for (const client of [visitor, await portal.as(editor)]) {
    const answer = await client.get('/agenda.ics')
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const events = eventsIn(answer.body)
    expect(events.map(({ title }) => title)).toContain('WoordCLEAR kennisdag')
    expect(answer.body).not.toMatch(/GREEN|AMBER|besloten/)
    expect(events.find(({ title }) => title === 'Gaat niet door')).toMatchObject({ status: 'CANCELLED', sequence: 3 })
  }
})

test('one meeting is downloaded by who may read it, and says no more than its label lets out', async () => {
  const { db, secrets } = portal.services
  const partner = await portal.as(await aPerson(db, { secrets }))
  const own = await portal.as(await aPerson(db, { organisation: office, secrets }))
  const [green, amber, strict] = [
    await aMeeting({ label: 'GREEN', title: 'Losse GREEN dag' }),
    await aMeeting({ label: 'AMBER', title: 'Losse AMBER dag', summary: 'GeheimKort' }),
    await aMeeting({ label: 'AMBER+STRICT', title: 'Losse STRICT dag' }),
  ]
  const path = (one: { id: string }) => `/agenda/x-${one.id.slice(0, 8)}/bijeenkomst.ics`
  expect((await visitor.get(path(green))).status).toBe(302)
  expect((await partner.get(path(amber))).status).toBe(404)
  expect(eventsIn((await partner.get(path(green))).body)[0]?.title).toBe('Losse GREEN dag')
  const closed = await own.get(path(amber))
  expect(eventsIn(closed.body)[0]?.title).toBe('Bijeenkomst (besloten)')
  expect(closed.body).not.toMatch(/Losse|losse|GeheimKort/)
  const refused = await own.get(path(strict))
  expect(refused.status).toBe(403)
  expect(refused.body).not.toContain('STRICT dag')
})

test('a personal address holds what its owner may read now, without a cookie, and nothing of it is kept', async () => {
  const { db, secrets } = portal.services
  const person = await aPerson(db, { organisation: office, secrets })
  const path = await addressOf(person)
  const text = (await visitor.get(path)).body
  const titles = eventsIn(text).map(({ title }) => title)
  expect(titles).toContain('WoordCLEAR kennisdag')
  expect(titles).toContain('WoordGREEN kennisdag')
  expect(titles).toContain('Bijeenkomst (besloten)')
  // Of AMBER the moment only, of what is stricter nothing: not in a title, a place, a summary or an address.
  expect(text.toLowerCase().replaceAll(/\r\n /g, '')).not.toMatch(/woordamber|kortamber|zaalamber/)
  expect(titles.filter((title) => title === 'Bijeenkomst (besloten)').length).toBe(
    (await db.read.query.item.findMany()).filter(({ kind, label }) => kind === 'event' && label === 'AMBER').length,
  )
  const [row] = await db.read.select().from(calendarAddress).where(eq(calendarAddress.userId, person.id))
  expect(row?.usedAt).not.toBeNull()
  expect(path).not.toContain(row!.hash)
  // Whoever else is signed in where it is opened changes nothing.
  const stranger = await portal.as(await aPerson(db, { secrets }))
  expect(eventsIn((await stranger.get(path)).body).map(({ title }) => title)).toEqual(titles)
  const page = await (await portal.as(person)).get('/profiel/kalender')
  expect(page.body).not.toContain(path.split('/').at(-1)!.slice(0, 43))
})

test('a person who moves to another organisation loses the old meetings at the next fetch', async () => {
  const { db, secrets } = portal.services
  const person = await aPerson(db, { organisation: office, secrets })
  const path = await addressOf(person)
  expect((await visitor.get(path)).body).toContain('besloten')
  const { id } = await anOrganisation(db)
  await db.write(async (tx) => {
    await tx.update(membership).set({ organisationId: id }).where(eq(membership.userId, person.id))
  })
  expect((await visitor.get(path)).body).not.toContain('besloten')
})
test.each([
  [
    'is suspended',
    (person: Person) =>
      portal.services.db.write(
        async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, person.id))),
      ),
  ],
  [
    'belongs nowhere any more',
    (person: Person) =>
      portal.services.db.write(
        async (tx) =>
          void (await tx
            .update(membership)
            .set({ endsAt: Date.now() - 1 })
            .where(eq(membership.userId, person.id))),
      ),
  ],
  [
    'deleted their account',
    async (person: Person) => void (await (await portal.as(person)).post('/profiel/account', { sure: 'ja' })),
  ],
  [
    'left one of their organisations',
    async (person: Person) => {
      const { db, secrets } = portal.services
      const [held] = await db.read.select().from(membership).where(eq(membership.userId, person.id))
      const second = { userId: person.id, organisationId: office.id, role: 'reader', startedAt: 1 } as const
      await db.write(async (tx) => void (await tx.insert(membership).values(second)))
      const manager = await aPerson(db, { organisation: { id: held!.organisationId }, role: 'manager', secrets })
      const viewer = await viewerFor(db, manager.id)
      await db.write((tx) => endMembership(tx, viewer, held!.id))
    },
  ],
  [
    'made it more than a year ago',
    async (person: Person) => {
      const page = await (await portal.as(person)).get('/profiel/kalender')
      expect(page.body).toContain(formatDate(Date.now() + 365 * 24 * 3_600_000))
      const createdAt = Date.now() - 366 * 24 * 3_600_000
      await portal.services.db.write(
        async (tx) =>
          void (await tx.update(calendarAddress).set({ createdAt }).where(eq(calendarAddress.userId, person.id))),
      )
      expect((await (await portal.as(person)).get('/profiel/kalender')).body).toContain('U hebt nog geen adres')
    },
  ],
  [
    'revoked it',
    async (person: Person) => {
      const [row] = await portal.services.db.read
        .select()
        .from(calendarAddress)
        .where(eq(calendarAddress.userId, person.id))
      await (await portal.as(person)).post('/profiel/kalender', { intent: 'revoke', address: row!.id })
    },
  ],
] as Array<[string, (person: Person) => Promise<unknown>]>)(
  'the address of somebody who %s answers as one that never was',
  async (_what, end) => {
    const { db, secrets } = portal.services
    const person = await aPerson(db, { secrets })
    const path = await addressOf(person)
    expect((await visitor.get(path)).status).toBe(200)
    await end(person)
    const gone = await visitor.get(path)
    const never = await visitor.get(`/agenda/kalender/${'x'.repeat(43)}.ics`)
    expect([gone.status, never.status]).toEqual([404, 404])
    expect(gone.body.replaceAll(path, '')).toBe(never.body.replaceAll(`/agenda/kalender/${'x'.repeat(43)}.ics`, ''))
  },
)

test('an address is made with a fresh second factor only, and not in the name of an organisation', async () => {
  const { db, secrets } = portal.services
  const person = await aPerson(db, { secrets })
  const stale = await portal.as(person, { assurance: 2 })
  const answer = await stale.post('/profiel/kalender', { intent: 'make' })
  expect(answer.headers.get('location')).toContain('/inloggen/code')
  for (let n = 0; n < 5; n++) await addressOf(person)
  expect((await (await portal.as(person)).post('/profiel/kalender', { intent: 'make' })).status).toBe(409)
})

test('who signed up sees so in their own calendar, and never the address to take part online', async () => {
  const { db, secrets } = portal.services
  const person = await aPerson(db, { secrets })
  const one = await aMeeting({
    label: 'GREEN',
    title: 'Online dag',
    content: { onlineUrl: 'https://vergaderen.example/geheim' },
  })
  await aRegistration(db, { itemId: one.id, userId: person.id, email: person.email })
  const text = (await visitor.get(await addressOf(person))).body.replaceAll(/\r\n /g, '')
  expect(text).toContain('u bent aangemeld')
  expect(text).not.toContain('vergaderen.example')
})
