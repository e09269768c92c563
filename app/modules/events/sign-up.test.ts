import { eq, lt } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { slugOf } from '#app/lib/urls.ts'
import { confirmToken } from '#app/modules/events/links.server.ts'
import { attempt, registration } from '#db/schema/index.ts'
import { setEvent } from '#tests/factories/attendance.ts'
import { aMeeting, aRegistration, type MeetingOptions } from '#tests/factories/events.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { entryIn, textOf } from '#tests/setup/calendar.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'
import { linkIn, openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'

let post: PostOffice
let portal: Portal
beforeAll(async () => {
  post = await openPostOffice()
  const environment = { SMTP_URL: post.url, MAIL_FROM: 'portaal@var.example', TRUST_PROXY: '1' }
  portal = await openPortal(environment, { stopWithTest: false })
}, 60_000)
afterAll(async () => {
  await portal?.stop()
  await post?.stop()
})

let network = 0
/** Everybody from a network of their own, so that only the throttle's own tests are throttled. */
beforeEach(() => void network++)
const from = () => ({ headers: { 'X-Forwarded-For': `198.51.100.${network}` } })
const visitor = () => clientOf(portal.url, '')
const pageOf = (meeting: { id: string; title: string }) => `/agenda/${slugOf(meeting)}`

const services = () => portal.services
const aMeetingOf = (options: MeetingOptions = {}) => aMeeting(services(), options)
const someone = (options: Parameters<typeof aPerson>[1] = {}) =>
  aPerson(services().db, { secrets: services().secrets, ...options })

async function ask(
  meeting: { id: string; title: string },
  email: string,
  more: Record<string, string | string[]> = {},
) {
  const form = { intent: 'ask', name: 'Noor de Wit', email, organisation: 'Gemeente Hoek', ...more }
  const answer = await visitor().post(pageOf(meeting), form, from())
  await portal.settle()
  return answer
}
const confirmLink = (email: string) => linkIn(post.letters(email), '/agenda/bevestigen/')
const manageLink = (email: string) => linkIn(post.letters(email), '/agenda/aanmelding/')
async function confirm(email: string) {
  const answer = await visitor().post(confirmLink(email), {}, from())
  await portal.settle()
  return answer
}
async function send(link: string, form: Record<string, string | string[]>) {
  const answer = await visitor().post(link, form, from())
  await portal.settle()
  return answer
}
const rowOf = async (email: string) =>
  (await services().db.read.select().from(registration).where(eq(registration.email, email)))[0]

describe('a visitor without an account', () => {
  test('signs up, confirms by mail, changes and cancels, and the calendar follows', async () => {
    const email = 'noor@hoek.example'
    const meeting = await aMeetingOf({
      title: 'Leerhuis ondermijning',
      content: { endTime: '17:00', place: 'Stadhuis', onlineUrl: 'https://samen.example/kamer-geheim' },
      sessions: [
        { title: 'Ochtend', startTime: '10:00', endTime: '11:00' },
        { title: 'Middag', startTime: '14:00', endTime: '15:00' },
      ],
    })
    const [morning = '', afternoon = ''] = meeting.sessions
    expect((await visitor().get(pageOf(meeting))).body).toContain(
      'Wie de bijeenkomst organiseert ziet uw naam, organisatie en e-mailadres.',
    )
    const answer = await ask(meeting, email, { sessions: [morning] })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('Kijk in uw mail')
    expect((await rowOf(email))?.state).toBe('sent')
    const asked = post.letters(email).at(-1)
    expect(asked?.source).not.toMatch(/Noor|Hoek|kamer-geheim/)
    expect(await entryIn(asked)).toBeNull()

    const page = await visitor().get(confirmLink(email))
    expect(page.body).toContain('Noor de Wit')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(page.body).toContain('noindex')
    const confirmed = await confirm(email)
    expect(confirmed.status).toBe(302)
    const first = await entryIn(post.letters(email).at(-1))
    expect(first).toMatchObject({
      method: 'REQUEST',
      uid: `${meeting.id}@localhost`,
      status: 'CONFIRMED',
      summary: 'Leerhuis ondermijning',
      location: 'Stadhuis',
      attendees: [`mailto:${email}`],
    })
    expect(first?.description).toContain('https://samen.example/kamer-geheim')
    expect((await textOf(post.letters(email).at(-1))).text).toContain('https://samen.example/kamer-geheim')

    const link = manageLink(email)
    expect((await visitor().get(link)).body).toContain('kamer-geheim')
    const { revision } = (await rowOf(email))!
    const change = { intent: 'change', revision: String(revision), name: 'Noor Bos', sessions: [afternoon] }
    expect((await send(link, change)).status).toBe(302)
    const updated = await entryIn(post.letters(email).at(-1))
    expect(updated).toMatchObject({ method: 'REQUEST', uid: first?.uid, status: 'CONFIRMED' })
    expect(updated!.sequence).toBeGreaterThan(first!.sequence)
    expect(updated?.description).toContain('Middag')
    expect(updated?.description).not.toContain('Ochtend')
    // Two windows: the older one changes nothing.
    expect((await send(link, change)).status).toBe(409)

    expect((await send(link, { intent: 'cancel' })).status).toBe(302)
    const gone = await entryIn(post.letters(email).at(-1))
    expect(gone).toMatchObject({ method: 'CANCEL', uid: first?.uid, status: 'CANCELLED' })
    expect(gone!.sequence).toBeGreaterThan(updated!.sequence)
    expect(gone?.description).not.toContain('kamer-geheim')
    expect((await visitor().get(link)).body).toContain('U bent afgemeld')
    expect((await visitor().get(link)).body).not.toContain('kamer-geheim')
    expect((await send(link, { intent: 'cancel' })).status).toBe(409)

    // Signing up again is the same entry, later still.
    await ask(meeting, email)
    await confirm(email)
    const again = await entryIn(post.letters(email).at(-1))
    expect(again).toMatchObject({ method: 'REQUEST', uid: first?.uid, status: 'CONFIRMED' })
    expect(again!.sequence).toBeGreaterThan(gone!.sequence)
  })

  test('has links that survive a mail scanner, and a confirmation that works once, for a day', async () => {
    const email = 'scan@hoek.example'
    const meeting = await aMeetingOf({ capacity: 5 })
    await ask(meeting, email)
    const link = confirmLink(email)
    for (let i = 0; i < 3; i++) {
      await visitor().get(link, { method: 'HEAD' })
      expect((await visitor().get(link)).body).toContain('Bevestig uw aanmelding')
    }
    expect((await rowOf(email))?.state).toBe('sent')
    // Until then it takes no place.
    expect((await visitor().get(pageOf(meeting))).body).toContain('Nog 5 plaatsen')
    expect((await confirm(email)).status).toBe(302)
    expect((await visitor().get(pageOf(meeting))).body).toContain('Nog 4 plaatsen')
    expect((await visitor().get(link)).body).toContain('Deze link werkt niet meer')
    expect((await visitor().post(link, {}, from())).status).toBe(404)
    const manage = manageLink(email)
    for (const method of ['HEAD', 'GET', 'GET']) await visitor().get(manage, { method })
    expect((await rowOf(email))?.state).toBe('confirmed')

    const late = 'laat@hoek.example'
    await ask(meeting, late)
    const dayAgo = Date.now() - 25 * 3_600_000
    await services().db.write((tx) =>
      tx.update(registration).set({ createdAt: dayAgo }).where(eq(registration.email, late)),
    )
    expect((await visitor().post(confirmLink(late), {}, from())).status).toBe(404)
  })

  test('gets the same answer for an address that is signed up already, whose owner is told', async () => {
    const meeting = await aMeetingOf()
    const known = await aRegistration(services().db, meeting.id, { email: 'bekend@hoek.example', name: 'Bekend' })
    const toKnown = await ask(meeting, known.email, { name: 'Iemand anders' })
    const toNew = await ask(meeting, 'nieuw@hoek.example', { name: 'Iemand anders' })
    const cut = (body: string) => body.replaceAll(/nonce="[^"]*"/g, '')
    expect(cut(toKnown.body)).toBe(cut(toNew.body))
    const letter = await textOf(post.letters(known.email).at(-1))
    expect(letter.subject).toContain('U bent al aangemeld')
    expect(letter.text).not.toContain('Iemand anders')
    expect(await rowOf(known.email)).toMatchObject({ name: 'Bekend', state: 'confirmed' })
  })

  test('cannot have us mail one address again and again: not within the hour, nor for meeting after meeting', async () => {
    const email = 'vaak@hoek.example'
    const meeting = await aMeetingOf()
    const answers = []
    for (const typed of [email, 'VAAK@hoek.example', email, 'vaak+twee@hoek.example', email])
      answers.push((await ask(meeting, typed)).status)
    expect(answers).toEqual([200, 200, 200, 429, 429])
    expect(post.letters(email)).toHaveLength(1)
    expect(post.letters('vaak+twee@hoek.example')).toEqual([])
    // The quarter of an hour is over, the day is not.
    const quarter = lt(attempt.expiresAt, Date.now() + 16 * 60_000)
    await services().db.write((tx) => tx.update(attempt).set({ expiresAt: 1 }).where(quarter))
    const others = await Promise.all([aMeetingOf(), aMeetingOf(), aMeetingOf()])
    const later = []
    for (const [at, other] of others.entries()) later.push(await ask(other, `vaak+${at}@hoek.example`))
    expect(later.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(later[2]?.body).toContain('uur opnieuw')
    // Who forgot a password is not kept waiting by it.
    expect((await visitor().post('/wachtwoord-vergeten', { email }, from())).status).not.toBe(429)
  })

  test('who is signed up already, gets no second mail about it within the hour', async () => {
    const meeting = await aMeetingOf()
    const { email } = await aRegistration(services().db, meeting.id, { email: 'bestookt@hoek.example' })
    for (let i = 0; i < 3; i++) expect((await ask(meeting, email)).status).toBe(200)
    expect(post.letters(email)).toHaveLength(1)
  })

  test('confirms from behind one address with a whole municipality', async () => {
    const meeting = await aMeetingOf()
    const { db, secrets } = services()
    const answers = []
    for (let at = 0; at < 25; at++) {
      const asked = await aRegistration(db, meeting.id, { state: 'sent', email: `collega${at}@hoek.example` })
      const link = `/agenda/bevestigen/${confirmToken(secrets.session, asked)}`
      answers.push((await visitor().post(link, {}, from())).status)
    }
    expect(answers).toEqual(answers.map(() => 302))
  })

  test('keeps what they asked for when somebody else fills in their address', async () => {
    const email = 'eerst@hoek.example'
    const sessions = [{ title: 'A' }, { title: 'B' }]
    const meeting = await aMeetingOf({ sessions })
    await ask(meeting, email, { name: 'De echte', sessions: [meeting.sessions[0]!] })
    const before = await rowOf(email)
    const stranger = { name: 'Een vreemde', organisation: 'Elders', sessions: [meeting.sessions[1]!] }
    expect((await ask(meeting, email, stranger)).status).toBe(200)
    expect(await rowOf(email)).toEqual(before)
    const page = await visitor().get(confirmLink(email))
    expect(page.body).toContain('De echte')
    expect(page.body).not.toContain('Een vreemde')
  })

  test('does not take over what somebody with an account cancelled, until its owner confirms', async () => {
    const meeting = await aMeetingOf()
    const person = await someone({ email: 'eigenaar@hoek.example', name: 'Eigen Naar' })
    const client = await portal.as(person)
    await client.post(pageOf(meeting), { intent: 'sign-up' })
    await portal.settle()
    const manage = manageLink(person.email)
    await send(manage, { intent: 'cancel' })
    const before = await rowOf(person.email)
    expect((await ask(meeting, person.email, { name: 'Een vreemde' })).status).toBe(200)
    expect(await rowOf(person.email)).toEqual(before)
    const link = confirmLink(person.email)
    expect((await visitor().get(link)).body).toContain('Eigen Naar')
    expect((await rowOf(person.email))?.state).toBe('cancelled')
    expect((await confirm(person.email)).status).toBe(302)
    expect(await rowOf(person.email)).toMatchObject({ state: 'confirmed', userId: person.id, name: 'Eigen Naar' })
    expect((await visitor().post(link, {}, from())).status).toBe(404)
    // Cancelled again, the link of before is worth nothing.
    await send(manage, { intent: 'cancel' })
    expect((await visitor().post(link, {}, from())).status).toBe(404)
  })

  test('who turns out to have an account, is on the list by the name of it', async () => {
    const meeting = await aMeetingOf()
    const person = await someone({ email: 'rekening@hoek.example', name: 'Naam Vanaccount' })
    await ask(meeting, person.email, { name: 'Een vreemde' })
    expect((await confirm(person.email)).status).toBe(302)
    expect(await rowOf(person.email)).toMatchObject({ userId: person.id, name: 'Naam Vanaccount' })
  })

  test.each([
    ['asks for an account by now', { registration: 'account' }],
    ['is closed by now', { closesAt: 1 }],
    ['is called off by now', { cancelledAt: 1 }],
  ] as const)('cannot confirm for a meeting that %s', async (what, values) => {
    const email = `${what.replaceAll(' ', '-')}@hoek.example`
    const meeting = await aMeetingOf()
    await ask(meeting, email)
    await setEvent(services().db, meeting.id, values)
    expect((await confirm(email)).status).toBe(409)
    expect((await rowOf(email))?.state).toBe('sent')
  })

  test('is not let in where an account is asked, after the closing or once called off', async () => {
    const refused: Array<[MeetingOptions, string]> = [
      [{ registration: 'account' }, 'een account'],
      [{ registration: 'none' }, 'niet meer aanmelden'],
      [{ closesAt: Date.now() - 1000 }, 'niet meer aanmelden'],
      [{ cancelledAt: Date.now() - 1000 }, 'niet meer aanmelden'],
    ]
    for (const [at, [options, words]] of refused.entries()) {
      const answer = await ask(await aMeetingOf(options), `buiten${at}@hoek.example`)
      expect(answer.status, words).toBe(409)
      expect(await rowOf(`buiten${at}@hoek.example`)).toBeUndefined()
    }
    const notPublic = await aMeetingOf({ label: 'GREEN' })
    const absent = { id: 'zzzzzzzzzzzzzzzzzzzz', title: notPublic.title }
    for (const meeting of [notPublic, absent]) expect((await ask(meeting, 'buiten@hoek.example')).status).toBe(404)
    expect(await rowOf('buiten@hoek.example')).toBeUndefined()
  })

  test('chooses no two sessions at the same time, and none of another meeting', async () => {
    const sessions = [
      { title: 'A', startTime: '10:00', endTime: '11:00' },
      { title: 'B', startTime: '10:30', endTime: '11:30' },
    ]
    const meeting = await aMeetingOf({ sessions })
    const other = await aMeetingOf({ sessions })
    const both = await ask(meeting, 'keus@hoek.example', { sessions: meeting.sessions })
    expect(both.status).toBe(422)
    expect(both.body).toContain('tegelijk')
    expect(both.body).toContain('Noor de Wit')
    expect((await ask(meeting, 'keus@hoek.example', { sessions: [other.sessions[0]!] })).status).toBe(422)
  })
})

describe('somebody with an account', () => {
  test('signs up with one click, finds it under their own registrations, and the online link with it', async () => {
    const meeting = await aMeetingOf({
      label: 'GREEN',
      registration: 'account',
      title: 'Kennissessie ketenpartners',
      content: { onlineUrl: 'https://samen.example/alleen-deelnemers' },
    })
    const person = await someone()
    const client = await portal.as(person)
    const before = await client.get(pageOf(meeting))
    expect(before.body).toContain('Meld mij aan')
    expect(before.body).not.toContain('alleen-deelnemers')
    expect((await client.post(pageOf(meeting), { intent: 'sign-up' })).status).toBe(302)
    await portal.settle()
    expect((await client.get(pageOf(meeting))).body).toContain('alleen-deelnemers')
    expect((await client.get('/agenda/mijn')).body).toContain('Kennissessie ketenpartners')
    expect(await entryIn(post.letters(person.email).at(-1))).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED' })
    // The link alone tells a stranger nothing of what is not public, but gives the place back.
    const link = manageLink(person.email)
    const stranger = await visitor().get(link)
    expect(stranger.body).not.toMatch(/Kennissessie|alleen-deelnemers/)
    expect((await client.get(link)).body).toContain('alleen-deelnemers')
    expect((await send(link, { intent: 'cancel' })).status).toBe(302)
    expect((await client.get('/agenda/mijn')).body).not.toContain('Kennissessie ketenpartners')
  })

  test('from AMBER up gets a mail without a word of what it is', async () => {
    const owner = await anOrganisation(services().db)
    const person = await someone({ organisation: owner })
    const meeting = await aMeetingOf({
      label: 'AMBER',
      registration: 'account',
      title: 'Operatie Korenwolf',
      owner,
      content: { place: 'Bunker Zuid', onlineUrl: 'https://samen.example/korenwolf' },
    })
    const client = await portal.as(person)
    expect((await client.post(pageOf(meeting), { intent: 'sign-up' })).status).toBe(302)
    await portal.settle()
    const letter = post.letters(person.email).at(-1)
    expect((await textOf(letter)).subject).toContain('U bent aangemeld')
    expect(letter?.source).not.toMatch(/Korenwolf|Bunker|korenwolf/)
    expect(await entryIn(letter)).toBeNull()
    expect((await client.get('/agenda')).body).toContain('besloten')
    expect((await visitor().get('/agenda')).body).not.toContain('Korenwolf')
  })
})
