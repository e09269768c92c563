import { statSync } from 'node:fs'
import { join } from 'node:path'
import { count, eq, isNotNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { administers } from '#app/access/policy.ts'
import { stepOf } from '#app/auth/factor.server.ts'
import { passwordFault, passwordFits } from '#app/auth/password.server.ts'
import { useAuditKey, verifyTrail } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { membership, outbox, seat, session, sharingGroupMember, user } from '#db/schema/index.ts'
import { testSecrets, totpCode, viewerFor } from '#tests/factories/people.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { makeAccounts, readAccounts, writeAccounts, type DemoAccount } from './accounts.ts'
import { groups } from './content/organisations.ts'
import { people } from './content/people.ts'
import { workgroups } from './content/workgroups.ts'
import { makePeople, need, type Ids } from './people.ts'

let db: Database
let ids: Ids
beforeEach(async () => {
  useAuditKey(testSecrets.audit)
  db = testDatabase()
  ids = await makePeople(db, Date.UTC(2023, 0, 1))
})

describe('the people of the demo', () => {
  test('hold what the content gives them, and nothing waits for a confirmation', async () => {
    const held = await db.read.select().from(membership)
    expect(held).toHaveLength(people.length)
    const seats = await db.read.select().from(seat)
    expect(seats).toHaveLength(workgroups.flatMap((group) => group.seats).length)
    expect(seats.filter((one) => one.coordinator)).toHaveLength(
      workgroups.flatMap((group) => group.seats).filter((one) => one.coordinator).length,
    )
    const entries = await db.read.select().from(sharingGroupMember)
    expect(entries).toHaveLength(groups.flatMap((group) => group.members).length)
    expect([...held, ...seats, ...entries].filter((one) => one.pendingSince !== null)).toEqual([])
    for (const person of people) {
      const viewer = await viewerFor(db, need(ids.people, person.email))
      expect(
        viewer.memberships.map(({ organisationSlug, role }) => [organisationSlug, role]),
        person.email,
      ).toEqual([[person.organisation, person.role]])
    }
  })

  test('are known to the audit trail, and are sent no mail', async () => {
    const { rows, brokenAt } = await verifyTrail(db.read)
    expect(brokenAt).toBeNull()
    expect(rows).toBeGreaterThan(people.length)
    expect(await db.read.select({ n: count() }).from(outbox)).toEqual([{ n: 0 }])
  })
})

describe('the demo accounts', () => {
  let accounts: DemoAccount[]
  beforeEach(async () => {
    accounts = await makeAccounts(db, testSecrets.session, ids)
  })

  test('are the ten personas of the contract, each with what signing in takes', async () => {
    expect(accounts.map(({ persona }) => persona).sort()).toEqual([
      'administrator',
      'advisor',
      'author',
      'coordinator',
      'editor-riec',
      'editor-var',
      'guest',
      'manager',
      'police',
      'prosecution',
    ])
    for (const account of accounts) {
      expect(Object.keys(account)).toEqual([
        'persona',
        'name',
        'email',
        'password',
        'totpSecret',
        'organisation',
        'organisationSlug',
        'role',
      ])
      const [row] = await db.read.select().from(user).where(eq(user.email, account.email))
      expect(await passwordFits(row?.passwordHash, account.password)).toBe(true)
      expect(passwordFault(account.password, account)).toBeNull()
      expect(account.totpSecret === null, account.persona).toBe(account.persona === 'guest')
      expect(row?.totpEnrolledAt === null).toBe(account.persona === 'guest')
      if (account.totpSecret)
        expect(stepOf(account.totpSecret, totpCode(account.totpSecret), Date.now())).toBeGreaterThan(
          row?.totpLastStep ?? Infinity,
        )
    }
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length)
  })

  test('are the only ones with a password, and nobody is signed in', async () => {
    const withPassword = await db.read.select({ email: user.email }).from(user).where(isNotNull(user.passwordHash))
    expect(withPassword).toHaveLength(accounts.length)
    expect(await db.read.select().from(session)).toEqual([])
  })

  test('can do what their persona is about', async () => {
    const viewerOf = async (persona: string) => {
      const account = accounts.find((one) => one.persona === persona)
      return viewerFor(db, need(ids.people, account?.email ?? ''))
    }
    expect(administers(await viewerOf('administrator'))).toBe(true)
    expect((await viewerOf('coordinator')).seats.some(({ coordinator }) => coordinator)).toBe(true)
    expect([...(await viewerOf('guest')).keys].filter((key) => !key.startsWith('person:'))).toEqual(['public'])
    expect((await viewerOf('author')).seats).toEqual([])
    expect((await viewerOf('author')).memberships[0]?.organisationId).toBe(
      (await viewerOf('advisor')).memberships[0]?.organisationId,
    )
  })

  test('are written for the owner of the folder alone', () => {
    const folder = temporaryFolder('demo')
    writeAccounts(folder, accounts)
    expect(readAccounts(folder)).toEqual(accounts)
    expect(statSync(join(folder, 'demo-accounts.json')).mode & 0o777).toBe(0o600)
  })
})
