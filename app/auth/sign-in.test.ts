import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { outbox, session, user } from '#db/schema/index.ts'
import { aPerson, type Person, totpCode } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Answer, type Portal } from '#tests/setup/portal.ts'
import { hashPassword } from './password.server.ts'

const password = 'kraan-molen-zeventien-haring'
const other = 'vier heel andere woorden'
let portal: Portal
let passwordHash: string
const mails: string[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      mails.push(Buffer.concat(chunks).toString('utf8').replace(/=\r\n/g, ''))
      done()
    })
  },
})

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  portal = await openPortal(
    {
      BASE_URL: 'http://localhost:3000',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'portaal@var.example',
      TRUST_PROXY: '1',
    },
    { stopWithTest: false },
  )
  passwordHash = await hashPassword(password)
})
afterAll(async () => {
  await portal.stop()
  await new Promise<void>((resolve) => smtp.close(resolve))
})

let network = 0
/** Every test asks from a network of its own, so that counts do not mix. */
const nextNetwork = () => ({ headers: { 'X-Forwarded-For': `198.51.100.${++network}` } })
const somebody = (options: Parameters<typeof aPerson>[1] = {}): Promise<Person> =>
  aPerson(portal.services.db, { passwordHash, secrets: portal.services.secrets, ...options })
/** Until no letter waits: whoever works the outbox off, a mail is out before its message goes. */
const allMailed = async () => {
  await portal.settle()
  const waiting = () => portal.services.db.read.select().from(outbox).where(eq(outbox.topic, 'send-mail'))
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([])
}
const cookieOf = (answer: Answer): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
const anonymous = () => clientOf(portal.url, '')
const withCookie = (answer: Answer) => clientOf(portal.url, cookieOf(answer))
const shown = (answer: Answer) => answer.body.replace(/value="[^"]*"/g, '')

