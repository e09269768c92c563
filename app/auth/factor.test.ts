import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { session, user } from '#db/schema/index.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { aPerson, signedInCookie, testSecrets, totpCode } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { enrol, enrolmentPicture, enrolmentSecret, giveFactor, renewRecoveryCodes, stepOf } from './factor.server.ts'
import type { SessionInfo } from './session.server.ts'

const keys = testSecrets.session
const now = Date.UTC(2026, 5, 1, 12)
useAuditKey(testSecrets.audit)

async function aSession(db: Database, userId: string): Promise<SessionInfo> {
  await signedInCookie(db, testSecrets, userId, { assurance: 1 })
  const [row] = await db.read.select().from(session).where(eq(session.userId, userId))
  const [person] = await db.read.select().from(user).where(eq(user.id, userId))
  if (!row || !person) throw new Error('no session')
  return { ...row, enrolled: person.totpEnrolledAt !== null, enrolledAt: person.totpEnrolledAt }
}

const outcome = (attempts: Array<Promise<unknown>>) =>
  Promise.allSettled(attempts).then((results) => results.map((result) => result.status).sort())

describe('a code of the phone', () => {
  test('works once', async () => {
    const db = testDatabase()
    const person = await aPerson(db)
    const asking = await aSession(db, person.id)
    const give = () => db.write((tx) => giveFactor(tx, keys, asking, totpCode(person.totpPlain, now), now))
    await expect(give()).resolves.toEqual(expect.any(String))
    await expect(give()).rejects.toThrow('is al gebruikt')
  })

  test('works once on two processes at the same moment', async () => {
    const db = testDatabase()
    const other = openDatabase(db.file)
    const person = await aPerson(db)
    const asking = await aSession(db, person.id)
    const code = totpCode(person.totpPlain, now)
    const attempts = [db, other, db, other].map((each) => each.write((tx) => giveFactor(tx, keys, asking, code, now)))
    expect(await outcome(attempts)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    await other.close()
  })

  test('an older one is refused after a newer one, within the time that both count', async () => {
    const db = testDatabase()
    const person = await aPerson(db)
    const asking = await aSession(db, person.id)
    const give = (at: number) => db.write((tx) => giveFactor(tx, keys, asking, totpCode(person.totpPlain, at), now))
    await give(now)
    await expect(give(now - 30_000)).rejects.toThrow()
  })

  test.each([
    ['of this moment', 0, true],
    ['of half a minute ago', -30, true],
    ['of half a minute ahead', 30, true],
    ['of a minute and a half ago', -90, false],
    ['of a minute and a half ahead', 90, false],
  ])('%s', (_, seconds, right) => {
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    expect(stepOf(secret, totpCode(secret, now + seconds * 1000), now) !== null).toBe(right)
  })

  test('renews the cookie: the secret of before opens nothing', async () => {
    const db = testDatabase()
    const person = await aPerson(db)
    const asking = await aSession(db, person.id)
    await db.write((tx) => giveFactor(tx, keys, asking, totpCode(person.totpPlain, now), now))
    const [after] = await db.read.select().from(session).where(eq(session.userId, person.id))
    expect(after?.hash).not.toBe(asking.hash)
    expect(after).toMatchObject({ id: asking.id, factorAt: now, createdAt: asking.createdAt })
  })
})

test('a recovery code works once, also on two processes at the same moment', async () => {
  const db = testDatabase()
  const other = openDatabase(db.file)
  const person = await aPerson(db)
  const asking = await aSession(db, person.id)
  const codes = await db.write((tx) => renewRecoveryCodes(tx, keys, person.id))
  expect(new Set(codes).size).toBe(10)
  const attempts = [db, other].map((each) =>
    each.write((tx) => giveFactor(tx, keys, asking, ` ${codes[0]?.toUpperCase()} `, now)),
  )
  expect(await outcome(attempts)).toEqual(['fulfilled', 'rejected'])
  await db.write((tx) => renewRecoveryCodes(tx, keys, person.id))
  await expect(db.write((tx) => giveFactor(tx, keys, asking, codes[1] ?? '', now))).rejects.toThrow()
  await other.close()
})

test('another person’s recovery code opens nothing', async () => {
  const db = testDatabase()
  const [one, two] = [await aPerson(db), await aPerson(db)]
  const codes = await db.write((tx) => renewRecoveryCodes(tx, keys, one.id))
  const asking = await aSession(db, two.id)
  await expect(db.write((tx) => giveFactor(tx, keys, asking, codes[0] ?? '', now))).rejects.toThrow()
})

describe('enrolment', () => {
  test('keeps nothing until a code has proven the phone, and uses that code up', async () => {
    const db = testDatabase()
    const person = await aPerson(db, { enrolled: false })
    const asking = await aSession(db, person.id)
    const secret = enrolmentSecret(keys, asking)
    expect(enrolmentSecret(keys, asking)).toBe(secret)
    await expect(db.write((tx) => enrol(tx, keys, asking, '000000', now))).rejects.toThrow()
    expect((await db.read.select().from(user).where(eq(user.id, person.id)))[0]?.totpSecret).toBeNull()
    const { codes } = await db.write((tx) => enrol(tx, keys, asking, totpCode(secret, now), now))
    expect(codes).toHaveLength(10)
    const again = await aSession(db, person.id)
    await expect(db.write((tx) => giveFactor(tx, keys, again, totpCode(secret, now), now))).rejects.toThrow()
    await db.write((tx) => giveFactor(tx, keys, again, totpCode(secret, now + 30_000), now + 30_000))
  })

  test('in two sessions at once: one wins', async () => {
    const db = testDatabase()
    const person = await aPerson(db, { enrolled: false })
    const asking = await aSession(db, person.id)
    const code = totpCode(enrolmentSecret(keys, asking), now)
    const attempts = [1, 2].map(() => db.write((tx) => enrol(tx, keys, asking, code, now)))
    expect(await outcome(attempts)).toEqual(['fulfilled', 'rejected'])
  })

  test('shows a QR code of the same secret, as a plain path', () => {
    const picture = enrolmentPicture('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'a@b.example')
    expect(picture.secret).toBe('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')
    expect(picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  })
})
