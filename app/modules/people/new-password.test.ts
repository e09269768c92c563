import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { enrol, enrolmentSecret } from '#app/auth/factor.server.ts'
import { findLink, makeLink, type LinkPurpose } from '#app/auth/links.server.ts'
import type { SessionInfo } from '#app/auth/session.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { apiToken, session } from '#db/schema/index.ts'
import { anApiToken, aPerson, signedInCookie, testSecrets, totpCode, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { changePassword, setPasswordByLink } from './commands.account.server.ts'

const keys = testSecrets.session
const client = { address: '', agent: '' }
let db: Database
beforeEach(() => {
  db = testDatabase()
  useAuditKey(testSecrets.audit)
})

const linkFor = (userId: string, purpose: LinkPurpose) =>
  db.write((tx) => makeLink(tx, keys, { purpose, userId, now: Date.now() }))
const works = async (purpose: LinkPurpose, token: string) =>
  (await findLink(db.read, keys, purpose, token, Date.now())) !== null
const reset = (token: string) =>
  db.write((tx) =>
    setPasswordByLink(tx, keys, { purpose: 'password-reset', token, passwordHash: 'x', now: Date.now(), client }),
  )
const sessionsOf = (userId: string) => db.read.select().from(session).where(eq(session.userId, userId))
const liveTokens = async () =>
  (await db.read.select().from(apiToken)).filter(({ revokedAt }) => revokedAt === null).length

async function aSession(userId: string): Promise<SessionInfo> {
  await signedInCookie(db, testSecrets, userId)
  const [row] = await sessionsOf(userId)
  if (!row) throw new Error('no session')
  return { ...row, enrolled: true, enrolledAt: Date.UTC(2023, 0, 1) }
}

describe('a new password', () => {
  test('by a mailed link stops the tokens of that person, and the invitation that still lay there', async () => {
    const [person, other] = [await aPerson(db), await aPerson(db)]
    for (const { id } of [person, other]) await anApiToken(db, testSecrets, id)
    const invitation = await linkFor(person.id, 'invitation')
    expect(await works('invitation', invitation)).toBe(true)
    await reset(await linkFor(person.id, 'password-reset'))
    expect(await liveTokens()).toBe(1)
    expect(await works('invitation', invitation)).toBe(false)
    expect(await works('invitation', await linkFor(person.id, 'invitation'))).toBe(false)
  })

  test('by the profile page stops tokens and mailed links', async () => {
    const person = await aPerson(db)
    await anApiToken(db, testSecrets, person.id)
    const mailed = await linkFor(person.id, 'password-reset')
    const viewer = { ...(await viewerFor(db, person.id)), session: await aSession(person.id) }
    await db.write((tx) => changePassword(tx, keys, viewer, 'x'))
    expect(await liveTokens()).toBe(0)
    expect(await works('password-reset', mailed)).toBe(false)
  })
})

test('another phone ends every other session', async () => {
  const person = await aPerson(db)
  const here = await aSession(person.id)
  await signedInCookie(db, testSecrets, person.id)
  expect(await sessionsOf(person.id)).toHaveLength(2)
  const code = totpCode(enrolmentSecret(keys, here))
  await db.write((tx) => enrol(tx, keys, here, code, Date.now()))
  expect((await sessionsOf(person.id)).map(({ id }) => id)).toEqual([here.id])
})