describe('signing in', () => {
  test('goes by password and code, under a new cookie each time', async () => {
    const person = await somebody()
    const from = nextNetwork()
    const first = await anonymous().post(
      '/inloggen?naar=%2Fprofiel',
      { email: person.email.toUpperCase(), password },
      from,
    )
    expect(first.status).toBe(302)
    expect(first.headers.get('location')).toBe('/inloggen/code?naar=%2Fprofiel')
    expect(first.headers.getSetCookie()[0]).toMatch(/^sessie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const half = withCookie(first)
    expect((await half.get('/profiel')).headers.get('location')).toBe('/inloggen/code?naar=%2Fprofiel')
    const second = await half.post('/inloggen/code?naar=%2Fprofiel', { code: totpCode(person.totpPlain) }, from)
    expect(second.status).toBe(302)
    expect(second.headers.get('location')).toBe('/profiel')
    expect(cookieOf(second)).not.toBe(cookieOf(first))
    expect((await half.get('/profiel')).headers.get('location')).toBe('/inloggen?naar=%2Fprofiel')
    const full = withCookie(second)
    const page = await full.get('/profiel')
    expect(page.status).toBe(200)
    expect(page.body).toContain(person.name)
    expect(page.body).not.toContain(cookieOf(second).split('=')[1])
    expect((await full.post('/uitloggen', {})).status).toBe(302)
    expect((await full.get('/profiel')).status).toBe(302)
    const rows = await portal.services.db.read.select().from(session).where(eq(session.userId, person.id))
    expect(rows).toEqual([])
  })

  test('gives the same page for an unknown address, a wrong password, a suspended account and one without a password', async () => {
    const known = await somebody()
    const suspended = await somebody({ suspendedAt: 1 })
    const invited = await somebody({ passwordHash: null })
    const from = nextNetwork()
    const tries: Array<[string, string]> = [
      ['niemand@voorbeeld.example', password],
      [known.email, other],
      [suspended.email, password],
      [invited.email, password],
    ]
    const answers: Answer[] = []
    for (const [email, typed] of tries)
      answers.push(await anonymous().post('/inloggen', { email, password: typed }, from))
    for (const answer of answers) {
      expect(answer.status).toBe(422)
      expect(answer.body).toContain('horen niet bij elkaar')
      expect(shown(answer)).toBe(shown(answers[0] as Answer))
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(answer.body).not.toContain(password)
    }
  })

  test('keeps the address that was typed and never the password', async () => {
    const answer = await anonymous().post('/inloggen', { email: 'typ@fout.example', password: 'geheim' }, nextNetwork())
    expect(answer.body).toContain('value="typ@fout.example"')
    expect(answer.body).not.toContain('value="geheim"')
  })

  test.each(['//kwaad.example', 'https://kwaad.example', '/\\kwaad.example', 'javascript:alert(1)', '/%0d%0aX:1//a'])(
    'never leads to another site: %s',
    async (next) => {
      const person = await somebody()
      const from = nextNetwork()
      const to = `?naar=${encodeURIComponent(next)}`
      const first = await anonymous().post(`/inloggen${to}`, { email: person.email, password }, from)
      const second = await withCookie(first).post(`/inloggen/code${to}`, { code: totpCode(person.totpPlain) }, from)
      expect(second.status).toBe(302)
      expect(second.headers.get('location')).toMatch(/^\/(?![/\\])/)
    },
  )

  test('refuses a form that another site sent', async () => {
    const person = await somebody()
    const init = { headers: { Origin: 'https://kwaad.example', ...nextNetwork().headers } }
    const answer = await anonymous().post('/inloggen', { email: person.email, password }, init)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.getSetCookie()).toEqual([])
    const rows = await portal.services.db.read.select().from(session).where(eq(session.userId, person.id))
    expect(rows).toEqual([])
  })

  test('who has no second factor yet can only enrol one, and sees ten recovery codes once', async () => {
    const person = await somebody({ enrolled: false })
    const from = nextNetwork()
    const first = await anonymous().post('/inloggen', { email: person.email, password }, from)
    expect(first.headers.get('location')).toBe('/inloggen/instellen')
    const half = withCookie(first)
    for (const path of ['/profiel', '/kennisbank', '/beheer'])
      expect((await half.get(path)).headers.get('location')).toMatch(/^\/inloggen\/instellen/)
    const page = await half.get('/inloggen/instellen')
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
    expect(page.body).toContain('<svg')
    expect(page.body).not.toMatch(/style=/)
    const wrong = await half.post('/inloggen/instellen', { code: '000000' }, from)
    expect(wrong.status).toBe(422)
    expect(wrong.body.replaceAll(' ', '')).toContain(secret)
    const done = await half.post('/inloggen/instellen', { code: totpCode(secret) }, from)
    expect(done.status).toBe(200)
    const codes = done.body.match(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g) ?? []
    expect(codes).toHaveLength(10)
    const full = withCookie(done)
    expect((await full.get('/profiel')).status).toBe(200)
    expect((await full.get('/profiel')).body).not.toContain(codes[0])
  })

  test('without the password’s step the code page sends to sign-in', async () => {
    for (const path of ['/inloggen/code', '/inloggen/instellen'])
      expect((await anonymous().get(path)).headers.get('location')).toMatch(/^\/inloggen\?naar=/)
  })

  test('an enrolled phone is not replaced by somebody who has the password only', async () => {
    const person = await somebody()
    const half = await portal.as(person, { assurance: 1 })
    expect((await half.get('/inloggen/instellen')).headers.get('location')).toMatch(/^\/inloggen\/code/)
    const attempt = await half.post('/inloggen/instellen', { code: '123456' }, nextNetwork())
    expect(attempt.headers.get('location')).toMatch(/^\/inloggen\/code/)
  })

  test('the page of the demo’s accounts does not exist elsewhere, whatever is sent to it', async () => {
    const person = await somebody()
    expect((await anonymous().get('/demo-inloggen')).status).toBe(404)
    for (const form of [{ email: person.email }, { email: 'geen adres' }, {}] as Array<Record<string, string>>)
      expect((await anonymous().post('/demo-inloggen', form)).status).toBe(404)
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'onzin'])
      expect(
        (await anonymous().get('/demo-inloggen', { method: 'POST', body: '{}', headers: { 'Content-Type': type } }))
          .status,
      ).toBe(404)
    const signedIn = await portal.as(person)
    expect((await signedIn.post('/demo-inloggen', { email: person.email })).status).toBe(404)
  })
})

