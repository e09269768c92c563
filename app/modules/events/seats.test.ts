import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { slugOf } from '#app/lib/urls.ts'
import { manageToken } from './links.server.ts'
import { tellRegistrant } from './tell.server.ts'
import { nightly } from '#app/jobs/nightly.server.ts'
import { closeMembership } from '#app/modules/people/commands.members.server.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { publishItem, saveDraft, withdrawItem } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { latestVersion } from '#app/modules/items/queries.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { organisation, registration } from '#db/schema/index.ts'
import { aMeeting, aRegistration, type MeetingOptions } from '#tests/factories/events.ts'
import { anOrganisation, aPerson, viewerFor, type Organisation, type Person } from '#tests/factories/people.ts'
import { entryIn, textOf } from '#tests/setup/calendar.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'

let post: PostOffice
let portal: Portal
let office: Organisation
let editor: Person
let desk: Client
beforeAll(async () => {
  post = await openPostOffice()
  portal = await openPortal({ SMTP_URL: post.url, MAIL_FROM: 'portaal@var.example' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  office = await anOrganisation(db, { publishes: true, name: 'Bureau' })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  desk = await portal.as(editor)
}, 60_000)
afterAll(async () => {
  await portal?.stop()
  await post?.stop()
})

const services = () => portal.services
const aMeetingOf = (options: MeetingOptions = {}) =>
  aMeeting(services(), { owner: office, creator: editor, ...options })
const someone = (options: Parameters<typeof aPerson>[1] = {}) =>
  aPerson(services().db, { secrets: services().secrets, ...options })
const pageOf = (meeting: { id: string; title: string }) => `/agenda/${slugOf(meeting)}`
const rowsOf = (itemId: string, state?: 'confirmed' | 'waiting' | 'cancelled') =>
  services()
    .db.read.select()
    .from(registration)
    .where(and(eq(registration.itemId, itemId), state ? eq(registration.state, state) : undefined))
const stateOf = async (id: string) =>
  (await services().db.read.select().from(registration).where(eq(registration.id, id)))[0]?.state
const revisionOf = async (itemId: string) =>
  String((await getStoredItem(services().db.read, itemId, Date.now())).revision)
const lastTo = (email: string) => textOf(post.letters(email).at(-1))

async function arrange(itemId: string, form: Record<string, string>) {
  const answer = await desk.post(`/redactie/${itemId}/aanmelden`, { revision: await revisionOf(itemId), ...form })
  await portal.settle()
  return answer
}

/** As its editor does: the text is changed and saved, any number of times, and then published. */
async function edit(itemId: string, ...changes: ReadonlyArray<Record<string, string>>) {
  const viewer = await viewerFor(services().db, editor.id)
  for (const change of changes) {
    const version = await latestVersion(services().db.read, itemId)
    const content = renderContent('event', contentSchemas.event.parse({ ...version?.content, ...change }))
    await services().db.write(async (tx) => {
      const found = authorize(viewer, 'edit', await getStoredItem(tx, itemId, viewer.now))
      await saveDraft(tx, viewer, found, { revision: found.revision, content, themeIds: [] })
    })
  }
  await services().db.write(async (tx) => {
    const found = authorize(viewer, 'publish', await getStoredItem(tx, itemId, viewer.now))
    await publishItem(tx, viewer, found, { revision: found.revision, confirmed: true, publishAt: null })
  })
  await portal.settle()
}

describe('places', () => {
  test('fifty who sign up at the same moment for ten places get ten, and forty wait', { timeout: 60_000 }, async () => {
    const meeting = await aMeetingOf({ capacity: 10, sessions: [{ title: 'Werkplaats', capacity: 3 }] })
    const people = await Promise.all(Array.from({ length: 50 }, () => someone()))
    const clients = await Promise.all(people.map((person) => portal.as(person)))
    const form = { intent: 'sign-up', sessions: meeting.sessions }
    const answers = await Promise.all(clients.map((client) => client.post(pageOf(meeting), form)))
    expect(answers.every(({ status }) => status === 302)).toBe(true)
    expect(await rowsOf(meeting.id, 'confirmed')).toHaveLength(10)
    expect(await rowsOf(meeting.id, 'waiting')).toHaveLength(40)
    const { body } = await (await portal.as(null)).get(pageOf(meeting))
    expect(body).toContain('Vol, met wachtlijst')
    const seated = await services().db.read.query.registrationSession.findMany({
      where: (one, { and: both, eq: is }) => both(is(one.sessionId, meeting.sessions[0]!), is(one.waiting, false)),
    })
    expect(seated).toHaveLength(3)
  })

  test('one who cancels makes room for who waits longest, in the same write, and they get a mail with the entry', async () => {
    const meeting = await aMeetingOf({ capacity: 1 })
    const first = await someone()
    const client = await portal.as(first)
    await client.post(pageOf(meeting), { intent: 'sign-up' })
    const later = await aRegistration(services().db, meeting.id, { state: 'waiting', createdAt: 2000 })
    const longest = await aRegistration(services().db, meeting.id, { state: 'waiting', createdAt: 1000 })
    const [own] = await rowsOf(meeting.id, 'confirmed')
    const page = await client.get('/agenda/mijn')
    const link = /href="(\/agenda\/aanmelding\/[\w-]+)"/.exec(page.body)?.[1] ?? ''
    expect(own?.userId).toBe(first.id)
    expect((await client.post(link, { intent: 'cancel' })).status).toBe(302)
    expect(await stateOf(longest.id)).toBe('confirmed')
    expect(await stateOf(later.id)).toBe('waiting')
    await portal.settle()
    expect((await lastTo(longest.email)).subject).toContain('Er is een plaats voor u')
    expect(await entryIn(post.letters(longest.email).at(-1))).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED' })
    expect(post.letters(later.email)).toEqual([])
  })

  test('are told as places left: how many came to where no maximum is shown, is not in the page', async () => {
    const sessions = [{ title: 'Zonder maximum' }, { title: 'Met maximum', capacity: 4 }]
    const meeting = await aMeetingOf({ sessions })
    await (await portal.as(await someone())).post(pageOf(meeting), { intent: 'sign-up', sessions: meeting.sessions })
    const page = await (await portal.as(null)).get(pageOf(meeting))
    expect(page.body).toContain('nog 3 plaatsen')
    expect(page.body).not.toMatch(/\b(?:taken|capacity)\b/)
    const own = await portal.as(await someone())
    await own.post(pageOf(meeting), { intent: 'sign-up', sessions: meeting.sessions })
    const link = /href="(\/agenda\/aanmelding\/[\w-]+)"/.exec((await own.get(pageOf(meeting))).body)?.[1] ?? ''
    const manage = await own.get(link)
    expect(manage.body).toContain('nog 2 plaatsen')
    expect(manage.body).not.toMatch(/\b(?:taken|capacity)\b/)
  })

  test('have kept pages made anew only where everybody reads another number', async () => {
    const sessions = [{ title: 'Vol', capacity: 0 }]
    const [open, full, small, closed] = [
      await aMeetingOf(),
      await aMeetingOf({ capacity: 0, sessions }),
      await aMeetingOf({ capacity: 5 }),
      await aMeetingOf({ capacity: 5, label: 'GREEN', registration: 'account' }),
    ]
    const client = await portal.as(await someone())
    const bumped = async (meeting: { id: string; title: string }) => {
      const before = await publicGeneration(services().db.read)
      expect((await client.post(pageOf(meeting), { intent: 'sign-up' })).status).toBe(302)
      return (await publicGeneration(services().db.read)) !== before
    }
    expect([await bumped(open), await bumped(full), await bumped(small), await bumped(closed)]).toEqual([
      ...[false, false, true, false],
    ])
  })

  test('are not asked for without end by one account', async () => {
    const meeting = await aMeetingOf()
    const client = await portal.as(await someone())
    const answers = []
    for (let n = 0; n < 31; n++) answers.push((await client.post(pageOf(meeting), { intent: 'sign-up' })).status)
    expect(answers.filter((status) => status === 302)).toHaveLength(30)
    expect(answers.at(-1)).toBe(429)
  })

  test('a higher maximum lets in who waits; a lower one asks first and takes nobody’s place', async () => {
    const meeting = await aMeetingOf({ capacity: 1 })
    const one = await aRegistration(services().db, meeting.id)
    const two = await aRegistration(services().db, meeting.id, { state: 'waiting' })
    const settings = { intent: 'settings', registration: 'open' }
    expect((await arrange(meeting.id, { ...settings, capacity: '2' })).status).toBe(302)
    expect(await stateOf(two.id)).toBe('confirmed')
    expect((await lastTo(two.email)).subject).toContain('Er is een plaats voor u')
    const asked = await arrange(meeting.id, { ...settings, capacity: '1' })
    expect(asked.status).toBe(422)
    expect(asked.body).toContain('2 personen hebben al een plaats')
    expect((await arrange(meeting.id, { ...settings, capacity: '1', sure: 'on' })).status).toBe(302)
    expect(await stateOf(one.id)).toBe('confirmed')
    expect(await stateOf(two.id)).toBe('confirmed')
  })

  test('that come free while a meeting is hidden are given once it is back', async () => {
    const manager = await portal.as(await someone({ organisation: office, role: 'manager' }))
    const meeting = await aMeetingOf({ capacity: 1 })
    const person = await aRegistration(services().db, meeting.id)
    const waiting = await aRegistration(services().db, meeting.id, { state: 'waiting' })
    const partner = await portal.as(await someone())
    const report = { reason: 'incorrect', text: 'Dit klopt niet.' }
    expect((await partner.post(`/melden/${meeting.id}`, report)).status).toBe(302)
    const link = `/agenda/aanmelding/${manageToken(services().secrets.session, person.id)}`
    expect((await (await portal.as(null)).post(link, { intent: 'cancel' })).status).toBe(302)
    expect(await stateOf(waiting.id)).toBe('waiting')
    const put = { item: meeting.id, decision: 'in-order' }
    expect((await manager.post(`/beheer/organisaties/${office.slug}/meldingen`, put)).status).toBe(302)
    await portal.settle()
    expect(await stateOf(waiting.id)).toBe('confirmed')
    expect((await lastTo(waiting.email)).subject).toContain('Er is een plaats voor u')
  })

  test('of a meeting that is not public say nothing to who may not read it', async () => {
    const meeting = await aMeetingOf({ label: 'GREEN', title: 'Geheime telling', capacity: 7, registration: 'account' })
    const guest = await someone({ organisation: office, role: 'guest' })
    for (const client of [await portal.as(null), await portal.as(guest)]) {
      for (const path of ['/agenda', '/agenda?periode=kwartaal', pageOf(meeting)])
        expect((await client.get(path)).body).not.toMatch(/Geheime telling|og 7 plaatsen/)
      expect((await client.post(pageOf(meeting), { intent: 'sign-up' })).status).toBe(404)
    }
    const partner = await portal.as(await someone())
    expect((await partner.get('/agenda')).body).toContain('nog 7 plaatsen')
  })
})

describe('who signed up is told', () => {
  test('once, at publication, that day or place changed, however often it was edited', async () => {
    const content = { place: 'Stadhuis', endTime: '16:00' }
    const meeting = await aMeetingOf({ title: 'Carrousel', capacity: 1, content })
    const person = await aRegistration(services().db, meeting.id)
    const waiting = await aRegistration(services().db, meeting.id, { state: 'waiting' })
    await edit(meeting.id, { place: 'Kerk' }, { place: 'Schouwburg' }, { place: 'Bibliotheek', startTime: '14:00' })
    expect(post.letters(person.email)).toHaveLength(1)
    const { subject, text } = await lastTo(person.email)
    expect(subject).toBe('Gewijzigd: Carrousel')
    expect(text).toContain('14.00–16.00 uur')
    expect(text).toContain('Bibliotheek')
    const entry = await entryIn(post.letters(person.email).at(-1))
    expect(entry).toMatchObject({
      method: 'REQUEST',
      sequence: 1,
      location: 'Bibliotheek',
      uid: `${meeting.id}@localhost`,
    })
    expect(await entryIn(post.letters(waiting.email).at(-1))).toBeNull()
    // A better text is no news to them.
    await edit(meeting.id, { body: 'Een betere tekst.' })
    expect(post.letters(person.email)).toHaveLength(1)
    await edit(meeting.id, { programme: '10.00 uur inloop' })
    expect(post.letters(person.email)).toHaveLength(2)
    expect((await lastTo(person.email)).subject).toBe('Het programma is bekend: Carrousel')
    await edit(meeting.id, { programme: '10.30 uur inloop' })
    expect(post.letters(person.email)).toHaveLength(2)
  })

  test('that it is called off, with a CANCEL; it stays to be seen as such', async () => {
    const meeting = await aMeetingOf({ title: 'Oefening water' })
    const person = await aRegistration(services().db, meeting.id)
    expect((await arrange(meeting.id, { intent: 'cancel-event' })).status).toBe(422)
    expect((await arrange(meeting.id, { intent: 'cancel-event', sure: 'on' })).status).toBe(302)
    expect((await lastTo(person.email)).subject).toBe('Gaat niet door: Oefening water')
    const entry = await entryIn(post.letters(person.email).at(-1))
    expect(entry).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: 1, uid: `${meeting.id}@localhost` })
    const visitor = await portal.as(null)
    expect((await visitor.get('/agenda')).body).toContain('Gaat niet door')
    const page = await visitor.get(pageOf(meeting))
    expect(page.body).toContain('Gaat niet door')
    expect(page.body).not.toContain('Meld mij aan')
  })

  test('nothing else of what is called off, whose sign-up nobody changes any more', async () => {
    const meeting = await aMeetingOf({ capacity: 1, sessions: [{ title: 'Straatroof' }] })
    const person = await aRegistration(services().db, meeting.id)
    const waiting = await aRegistration(services().db, meeting.id, { state: 'waiting' })
    await arrange(meeting.id, { intent: 'cancel-event', sure: 'on' })
    await services().db.write((tx) => tellRegistrant(tx, person.id, 'updated'))
    await portal.settle()
    expect(post.letters(person.email)).toHaveLength(1)
    const session = { session: meeting.sessions[0]!, title: 'Straatroof' }
    const forms: Array<Record<string, string>> = [
      { intent: 'settings', registration: 'open', capacity: '9' },
      { intent: 'session', ...session, startTime: '11:00', endTime: '12:00' },
      { intent: 'remove-session', session: session.session, sure: 'on' },
    ]
    for (const form of forms)
      expect([form.intent, (await arrange(meeting.id, form)).status]).toEqual([form.intent, 409])
    expect((await desk.get(`/redactie/${meeting.id}/aanmelden`)).body).not.toContain('Straatroof')
    const off = { intent: 'remove', registration: person.id }
    expect((await desk.post(`/redactie/${meeting.id}/deelnemers`, off)).status).toBe(409)
    expect([await stateOf(person.id), await stateOf(waiting.id)]).toEqual(['confirmed', 'waiting'])
    expect(post.letters(waiting.email)).toHaveLength(1)
  })

  test('that a session moved or is gone, after the desk was asked whether it is sure', async () => {
    const meeting = await aMeetingOf({ sessions: [{ title: 'Straatroof', startTime: '10:00', endTime: '11:00' }] })
    const person = await someone()
    await (await portal.as(person)).post(pageOf(meeting), { intent: 'sign-up', sessions: meeting.sessions })
    await portal.settle()
    const session = { session: meeting.sessions[0]!, title: 'Straatroof' }
    await arrange(meeting.id, { intent: 'session', ...session, startTime: '11:00', endTime: '12:00' })
    expect((await lastTo(person.email)).text).toContain('Straatroof, 11.00–12.00 uur')
    const asked = await arrange(meeting.id, { intent: 'remove-session', session: session.session })
    expect(asked.status).toBe(422)
    expect(asked.body).toContain('1 persoon heeft ‘Straatroof’ gekozen')
    expect((await arrange(meeting.id, { intent: 'remove-session', ...session, sure: 'on' })).status).toBe(302)
    expect((await lastTo(person.email)).text).not.toContain('Straatroof')
  })

  test('nothing of it once they may no longer read it: mail, link, details and place are gone', async () => {
    const meeting = await aMeetingOf({
      label: 'GREEN',
      title: 'Overleg Zilvermeeuw',
      registration: 'account',
      content: { onlineUrl: 'https://samen.example/zilvermeeuw' },
    })
    const outsider = await someone()
    const insider = await someone({ organisation: office })
    const clients = [await portal.as(outsider), await portal.as(insider)] as const
    for (const client of clients) await client.post(pageOf(meeting), { intent: 'sign-up' })
    await portal.settle()
    const viewer = await viewerFor(services().db, editor.id)
    await services().db.write(async (tx) => {
      const found = authorize(viewer, 'edit', await getStoredItem(tx, meeting.id, viewer.now))
      const locks = [{ key: `org:${office.id}`, until: null }]
      await setAudience(tx, viewer, found, { revision: found.revision, label: 'AMBER', locks, confirmed: true })
    })
    const link = /\/agenda\/aanmelding\/[\w-]+/.exec(post.letters(outsider.email).at(-1)?.source ?? '')?.[0] ?? ''
    expect((await clients[0].get(link)).body).not.toMatch(/Zilvermeeuw|zilvermeeuw/)
    await portal.settle()
    const letter = post.letters(outsider.email).at(-1)
    expect((await textOf(letter)).subject).toBe('Een aanmelding is vervallen')
    expect(letter?.source).not.toMatch(/Zilvermeeuw|zilvermeeuw/)
    const entry = await entryIn(letter)
    expect(entry).toMatchObject({ method: 'CANCEL', summary: 'Bijeenkomst vervallen' })
    // Not the day of the meeting, which may be another than they knew.
    expect(new Date(entry!.start).toISOString().slice(0, 10)).toBe(isoDate(Date.now()))
    expect((await rowsOf(meeting.id, 'confirmed')).map(({ userId }) => userId)).toEqual([insider.id])
    expect((await clients[0].get('/agenda/mijn')).body).not.toContain('Zilvermeeuw')
    expect((await clients[1].get('/agenda/mijn')).body).toContain('Zilvermeeuw')
  })

  test('of a closed meeting they lost no entry for a calendar, where none was ever sent', async () => {
    const town = await anOrganisation(services().db)
    const person = await someone({ organisation: town })
    const locks = [`org:${office.id}`, `org:${town.id}`]
    const meeting = await aMeetingOf({ label: 'AMBER', registration: 'account', locks, date: '2031-05-06' })
    await (await portal.as(person)).post(pageOf(meeting), { intent: 'sign-up' })
    await portal.settle()
    const viewer = await viewerFor(services().db, editor.id)
    await services().db.write(async (tx) => {
      const found = authorize(viewer, 'edit', await getStoredItem(tx, meeting.id, viewer.now))
      const left = [{ key: `org:${office.id}`, until: null }]
      await setAudience(tx, viewer, found, { revision: found.revision, label: 'AMBER', locks: left, confirmed: true })
    })
    await portal.settle()
    const letter = post.letters(person.email).at(-1)
    expect((await textOf(letter)).subject).toBe('Een aanmelding is vervallen')
    expect(await entryIn(letter)).toBeNull()
    expect(letter?.source).not.toMatch(/2031|5 ?mei/)
  })

  test('without its title that a meeting was withdrawn', async () => {
    const meeting = await aMeetingOf({ title: 'Ingetrokken samenkomst' })
    const person = await aRegistration(services().db, meeting.id)
    const viewer = await viewerFor(services().db, editor.id)
    await services().db.write(async (tx) =>
      withdrawItem(tx, viewer, authorize(viewer, 'withdraw', await getStoredItem(tx, meeting.id, viewer.now))),
    )
    await portal.settle()
    expect((await lastTo(person.email)).subject).toBe('Een aanmelding is vervallen')
    expect(post.letters(person.email).at(-1)?.source).not.toContain('Ingetrokken samenkomst')
  })

  test('at night, who left the organisation that could read it, loses the place', async () => {
    const meeting = await aMeetingOf({ label: 'GREEN', title: 'Overleg Nachtuil', registration: 'account' })
    const [left, stays] = [await someone(), await someone()]
    for (const one of [left, stays]) await (await portal.as(one)).post(pageOf(meeting), { intent: 'sign-up' })
    await portal.settle()
    const held = await services().db.read.query.membership.findFirst({
      where: (one, { eq: is }) => is(one.userId, left.id),
    })
    await services().db.write((tx) => closeMembership(tx, held!, Date.now()))
    await nightly(services())
    await portal.settle()
    expect((await rowsOf(meeting.id, 'confirmed')).map(({ userId }) => userId)).toEqual([stays.id])
    expect((await lastTo(left.email)).subject).toBe('Een aanmelding is vervallen')
    expect(post.letters(left.email).at(-1)?.source).not.toContain('Nachtuil')
  })
})

