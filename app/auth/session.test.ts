import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { RequestContext } from '#app/lib/request-context.ts'
import { membership, organisation, seat, sharingGroupMember, user } from '#db/schema/index.ts'
import {
  aMembership,
  anOrganisation,
  aPerson,
  aSeat,
  aSharingGroup,
  aWorkgroup,
  signedInCookie,
  testSecrets,
  viewerFor,
} from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { assuranceOf, isLive, viewerOf } from './session.server.ts'
import { viewerOfUser } from './viewer.server.ts'

const minute = 60_000
const now = Date.UTC(2026, 5, 1, 12)

describe('a session is live', () => {
  test.each([
    ['just begun', 0, 0, true],
    ['29 minutes unused', 60, 29, true],
    ['30 minutes unused', 60, 30, false],
    ['in use for just under 8 hours', 479, 1, true],
    ['in use for 8 hours', 480, 1, false],
    ['seen tomorrow: the clock was set back', 0, -24 * 60, false],
    ['begun tomorrow: the clock was set back', -24 * 60, 0, false],
  ])('%s', (_, begun, seen, live) => {
    expect(isLive({ createdAt: now - begun * minute, seenAt: now - seen * minute }, now)).toBe(live)
  })
})

test.each([
  ['never', null, 1],
  ['now', 0, 3],
  ['59 minutes ago', 59, 3],
  ['60 minutes ago', 60, 2],
  ['tomorrow, by a clock that was set back', -24 * 60, 2],
])('second factor given %s: its assurance', (_, ago, assurance) => {
  expect(assuranceOf(ago === null ? null : now - ago * minute, now)).toBe(assurance)
})

describe('the keys of a viewer', () => {
  const held = async (db: ReturnType<typeof testDatabase>, userId: string, assurance: 1 | 2 | 3 = 3) =>
    [...(await viewerFor(db, userId, { assurance })).keys].sort()

  test.each([
    ['reader', []],
    ['author', ['desk']],
    ['editor', ['desk']],
    ['manager', ['desk']],
  ] as const)('a %s holds those of the organisation', async (role, desk) => {
    const db = testDatabase()
    const where = await anOrganisation(db, { kind: 'municipality', corePartner: true })
    const group = await aSharingGroup(db, [where])
    const person = await aPerson(db, { organisation: where, role })
    expect(await held(db, person.id)).toEqual(
      [
        'public',
        'partners',
        'kind:municipality',
        `org:${where.id}`,
        `group:${group.id}`,
        `person:${person.id}@${where.id}`,
        ...desk.map((name) => `${name}:${where.id}`),
      ].sort(),
    )
  })

  test('a member of no core partner holds no partner key', async () => {
    const db = testDatabase()
    const where = await anOrganisation(db, { corePartner: false })
    const person = await aPerson(db, { organisation: where })
    expect(await held(db, person.id)).not.toContain('partners')
  })

  test('a guest holds a person key and nothing else, a seat neither', async () => {
    const db = testDatabase()
    const where = await anOrganisation(db)
    await aSharingGroup(db, [where])
    const guest = await aPerson(db, { organisation: where, role: 'guest' })
    const group = await aWorkgroup(db)
    await aSeat(db, { workgroupId: group.id, organisationId: where.id, userId: guest.id, coordinator: true })
    expect(await held(db, guest.id)).toEqual([`person:${guest.id}@${where.id}`, 'public'])
  })

  test('with the password alone nobody holds more than a visitor', async () => {
    const db = testDatabase()
    const person = await aPerson(db, { role: 'manager' })
    expect(await held(db, person.id, 1)).toEqual(['public'])
  })

  test('an administrator without a membership holds nothing', async () => {
    const db = testDatabase()
    const administrator = await aPerson(db, { organisation: null, administrator: true })
    expect(await held(db, administrator.id)).toEqual(['public'])
  })

  test('a coordinator holds those of the workgroup, while the membership lasts', async () => {
    const db = testDatabase()
    const where = await anOrganisation(db)
    const person = await aPerson(db, { organisation: where })
    const group = await aWorkgroup(db)
    await aSeat(db, { workgroupId: group.id, organisationId: where.id, userId: person.id, coordinator: true })
    const keys = [`wg:${group.id}`, `wgdesk:${group.id}`, `seat:${person.id}@${group.id}`]
    expect(await held(db, person.id)).toEqual(expect.arrayContaining(keys))
    await db.write(async (tx) => void (await tx.update(membership).set({ endsAt: Date.now() - 1 })))
    expect(await held(db, person.id)).toEqual(['public'])
  })

  test('who moves from the police to a municipality leaves every key of the police behind', async () => {
    const db = testDatabase()
    const police = await anOrganisation(db, { kind: 'police' })
    const town = await anOrganisation(db, { kind: 'municipality' })
    const group = await aWorkgroup(db)
    const person = await aPerson(db, { organisation: police, role: 'editor' })
    await aSeat(db, { workgroupId: group.id, organisationId: police.id, userId: person.id })
    await db.write(async (tx) => void (await tx.update(membership).set({ endsAt: Date.now() - 1 })))
    await aMembership(db, { userId: person.id, organisationId: town.id, role: 'reader' })
    expect(await held(db, person.id)).toEqual(
      ['public', 'partners', 'kind:municipality', `org:${town.id}`, `person:${person.id}@${town.id}`].sort(),
    )
  })

  test.each([
    ['ended', { endsAt: now }],
    ['not begun', { startedAt: now + 1 }],
    ['waiting for a confirmation', { pendingSince: now - 1 }],
  ])('a membership that is %s gives nothing', async (_, values) => {
    const db = testDatabase()
    const person = await aPerson(db, { membership: values })
    expect([...(await viewerFor(db, person.id, { now })).keys]).toEqual(['public'])
  })

  test('a seat that is pending or ended, or held for another organisation, gives nothing', async () => {
    const db = testDatabase()
    const [where, other] = [await anOrganisation(db), await anOrganisation(db)]
    const person = await aPerson(db, { organisation: where })
    const groups = [await aWorkgroup(db), await aWorkgroup(db), await aWorkgroup(db)]
    const values = [{ pendingSince: 1 }, { endsAt: 1 }, { organisationId: other.id }]
    for (const [i, group] of groups.entries())
      await aSeat(db, { workgroupId: group.id, organisationId: where.id, userId: person.id, ...values[i] })
    expect((await held(db, person.id)).filter((key) => /^(wg|seat)/.test(key))).toEqual([])
  })

  test('a group entry that waits for a confirmation gives nothing', async () => {
    const db = testDatabase()
    const where = await anOrganisation(db)
    await aSharingGroup(db, [where])
    await db.write(async (tx) => void (await tx.update(sharingGroupMember).set({ pendingSince: 1 })))
    const person = await aPerson(db, { organisation: where })
    expect((await held(db, person.id)).filter((key) => key.startsWith('group'))).toEqual([])
  })

  test('several memberships, groups and seats add up without doubles', async () => {
    const db = testDatabase()
    const [one, two] = [await anOrganisation(db), await anOrganisation(db)]
    await aSharingGroup(db, [one, two])
    await aSharingGroup(db, [one])
    const person = await aPerson(db, { organisation: one })
    await aMembership(db, { userId: person.id, organisationId: two.id, role: 'author' })
    for (const where of [one, two]) {
      const group = await aWorkgroup(db)
      await aSeat(db, { workgroupId: group.id, organisationId: where.id, userId: person.id })
    }
    const viewer = await viewerFor(db, person.id)
    expect(viewer.memberships.map((m) => m.groupIds.length).sort()).toEqual([1, 2])
    expect(viewer.seats).toHaveLength(2)
  })

  test('a suspended account is nobody', async () => {
    const db = testDatabase()
    const person = await aPerson(db)
    await db.write(async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, person.id))))
    expect(await viewerOfUser(db.read, person.id, { assurance: 3, now })).toBeNull()
  })

  test('what an organisation becomes counts at once', async () => {
    const db = testDatabase()
    const person = await aPerson(db)
    await db.write(async (tx) => void (await tx.update(organisation).set({ kind: 'riec', corePartner: false })))
    await db.write(async (tx) => void (await tx.update(seat).set({ coordinator: true })))
    const keys = await held(db, person.id)
    expect(keys).toContain('kind:riec')
    expect(keys).not.toContain('partners')
  })
})

