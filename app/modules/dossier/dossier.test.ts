import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoDate } from '#app/ui/format.ts'
import { slugOf } from '#app/lib/urls.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { aSession } from '#tests/factories/attendance.ts'
import { aDocument, anEvent, aNews } from '#tests/factories/items.ts'
import { aMembership, anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let office: Organisation
let editor: Person
let desk: Client
let meeting: StoredItem
let open: StoredItem
let closed: StoredItem
let report: StoredItem
let session: { id: string }

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  const { db, secrets } = services
  office = await anOrganisation(db, { name: 'Alliantiebureau', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  desk = await portal.as(editor)
  const own = { owner: office, creator: editor }
  const lastWeek = isoDate(Date.now() - 7 * 24 * 3_600_000)
  meeting = await anEvent(services, { ...own, label: 'CLEAR', title: 'Leerhuis van vorige week', date: lastWeek })
  session = await aSession(db, { itemId: meeting.id, title: 'Ronde drie' })
  open = await aDocument(services, { ...own, label: 'GREEN', title: 'Dia’s voor partners' })
  closed = await aDocument(services, { ...own, label: 'AMBER', title: 'Kaartbeeld van het bureau' })
  report = await aNews(services, { ...own, label: 'CLEAR', title: 'Terugblik op het leerhuis' })
  const link = (item: StoredItem, role: string, part = '') =>
    desk.post(`/redactie/${meeting.id}/dossier`, { intent: 'link', item: item.id, role, session: part })
  expect((await link(open, 'material')).status).toBe(302)
  expect((await link(closed, 'material', session.id)).status).toBe(302)
  expect((await link(report, 'report')).status).toBe(302)
}, 60_000)
afterAll(() => portal.stop())

const page = () => `/agenda/${slugOf(meeting)}`
const both = async (client: Client, path: string) =>
  (await client.get(path)).body + (await client.get(`${path}.data`)).body

test('each reader sees of a dossier what is theirs, and by nothing that there is more', async () => {
  const { db, secrets } = portal.services
  const visitor = await both(await portal.as(null), page())
  expect(visitor).toContain('Terugblik op het leerhuis')
  expect(visitor).not.toMatch(/Dia’s|Kaartbeeld|Ronde drie<\/h3>|id="materiaal"/)
  const partner = await both(await portal.as(await aPerson(db, { secrets })), page())
  expect(partner).toContain('Dia’s voor partners')
  expect(partner).not.toMatch(/Kaartbeeld|Ronde drie<\/h3>/)
  const colleague = await both(await portal.as(await aPerson(db, { organisation: office, secrets })), page())
  expect(colleague).toContain('Kaartbeeld van het bureau')
  expect(colleague).toContain('Ronde drie</h3>')
})

test('from a piece a reader comes back to its meeting, where they may read that', async () => {
  const { db, secrets } = portal.services
  expect((await (await portal.as(null)).get(`/nieuws/${slugOf(report)}`)).body).toContain('Leerhuis van vorige week')
  const { services } = portal
  const inside = await anEvent(services, {
    label: 'AMBER',
    owner: office,
    creator: editor,
    title: 'Overleg binnenskamers',
  })
  await desk.post(`/redactie/${inside.id}/dossier`, { intent: 'link', item: open.id, role: 'material', session: '' })
  const partner = await both(await portal.as(await aPerson(db, { secrets })), `/kennisbank/${slugOf(open)}`)
  expect(partner).toContain('Leerhuis van vorige week')
  expect(partner).not.toContain('Overleg binnenskamers')
  expect((await desk.get(`/kennisbank/${slugOf(open)}`)).body).toContain('Overleg binnenskamers')
})

test('the desk finds by title only what this editor reads, and links nothing else', async () => {
  const { services } = portal
  const { db, secrets } = services
  const police = await anOrganisation(db, { kind: 'police' })
  const theirs = await aDocument(services, { label: 'AMBER', owner: police, title: 'Kaartbeeld van de recherche' })
  const search = `/redactie/${meeting.id}/dossier?titel=kaartbeeld`
  expect(await both(desk, search)).not.toContain('recherche')
  const refused = await desk.post(`/redactie/${meeting.id}/dossier`, {
    intent: 'link',
    item: theirs.id,
    role: 'material',
    session: '',
  })
  expect(refused.status).toBe(404)
  const stranger = await portal.as(await aPerson(db, { role: 'editor', secrets }))
  const form = { intent: 'unlink', item: open.id }
  expect((await stranger.post(`/redactie/${meeting.id}/dossier`, form)).status).toBe(403)
  // A part of another meeting is none of this one's.
  const other = await aSession(db, { itemId: (await anEvent(services, { owner: office, creator: editor })).id })
  const wrong = { intent: 'link', item: report.id, role: 'material', session: other.id }
  expect((await desk.post(`/redactie/${meeting.id}/dossier`, wrong)).status).toBe(422)
})

test('an editor who does not read a piece moves theirs past it, and it stays where it is, unseen', async () => {
  const { services } = portal
  const { db, secrets } = services
  const one = await anEvent(services, { label: 'CLEAR', owner: office, creator: editor, title: 'Volgorde' })
  const add = (item: StoredItem, client = desk) =>
    client.post(`/redactie/${one.id}/dossier`, { intent: 'link', item: item.id, role: 'material', session: '' })
  const own = { label: 'GREEN' as const, owner: office, creator: editor }
  const [first, last] = [
    await aDocument(services, { ...own, title: 'Eerste' }),
    await aDocument(services, { ...own, title: 'Laatste' }),
  ]
  await add(first)
  // A colleague who is also at the police puts in what this editor does not read.
  const police = await anOrganisation(db, { kind: 'police' })
  const between = await aPerson(db, { organisation: office, role: 'editor', secrets })
  await aMembership(db, { userId: between.id, organisationId: police.id, role: 'editor' })
  const unseen = await aDocument(services, { label: 'AMBER', owner: police, creator: between, title: 'Ongezien' })
  expect((await add(unseen, await portal.as(between))).status).toBe(302)
  await add(last)
  await desk.post(`/redactie/${one.id}/dossier`, { intent: 'up', item: last.id })
  const text = await both(desk, `/redactie/${one.id}/dossier`)
  expect(text).not.toContain('Ongezien')
  expect(text.indexOf('Laatste')).toBeLessThan(text.indexOf('Eerste'))
  const all = await db.read.query.eventMaterial.findMany({
    where: (m, { eq }) => eq(m.eventId, one.id),
    orderBy: (m, { asc }) => asc(m.position),
  })
  expect(all.map(({ itemId }) => itemId)).toEqual([last.id, unseen.id, first.id])
  await desk.post(`/redactie/${one.id}/dossier`, { intent: 'unlink', item: last.id })
  expect((await portal.as(null).then((visitor) => visitor.get(`/agenda/${slugOf(one)}`))).body).not.toContain('Laatste')
})

test('what is withdrawn is gone from the dossier at the next request, on kept pages too', async () => {
  const { services } = portal
  const own = { label: 'CLEAR' as const, owner: office, creator: editor }
  const one = await anEvent(services, { ...own, title: 'Met verslag' })
  const news = await aNews(services, { ...own, title: 'Verslag dat weg moet' })
  const visitor = await portal.as(null)
  const at = `/agenda/${slugOf(one)}`
  await visitor.get(at)
  await desk.post(`/redactie/${one.id}/dossier`, { intent: 'link', item: news.id, role: 'report', session: '' })
  expect((await visitor.get(at)).body).toContain('Verslag dat weg moet')
  await desk.post(`/redactie/${news.id}/publiceren`, { intent: 'withdraw' })
  expect((await visitor.get(at)).body).not.toContain('Verslag dat weg moet')
})

test('an author fills the dossier of a draft, and not of a meeting that readers see', async () => {
  const { services } = portal
  const { db, secrets } = services
  const author = await aPerson(db, { organisation: office, role: 'author', secrets })
  const client = await portal.as(author)
  const own = { label: 'CLEAR' as const, owner: office, creator: author, publisher: editor }
  const [draft, seen] = [
    await anEvent(services, { ...own, status: 'draft' }),
    await anEvent(services, { ...own, title: 'Al te zien' }),
  ]
  const link = (to: StoredItem) =>
    client.post(`/redactie/${to.id}/dossier`, { intent: 'link', item: report.id, role: 'report', session: '' })
  expect((await link(draft)).status).toBe(302)
  expect((await link(seen)).status).toBe(403)
  await desk.post(`/redactie/${seen.id}/dossier`, { intent: 'link', item: report.id, role: 'report', session: '' })
  for (const intent of ['unlink', 'up'])
    expect((await client.post(`/redactie/${seen.id}/dossier`, { intent, item: report.id })).status).toBe(403)
  const { body } = await client.get(`/redactie/${seen.id}/dossier`)
  expect(body).toContain('Een redacteur wijzigt het dossier')
  expect(body).not.toContain('Haal uit het dossier')
})
