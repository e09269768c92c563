import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '#app/auth/password.server.ts'
import { accountRequest, membership, newsletterSubscription, requestLink, user } from '#db/schema/index.ts'
import { anOrganisation, aPerson, type Organisation } from '#tests/factories/people.ts'
import { aDomain, aRequest } from '#tests/factories/requests.ts'
import { clientOf, openPortal, type Answer, type Portal } from '#tests/setup/portal.ts'
import { linkIn, openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'
import { sendRequestMail } from './jobs.server.ts'

let post: PostOffice
let portal: Portal
let hoek: Organisation
let duin: Organisation
beforeAll(async () => {
  post = await openPostOffice()
  const environment = { SMTP_URL: post.url, MAIL_FROM: 'portaal@var.example', TRUST_PROXY: '1' }
  portal = await openPortal(environment, { stopWithTest: false })
  const { db, secrets } = portal.services
  hoek = await anOrganisation(db, { name: 'Gemeente Hoek', slug: 'hoek' })
  duin = await anOrganisation(db, { name: 'Gemeente Duin', slug: 'duin' })
  await aDomain(db, 'gedeeld.example', [hoek, duin])
  await aDomain(db, 'hoek.example', [hoek])
  await aPerson(db, { organisation: hoek, role: 'manager', email: 'fleur@hoek.example', name: 'Fleur', secrets })
  await aPerson(db, { organisation: hoek, role: 'manager', email: 'gerda@hoek.example', secrets })
  await aPerson(db, { organisation: duin, role: 'manager', email: 'mirjam@duin.example', secrets })
})
afterAll(async () => {
  await portal?.stop()
  await post?.stop()
})

let network = 0
/** Everybody from a network of their own, so that only the throttle's own tests are throttled. */
beforeEach(() => void network++)
const from = () => ({ headers: { 'X-Forwarded-For': `198.51.100.${network}` } })
const visitor = () => clientOf(portal.url, '')

const filledIn = (email: string): Record<string, string> => ({
  kind: 'account',
  email,
  name: 'Noor de Wit',
  organisation: 'gemeente hoek',
  jobFunction: 'adviseur-jeugd',
  newsletter: 'on',
  consent: 'on',
})

async function ask(email: string, changes: Record<string, string> = {}): Promise<Answer> {
  const answer = await visitor().post('/account-aanvragen', { ...filledIn(email), ...changes }, from())
  await portal.settle()
  return answer
}
const confirmLink = (email: string) => linkIn(post.letters(email), '/account-aanvragen/bevestigen/')
const rowsOf = (email: string) =>
  portal.services.db.read.select().from(accountRequest).where(eq(accountRequest.email, email))

describe('somebody who asks for an account', () => {
  test('confirms by mail, chooses among the organisations of the domain and follows the request', async () => {
    const email = 'noor@gedeeld.example'
    const answer = await ask(email)
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('Kijk in uw mail')
    const page = await visitor().get(confirmLink(email))
    expect(page.body).toContain('Gemeente Hoek')
    expect(page.body).toContain('Gemeente Duin')
    expect(page.body).toContain('Mijn organisatie staat er niet bij')
    expect(page.headers.get('cache-control')).toBe('private, no-store')
    expect(page.body).toContain('noindex')

    const none = await visitor().post(confirmLink(email), {}, from())
    expect(none.status).toBe(422)
    const notTheirs = await anOrganisation(portal.services.db)
    const other = await visitor().post(confirmLink(email), { organisation: notTheirs.id }, from())
    expect(other.status).toBe(422)
    const confirmed = await visitor().post(confirmLink(email), { organisation: hoek.id }, from())
    expect(confirmed.status).toBe(302)
    const follow = confirmed.headers.get('location') ?? ''
    const state = await visitor().get(follow)
    expect(state.body).toContain('Uw aanvraag wacht op de beheerder')
    expect(state.headers.get('cache-control')).toBe('private, no-store')
    expect(state.body).toContain('noindex')

    await portal.settle()
    const mailed = linkIn(post.letters(email), '/account-aanvragen/')
    expect(mailed).not.toBe(follow)
    expect((await visitor().get(mailed)).body).toContain('Gemeente Hoek')
    expect((await rowsOf(email))[0]).toMatchObject({ state: 'waiting', organisationId: hoek.id })
  })

  test('has a link that survives a mail scanner and works once, for a day', async () => {
    const email = 'scan@hoek.example'
    await ask(email)
    const link = confirmLink(email)
    await visitor().get(link, { method: 'HEAD' })
    for (let i = 0; i < 3; i++) expect((await visitor().get(link)).body).toContain('Bevestig uw e-mailadres')
    expect((await rowsOf(email))[0]?.state).toBe('sent')
    expect((await visitor().post(link, { organisation: hoek.id }, from())).status).toBe(302)
    expect((await visitor().get(link)).body).toContain('Deze link werkt niet meer')
    expect((await visitor().post(link, { organisation: hoek.id }, from())).status).toBe(404)

    const late = 'laat@hoek.example'
    await ask(late)
    const [row] = await rowsOf(late)
    await portal.services.db.write((tx) =>
      tx
        .update(requestLink)
        .set({ expiresAt: Date.now() - 1 })
        .where(eq(requestLink.requestId, row!.id)),
    )
    expect((await visitor().post(confirmLink(late), { organisation: hoek.id }, from())).status).toBe(404)
    expect((await rowsOf(late))[0]?.state).toBe('sent')
  })

  test('has no token in the database that would open anything', async () => {
    const email = 'stil@hoek.example'
    await ask(email)
    const token = confirmLink(email).split('/').at(-1)!
    const links = await portal.services.db.read.select().from(requestLink)
    expect(links.length).toBeGreaterThan(0)
    for (const { hash } of links) {
      expect(hash).not.toBe(token)
      expect((await visitor().get(`/account-aanvragen/bevestigen/${hash}`)).body).toContain('werkt niet meer')
      expect((await visitor().get(`/account-aanvragen/${hash}`)).body).toContain('Deze link werkt niet')
    }
  })

  test('reads the same whether the address is known or not, and only the mail tells', async () => {
    const { db, secrets } = portal.services
    const passwordHash = await hashPassword('kraan-molen-zeventien-haring')
    await aPerson(db, { organisation: duin, email: 'bekend@hoek.example', passwordHash, secrets })
    const known = await ask('bekend@hoek.example')
    const unknown = await ask('onbekend@hoek.example')
    expect([known.status, unknown.status]).toEqual([200, 200])
    expect(known.body).toBe(unknown.body)
    const names = (answer: Answer) => [...answer.headers.keys()].sort()
    expect(names(known)).toEqual(names(unknown))
    expect(post.letters('bekend@hoek.example')[0]?.source).toContain('U hebt al een account')
    expect(post.letters('bekend@hoek.example')[0]?.source).toContain('/wachtwoord-vergeten')
    expect(post.letters('onbekend@hoek.example')[0]?.source).not.toContain('U hebt al een account')
    expect((await rowsOf('bekend@hoek.example')).length).toBe((await rowsOf('onbekend@hoek.example')).length)
  })

  test('is asked to wait after three mails to one address, known or not', async () => {
    for (const email of ['druk@hoek.example', 'fleur@hoek.example']) {
      network++
      const answers = []
      for (let i = 0; i < 4; i++) answers.push((await ask(email)).status)
      expect(answers).toEqual([200, 200, 200, 429])
      expect(post.letters(email).filter(({ source }) => source.includes('/bevestigen/'))).toHaveLength(3)
    }
  })

  test('is shown what is missing, with what was typed kept', async () => {
    const answer = await ask('fout@hoek.example', { name: '', consent: '', organisation: 'Mijn gemeente' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Vul uw naam in.')
    expect(answer.body).toContain('Lees de privacytekst')
    expect(answer.body).toContain('Mijn gemeente')
    expect(await rowsOf('fout@hoek.example')).toEqual([])
  })

  test('comes from the short form below the news with the address filled in, and nothing is kept or sent', async () => {
    expect((await visitor().get('/nieuws')).body).toContain('action="/account-aanvragen"')
    const answer = await visitor().post('/account-aanvragen', { kind: 'start', email: 'begin@hoek.example' }, from())
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('value="begin@hoek.example"')
    expect(answer.body).not.toContain('data-error-summary')
    await portal.settle()
    expect(await rowsOf('begin@hoek.example')).toEqual([])
  })

  test('asks twice and is one request: the newer', async () => {
    const email = 'tweemaal@hoek.example'
    for (let i = 0; i < 2; i++) {
      await ask(email)
      await visitor().post(confirmLink(email), { organisation: hoek.id }, from())
    }
    expect((await rowsOf(email)).map(({ state }) => state).sort()).toEqual(['waiting', 'withdrawn'])
  })
})

describe('what somebody types', () => {
  test.each([
    ['a line break in the name', { name: 'Noor\r\nBcc: kwaad@elders.example' }],
    ['a line break in the organisation', { organisation: 'Hoek\nSubject: gratis' }],
    ['a comment in the address', { email: '(noor)kwaad@elders.example' }],
    ['a comment behind the address', { email: 'noor@hoek.example(kwaad@elders.example)' }],
    ['two addresses', { email: 'noor@hoek.example, kwaad@elders.example' }],
    ['a name before the address', { email: 'Noor <kwaad@elders.example>' }],
    ['a quoted address', { email: '"noor kwaad"@elders.example' }],
    ['a line break in the address', { email: 'noor@hoek.example\r\nBcc: kwaad@elders.example' }],
  ])('is refused for %s, and no mail goes anywhere', async (_, changes) => {
    await portal.settle()
    const before = post.letters().length
    const answer = await ask('noor-fout@hoek.example', changes)
    expect(answer.status).toBe(422)
    expect(post.letters()).toHaveLength(before)
  })

  test('is in no mail to an address that nobody confirmed', async () => {
    const email = 'slachtoffer@elders.example'
    await ask(email, { name: 'Win nu op loterij.example', organisation: 'Klik op loterij.example' })
    const [letter] = post.letters(email)
    expect(letter?.to).toEqual([email])
    expect(letter?.source).not.toContain('loterij')
  })
})

describe('who decides', () => {
  test('is told by a mail of their own without the name of who asks, and only if something waits still', async () => {
    const email = 'geheim@hoek.example'
    const letters = () => post.letters('fleur@hoek.example').filter(({ source }) => source.includes('/aanvragen'))
    await ask(email, { name: 'Zeldzame Naam' })
    const before = letters().length
    await visitor().post(confirmLink(email), { organisation: hoek.id }, from())
    await portal.settle()
    const after = letters()
    expect(after.length).toBe(before + 1)
    const last = after.at(-1)
    expect(last?.to).toEqual(['fleur@hoek.example'])
    expect(last?.source).toContain('/beheer/organisaties/hoek/aanvragen')
    expect(last?.source).toMatch(/Er wacht(?:en)? \d+ aanvra/)
    for (const word of ['Zeldzame', email]) expect(last?.source).not.toContain(word)
    expect(post.letters('mirjam@duin.example').some(({ source }) => source.includes('/aanvragen'))).toBe(false)
  })

  test('is told nothing when the role ended, or somebody decided, before the mail went out', async () => {
    const { db, secrets } = portal.services
    const wad = await anOrganisation(db, { slug: 'wad' })
    const leaving = await aPerson(db, { organisation: wad, role: 'manager', email: 'weg@wad.example', secrets })
    const asked = await aRequest(db, { organisationId: wad.id })
    const send = () =>
      sendRequestMail(portal.services, '', { letter: 'waiting', userId: leaving.id, organisationId: wad.id })
    await send()
    expect(post.letters('weg@wad.example')).toHaveLength(1)
    const decided = (state: 'denied' | 'waiting') =>
      db.write((tx) => tx.update(accountRequest).set({ state }).where(eq(accountRequest.id, asked.id)))
    await decided('denied')
    await send()
    expect(post.letters('weg@wad.example')).toHaveLength(1)
    await decided('waiting')
    await db.write((tx) =>
      tx
        .update(membership)
        .set({ endsAt: Date.now() - 1 })
        .where(eq(membership.userId, leaving.id)),
    )
    await send()
    expect(post.letters('weg@wad.example')).toHaveLength(1)
  })
})

describe('somebody who wants the newsletter only', () => {
  const asked = (email: string) =>
    visitor().post('/account-aanvragen', { kind: 'newsletter', email, consent: 'on' }, from())
  const subscriptions = (email: string) =>
    portal.services.db.read.select().from(newsletterSubscription).where(eq(newsletterSubscription.email, email))

  test('gives an address, confirms it, and it is kept how and when, without an account', async () => {
    const email = 'lezer@elders.example'
    expect((await asked(email)).status).toBe(200)
    await portal.settle()
    expect(await subscriptions(email)).toEqual([])
    const link = confirmLink(email)
    await visitor().get(link, { method: 'HEAD' })
    for (let i = 0; i < 3; i++) await visitor().get(link)
    expect(await subscriptions(email)).toEqual([])
    const answer = await visitor().post(link, {}, from())
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('U bent aangemeld')
    const [row] = await subscriptions(email)
    expect(row).toMatchObject({ how: 'mail', consentVersion: '2026-11', endedAt: null })
    expect(row?.confirmedAt).toBeGreaterThanOrEqual(row?.askedAt ?? Infinity)
    expect(row?.askedFrom).not.toContain('198.51')
    expect(row?.askedFrom).toBe(row?.confirmedFrom)
    expect(await rowsOf(email)).toEqual([])
    expect(await portal.services.db.read.select().from(user).where(eq(user.email, email))).toEqual([])
  })

  test('ends it from the mail: looking changes nothing, the button does, and the mail program’s own button too', async () => {
    const email = 'klaar@elders.example'
    const headersOf = async () => {
      await asked(email)
      await portal.settle()
      await visitor().post(confirmLink(email), {}, from())
      await portal.settle()
      const source = post.letters(email).at(-1)!.source
      expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
      return new URL(/^List-Unsubscribe:\s*<([^>]+)>/m.exec(source)![1]!).pathname
    }
    const path = await headersOf()
    await visitor().get(path, { method: 'HEAD' })
    for (let i = 0; i < 3; i++) expect((await visitor().get(path)).body).toContain('Meld mij af')
    expect((await subscriptions(email))[0]?.endedAt).toBeNull()
    expect((await visitor().post(path, {}, from())).body).toContain('U bent afgemeld')
    expect((await subscriptions(email))[0]?.endedHow).toBe('link')

    network++
    const again = await headersOf()
    expect((await subscriptions(email))[0]?.endedAt).toBeNull()
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const oneClick = await fetch(portal.url + again, { method: 'POST', body })
    expect(oneClick.status).toBe(200)
    expect((await subscriptions(email))[0]?.endedAt).not.toBeNull()
  })

  test.each(['https://mail.elders.example', 'null'])(
    'ends it by a button that sends from %s, as a form of any kind; nothing else is taken from there',
    async (origin) => {
      const email = `vreemd-${network}@elders.example`
      await asked(email)
      await portal.settle()
      await visitor().post(confirmLink(email), {}, from())
      await portal.settle()
      const path = linkIn(post.letters(email), '/nieuwsbrief/afmelden/')
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'cross-site' }
      const body = new FormData()
      body.set('List-Unsubscribe', 'One-Click')
      const elsewhere = [
        '/account-aanvragen',
        `${path}/x`,
        path.slice(0, -1),
        `/account-aanvragen/${path.split('/').at(-1)}`,
        '/nieuwsbrief/afmelden/../../account-aanvragen',
        `${path}.data`,
      ]
      for (const other of elsewhere)
        expect((await fetch(portal.url + other, { method: 'POST', headers, body })).status, other).toBe(403)
      expect((await subscriptions(email))[0]?.endedAt).toBeNull()
      const answer = await fetch(portal.url + path, { method: 'POST', headers, body })
      expect(answer.status).toBe(200)
      expect((await subscriptions(email))[0]?.endedAt).not.toBeNull()
    },
  )

  test('cannot be unsubscribed by somebody who guesses', async () => {
    const email = 'blijft@elders.example'
    await asked(email)
    await portal.settle()
    await visitor().post(confirmLink(email), {}, from())
    const [row] = await subscriptions(email)
    const answer = await visitor().post(`/nieuwsbrief/afmelden/${row!.id}${'a'.repeat(43)}`, {}, from())
    expect(answer.body).toContain('Deze link werkt niet')
    expect((await subscriptions(email))[0]?.endedAt).toBeNull()
  })
})
