import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoDate } from '#app/ui/format.ts'
import { checkInToken } from '#app/modules/attendance/tokens.server.ts'
import { checkInLink, item, membership, registration, walkIn } from '#db/schema/index.ts'
import { aRegistration, setEvent } from '#tests/factories/attendance.ts'
import { anEvent } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let office: Organisation
let editor: Person
let desk: Client
const today = isoDate(Date.now())

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  office = await anOrganisation(db, { name: 'Alliantiebureau', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  desk = await portal.as(editor)
}, 60_000)
afterAll(() => portal.stop())

const aMeeting = (label: 'CLEAR' | 'GREEN' | 'AMBER' = 'CLEAR', date = today) =>
  anEvent(portal.services, { label, owner: office, creator: editor, date, title: `Dag ${label}` })
const passOf = (id: string) => `/inchecken/${checkInToken(portal.services.secrets.session, id)}`
const stateOf = async (id: string) =>
  (await portal.services.db.read.select().from(registration).where(eq(registration.id, id)))[0]!

test('an editor scans a code, sees who it is, and presses one button; twice is harmless', async () => {
  const meeting = await aMeeting()
  const one = await aRegistration(portal.services.db, { itemId: meeting.id, name: 'Noor Binnen' })
  const pass = passOf(one.id)
  await desk.get(pass, { method: 'HEAD' })
  const page = await desk.get(pass)
  expect(page.body).toContain('Noor Binnen')
  expect((await stateOf(one.id)).checkedInAt).toBeNull()
  const pressed = await desk.post(pass, { intent: 'check-in' })
  expect(pressed.status).toBe(302)
  const first = await stateOf(one.id)
  expect(first).toMatchObject({ checkedInBy: editor.id })
  expect((await desk.get(pass)).body).toContain('Aanwezig sinds')
  await desk.post(pass, { intent: 'check-in' })
  expect((await stateOf(one.id)).checkedInAt).toBe(first.checkedInAt)
  await desk.post(pass, { intent: 'undo' })
  expect((await stateOf(one.id)).checkedInAt).toBeNull()
})

test('who scans a code without the right sees the code and no name, and checks nobody in', async () => {
  const { db, secrets } = portal.services
  const meeting = await aMeeting('AMBER')
  const own = await aPerson(db, { organisation: office, secrets })
  const one = await aRegistration(db, { itemId: meeting.id, name: 'Verborgen Gast', userId: own.id, email: own.email })
  const others: Client[] = [
    await portal.as(null),
    await portal.as(await aPerson(db, { role: 'manager', secrets })),
    await portal.as(own),
  ]
  for (const client of others) {
    const page = await client.get(passOf(one.id))
    expect(page.status).toBe(200)
    expect(page.body).toContain('<svg')
    expect(page.body).not.toContain('Verborgen Gast')
    expect((await client.post(passOf(one.id), { intent: 'check-in' })).status).toBe(404)
  }
  // Only who may read the meeting reads here which one it is.
  expect((await others[0]!.get(passOf(one.id))).body).not.toContain('Dag AMBER')
  expect((await others[1]!.get(passOf(one.id))).body).not.toContain('Dag AMBER')
  expect((await others[2]!.get(passOf(one.id))).body).toContain('Dag AMBER')
  expect((await stateOf(one.id)).checkedInAt).toBeNull()
  const forged = passOf(one.id).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect((await others[0]!.get(forged)).status).toBe(404)
})

/** A telephone that opened the link of a helper. */
async function helperOf(path: string, client: Client): Promise<Client> {
  const begun = await client.post(path, { intent: 'begin' })
  expect(begun.status).toBe(302)
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(begun.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax; Max-Age=\d+/)
  return clientOf(portal.url, [client.cookie, cookie].filter(Boolean).join('; '))
}

async function aLink(meetingId: string, maker = desk): Promise<string> {
  const made = await maker.post(`/redactie/${meetingId}/deelnemers`, { intent: 'make-link' })
  const path = /\/inchecken\/helper\/[\w-]{43}/.exec(made.body)?.[0]
  if (!path) throw new Error(`no link: ${made.status}`)
  return path
}

