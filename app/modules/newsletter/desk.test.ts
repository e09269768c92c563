import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emit } from '#db/outbox.server.ts'
import {
  item as itemTable,
  itemKey,
  newsletterBlock,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
} from '#db/schema/index.ts'
import { aDocument, aNews, type ItemServices } from '#tests/factories/items.ts'
import { aLetterToGo, anIssue, aSentMail, aSubscription, deliveriesOf } from '#tests/factories/letters.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'
import { changeChoices, subscribe, unsubscribe } from './commands.server.ts'
import { readerTopic } from './delivery.server.ts'

let post: PostOffice
let portal: Portal
let services: ItemServices
let office: Organisation
let riec: Organisation
let editor: Person
let other: Person
let own: Client
let theirs: Client

beforeAll(async () => {
  post = await openPostOffice()
  const environment = { ROLES: 'web', SMTP_URL: post.url, MAIL_FROM: 'nieuwsbrief@alliantie.example' }
  portal = await openPortal(environment, { stopWithTest: false })
  services = portal.services
  const { db, secrets } = services
  office = await anOrganisation(db, { kind: 'alliance_office', publishes: true })
  riec = await anOrganisation(db, { kind: 'riec', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  other = await aPerson(db, { organisation: riec, role: 'editor', secrets })
  own = await portal.as(editor)
  theirs = await portal.as(other)
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await post.stop()
})
beforeEach(async () => {
  await services.db.write(async (tx) => void (await tx.update(newsletterSubscription).set({ endedAt: 1 })))
})

const news = (title: string, options: Parameters<typeof aNews>[1] = {}) =>
  aNews(services, { label: 'CLEAR', owner: office, creator: editor, title, ...options })
const ofRiec = (title: string, options: Parameters<typeof aNews>[1] = {}) =>
  news(title, { owner: riec, creator: other, content: { publisher: 'riec' }, ...options })
const issueOf = async (id: string) =>
  (await services.db.read.select().from(newsletterIssue).where(eq(newsletterIssue.id, id)))[0]!
const blocksOf = (id: string) =>
  services.db.read.query.newsletterBlock.findMany({
    where: (row, op) => op.eq(row.issueId, id),
    orderBy: (row) => [row.position],
  })
/** That mail went out more than a week ago after all, and their time has come. */
async function makeRoom(deliveryId: string, subscriptionId: string): Promise<void> {
  await services.db.write(async (tx) => {
    const sentAt = Date.now() - 8 * 24 * 3_600_000
    await tx.update(newsletterDelivery).set({ sentAt }).where(eq(newsletterDelivery.id, deliveryId))
    await emit(tx, { topic: readerTopic, key: subscriptionId })
  })
  await portal.settle()
}
const at = (id: string) => `/redactie/nieuwsbrief/${id}?index`

test('only editors and managers of organisations that publish make the newsletter; to others it is not there', async () => {
  const { db, secrets } = services
  const issue = await anIssue(db, editor, [], { title: 'Zilverbrief' })
  const town = await anOrganisation(db)
  const people: Array<[name: string, client: Client, allowed: boolean]> = []
  const add = async (name: string, allowed: boolean, options: Parameters<typeof aPerson>[1]) =>
    people.push([name, await portal.as(await aPerson(db, { secrets, ...options })), allowed])
  await add('manager of the office', true, { organisation: office, role: 'manager' })
  await add('editor of the RIEC', true, { organisation: riec, role: 'editor' })
  await add('author of the office', false, { organisation: office, role: 'author' })
  await add('reader at the office', false, { organisation: office })
  await add('editor of a municipality', false, { organisation: town, role: 'editor' })
  await add('administrator', false, { organisation: town, administrator: true })
  people.push(['editor without the second step', await portal.as(editor, { assurance: 1 }), false])
  people.push(['visitor', await portal.as(null), false])
  const before = JSON.stringify([await issueOf(issue.id), await blocksOf(issue.id)])
  for (const [name, client, allowed] of people)
    for (const page of [
      '',
      `/${issue.id}`,
      `/${issue.id}/bekijken`,
      `/${issue.id}/versturen`,
      `/${issue.id}/voorbeeld`,
    ]) {
      const answer = await client.get(`/redactie/nieuwsbrief${page}`)
      if (allowed) expect([name, page, answer.status]).toEqual([name, page, 200])
      else {
        expect([404, 302], `${name} ${page}`).toContain(answer.status)
        expect(answer.body).not.toContain('Zilverbrief')
      }
    }
  for (const [name, client, allowed] of people) {
    if (allowed) continue
    const revision = '1'
    const attempts: Array<[string, Record<string, string>]> = [
      ['/redactie/nieuwsbrief?index', { title: 'Van mij' }],
      [at(issue.id), { revision, title: 'Van mij', intent: 'save' }],
      [`/redactie/nieuwsbrief/${issue.id}/versturen`, { intent: 'schedule', revision, when: 'now', sure: 'ja' }],
      [`/redactie/nieuwsbrief/${issue.id}/versturen`, { intent: 'stop', revision }],
      [`/redactie/nieuwsbrief/${issue.id}/bekijken`, { as: 'self' }],
    ]
    for (const [path, form] of attempts)
      expect([404, 302], `${name} ${path}`).toContain((await client.post(path, form)).status)
  }
  expect(JSON.stringify([await issueOf(issue.id), await blocksOf(issue.id)])).toBe(before)
  expect((await own.get('/redactie')).body).toContain('href="/redactie/nieuwsbrief"')
})

test('two desks compose one letter: pieces, headings, texts, their order, each saved with what was typed', async () => {
  const first = await news('Eerste stuk')
  const second = await ofRiec('Tweede onderwerp')
  const made = await own.post('/redactie/nieuwsbrief?index', { title: 'Gezamenlijke brief' })
  const id = (made.headers.get('location') ?? '').split('/').at(-1) ?? ''
  const fields = async (client: Client) => {
    const page = await client.get(`/redactie/nieuwsbrief/${id}`)
    const revision = /name="revision" value="(\d+)"/.exec(page.body)?.[1] ?? ''
    return { body: page.body, form: { revision, title: 'Gezamenlijke brief', intro: 'Welkom.' } }
  }
  expect((await own.post(at(id), { ...(await fields(own)).form, intent: `add-${first.id}` })).status).toBe(302)
  expect((await theirs.post(at(id), { ...(await fields(theirs)).form, intent: `add-${second.id}` })).status).toBe(302)
  expect((await own.post(at(id), { ...(await fields(own)).form, intent: 'heading' })).status).toBe(302)
  const [a, b, heading] = await blocksOf(id)
  const typed = { [`tekst-${heading!.id}`]: 'Uit de regio', [`tekst-${a!.id}`]: 'Lees dit eerst.' }
  const blok = [a!.id, b!.id, heading!.id]
  const { form } = await fields(own)
  // A button moves and saves; dragging sends the fields in another order.
  expect(
    (await own.post(at(id), { ...form, ...typed, blok, intent: `up-${heading!.id}` })).headers.get('location'),
  ).toContain(`#blok-${heading!.id}`)
  expect((await blocksOf(id)).map(({ id }) => id)).toEqual([a!.id, heading!.id, b!.id])
  expect((await blocksOf(id)).map(({ text }) => text)).toEqual(['Lees dit eerst.', 'Uit de regio', ''])
  const again = (await fields(theirs)).form
  const dragged = [heading!.id, b!.id, a!.id]
  expect((await theirs.post(at(id), { ...again, ...typed, blok: dragged, intent: 'save' })).status).toBe(302)
  expect((await blocksOf(id)).map(({ id }) => id)).toEqual(dragged)
  const page = (await fields(own)).body
  expect(page).toMatch(/RIEC Rotterdam · Nieuwsbericht/)
  expect(page).toContain('value="Uit de regio"')
  expect((await own.post(at(id), { ...(await fields(own)).form, intent: `remove-${b!.id}` })).status).toBe(302)
  expect(await blocksOf(id)).toHaveLength(2)
  expect(await issueOf(id)).toMatchObject({ intro: 'Welkom.' })
})

test('who saves over somebody else’s change is told so, and keeps what they typed', async () => {
  const { db } = services
  const issue = await anIssue(db, editor, [{ text: 'Oude tekst' }, { text: 'Wordt weggehaald' }], {
    title: 'Botsbrief',
  })
  const [block, gone] = await blocksOf(issue.id)
  const form = { revision: '1', title: 'Botsbrief' }
  await theirs.post(at(issue.id), {
    ...form,
    [`tekst-${block!.id}`]: 'Tekst van het RIEC',
    intent: `remove-${gone!.id}`,
  })
  const typed = { [`tekst-${block!.id}`]: 'Tekst van de VAR', [`tekst-${gone!.id}`]: 'Mijn lange alinea' }
  const late = await own.post(at(issue.id), { ...form, intro: 'Mijn inleiding', ...typed, intent: 'save' })
  expect(late.status).toBe(409)
  for (const text of ['Mijn inleiding', 'Tekst van de VAR', 'Mijn lange alinea', 'Tekst van het RIEC', 'Iemand anders'])
    expect(late.body).toContain(text)
  expect((await blocksOf(issue.id)).map(({ text }) => text)).toEqual(['Tekst van het RIEC'])
  // The page that says so carries the newest revision: saving again is a choice.
  const revision = /name="revision" value="(\d+)"/.exec(late.body)?.[1] ?? ''
  expect((await own.post(at(issue.id), { ...form, revision, ...typed, intent: 'save' })).status).toBe(302)
})

test('what may be said twice is flagged with the reason: in the letter, among what is offered, and of earlier letters', async () => {
  const { db } = services
  const one = await news('Nieuwe aanpak van ondermijning in de haven', { summary: 'Partners gaan samen controleren.' })
  const twin = await ofRiec('Nieuwe aanpak ondermijning havens', { summary: 'Samen controleren partners in de haven.' })
  const used = await news('Heel ander onderwerp over jeugd')
  await anIssue(db, editor, [used], { title: 'Brief van vorige maand', state: 'sent', beganAt: 1, sendAt: 1 })
  const issue = await anIssue(db, editor, [one, used, one])
  const page = (await own.get(`/redactie/nieuwsbrief/${issue.id}`)).body
  expect(page).toContain('hetzelfde stuk staat er twee keer in')
  expect(page).toContain('stond al in “Brief van vorige maand”')
  expect(page).toMatch(
    /Lijkt op “Nieuwe aanpak van ondermijning in de haven” \(VAR\)<?[^.]*: de titels lijken erg op elkaar/,
  )
  expect(page).toContain(twin.title)
  const list = (body: string) => body.slice(body.indexOf('id="kiezen"'))
  expect(list(page)).not.toContain('Heel ander onderwerp')
  const empty = await anIssue(db, editor, [])
  expect(list((await own.get(`/redactie/nieuwsbrief/${empty.id}?gebruikt=on`)).body)).toContain('Heel ander onderwerp')
  expect(list((await own.get(`/redactie/nieuwsbrief/${empty.id}?van=riec`)).body)).not.toContain(one.title)
  expect(list((await own.get(`/redactie/nieuwsbrief/${empty.id}?van=riec`)).body)).toContain(twin.title)
})

test('an editor is shown no item of another desk that is not theirs to read, neither here nor as somebody else', async () => {
  const { db, secrets } = services
  const secret = await aDocument(services, { label: 'AMBER', owner: riec, creator: other, title: 'Casuskaart RIEC' })
  const strict = await aDocument(services, {
    label: 'AMBER+STRICT',
    owner: riec,
    creator: other,
    title: 'Streng van RIEC',
  })
  const partners = await news('Groen nieuws', { label: 'GREEN' })
  const issue = await anIssue(db, editor, [secret, partners, await news('Open nieuws')])
  const outsiders = await anOrganisation(db, { publishes: true, corePartner: false })
  const outsider = await portal.as(await aPerson(db, { organisation: outsiders, role: 'editor', secrets }))
  const pages = [
    '',
    '/bekijken',
    '/bekijken?als=partner',
    '/bekijken?als=self',
    '/voorbeeld?als=partner',
    '/voorbeeld?als=self',
    '/versturen',
  ]
  for (const page of pages) {
    expect((await own.get(`/redactie/nieuwsbrief/${issue.id}${page}`)).body, page).not.toMatch(/Casuskaart|casuskaart/)
    expect((await outsider.get(`/redactie/nieuwsbrief/${issue.id}${page}`)).body, page).not.toContain('Groen nieuws')
  }
  expect((await own.get(`/redactie/nieuwsbrief/${issue.id}`)).body.match(/name="blok"/g)).toHaveLength(2)
  expect((await own.get(`/redactie/nieuwsbrief/${issue.id}/versturen`)).body).toMatch(/>2 stukken</)
  expect((await theirs.get(`/redactie/nieuwsbrief/${issue.id}`)).body).toContain('Casuskaart RIEC')
  expect((await theirs.get(`/redactie/nieuwsbrief/${issue.id}/bekijken?als=self`)).body).toContain(
    `Nieuw stuk van ${riec.name}`,
  )
  // Nor does it go in by its number, and what a mail may not speak of does not go in at all.
  const form = { revision: '1', title: 'x' }
  const mine = await anIssue(db, editor, [])
  expect((await own.post(at(mine.id), { ...form, intent: `add-${secret.id}` })).status).toBe(422)
  expect((await theirs.post(at(mine.id), { ...form, intent: `add-${strict.id}` })).status).toBe(422)
  expect(await blocksOf(mine.id)).toEqual([])
})

test('who saves a letter changes no word about an item that they may not read, and it keeps its place', async () => {
  const { db } = services
  const amber = await aDocument(services, { label: 'AMBER', owner: riec, creator: other })
  const open = await news('Voor en na')
  const issue = await anIssue(db, other, [open, { ...amber, lead: 'Zin van het RIEC' }, { text: 'Slot' }])
  const [first, secret, last] = await blocksOf(issue.id)
  const typed = { [`tekst-${secret!.id}`]: 'Overschreven', [`tekst-${first!.id}`]: 'Eigen zin' }
  const form = { revision: '1', title: 'x', ...typed, blok: [last!.id, first!.id], intent: 'save' }
  expect((await own.post(at(issue.id), form)).status).toBe(302)
  expect((await blocksOf(issue.id)).map(({ id, text }) => [id, text])).toEqual([
    [last!.id, 'Slot'],
    [secret!.id, 'Zin van het RIEC'],
    [first!.id, 'Eigen zin'],
  ])
  const move = { revision: '2', title: 'x', blok: [last!.id, first!.id], intent: `up-${first!.id}` }
  expect((await own.post(at(issue.id), move)).status).toBe(302)
  expect((await blocksOf(issue.id)).map(({ id }) => id)).toEqual([first!.id, secret!.id, last!.id])
  expect((await own.post(at(issue.id), { revision: '3', title: 'x', intent: `remove-${secret!.id}` })).status).toBe(302)
  expect(await blocksOf(issue.id)).toHaveLength(3)
})

test('a sentence that was written about an item for partners is not read by everybody once the item is', async () => {
  const { db } = services
  const item = await news('Wordt openbaar', { label: 'GREEN' })
  const issue = await anIssue(db, editor, [item])
  const [block] = await blocksOf(issue.id)
  const save = (revision: string, text: string) =>
    own.post(at(issue.id), { revision, title: 'Brede brief', [`tekst-${block!.id}`]: text, intent: 'save' })
  const look = async (as: string) => (await own.get(`/redactie/nieuwsbrief/${issue.id}/voorbeeld?als=${as}`)).body
  await save('1', 'Onder ons gezegd')
  expect(await look('partner')).toContain('Onder ons gezegd')
  await db.write(async (tx) => {
    await tx.update(itemTable).set({ label: 'CLEAR', assurance: 0 }).where(eq(itemTable.id, item.id))
    const readers = and(eq(itemKey.itemId, item.id), eq(itemKey.side, 'reader'))
    await tx.update(itemKey).set({ key: 'public' }).where(readers)
  })
  for (const as of ['public', 'partner', 'self']) {
    expect(await look(as)).toContain('Wordt openbaar')
    expect(await look(as)).not.toContain('Onder ons gezegd')
  }
  expect((await own.get(`/redactie/nieuwsbrief/${issue.id}`)).body).toContain('Hij gaat niet mee')
  await save('2', 'Onder ons gezegd')
  expect(await look('public'), 'saving the rest says nothing of it').not.toContain('Onder ons gezegd')
  await save('3', 'Voor iedereen gezegd')
  expect(await look('public')).toContain('Voor iedereen gezegd')
})

test('a letter can be taken out of the archive, and then nobody gets it any more', async () => {
  const { db } = services
  const reader = await aSubscription(db, { weeklyMost: 1 })
  const before = await aSentMail(db, reader.id, Date.now() - 1000)
  const issue = await aLetterToGo(db, editor, [await news('Had niet gemoeten')], { title: 'Vergissing' })
  await portal.settle()
  const everyone = await portal.as(null)
  const address = `/nieuwsbrief/vergissing-${issue.id.slice(0, 8)}`
  expect((await everyone.get('/nieuwsbrief')).body).toContain('Vergissing')
  expect((await everyone.get(address)).status).toBe(200)
  const path = `/redactie/nieuwsbrief/${issue.id}/versturen`
  expect((await own.get(path)).body).toContain('Haal uit het archief')
  expect((await theirs.post(path, { intent: 'hide', revision: '3' })).status).toBe(302)
  expect((await theirs.post(path, { intent: 'hide', revision: '4' })).status).toBe(409)
  expect((await everyone.get(address)).status).toBe(404)
  expect((await everyone.get('/nieuwsbrief')).body).not.toContain('Vergissing')
  expect((await everyone.get('/sitemap.xml')).body).not.toContain('vergissing')
  expect((await own.get(path)).body).toContain('uit het archief gehaald')
  await makeRoom(before.id, reader.id)
  expect(post.letters(reader.email)).toEqual([])
  const draft = await anIssue(db, editor, [await news('Nog niet weg')])
  expect(
    (await own.post(`/redactie/nieuwsbrief/${draft.id}/versturen`, { intent: 'hide', revision: '1' })).status,
  ).toBe(409)
})

test('while a letter is stopped, what was held back of it does not go; it goes when the letter does', async () => {
  const { db } = services
  const reader = await aSubscription(db, { weeklyMost: 1 })
  const slow = await aSubscription(db)
  const before = await aSentMail(db, reader.id, Date.now() - 1000)
  const issue = await aLetterToGo(db, editor, [await news('Nog even niet')])
  await portal.settle()
  await db.write(async (tx) => {
    const row = and(eq(newsletterDelivery.issueId, issue.id), eq(newsletterDelivery.subscriptionId, slow.id))
    await tx
      .update(newsletterDelivery)
      .set({ state: 'waiting', nextAt: Date.now() + 3_600_000 })
      .where(row)
    await tx.update(newsletterIssue).set({ state: 'paused' }).where(eq(newsletterIssue.id, issue.id))
  })
  await makeRoom(before.id, reader.id)
  expect(post.letters(reader.email)).toEqual([])
  const { revision } = await issueOf(issue.id)
  const resume = { intent: 'resume', revision: String(revision) }
  expect((await own.post(`/redactie/nieuwsbrief/${issue.id}/versturen`, resume)).status).toBe(302)
  await portal.settle()
  expect(post.letters(reader.email)).toHaveLength(1)
})

test.each(['turned letters off', 'ended it and began again'])(
  'who %s does not get what was held back before',
  async (what) => {
    const { db } = services
    const reader = await aSubscription(db, { weeklyMost: 1 })
    const before = await aSentMail(db, reader.id, Date.now() - 1000)
    const issue = await aLetterToGo(db, editor, [await news('Niet meer gewild')])
    await portal.settle()
    const now = Date.now()
    const by = { actor: 'anonymous', now }
    await db.write(async (tx) => {
      if (what === 'turned letters off') {
        await changeChoices(tx, reader.id, { issues: false, digest: 'weekly', weeklyMost: 1, themes: [] }, by)
        return
      }
      await unsubscribe(tx, { id: reader.id }, { ...by, how: 'link' })
      const consent = { how: 'mail', version: 'x', askedFrom: 'x', confirmedFrom: 'x' } as const
      const when = { askedAt: now, confirmedAt: now }
      await subscribe(tx, { email: reader.email, themes: [], consent: { ...consent, ...when }, actor: 'anonymous' })
    })
    await makeRoom(before.id, reader.id)
    expect(
      post
        .letters(reader.email)
        .map(({ source }) => source)
        .join(),
    ).not.toContain('Niet meer gewild')
    expect((await deliveriesOf(db, issue.id)).map(({ state }) => state)).toEqual(['ended'])
  },
)

test('an editor sees what each reader gets, with and without looks, and has a proof sent to themselves only', async () => {
  const { db } = services
  const subscriber = await aSubscription(db)
  const issue = await anIssue(db, editor, [await news('Open deel'), await news('Groen deel', { label: 'GREEN' })], {
    title: 'Kijkbrief',
  })
  const look = async (path: string) => own.get(`/redactie/nieuwsbrief/${issue.id}${path}`)
  expect((await look('/bekijken')).body).toContain('Open deel')
  expect((await look('/bekijken')).body).not.toContain('Groen deel')
  expect((await look('/bekijken?als=partner')).body).toContain('TLP:GREEN - Kijkbrief')
  const sheet = await look('/voorbeeld?als=partner&telefoon')
  expect(sheet.body).toContain('Groen deel')
  expect(sheet.body).toContain('max-width:343px')
  expect(sheet.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';[^*]*$/)
  expect(sheet.headers.get('cache-control')).toBe('private, no-store')
  const none = await anIssue(db, editor, [await news('Besloten deel', { label: 'GREEN' })])
  expect((await own.get(`/redactie/nieuwsbrief/${none.id}/bekijken`)).body).toContain('Deze lezer krijgt geen mail')

  expect((await own.post(`/redactie/nieuwsbrief/${issue.id}/bekijken`, { as: 'public' })).status).toBe(302)
  await portal.settle()
  expect(post.letters(subscriber.email)).toEqual([])
  const [proof] = post.letters(editor.email)
  expect(proof?.source).toMatch(/^Subject: Proef: Kijkbrief/m)
  expect(proof?.source).not.toContain('Groen deel')
  expect(proof?.source).not.toMatch(/^List-Unsubscribe/m)
})

test('a letter goes out after a confirmation that says to how many, at its moment, and can be taken back until then', async () => {
  const { db } = services
  const readers = [await aSubscription(db), await aSubscription(db), await aSubscription(db)]
  const issue = await anIssue(db, editor, [await news('Klaar om te gaan')], { title: 'Planbrief' })
  const path = `/redactie/nieuwsbrief/${issue.id}/versturen`
  expect((await own.get(path)).body).toContain('Verstuur naar 3 lezers')
  const go = { intent: 'schedule', revision: '1', when: 'now', sure: 'ja' }
  expect((await own.post(path, { ...go, sure: '' })).status).toBe(422)
  expect((await own.post(path, { ...go, revision: '0' })).status).toBe(409)
  expect((await own.post(path, { ...go, when: 'later' })).status).toBe(422)
  expect((await own.post(path, { ...go, when: 'later', date: '2020-01-01', time: '09:00' })).status).toBe(422)
  const empty = await anIssue(db, editor, [{ text: 'Alleen tekst' }])
  expect((await own.post(`/redactie/nieuwsbrief/${empty.id}/versturen`, go)).status).toBe(422)
  expect(await issueOf(issue.id)).toMatchObject({ state: 'draft' })

  expect((await own.post(path, { ...go, when: 'later', date: '2099-01-01', time: '09:00' })).status).toBe(302)
  await portal.settle()
  expect(post.letters(readers[0]!.email)).toEqual([])
  expect((await own.get(path)).body).toContain('1 januari 2099, 09.00 uur')
  // The other desk changes nothing of it now, but may take it back.
  expect((await theirs.post(at(issue.id), { revision: '2', title: 'Anders', intent: 'save' })).status).toBe(409)
  expect((await theirs.post(path, { intent: 'stop', revision: '2' })).status).toBe(302)
  expect(await issueOf(issue.id)).toMatchObject({ state: 'draft', sendAt: null })

  expect((await own.post(path, { ...go, revision: '3' })).status).toBe(302)
  await portal.settle()
  for (const { email } of readers) expect(post.letters(email)).toHaveLength(1)
  expect(await issueOf(issue.id)).toMatchObject({ state: 'sent' })
  expect((await own.post(path, { intent: 'stop', revision: '4' })).status).toBe(409)
  expect((await own.get(path)).body).toMatch(/<dt>Verstuurd<\/dt><dd>3<\/dd>/)
  expect((await own.get('/redactie/nieuwsbrief')).body).toMatch(/Planbrief(?:(?!<\/tr>).)*>3<\/td>/)
  const acts = await db.read.query.audit.findMany({ where: (row, op) => op.eq(row.objectId, issue.id) })
  expect(acts.map(({ action }) => action)).toEqual(['schedule-issue', 'stop-issue', 'schedule-issue', 'begin-issue'])
})

test('a letter on its way is paused and goes on, and nobody gets it twice', async () => {
  const { db } = services
  const readers = [await aSubscription(db), await aSubscription(db)]
  const issue = await aLetterToGo(db, editor, [await news('Even stil')], { state: 'sending', beganAt: Date.now() })
  const path = `/redactie/nieuwsbrief/${issue.id}/versturen`
  expect((await own.post(path, { intent: 'pause', revision: '1' })).status).toBe(302)
  await portal.settle()
  expect(readers.flatMap(({ email }) => post.letters(email))).toEqual([])
  expect((await own.post(path, { intent: 'resume', revision: '2' })).status).toBe(302)
  await portal.settle()
  await portal.settle()
  for (const { email } of readers) expect(post.letters(email)).toHaveLength(1)
  expect((await deliveriesOf(db, issue.id)).every(({ state }) => state === 'sent')).toBe(true)
})

test('who ends it after a letter is counted with that letter, by number only', async () => {
  const { db } = services
  const reader = await aSubscription(db)
  await aSubscription(db)
  const issue = await aLetterToGo(db, editor, [await news('De laatste')])
  await portal.settle()
  const [link = ''] = /\/nieuwsbrief\/afmelden\/[\w-]{63}/.exec(post.letters(reader.email)[0]?.source ?? '') ?? []
  expect((await (await portal.as(null)).post(link, {})).status).toBe(200)
  const page = (await own.get(`/redactie/nieuwsbrief/${issue.id}/versturen`)).body
  expect(page).toMatch(/<dt>Daarna afgemeld<\/dt><dd>1<\/dd>/)
  expect(page).not.toContain(reader.email)
  await services.db.write(async (tx) => {
    const { forgetSubscription } = await import('./commands.server.ts')
    await forgetSubscription(tx, reader.email)
  })
  expect((await own.get(`/redactie/nieuwsbrief/${issue.id}/versturen`)).body).toMatch(/<dt>Verstuurd<\/dt><dd>2<\/dd>/)
  expect(await db.read.select().from(newsletterBlock).where(eq(newsletterBlock.issueId, issue.id))).toHaveLength(1)
})