describe('guessing', () => {
  test('of passwords on one account stops with 429 and when to come back, for the right password too', async () => {
    const person = await somebody()
    const statuses: number[] = []
    for (let i = 0; i < 12; i++)
      statuses.push(
        (await anonymous().post('/inloggen', { email: person.email, password: `fout ${i}` }, nextNetwork())).status,
      )
    expect(statuses.filter((status) => status === 422)).toHaveLength(10)
    const answer = await anonymous().post('/inloggen', { email: person.email, password }, nextNetwork())
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(600)
    expect(answer.body).toContain('Te veel pogingen. Probeer het over 15 minuten opnieuw.')
  })

  test('at an address that nobody has stops just the same', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 11; i++)
      statuses.push(
        (await anonymous().post('/inloggen', { email: 'wie@nergens.example', password }, nextNetwork())).status,
      )
    expect(statuses.at(-1)).toBe(429)
  })

  test('of codes stops after ten', async () => {
    const person = await somebody()
    const half = await portal.as(person, { assurance: 1 })
    const statuses: number[] = []
    for (let i = 0; i < 11; i++)
      statuses.push((await half.post('/inloggen/code', { code: '000000' }, nextNetwork())).status)
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429])
  })

  test('one password on many accounts stops per network', async () => {
    const from = nextNetwork()
    const answers = await Promise.all(
      Array.from({ length: 101 }, (_, i) =>
        anonymous().post('/inloggen', { email: `p${i}@x.example`, password }, from),
      ),
    )
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(1)
  })
})