test('a helper without an account checks in at one meeting, sees no addresses, until the link is revoked', async () => {
  const { db } = portal.services
  const [meeting, other] = [await aMeeting(), await aMeeting()]
  const one = await aRegistration(db, { itemId: meeting.id, name: 'Gast Van Hier', email: 'gast@elders.example' })
  const elsewhere = await aRegistration(db, { itemId: other.id, name: 'Gast Van Daar' })
  const path = await aLink(meeting.id)
  const visitor = await portal.as(null)
  expect((await visitor.get(path)).body).toContain('Begin met inchecken')
  const helper = await helperOf(path, visitor)
  const list = await helper.get(`/inchecken/bijeenkomst/${meeting.id}`)
  expect(list.status).toBe(200)
  expect(list.body).toContain('Gast Van Hier')
  const loaded = await helper.get(`/inchecken/bijeenkomst/${meeting.id}.data`)
  expect(list.body + loaded.body).not.toContain('gast@elders.example')
  expect((await helper.post(passOf(one.id), { intent: 'check-in' })).status).toBe(302)
  const [link] = await db.read.select().from(checkInLink).where(eq(checkInLink.itemId, meeting.id))
  expect(await stateOf(one.id)).toMatchObject({ checkedInBy: link!.id })
  // Nothing usable is kept, and nothing of another meeting opens.
  expect(JSON.stringify(link)).not.toContain(path.split('/').at(-1)!)
  expect((await helper.get(passOf(elsewhere.id))).body).not.toContain('Gast Van Daar')
  expect((await helper.get(`/inchecken/bijeenkomst/${other.id}`)).status).toBe(302)
  await desk.post(`/redactie/${meeting.id}/deelnemers`, { intent: 'revoke-link', link: link!.id })
  expect((await helper.get(`/inchecken/bijeenkomst/${meeting.id}`)).status).toBe(302)
  expect((await helper.post(passOf(one.id), { intent: 'undo' })).status).toBe(404)
  expect((await visitor.get(path)).status).toBe(404)
})

test('the link of a meeting that is not public opens its list only to who may read it and is signed in', async () => {
  const { db, secrets } = portal.services
  const meeting = await aMeeting('GREEN')
  await aRegistration(db, { itemId: meeting.id, name: 'Gast Binnenskamers' })
  const path = await aLink(meeting.id)
  const anybody = await portal.as(null)
  const before = await anybody.get(path)
  expect(before.body).not.toContain('Dag GREEN')
  const helper = await helperOf(path, anybody)
  expect((await helper.get(`/inchecken/bijeenkomst/${meeting.id}`)).status).toBe(302)
  const partner = await portal.as(await aPerson(db, { secrets }), { assurance: 2 })
  const list = await (await helperOf(path, partner)).get(`/inchecken/bijeenkomst/${meeting.id}`)
  expect(list.body).toContain('Gast Binnenskamers')
  const guest = await portal.as(await aPerson(db, { role: 'guest', secrets }))
  expect((await (await helperOf(path, guest)).get(`/inchecken/bijeenkomst/${meeting.id}`)).status).toBe(404)
})

test('somebody who did not sign up is put on the list at the door, once, and counted with their organisation', async () => {
  const { db } = portal.services
  const town = await anOrganisation(db, { name: 'Gemeente Inloop' })
  const meeting = await aMeeting()
  const door = `/inchecken/bijeenkomst/${meeting.id}`
  const form = { intent: 'walk-in', name: 'Joost Zomaar', organisationName: 'gemeente inloop' }
  for (let n = 0; n < 2; n++) expect((await desk.post(door, form)).status).toBe(302)
  expect((await desk.post(door, { ...form, name: '' })).status).toBe(422)
  const rows = await db.read.query.walkIn.findMany({ where: (w, { eq }) => eq(w.itemId, meeting.id) })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ organisationId: town.id })
  expect((await desk.get(door)).body.replaceAll('<!-- -->', '')).toContain('1 van 1 persoon aanwezig')
  await desk.post(door, { intent: 'remove-walk-in', walkIn: rows[0]!.id })
  expect((await desk.get(door)).body).not.toContain('Joost Zomaar')
})

test('a code of another meeting checks nobody in through the list of this one', async () => {
  const { db } = portal.services
  const [meeting, other] = [await aMeeting(), await aMeeting()]
  const one = await aRegistration(db, { itemId: other.id })
  const door = `/inchecken/bijeenkomst/${meeting.id}`
  expect((await desk.post(door, { intent: 'check-in', registration: one.id })).status).toBe(404)
  expect((await stateOf(one.id)).checkedInAt).toBeNull()
})

