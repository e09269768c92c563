import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { renewRecoveryCodes } from '#app/auth/factor.server.ts'
import { makeLink } from '#app/auth/links.server.ts'
import { hashPassword } from '#app/auth/password.server.ts'
import { unsubscribeToken } from '#app/modules/newsletter/links.server.ts'
import { makeRequestLink } from '#app/modules/requests/links.server.ts'
import type { Database } from '#db/client.server.ts'
import {
  accountRequest,
  expertise,
  factorReset,
  identity,
  newsletterSubscription,
  passkey,
  passkeyChallenge,
  passkeyHandle,
  purgeRequest,
  report,
  requestLink,
  seatRequest,
  ssoSession,
  ssoTransaction,
} from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { anApiToken, anOrganisation, aPerson, aSeat, aWorkgroup, type Person } from '#tests/factories/people.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { aProvider, cookieByProvider } from '#tests/factories/sso.ts'
import { clientOf, openPortal } from '#tests/setup/portal.ts'

const name = 'Zwaantje Zilverpijl'
const email = 'z.zilverpijl@hoek.example'

/** `table.column` of everywhere that the text stands in, whatever the type of the column. */
async function placesOf(db: Database, text: string): Promise<string[]> {
  const tables = await db.read.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  const places: string[] = []
  for (const table of tables) {
    const columns = await db.read.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table.name})`)
    for (const column of columns) {
      const value = sql`lower(CAST(${sql.identifier(column.name)} AS TEXT))`
      const [found] = await db.read.all(
        sql`SELECT 1 FROM ${sql.identifier(table.name)} WHERE instr(${value}, ${text}) LIMIT 1`,
      )
      if (found) places.push(`${table.name}.${column.name}`)
    }
  }
  return places
}

test('nothing in the database tells who it was, and nothing lets them in, once an account is deleted', async () => {
  const portal = await openPortal({ ROLES: 'web' })
  const { db, secrets } = portal.services
  const hoek = await anOrganisation(db, { name: 'Gemeente Hoek' })
  const colleague = await aPerson(db, { organisation: hoek, role: 'manager', secrets })
  const passwordHash = await hashPassword('kraan-molen-zeventien-haring')
  const person = await aPerson(db, { name, email, organisation: hoek, role: 'editor', secrets, passwordHash })
  const document = await aDocument(portal.services, { title: 'Wijkplan', owner: hoek, creator: person })
  const stayed = await everywhere(person, colleague)
  const own = await portal.as(person)
  expect((await own.post('/profiel/kennis', { subjects: 'Zilverpijl-methode' })).status).toBe(302)
  expect((await own.post('/profiel/mails', { intent: 'newsletter', wanted: 'on' })).status).toBe(302)
  expect((await own.post('/inloggen/instellen/opties', {})).status).toBe(200)
  await portal.settle()
  const [letter] = await db.read.select().from(newsletterSubscription)
  const old = unsubscribeToken(secrets.session, letter?.id ?? '')

  // That the search finds what is there.
  expect(await placesOf(db, 'zilverpijl')).toEqual(
    expect.arrayContaining([
      'user.name',
      'user.email',
      'passkey.name',
      'api_token.name',
      'expertise.subject',
      'identity.subject',
      'sso_session.sid',
      'newsletter_subscription.email',
      'account_request.email',
      'account_request.answer',
      'seat_request.reason',
      'seat_request.email',
      'single_use_link.email',
    ]),
  )
  expect((await own.post('/profiel/account', { sure: 'ja' })).headers.get('location')).toBe('/')
  await portal.settle()

  expect(await placesOf(db, 'zilverpijl')).toEqual([])
  expect(await placesOf(db, 'zwaantje')).toEqual([])
  const { read } = db
  for (const table of [passkey, passkeyHandle, passkeyChallenge, identity, ssoSession, ssoTransaction, expertise])
    expect(await read.select().from(table)).toEqual([])
  expect(await read.select().from(factorReset).where(eq(factorReset.userId, person.id))).toEqual([])
  expect(await read.select().from(requestLink)).toEqual([])
  const requests = await read.select({ state: accountRequest.state }).from(accountRequest)
  expect(requests.map(({ state }) => state).sort()).toEqual(['approved', 'denied', 'withdrawn', 'withdrawn'])
  const seats = await read.select({ outcome: seatRequest.outcome }).from(seatRequest)
  expect(seats).toEqual([{ outcome: 'withdrawn' }, { outcome: 'withdrawn' }])

  // What must stay, stays: under their number, and the links of old mails harm nobody.
  expect(await read.select({ by: report.reporterId }).from(report)).toEqual([{ by: person.id }])
  expect(await read.select({ by: purgeRequest.requestedBy }).from(purgeRequest)).toEqual([{ by: person.id }])
  const visitor = clientOf(portal.url, '')
  expect((await visitor.post(`/nieuwsbrief/afmelden/${old}`, {})).status).toBe(200)
  expect((await visitor.get(`/account-aanvragen/${stayed.follow}`)).body).not.toContain('Gemeente Hoek')
  expect(
    (await visitor.post(`/wachtwoord-instellen/${stayed.reset}`, { password: 'vier heel andere woorden' })).status,
  ).toBe(404)
  const manager = await portal.as(colleague)
  const page = await manager.get(`/beheer/organisaties/${hoek.slug}/aanvragen`)
  expect(page.status).toBe(200)
  expect(page.body).not.toMatch(/Zilverpijl/i)

  /** Puts the person in every table that may hold who they are. */
  async function everywhere(who: Person, other: Person) {
    const userId = who.id
    const now = Date.now()
    const provider = await aProvider(db, secrets, { organisationId: hoek.id, issuer: 'https://hoek.example/idp' })
    await cookieByProvider(db, secrets, provider, userId)
    await anApiToken(db, secrets, userId, { name: 'Rooster van Zilverpijl' })
    const open = await aRequest(db, { email, name, organisationId: hoek.id, answer: 'Ik ben Zilverpijl' })
    for (const state of ['sent', 'approved', 'denied'] as const)
      await aRequest(db, { email, name, state, reason: `Over ${name}`, decidedAt: state === 'sent' ? null : now })
    const group = await aWorkgroup(db)
    const seat = await aSeat(db, { workgroupId: group.id, organisationId: hoek.id, userId: other.id })
    const asked = { workgroupId: group.id, organisationId: hoek.id, createdAt: now }
    return db.write(async (tx) => {
      await renewRecoveryCodes(tx, secrets.session, userId)
      await tx.insert(passkey).values({
        userId,
        credentialId: 'abc',
        publicKey: 'AA',
        counter: 0,
        transports: [],
        name: 'Telefoon van Zilverpijl',
        createdAt: now,
      })
      await tx.update(identity).set({ subject: email }).where(eq(identity.userId, userId))
      await tx.update(ssoSession).set({ sid: `sid-${email}` })
      await tx.insert(seatRequest).values([
        { ...asked, kind: 'successor', seatId: seat.id, userId, askedBy: other.id, reason: `${name} volgt mij op` },
        { ...asked, kind: 'invited', email, name, askedBy: other.id },
      ])
      const reset = { userId, organisationId: hoek.id, askedBy: other.id, askedAt: now, expiresAt: now + 1e6 }
      await tx.insert(factorReset).values(reset)
      await tx
        .insert(report)
        .values({ itemId: document.id, reporterId: userId, reason: 'other', hides: true, createdAt: now })
      await tx
        .insert(purgeRequest)
        .values({ itemId: document.id, reason: 'personal-data', requestedBy: userId, requestedAt: now })
      const { session } = secrets
      const link = await makeLink(tx, session, { purpose: 'password-reset', userId, now })
      await tx.run(sql`UPDATE single_use_link SET email = ${email}`)
      return { reset: link, follow: await makeRequestLink(tx, session, { purpose: 'follow', requestId: open.id, now }) }
    })
  }
}, 60_000)