describe('a forgotten password', () => {
  const linkIn = (mail: string | undefined): string =>
    /http:\/\/[^/]+(\/wachtwoord-instellen\/[\w-]+)/.exec(mail ?? '')?.[1] ?? ''

  test('is answered the same for an unknown address, and mailed to the known one only', async () => {
    const person = await somebody()
    mails.length = 0
    const from = nextNetwork()
    const known = await anonymous().post('/wachtwoord-vergeten', { email: person.email }, from)
    const unknown = await anonymous().post('/wachtwoord-vergeten', { email: 'niemand@nergens.example' }, from)
    expect(known.status).toBe(200)
    expect(unknown.body).toBe(known.body)
    await allMailed()
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain(`To: ${person.email}`)
  })

  test('is set by a link that a mail scanner cannot use up, that works once, and that does not skip the code', async () => {
    const person = await somebody()
    const before = await portal.as(person)
    mails.length = 0
    await anonymous().post('/wachtwoord-vergeten', { email: person.email }, nextNetwork())
    await allMailed()
    const link = linkIn(mails[0])
    expect(link).not.toBe('')
    for (let i = 0; i < 3; i++) expect((await anonymous().get(link)).body).toContain('Kies een nieuw wachtwoord')
    const weak = await anonymous().post(link, { password: 'welkom123456' }, nextNetwork())
    expect(weak.status).toBe(422)
    const done = await anonymous().post(link, { password: other }, nextNetwork())
    expect(done.status).toBe(302)
    expect(done.headers.get('location')).toBe('/inloggen/code')
    expect((await withCookie(done).get('/profiel')).headers.get('location')).toMatch(/^\/inloggen\/code/)
    expect((await before.get('/profiel')).headers.get('location')).toMatch(/^\/inloggen\?/)
    expect((await anonymous().post(link, { password: 'nog een keer proberen' }, nextNetwork())).status).toBe(404)
    expect((await anonymous().get(link)).body).toContain('Deze link werkt niet meer')
    const from = nextNetwork()
    expect((await anonymous().post('/inloggen', { email: person.email, password }, from)).status).toBe(422)
    expect((await anonymous().post('/inloggen', { email: person.email, password: other }, from)).status).toBe(302)
  })

  test('lets somebody in whom another’s guesses have locked out', async () => {
    const person = await somebody()
    for (let i = 0; i < 11; i++)
      await anonymous().post('/inloggen', { email: person.email, password: `fout ${i}` }, nextNetwork())
    mails.length = 0
    await anonymous().post('/wachtwoord-vergeten', { email: person.email }, nextNetwork())
    await allMailed()
    const set = await anonymous().post(linkIn(mails[0]), { password: other }, nextNetwork())
    const code = await withCookie(set).post('/inloggen/code', { code: totpCode(person.totpPlain) }, nextNetwork())
    expect((await withCookie(code).get('/profiel')).status).toBe(200)
    expect((await anonymous().post('/inloggen', { email: person.email, password: other }, nextNetwork())).status).toBe(
      302,
    )
  })

  test('leaves nothing in the database that opens the account', async () => {
    const person = await somebody()
    mails.length = 0
    await anonymous().post('/wachtwoord-vergeten', { email: person.email }, nextNetwork())
    await allMailed()
    const token = linkIn(mails[0]).split('/').at(-1) ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const everything = JSON.stringify([
      await portal.services.db.read.query.singleUseLink.findMany(),
      await portal.services.db.read.query.outbox.findMany(),
      await portal.services.db.read.query.audit.findMany(),
    ])
    expect(everything).not.toContain(token)
  })

  test('of a suspended account is not mailed', async () => {
    const person = await somebody({ suspendedAt: 1 })
    mails.length = 0
    await anonymous().post('/wachtwoord-vergeten', { email: person.email }, nextNetwork())
    await allMailed()
    expect(mails).toEqual([])
  })

  test('cannot be asked for without end', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 4; i++)
      statuses.push(
        (await anonymous().post('/wachtwoord-vergeten', { email: 'vaak@nergens.example' }, nextNetwork())).status,
      )
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})

describe('an open session', () => {
  test('ends at the next request when the account is suspended', async () => {
    const person = await somebody()
    const client = await portal.as(person)
    expect((await client.get('/profiel')).status).toBe(200)
    await portal.services.db.write(
      async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, person.id))),
    )
    expect((await client.get('/profiel')).headers.get('location')).toBe('/inloggen?naar=%2Fprofiel')
  })

  test('ends after half an hour unused and after eight hours whatever', async () => {
    const { db } = portal.services
    const age = (person: Person, values: Partial<typeof session.$inferInsert>) =>
      db.write(async (tx) => void (await tx.update(session).set(values).where(eq(session.userId, person.id))))
    for (const values of [{ seenAt: Date.now() - 31 * 60_000 }, { createdAt: Date.now() - 481 * 60_000 }]) {
      const person = await somebody()
      const client = await portal.as(person)
      expect((await client.get('/profiel')).status).toBe(200)
      await age(person, values)
      expect((await client.get('/profiel')).status).toBe(302)
    }
  })

  test('is seen at most once a minute', async () => {
    const { db } = portal.services
    const person = await somebody()
    const client = await portal.as(person)
    const seenAt = async () =>
      (await db.read.select().from(session).where(eq(session.userId, person.id)))[0]?.seenAt ?? 0
    const begun = await seenAt()
    await client.get('/profiel')
    expect(await seenAt()).toBe(begun)
    const past = begun - 2 * 60_000
    await db.write(
      async (tx) => void (await tx.update(session).set({ seenAt: past }).where(eq(session.userId, person.id))),
    )
    await client.get('/profiel')
    expect(await seenAt()).toBeGreaterThanOrEqual(begun)
  })
})