test('who is asking takes two statements, and none for a visitor', async () => {
  const db = testDatabase()
  const where = await anOrganisation(db)
  await aSharingGroup(db, [where])
  const person = await aPerson(db, { organisation: where })
  const cookie = await signedInCookie(db, testSecrets, person.id)
  let statements = 0
  const read = new Proxy(db.read, {
    get(target, name) {
      if (name === 'select' || name === 'selectDistinct') statements++
      return Reflect.get(target, name) as unknown
    },
  })
  const services = { db: { ...db, read }, secrets: testSecrets, config: { server: { https: false } } }
  const ask = (headers: Record<string, string>) =>
    viewerOf(new Request('http://localhost/', { headers }), { services, client: {} } as unknown as RequestContext)
  expect((await ask({ cookie })).viewer.keys).toContain(`org:${where.id}`)
  expect(statements).toBe(2)
  expect((await ask({ cookie: 'sessie=; ander=x' })).viewer.userId).toBeNull()
  expect(statements).toBe(2)
})

test('a session made under the secret of before a rotation goes on; one of a forgotten secret does not', async () => {
  const db = testDatabase()
  const person = await aPerson(db)
  const cookie = await signedInCookie(db, testSecrets, person.id)
  const ask = (session: string[]) => {
    const services = { db, secrets: { ...testSecrets, session }, config: { server: { https: false } } }
    const request = new Request('http://localhost/', { headers: { cookie } })
    return viewerOf(request, { services, client: {} } as unknown as RequestContext)
  }
  const newer = 'another-secret-for-tests-only-9876543210'
  expect((await ask([newer, ...testSecrets.session])).viewer.userId).toBe(person.id)
  expect((await ask([newer])).viewer.userId).toBeNull()
})
