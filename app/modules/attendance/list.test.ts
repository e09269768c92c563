import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoDate } from '#app/ui/format.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { countAttempt } from '#app/auth/throttle.server.ts'
import { manageToken } from '#app/modules/events/links.server.ts'
import { audit } from '#db/schema/index.ts'
import { aRegistration, aSession } from '#tests/factories/attendance.ts'
import { allowRed, anEvent } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { eq } from 'drizzle-orm'
import { checkInToken } from './tokens.server.ts'

let portal: Portal
let office: Organisation
let editor: Person
let desk: Client
let meeting: StoredItem
const inTwoDays = isoDate(Date.now() + 2 * 24 * 3_600_000)

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  office = await anOrganisation(db, { name: 'Alliantiebureau', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  desk = await portal.as(editor)
  meeting = await anEvent(portal.services, { label: 'CLEAR', owner: office, creator: editor, date: inTwoDays })
}, 60_000)
afterAll(() => portal.stop())

const listOf = (one: { id: string }, more = '') => `/redactie/${one.id}/deelnemers${more}`

test('the editor of a meeting sees who comes, who waits and who cancelled, with their part and counts', async () => {
  const { db } = portal.services
  const one = await anEvent(portal.services, { label: 'CLEAR', owner: office, creator: editor, date: inTwoDays })
  const session = await aSession(db, { itemId: one.id, title: 'Ronde langs de haven' })
  await aRegistration(db, { itemId: one.id, name: 'Anna Zeeman', organisationName: 'Wijkraad' }, [session])
  await aRegistration(db, { itemId: one.id, name: 'Bert Wachter', state: 'waiting' })
  await aRegistration(db, { itemId: one.id, name: 'Carla Weg', state: 'cancelled' })
  const { status, body } = await desk.get(listOf(one))
  expect(status).toBe(200)
  for (const text of ['Anna Zeeman', 'Wijkraad', 'Ronde langs de haven', 'Bert Wachter', 'wachtlijst', 'Carla Weg'])
    expect(body).toContain(text)
  const filtered = (await desk.get(`${listOf(one)}?onderdeel=${session.id}`)).body
  expect(filtered).toContain('Anna Zeeman')
  expect(filtered).not.toContain('Bert Wachter')
})

test('who may not edit the meeting gets neither the list nor a file of it', async () => {
  const { db, secrets } = portal.services
  await aRegistration(db, { itemId: meeting.id, name: 'Alleen Voor De Redactie' })
  const stranger = await portal.as(await aPerson(db, { role: 'manager', secrets }))
  const reader = await portal.as(await aPerson(db, { organisation: office, secrets }))
  const visitor = await portal.as(null)
  for (const path of ['', '/lijst.csv', '/lijst.xlsx']) {
    expect([path, (await stranger.get(listOf(meeting, path))).status]).toEqual([path, 403])
    expect([path, (await reader.get(listOf(meeting, path))).status]).toEqual([path, 404])
    expect([path, (await visitor.get(listOf(meeting, path))).status]).toEqual([path, 302])
  }
})

test('what somebody typed is text in CSV and Excel, and no formula', async () => {
  const { db } = portal.services
  const one = await anEvent(portal.services, { label: 'CLEAR', owner: office, creator: editor, date: inTwoDays })
  const session = await aSession(db, { itemId: one.id, title: '=HYPERLINK("x") /\\ met een naam die veel te lang is' })
  const names = ['=1+1', '+31', '-2', '@SUM(A1)', 'Gewoon\u0007 Iemand']
  for (const name of names) await aRegistration(db, { itemId: one.id, name, organisationName: '=cmd' }, [session])

  const file = await desk.get(listOf(one, '/lijst.csv'))
  expect(file.headers.get('content-type')).toContain('text/csv')
  for (const name of names.slice(0, 4)) expect(file.body).toContain(`'${name}`)
  expect(file.body).not.toMatch(/(^|;)"?[=+@-]/m)

  const workbook = await desk.get(listOf(one, '/lijst.xlsx'))
  const parts = Object.entries(unzipSync(new Uint8Array(workbook.bytes))).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  )
  const text = parts.map(([, xml]) => xml).join('\n')
  const sheets = parts.filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name))
  expect(sheets).toHaveLength(2)
  for (const [, xml] of sheets) {
    expect(xml).not.toContain('<f>')
    // Every cell with something in it is text: inline or from the shared strings.
    for (const [cell] of xml.matchAll(/<c [^>]*>/g)) expect(cell).toMatch(/t="(?:s|inlineStr)"/)
  }
  for (const name of names.slice(0, 4)) expect(text).toContain(name)
  expect(text).toContain('Gewoon')
  expect(text).not.toContain('\u0007')
  const acts = await db.read.select().from(audit).where(eq(audit.objectId, one.id))
  expect(acts.filter(({ action }) => action === 'export-attendees')).toHaveLength(2)
})

