import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { attachFiles } from '#app/modules/files/commands.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { newId } from '#db/columns.ts'
import { event, eventSeries, itemKey } from '#db/schema/index.ts'
import { aSession, setEvent } from '#tests/factories/attendance.ts'
import { anEvent, storeFile, type ItemOptions } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, viewerFor, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { later } from './dates.ts'

let portal: Portal
let office: Organisation
let editor: Person
let desk: Client
const start = isoDate(Date.now() + 10 * 24 * 3_600_000)

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  office = await anOrganisation(db, { name: 'Alliantiebureau', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  desk = await portal.as(editor)
}, 60_000)
afterAll(() => portal.stop())

const aMeeting = (title: string, date = start, more: ItemOptions = {}) =>
  anEvent(portal.services, {
    label: 'GREEN',
    owner: office,
    creator: editor,
    title,
    date,
    content: { place: 'Zaal 1' },
    ...more,
  })
const elsewhere = { intent: 'following', startTime: '10:00', endTime: '', place: 'Elders', address: '', publish: 'on' }

async function seriesOf(title: string) {
  const { query } = portal.services.db.read
  const items = await query.item.findMany({
    where: (i, { eq }) => eq(i.title, title),
    orderBy: (i, { asc }) => asc(i.date),
  })
  const events = await query.event.findMany()
  return items.map((item) => ({ ...item, event: events.find(({ itemId }) => itemId === item.id)! }))
}

test('from one meeting comes a series: the days are shown first, some are skipped, and each is a draft of its own', async () => {
  const { db } = portal.services
  const one = await aMeeting('Weekoverleg')
  await aSession(db, { itemId: one.id, title: 'Voorbespreking' })
  await setEvent(db, one.id, { registration: 'account', capacity: 12 })
  const days = [7, 14, 21, 28].map((ahead) => later(start, ahead))
  const preview = await desk.get(`/redactie/${one.id}/reeks?hoe=week&keren=5&tot=`)
  for (const day of days) expect(preview.body).toContain(`value="${day}"`)
  expect((await seriesOf('Weekoverleg')).length).toBe(1)
  const made = await desk.post(`/redactie/${one.id}/reeks`, {
    intent: 'make',
    hoe: 'week',
    keren: '5',
    tot: '',
    dates: days.filter((day) => day !== days[1]),
  })
  expect(made.headers.get('location')).toContain('gemaakt=3')
  const all = await seriesOf('Weekoverleg')
  expect(all.map(({ date }) => date)).toEqual([start, days[0], days[2], days[3]])
  expect(new Set(all.map(({ event }) => event.seriesId)).size).toBe(1)
  for (const { status, label, event } of all.slice(1))
    expect({ status, label, ...event }).toMatchObject({
      status: 'draft',
      label: 'GREEN',
      place: 'Zaal 1',
      registration: 'account',
      capacity: 12,
    })
  const sessions = await db.read.query.eventSession.findMany({ where: (s, { eq }) => eq(s.title, 'Voorbespreking') })
  expect(sessions).toHaveLength(4)
  // Once is enough: sent twice, nothing is made twice.
  const again = { intent: 'make', hoe: 'week', keren: '5', tot: '', dates: days }
  expect((await desk.post(`/redactie/${one.id}/reeks`, again)).status).toBe(409)
})

test('days that the rule does not give are not made, and a rule without an end is refused', async () => {
  const one = await aMeeting('Zomaar een dag')
  const form = { intent: 'make', hoe: 'week', keren: '3', tot: '', dates: [later(start, 3)] }
  expect((await desk.post(`/redactie/${one.id}/reeks`, form)).status).toBe(422)
  const preview = await desk.get(`/redactie/${one.id}/reeks?hoe=week&keren=&tot=`)
  expect(preview.body).toContain('Vul een einddatum in of een aantal keren')
  expect((await seriesOf('Zomaar een dag')).length).toBe(1)
})

test('another place counts for this meeting and those after it, and not for what was before', async () => {
  const one = await aMeeting('Maandoverleg')
  const days = [14, 28].map((ahead) => later(start, ahead))
  await desk.post(`/redactie/${one.id}/reeks`, { intent: 'make', hoe: 'fortnight', keren: '3', tot: '', dates: days })
  const [, second] = await seriesOf('Maandoverleg')
  const set = { startTime: '10:00', endTime: '11:30', place: 'Zaal 9', address: '' }
  const changed = await desk.post(`/redactie/${second!.id}/reeks`, { intent: 'following', ...set })
  expect(changed.headers.get('location')).toContain('gewijzigd=2&gepubliceerd=0')
  expect((await seriesOf('Maandoverleg')).map(({ event }) => event.place)).toEqual(['Zaal 1', 'Zaal 9', 'Zaal 9'])
  // What readers see changes at once where the editor says so.
  const first = await desk.post(`/redactie/${one.id}/reeks`, {
    intent: 'following',
    ...set,
    place: 'Zaal 4',
    publish: 'on',
  })
  expect(first.headers.get('location')).toContain('gewijzigd=3&gepubliceerd=1')
  expect((await seriesOf('Maandoverleg')).map(({ event }) => event.startTime)).toEqual(['10:00', '10:00', '10:00'])
  const wrong = await desk.post(`/redactie/${one.id}/reeks`, { intent: 'following', ...set, endTime: '09:00' })
  expect(wrong.status).toBe(422)
})