test('the link of a helper works from the day before until the last day, as the meeting is now, and not where called off', async () => {
  const { db } = portal.services
  const inDays = (days: number) => isoDate(Date.now() + days * 24 * 3_600_000)
  const move = (id: string, date: string) =>
    db.write(async (tx) => void (await tx.update(item).set({ date }).where(eq(item.id, id))))
  const meeting = await aMeeting('CLEAR', inDays(10))
  const path = await aLink(meeting.id)
  const visitor = await portal.as(null)
  const early = await visitor.get(path)
  expect(early.body).toContain('Deze link werkt vanaf')
  expect(early.body).not.toContain('Begin met inchecken')
  expect((await visitor.post(path, { intent: 'begin' })).status).toBe(404)
  await move(meeting.id, inDays(1))
  const helper = await helperOf(path, visitor)
  const door = `/inchecken/bijeenkomst/${meeting.id}`
  expect((await helper.get(door)).status).toBe(200)
  await move(meeting.id, inDays(10))
  expect((await helper.get(door)).status).toBe(302)
  await move(meeting.id, inDays(-1))
  expect((await helper.get(door)).status).toBe(302)
  expect((await visitor.get(path)).status).toBe(404)
  expect((await desk.post(`/redactie/${meeting.id}/deelnemers`, { intent: 'make-link' })).status).toBe(409)
  await move(meeting.id, today)
  expect((await helper.get(door)).status).toBe(200)
  await setEvent(db, meeting.id, { cancelledAt: Date.now() })
  expect((await helper.get(door)).status).toBe(302)
})

test('the link of a helper ends with the right of who made it to edit the meeting, and counts no longer', async () => {
  const { db, secrets } = portal.services
  const meeting = await aMeeting()
  const maker = await aPerson(db, { organisation: office, role: 'editor', secrets })
  const theirs = await portal.as(maker)
  const paths: string[] = []
  for (let n = 0; n < 10; n++) paths.push(await aLink(meeting.id, theirs))
  const helper = await helperOf(paths[0]!, await portal.as(null))
  const door = `/inchecken/bijeenkomst/${meeting.id}`
  expect((await helper.get(door)).status).toBe(200)
  expect((await desk.post(`/redactie/${meeting.id}/deelnemers`, { intent: 'make-link' })).status).toBe(409)
  await db.write((tx) => tx.update(membership).set({ role: 'reader' }).where(eq(membership.userId, maker.id)))
  expect((await helper.get(door)).status).toBe(302)
  expect((await (await portal.as(null)).get(paths[1]!)).status).toBe(404)
  expect(await aLink(meeting.id)).toContain('/inchecken/helper/')
})

test('only who comes or waits is checked in, and nobody where the meeting is called off', async () => {
  const { db } = portal.services
  const meeting = await aMeeting()
  const door = `/inchecken/bijeenkomst/${meeting.id}`
  const press = async (state: 'sent' | 'cancelled' | 'waiting' | 'confirmed') => {
    const one = await aRegistration(db, { itemId: meeting.id, state })
    const pressed = await desk.post(passOf(one.id), { intent: 'check-in' })
    const listed = await desk.post(door, { intent: 'check-in', registration: one.id })
    return [pressed.status, listed.status, (await stateOf(one.id)).checkedInAt !== null]
  }
  expect(await press('sent')).toEqual([409, 409, false])
  expect(await press('cancelled')).toEqual([409, 409, false])
  expect(await press('waiting')).toEqual([302, 302, true])
  expect(await press('confirmed')).toEqual([302, 302, true])
  await setEvent(db, meeting.id, { cancelledAt: Date.now() })
  expect(await press('confirmed')).toEqual([409, 409, false])
  expect((await desk.post(door, { intent: 'walk-in', name: 'Te Laat', organisationName: '' })).status).toBe(409)
})

test('a helper cannot fill the list at the door without end', async () => {
  const { db } = portal.services
  const [busy, full] = [await aMeeting(), await aMeeting()]
  const put = (meeting: { id: string }, client: Client, name: string) =>
    client.post(`/inchecken/bijeenkomst/${meeting.id}`, { intent: 'walk-in', name, organisationName: '' })
  const rows = Array.from({ length: 500 }, (_, n) => ({
    itemId: full.id,
    name: `Gast ${n}`,
    checkedInAt: 1,
    checkedInBy: 'x',
  }))
  await db.write(async (tx) => void (await tx.insert(walkIn).values(rows)))
  expect((await put(full, desk, 'Nog een')).status).toBe(409)
  const helper = await helperOf(await aLink(busy.id), await portal.as(null))
  const answers: number[] = []
  for (let n = 0; n < 151; n++) answers.push((await put(busy, helper, 'Steeds dezelfde')).status)
  expect(answers.filter((status) => status === 302)).toHaveLength(150)
  expect(answers.at(-1)).toBe(429)
})