test('the organiser puts somebody on the list, who gets a mail and a place, and takes them off again', async () => {
  const { db } = portal.services
  const one = await anEvent(portal.services, { label: 'CLEAR', owner: office, creator: editor, date: inTwoDays })
  const form = { intent: 'add', name: 'Gebeld Voor Plaats', email: 'gebeld@elders.example', organisationName: '' }
  const added = await desk.post(listOf(one), form)
  expect(added.headers.get('location')).toContain('gedaan=add')
  const list = await desk.get(listOf(one))
  expect(list.body).toContain('Gebeld Voor Plaats')
  expect((await desk.post(listOf(one), form)).status).toBe(409)
  const [row] = await db.read.query.registration.findMany({ where: (r, { eq }) => eq(r.itemId, one.id) })
  expect(row?.state).toBe('confirmed')
  const letters = await db.read.query.outbox.findMany()
  expect(letters.filter(({ key }) => key === `${row?.id}.confirmed`)).toHaveLength(1)
  await desk.post(listOf(one), { intent: 'remove', registration: row!.id })
  const [after] = await db.read.query.registration.findMany({ where: (r, { eq }) => eq(r.itemId, one.id) })
  expect(after?.state).toBe('cancelled')
})

test('an author puts nobody on the list of a meeting that readers see, nor takes anybody off', async () => {
  const { db, secrets } = portal.services
  const author = await aPerson(db, { organisation: office, role: 'author', secrets })
  const one = await anEvent(portal.services, { label: 'CLEAR', owner: office, creator: author, publisher: editor })
  const row = await aRegistration(db, { itemId: one.id })
  const client = await portal.as(author)
  const form = { intent: 'add', name: 'Iemand', email: 'iemand@elders.example', organisationName: '' }
  expect((await client.post(listOf(one), form)).status).toBe(403)
  expect((await client.post(listOf(one), { intent: 'remove', registration: row.id })).status).toBe(403)
  const { body } = await client.get(listOf(one))
  expect(body).toContain('Een redacteur wijzigt de lijst')
  expect(body).not.toMatch(/Iemand aanmelden|Meld .* af</)
})

test('nobody is put on a list under a name of several lines, or by an editor who put two hundred on it today', async () => {
  const { db, secrets } = portal.services
  const busy = await aPerson(db, { organisation: office, role: 'editor', secrets })
  const client = await portal.as(busy)
  const one = await anEvent(portal.services, { label: 'CLEAR', owner: office, creator: editor, date: inTwoDays })
  const form = { intent: 'add', name: 'Iemand', email: 'nieuw@elders.example', organisationName: '' }
  for (const wrong of [{ name: 'Iemand\n\nKlik hier' }, { organisationName: 'Bedrijf\u0007' }])
    expect((await client.post(listOf(one), { ...form, ...wrong })).status).toBe(422)
  const context = {
    services: portal.services,
    answer: { keep: false, query: '', expiresAt: null, counts: null },
    client: { address: '203.0.113.9', agent: '', requestId: '' },
  }
  for (let n = 0; n < 200; n++) await countAttempt(context, 'attendee', busy.id)
  const refused = await client.post(listOf(one), form)
  expect(refused.status).toBe(429)
  expect(refused.body).toContain('Probeer het over 24 uur opnieuw')
  expect(await db.read.query.registration.findMany({ where: (r, { eq: is }) => is(r.itemId, one.id) })).toEqual([])
  expect((await desk.post(listOf(one), form)).status).toBe(302)
})

test('of a meeting that is read page by page only the list is read here and taken along by nobody', async () => {
  const { db } = portal.services
  await allowRed(db)
  const red = { label: 'RED' as const, locks: [`person:${editor.id}@${office.id}`] }
  for (const more of [{ label: 'AMBER+STRICT' as const }, red]) {
    const title = `Strikt ${more.label}`
    const one = await anEvent(portal.services, { owner: office, creator: editor, date: inTwoDays, title, ...more })
    await aRegistration(db, { itemId: one.id, name: 'Alleen Op Scherm' })
    const { body } = await desk.get(listOf(one))
    expect(body).toContain('Alleen Op Scherm')
    expect(body).not.toContain('lijst.csv')
    for (const path of ['/lijst.csv', '/lijst.xlsx']) expect((await desk.get(listOf(one, path))).status).toBe(403)
    const period = `?van=${inTwoDays}&tot=${inTwoDays}`
    expect((await desk.get(`/redactie/opkomst${period}`)).body).toContain(title)
    expect((await desk.get(`/redactie/opkomst/lijst.csv${period}`)).body).not.toContain(title)
  }
})