test('what is over stays as it was, and who may not edit the meeting changes nothing', async () => {
  const { db, secrets } = portal.services
  const before = isoDate(Date.now() - 3 * 24 * 3_600_000)
  const one = await aMeeting('Oud overleg', before)
  await desk.post(`/redactie/${one.id}/reeks`, {
    intent: 'make',
    hoe: 'week',
    keren: '2',
    tot: '',
    dates: [later(before, 7)],
  })
  const set = { intent: 'following', startTime: '', endTime: '', place: 'Elders', address: '' }
  const reader = await portal.as(await aPerson(db, { organisation: office, secrets }))
  expect((await reader.post(`/redactie/${one.id}/reeks`, set)).status).toBe(404)
  const editorElsewhere = await portal.as(await aPerson(db, { role: 'editor', secrets }))
  expect((await editorElsewhere.post(`/redactie/${one.id}/reeks`, set)).status).toBe(403)
  await desk.post(`/redactie/${one.id}/reeks`, set)
  expect((await seriesOf('Oud overleg')).map(({ event }) => event.place)).toEqual(['Zaal 1', 'Elders'])
})

test('sixty meetings are made in one go', async () => {
  const one = await aMeeting('Heel vaak')
  const days = Array.from({ length: 59 }, (_, n) => later(start, (n + 1) * 7))
  const made = await desk.post(`/redactie/${one.id}/reeks`, {
    intent: 'make',
    hoe: 'week',
    keren: '60',
    tot: '',
    dates: days,
  })
  expect(made.headers.get('location')).toContain('gemaakt=59')
})

test('what is to be published later stays hidden until then, whatever changes in its series', async () => {
  const publishAt = Date.now() + 5 * 24 * 3_600_000
  const one = await aMeeting('Onder embargo', start, { publishAt })
  await inSeries(one)
  await desk.post(`/redactie/${one.id}/reeks`, elsewhere)
  const [after] = await seriesOf('Onder embargo')
  expect(after).toMatchObject({ publishAt, publishedAt: publishAt, event: { place: 'Elders' } })
})

test('a file that a colleague put ready is not published along', async () => {
  const { services } = portal
  const colleague = await aPerson(services.db, { organisation: office, role: 'editor' })
  const viewer = await viewerFor(services.db, colleague.id)
  const one = await aMeeting('Met een bestand')
  await inSeries(one)
  const stored = await storeFile(services, { name: 'later.txt', bytes: Buffer.from('Nog niet.') })
  await services.db.write(async (tx) =>
    attachFiles(tx, viewer, authorize(viewer, 'edit', await getStoredItem(tx, one.id, viewer.now)), [stored]),
  )
  const changed = await desk.post(`/redactie/${one.id}/reeks`, elsewhere)
  expect(changed.headers.get('location')).toContain('gewijzigd=1&gepubliceerd=0')
  const [waiting] = await services.db.read.query.file.findMany({ where: (f, { eq: is }) => is(f.itemId, one.id) })
  expect(waiting?.liveVersionId).toBeNull()
})

test('of a closed meeting that nobody may read any more no drafts are made for the whole desk', async () => {
  const { db } = portal.services
  const one = await aMeeting('Strikt overleg', start, { label: 'AMBER+STRICT' })
  const readers = and(eq(itemKey.itemId, one.id), eq(itemKey.side, 'reader'))
  await db.write(async (tx) => void (await tx.update(itemKey).set({ until: 1 }).where(readers)))
  const form = { intent: 'make', hoe: 'week', keren: '2', tot: '', dates: [later(start, 7)] }
  const answer = await desk.post(`/redactie/${one.id}/reeks?hoe=week&keren=2&tot=`, form)
  expect(answer.status).toBe(409)
  expect(answer.body).toContain('Kies eerst lezers')
  expect(await seriesOf('Strikt overleg')).toHaveLength(1)
})

/** A series of one: as when the others were withdrawn. */
async function inSeries({ id }: { id: string }): Promise<void> {
  await portal.services.db.write(async (tx) => {
    const seriesId = newId()
    await tx.insert(eventSeries).values({ id: seriesId, rule: 'FREQ=WEEKLY', createdAt: 1 })
    await tx.update(event).set({ seriesId }).where(eq(event.itemId, id))
  })
}
