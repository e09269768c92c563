import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { renewRecoveryCodes } from '#app/auth/factor.server.ts'
import { makeLink } from '#app/auth/links.server.ts'
import { hashPassword } from '#app/auth/password.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { apiToken, passkeyChallenge, recoveryCode, session, singleUseLink, user } from '#db/schema/index.ts'
import { aPerson } from '#tests/factories/people.ts'
import { Authenticator, type Options } from '#tests/setup/authenticator.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { clientOf, openPortal } from '#tests/setup/portal.ts'

const origin = 'http://localhost:3000'
const password = 'kraan-molen-zeventien-haring'

/** A secret in every shape that it could lie in: as text, and the bytes that the text stands for. */
function shapesOf(secret: string): Buffer[] {
  const shapes = [Buffer.from(secret), Buffer.from(secret, 'utf16le'), Buffer.from(Buffer.from(secret).toString('hex'))]
  if (/^[\w-]{22,}$/.test(secret)) {
    const bytes = Buffer.from(secret, 'base64url')
    shapes.push(bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('base64')))
  }
  return shapes
}

test('whoever steals the database finds nothing in it that lets them in', async () => {
  const portal = await openPortal({ BASE_URL: origin, TRUST_PROXY: '1', ROLES: 'web' })
  const { db, secrets } = portal.services
  const passwordHash = await hashPassword(password)
  const person = await aPerson(db, { passwordHash, secrets })
  const invited = await aPerson(db, { enrolled: false })
  const client = await portal.as(person)
  const now = Date.now()
  const made = await db.write(async (tx) => ({
    codes: await renewRecoveryCodes(tx, secrets.session, person.id),
    reset: await makeLink(tx, secrets.session, { purpose: 'password-reset', userId: person.id, now }),
    invitation: await makeLink(tx, secrets.session, { purpose: 'invitation', userId: invited.id, now }),
  }))
  const page = await client.post('/profiel', { intent: 'make-token', name: 'zoeken', days: '30', scopes: 'search' })
  const token = /<code>([\w-]{43})<\/code>/.exec(page.body)?.[1] ?? ''
  const asked = await clientOf(portal.url, '').post('/inloggen/passkey/opties', { purpose: 'sign-in' })
  const { challenge } = JSON.parse(asked.body) as Options
  const browser = asked.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const key = new Authenticator()
  const enrolling = JSON.parse((await client.post('/inloggen/instellen/opties', {})).body) as Options
  const wrongGuess = 'een woord dat bijna goed was'
  await clientOf(portal.url, '').post('/inloggen', { email: person.email, password: wrongGuess })

  const usable = new Map<string, string>([
    ['the password', password],
    ['a wrong password', wrongGuess],
    ['the secret of the phone', person.totpPlain],
    ['the token', token],
    ['the reset link', made.reset],
    ['the invitation', made.invitation],
    ['the session', client.cookie.split('=')[1] ?? ''],
    ['the challenge', challenge],
    ['the challenge of a new passkey', enrolling.challenge],
    ['the cookie of the browser that asked', browser.split('=')[1] ?? ''],
    ...made.codes.flatMap((code, i): Array<[string, string]> => [
      [`recovery code ${i}`, code],
      [`recovery code ${i}, bare`, code.replace('-', '')],
    ]),
  ])
  for (const [what, secret] of usable) expect(secret.length, what).toBeGreaterThanOrEqual(10)

  // The file and its log as they lie there now, and the file with all of the log in it.
  const folder = dirname(db.file)
  const lying = readdirSync(folder).filter((name) => name.startsWith('portal.db'))
  expect(lying).toContain('portal.db-wal')
  const stolen = Buffer.concat(lying.map((name) => readFileSync(join(folder, name))))
  const copy = join(temporaryFolder('stolen'), 'portal.db')
  await db.backup(copy)
  const whole = readFileSync(copy)
  // That the search finds what is there.
  expect(whole.includes(Buffer.from(person.email))).toBe(true)
  const found = [...usable].filter(([, secret]) =>
    shapesOf(secret).some((shape) => stolen.includes(shape) || whole.includes(shape)),
  )
  expect(found.map(([what]) => what)).toEqual([])

  // What is there in their place opens nothing.
  const thief = openDatabase(copy)
  try {
    const read = thief.read
    const [account] = await read
      .select()
      .from(user)
      .where(sql`id = ${person.id}`)
    const anonymous = clientOf(portal.url, '')
    for (const { hash, id } of await read.select().from(session))
      for (const value of [hash, id]) {
        const answer = await clientOf(portal.url, `sessie=${value}`).get('/profiel')
        expect(answer.headers.get('location')).toContain('/inloggen')
      }
    for (const { hash } of await read.select().from(apiToken)) {
      const answer = await anonymous.get('/api/v1/search?q=', { headers: { Authorization: `Bearer ${hash}` } })
      expect(answer.status).toBe(401)
    }
    for (const { hash } of await read.select().from(singleUseLink))
      for (const place of ['wachtwoord-instellen', 'uitnodiging']) {
        const shown = await anonymous.get(`/${place}/${hash}`)
        expect(shown.body).toContain('Deze link werkt niet meer')
        expect((await anonymous.post(`/${place}/${hash}`, { password: 'vier heel andere woorden' })).status).toBe(404)
      }
    const half = await portal.as(person, { assurance: 1 })
    const [code] = await read.select().from(recoveryCode)
    for (const value of [code?.hash ?? '', account?.totpSecret ?? ''].map((text) => text.slice(0, 40)))
      expect((await half.post('/inloggen/code', { code: value })).status).toBe(422)
    for (const value of [account?.passwordHash ?? ''])
      expect((await anonymous.post('/inloggen', { email: person.email, password: value })).status).toBe(422)
    for (const { hash } of await read.select().from(passkeyChallenge)) {
      const credential = key.get({ challenge: hash, rpId: 'localhost' }, { origin })
      const answer = await clientOf(portal.url, browser).post('/inloggen/passkey', { purpose: 'sign-in', credential })
      expect(answer.status).toBe(422)
    }
  } finally {
    await thief.close()
  }
  // And the real ones still do.
  expect((await client.get('/profiel')).status).toBe(200)
  expect((await clientOf(portal.url, '').get(`/uitnodiging/${made.invitation}`)).body).toContain('Welkom')
}, 60_000)