test('that somebody read the list, the door, the dossier or a registration of a closed meeting stands in the trail', async () => {
  const { db, secrets } = portal.services
  const one = await anEvent(portal.services, { label: 'AMBER', owner: office, creator: editor, date: inTwoDays })
  const row = await aRegistration(db, { itemId: one.id, userId: editor.id, email: editor.email })
  const pages = [
    listOf(one),
    `/redactie/${one.id}/dossier`,
    `/redactie/${one.id}/reeks`,
    `/inchecken/bijeenkomst/${one.id}`,
    `/inchecken/${checkInToken(secrets.session, row.id)}`,
    `/agenda/aanmelding/${manageToken(secrets.session, row.id)}`,
  ]
  for (const [at, page] of pages.entries()) {
    expect([page, (await desk.get(page)).status]).toEqual([page, 200])
    const acts = await db.read.select().from(audit).where(eq(audit.objectId, one.id))
    const reads = acts.filter(({ action, actor }) => action === 'read' && actor === editor.id)
    expect([page, reads.length]).toEqual([page, at + 1])
  }
})

test('on the list of a closed meeting nobody is put who may not read it, whether or not they have an account', async () => {
  const { db, secrets } = portal.services
  const closed = await anEvent(portal.services, { label: 'AMBER', owner: office, creator: editor, date: inTwoDays })
  const outsider = await aPerson(db, { secrets })
  const insider = await aPerson(db, { organisation: office, secrets })
  const add = (email: string) =>
    desk.post(listOf(closed), { intent: 'add', name: 'Iemand', email, organisationName: '' })
  const [known, unknown, right] = [
    await add(outsider.email),
    await add('niemand@elders.example'),
    await add(insider.email),
  ]
  expect([known.status, unknown.status, right.status]).toEqual([422, 422, 302])
  const bare = (body: string) => body.replaceAll(outsider.email, '').replaceAll('niemand@elders.example', '')
  expect(bare(known.body)).toBe(bare(unknown.body))
})

test('attendance is counted per organisation, without a name of anybody', async () => {
  const { db, secrets } = portal.services
  const own = await anOrganisation(db, { name: 'Bureau Opkomst', publishes: true })
  const maker = await aPerson(db, { organisation: own, role: 'editor', secrets })
  const mine = await portal.as(maker)
  const [hoek, duin] = [
    await anOrganisation(db, { name: 'Gemeente Hoekwijk' }),
    await anOrganisation(db, { name: 'Gemeente Duinwijk' }),
  ]
  const day = isoDate(Date.now())
  const one = await anEvent(portal.services, { label: 'CLEAR', owner: own, creator: maker, date: day })
  const other = await anEvent(portal.services, { label: 'CLEAR', owner: own, creator: maker, date: day })
  const now = Date.now()
  const add = (itemId: string, organisationId: string | null, checkedInAt: number | null) =>
    aRegistration(db, {
      itemId,
      organisationId,
      checkedInAt,
      name: 'Piet Geheimnaam',
      organisationName: 'ZZP Geheimnaam',
    })
  await add(one.id, hoek.id, now)
  await add(one.id, hoek.id, null)
  await add(other.id, hoek.id, now)
  await add(other.id, duin.id, now)
  await add(other.id, null, now)
  const page = await mine.get('/redactie/opkomst')
  expect(page.status).toBe(200)
  const row = (name: string) =>
    new RegExp(`${name}</th>\\s*(.*?)</tr>`, 's')
      .exec(page.body)?.[1]
      ?.match(/>\d+</g)
      ?.map((n) => Number(n.slice(1, -1)))
  expect(row('Gemeente Hoekwijk')).toEqual([2, 3, 2])
  expect(row('Gemeente Duinwijk')).toEqual([1, 1, 1])
  const file = await mine.get('/redactie/opkomst/lijst.csv')
  expect(file.body.split('\r\n').filter((line) => line.includes('Hoekwijk'))).toHaveLength(2)
  for (const { body } of [page, file, await mine.get('/redactie/opkomst.data')])
    expect(body).not.toContain('Geheimnaam')
  // Of meetings that others edit nothing is counted.
  expect((await desk.get('/redactie/opkomst')).body).not.toContain('Hoekwijk')
})