describe('the desk', () => {
  test('gets what was typed back where a colleague was first', async () => {
    const meeting = await aMeetingOf()
    const stale = await revisionOf(meeting.id)
    await arrange(meeting.id, { intent: 'settings', registration: 'open', capacity: '20' })
    const answer = await arrange(meeting.id, {
      intent: 'session',
      revision: stale,
      session: '',
      title: 'Mijn lange titel',
      capacity: '12',
    })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Mijn lange titel')
    expect(answer.body).toContain('intussen gewijzigd')
  })

  test('does not publish a meeting of which nobody knows when it begins, nor one that ends before it begins', async () => {
    const draft = await aMeetingOf({ status: 'draft', content: { startTime: '' } })
    const form = { intent: 'publish', revision: await revisionOf(draft.id), confirmed: 'on' }
    const answer = await desk.post(`/redactie/${draft.id}/publiceren`, form)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('hoe laat de bijeenkomst begint')
    const content = { kind: 'event', title: 'Andersom', date: '2027-01-02', type: 'oefening', publisher: 'var' }
    const save = {
      ...content,
      startTime: '14:00',
      endTime: '13:00',
      revision: await revisionOf(draft.id),
      intent: 'save',
    }
    const refused = await desk.post(`/redactie/${draft.id}?index`, save)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('Het einde ligt voor het begin')
    const twoDays = { ...save, endDate: '2027-01-03' }
    expect((await desk.post(`/redactie/${draft.id}?index`, twoDays)).status).toBe(302)
  })

  test('names as host the organisation that another went into', async () => {
    const { db } = services()
    const into = await anOrganisation(db, { name: 'Gemeente Samen' })
    const gone = await anOrganisation(db, { name: 'Gemeente Weg' })
    const meeting = await aMeetingOf({ content: { hostId: gone.id } })
    await db.write((tx) => tx.update(organisation).set({ mergedInto: into.id }).where(eq(organisation.id, gone.id)))
    await edit(meeting.id, { body: 'Anders.' })
    const page = await (await portal.as(null)).get(pageOf(meeting))
    expect(page.body).toContain('Gemeente Samen')
    expect(page.body).not.toContain('Gemeente Weg')
  })
})
