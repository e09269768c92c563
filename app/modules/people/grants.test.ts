import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { useAuditKey, verifyTrail } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import {
  item,
  itemKey,
  membership,
  organisation,
  outbox,
  seat,
  session,
  sharingGroupMember,
  user,
} from '#db/schema/index.ts'
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
import { confirmGrant, refuseGrant, type GrantKind } from './commands.confirm.server.ts'
import { addPerson, changeMembership, endMembership, suspendUser, unsuspendUser } from './commands.members.server.ts'
import {
  addToGroup,
  editOrganisation,
  makeGroup,
  makeOrganisation,
  setNamesHidden,
} from './commands.organisations.server.ts'
import {
  editWorkgroup,
  endSeat,
  makeWorkgroup,
  nameHolder,
  offerSeat,
  setCoordinator,
} from './commands.workgroups.server.ts'
import type { Acting } from './grants.server.ts'
import { listPending } from './pending.server.ts'

let db: Database
beforeEach(() => {
  db = testDatabase()
  useAuditKey(testSecrets.audit)
})

const as = (person: { id: string }, assurance: 2 | 3 = 3): Promise<Acting> => viewerFor(db, person.id, { assurance })
const does = async <T>(person: { id: string }, act: (tx: Tx, viewer: Acting) => Promise<T>, assurance: 2 | 3 = 3) => {
  const viewer = await as(person, assurance)
  return db.write((tx) => act(tx, viewer))
}
const keysOf = async (person: { id: string }): Promise<string[]> => [...(await as(person)).keys].sort()
const newcomer = { name: 'Nieuw', email: 'nieuw@voorbeeld.example', role: 'reader' as const, endsAt: null }
const partner = { name: 'Politie', kind: 'police', corePartner: true, publishes: false, namesHidden: true } as const

async function anItem(
  owner: { id: string },
  creator: { id: string },
  keys: string[],
  status: 'published' | 'draft' = 'published',
) {
  await db.write(async (tx) => {
    const [made] = await tx
      .insert(item)
      .values({
        kind: 'document',
        title: 'Geheime titel',
        date: '2026-01-01',
        label: 'AMBER',
        assurance: 2,
        status,
        ownerId: owner.id,
        creatorId: creator.id,
        publishAt: 1,
        createdAt: 1,
        updatedAt: 1,
      })
      .returning({ id: item.id })
    for (const key of keys) await tx.insert(itemKey).values({ itemId: made?.id ?? '', side: 'reader', key })
  })
}

describe('an administrator who tries every grant on themselves', () => {
  test('gains no key, now or after trying to confirm it', async () => {
    const office = await anOrganisation(db, { kind: 'alliance_office', corePartner: false })
    const police = await anOrganisation(db, { kind: 'police' })
    const admin = await aPerson(db, { administrator: true, organisation: office, role: 'reader' })
    const group = await aWorkgroup(db)
    const sharing = await aSharingGroup(db, [police])
    const mine = await aSeat(db, {
      workgroupId: group.id,
      organisationId: office.id,
      userId: admin.id,
      pendingSince: 1,
      createdBy: admin.id,
    })
    const free = await aSeat(db, { workgroupId: group.id, organisationId: police.id })
    const before = await keysOf(admin)

    const tries: Array<(tx: Tx, viewer: Acting) => Promise<unknown>> = [
      (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: police.id, email: admin.email }),
      (tx, v) => changeMembership(tx, v, { membershipId: admin.membershipId ?? '', role: 'manager', endsAt: null }),
      (tx, v) => editOrganisation(tx, v, office.id, { ...partner, name: 'Bureau' }, 0),
      (tx, v) => editOrganisation(tx, v, office.id, { ...partner, name: 'Bureau', kind: 'alliance_office' }, 0),
      (tx, v) => nameHolder(tx, v, { seatId: free.id, userId: admin.id }),
      (tx, v) => setCoordinator(tx, v, { seatId: mine.id, coordinator: true }),
      (tx, v) => confirmGrant(tx, v, 'seat', mine.id),
      (tx, v) => unsuspendUser(tx, v, admin.id),
    ]
    for (const attempt of tries) await expect(does(admin, attempt)).rejects.toThrow(Forbidden)

    await does(admin, (tx, v) => addToGroup(tx, v, { groupId: sharing.id, organisationId: office.id, seen: 0 }))
    await does(admin, (tx, v) => offerSeat(tx, v, { workgroupId: group.id, organisationId: office.id, seen: 0 }))
    await expect(does(admin, (tx, v) => confirmGrant(tx, v, 'group', `${sharing.id}.${office.id}`))).rejects.toThrow(
      Forbidden,
    )
    expect(await keysOf(admin)).toEqual(before)
  })

  test('neither as the manager of the organisation they add to a group', async () => {
    const office = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: office, role: 'manager' })
    const owner = await anOrganisation(db)
    const sharing = await aSharingGroup(db, [owner])
    await does(admin, (tx, v) => addToGroup(tx, v, { groupId: sharing.id, organisationId: office.id, seen: undefined }))
    expect(await keysOf(admin)).not.toContain(`group:${sharing.id}`)
    await expect(does(admin, (tx, v) => confirmGrant(tx, v, 'group', `${sharing.id}.${office.id}`))).rejects.toThrow(
      Forbidden,
    )
    const ofOwner = await aPerson(db, { organisation: owner, role: 'manager' })
    await does(ofOwner, (tx, v) => confirmGrant(tx, v, 'group', `${sharing.id}.${office.id}`))
    expect(await keysOf(admin)).toContain(`group:${sharing.id}`)
  })

  test('nor by naming a colleague to a seat that they offered themselves', async () => {
    const office = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: office, role: 'manager' })
    const colleague = await aPerson(db, { organisation: office })
    const group = await aWorkgroup(db)
    const seatId = await does(admin, (tx, v) =>
      offerSeat(tx, v, { workgroupId: group.id, organisationId: office.id, seen: 0 }),
    )
    await expect(does(admin, (tx, v) => nameHolder(tx, v, { seatId, userId: colleague.id }))).rejects.toThrow(Forbidden)
    expect(await keysOf(colleague)).not.toContain(`wg:${group.id}`)
  })
})

describe('a grant by an administrator', () => {
  test('waits for a manager of that organisation, not for an administrator', async () => {
    const town = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const second = await aPerson(db, { administrator: true, organisation: null })
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const stranger = await aPerson(db, { role: 'manager' })
    const id = await does(admin, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id }))
    const [added] = await db.read.select().from(user).where(eq(user.email, newcomer.email))
    if (!added) throw new Error('not added')
    expect(await keysOf(added)).toEqual(['public'])
    await expect(does(admin, (tx, v) => confirmGrant(tx, v, 'membership', id))).rejects.toThrow(Forbidden)
    await expect(does(second, (tx, v) => confirmGrant(tx, v, 'membership', id))).rejects.toThrow(Forbidden)
    await expect(does(stranger, (tx, v) => confirmGrant(tx, v, 'membership', id))).rejects.toThrow(NotFound)
    await expect(does(manager, (tx, v) => confirmGrant(tx, v, 'membership', id), 2)).rejects.toThrow(Forbidden)
    await does(manager, (tx, v) => confirmGrant(tx, v, 'membership', id))
    expect(await keysOf(added)).toContain(`org:${town.id}`)
  })

  test('waits for a second administrator where the organisation has no manager', async () => {
    const town = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const second = await aPerson(db, { administrator: true, organisation: null })
    const id = await does(admin, (tx, v) => addPerson(tx, v, { ...newcomer, role: 'manager', organisationId: town.id }))
    await expect(does(admin, (tx, v) => confirmGrant(tx, v, 'membership', id))).rejects.toThrow(Forbidden)
    await does(second, (tx, v) => confirmGrant(tx, v, 'membership', id))
    const [added] = await db.read.select().from(membership).where(eq(membership.id, id))
    expect(added).toMatchObject({ pendingSince: null, createdBy: admin.id, confirmedBy: second.id })
  })

  test('is never confirmed by whom it is for', async () => {
    const town = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const second = await aPerson(db, { administrator: true, organisation: null })
    const id = await does(admin, (tx, v) =>
      addPerson(tx, v, { ...newcomer, organisationId: town.id, email: second.email }),
    )
    await expect(does(second, (tx, v) => confirmGrant(tx, v, 'membership', id))).rejects.toThrow(Forbidden)
  })

  test('of more rights gives nothing until confirmed; of fewer rights counts at once', async () => {
    const town = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const author = await aPerson(db, { organisation: town, role: 'author' })
    await aPerson(db, { organisation: town, role: 'manager' })
    const membershipId = author.membershipId ?? ''
    await does(admin, (tx, v) => changeMembership(tx, v, { membershipId, role: 'reader', endsAt: null }))
    expect(await keysOf(author)).toContain(`org:${town.id}`)
    expect(await keysOf(author)).not.toContain(`desk:${town.id}`)
    await does(admin, (tx, v) => changeMembership(tx, v, { membershipId, role: 'editor', endsAt: null }))
    expect(await keysOf(author)).toEqual(['public'])
  })

  test('can be refused, and is gone then', async () => {
    const town = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const id = await does(admin, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id }))
    await does(manager, (tx, v) => refuseGrant(tx, v, 'membership', id))
    await expect(does(manager, (tx, v) => confirmGrant(tx, v, 'membership', id))).rejects.toThrow(NotFound)
  })

  test('is confirmed as it was shown: another role, holder or end date since then is a conflict', async () => {
    const [town, other] = [await anOrganisation(db), await anOrganisation(db)]
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const person = await aPerson(db, { organisation: town })
    const sharing = await aSharingGroup(db, [other])
    const group = await aWorkgroup(db)
    const [first, second] = [await aPerson(db, { organisation: town }), await aPerson(db, { organisation: town })]
    const seatId = await does(admin, (tx, v) =>
      offerSeat(tx, v, { workgroupId: group.id, organisationId: town.id, seen: 0 }),
    )
    const membershipId = person.membershipId ?? ''
    const change = (role: 'editor' | 'manager', endsAt: number | null) =>
      does(admin, (tx, v) => changeMembership(tx, v, { membershipId, role, endsAt }))
    const hold = (holder: { id: string }) => does(admin, (tx, v) => nameHolder(tx, v, { seatId, userId: holder.id }))
    const shown = async (kind: string) =>
      (await listPending(db.read, await as(manager))).find((grant) => grant.kind === kind)
    const confirm = (kind: GrantKind, id: string, mark: string | undefined) =>
      does(manager, (tx, v) => confirmGrant(tx, v, kind, id, mark ?? ''))

    await change('editor', null)
    const asEditor = await shown('membership')
    await change('manager', null)
    await expect(confirm('membership', membershipId, asEditor?.mark)).rejects.toThrow(Conflict)
    await change('manager', Date.UTC(2035, 5, 30, 22))
    const asManager = await shown('membership')
    expect(asManager?.what).toContain('beheerder van de organisatie, tot en met 30 juni 2035')
    await confirm('membership', membershipId, asManager?.mark)

    await hold(first)
    const ofFirst = await shown('seat')
    await hold(second)
    await expect(confirm('seat', seatId, ofFirst?.mark)).rejects.toThrow(Conflict)
    await confirm('seat', seatId, (await shown('seat'))?.mark)
    expect(await keysOf(second)).toContain(`wg:${group.id}`)

    await does(admin, (tx, v) => addToGroup(tx, v, { groupId: sharing.id, organisationId: town.id, seen: 0 }))
    const entry = await shown('group')
    await expect(confirm('group', entry?.id ?? '', '')).rejects.toThrow(Conflict)
    await confirm('group', entry?.id ?? '', entry?.mark)
  })

  test('asks the managers by mail, with ids only in the outbox', async () => {
    const town = await anOrganisation(db)
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    await does(admin, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id }))
    const messages = await db.read.select().from(outbox)
    expect(messages.map((message) => message.payload)).toEqual([
      { template: 'confirmation', userId: manager.id, organisationId: town.id },
    ])
  })
})

describe('a manager', () => {
  test('adds people, sets roles and end dates in the own organisation at once', async () => {
    const town = await anOrganisation(db)
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const id = await does(manager, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id }))
    const [added] = await db.read.select().from(user).where(eq(user.email, newcomer.email))
    if (!added) throw new Error('not added')
    expect(await keysOf(added)).toContain(`org:${town.id}`)
    await does(manager, (tx, v) =>
      changeMembership(tx, v, { membershipId: id, role: 'editor', endsAt: Date.now() + 1e9 }),
    )
    expect(await keysOf(added)).toContain(`desk:${town.id}`)
    await does(manager, (tx, v) => endMembership(tx, v, id))
    expect(await keysOf(added)).toEqual(['public'])
    await does(manager, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id }))
    expect(await keysOf(added)).toContain(`org:${town.id}`)
    expect((await verifyTrail(db.read)).brokenAt).toBeNull()
  })

  test('does nothing for themselves, elsewhere, or with an old second factor', async () => {
    const [town, other] = [await anOrganisation(db), await anOrganisation(db)]
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const stranger = await aPerson(db, { organisation: other })
    const own = manager.membershipId ?? ''
    const theirs = stranger.membershipId ?? ''
    const change = (id: string) => (tx: Tx, v: Acting) =>
      changeMembership(tx, v, { membershipId: id, role: 'guest', endsAt: null })
    await expect(does(manager, change(own))).rejects.toThrow(Forbidden)
    await expect(does(manager, (tx, v) => endMembership(tx, v, own))).rejects.toThrow(Forbidden)
    await expect(does(manager, change(theirs))).rejects.toThrow(NotFound)
    await expect(does(manager, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: other.id }))).rejects.toThrow(
      NotFound,
    )
    await expect(
      does(manager, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id }), 2),
    ).rejects.toThrow(Forbidden)
    const administration = [
      (tx: Tx, v: Acting) => makeOrganisation(tx, v, partner),
      (tx: Tx, v: Acting) => editOrganisation(tx, v, town.id, partner, 0),
      (tx: Tx, v: Acting) => makeWorkgroup(tx, v, { name: 'x', kind: 'workgroup', hidden: false }),
      (tx: Tx, v: Acting) => makeGroup(tx, v, { name: 'x', owner: town.id }),
      (tx: Tx, v: Acting) => suspendUser(tx, v, stranger.id),
    ] as Array<(tx: Tx, v: Acting) => Promise<unknown>>
    for (const act of administration) await expect(does(manager, act)).rejects.toThrow(NotFound)
  })

  test('names the holder of an offered seat, out of the own people, guests left out', async () => {
    const [town, other] = [await anOrganisation(db), await anOrganisation(db)]
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const holder = await aPerson(db, { organisation: town })
    const guest = await aPerson(db, { organisation: town, role: 'guest' })
    const stranger = await aPerson(db, { organisation: other })
    const group = await aWorkgroup(db)
    const offered = await aSeat(db, { workgroupId: group.id, organisationId: town.id })
    const name = (userId: string) => does(manager, (tx, v) => nameHolder(tx, v, { seatId: offered.id, userId }))
    await expect(name(manager.id)).rejects.toThrow(Forbidden)
    await expect(name(guest.id)).rejects.toThrow(Invalid)
    await expect(name(stranger.id)).rejects.toThrow(Invalid)
    await name(holder.id)
    expect(await keysOf(holder)).toContain(`wg:${group.id}`)
    await does(manager, (tx, v) => endSeat(tx, v, offered.id))
    expect(await keysOf(holder)).not.toContain(`wg:${group.id}`)
  })
})

test('a coordinator offers seats and appoints coordinators in the own workgroup only', async () => {
  const town = await anOrganisation(db)
  const coordinator = await aPerson(db, { organisation: town })
  const colleague = await aPerson(db, { organisation: town })
  const [own, other] = [await aWorkgroup(db), await aWorkgroup(db)]
  await aSeat(db, { workgroupId: own.id, organisationId: town.id, userId: coordinator.id, coordinator: true })
  const theirs = await aSeat(db, { workgroupId: own.id, organisationId: town.id, userId: colleague.id })
  await does(coordinator, (tx, v) => setCoordinator(tx, v, { seatId: theirs.id, coordinator: true }))
  expect(await keysOf(colleague)).toContain(`wgdesk:${own.id}`)
  const offer = (workgroupId: string) =>
    does(coordinator, (tx, v) => offerSeat(tx, v, { workgroupId, organisationId: town.id, seen: 0 }))
  await offer(own.id)
  await expect(offer(other.id)).rejects.toThrow(NotFound)
  const reader = await aPerson(db, { organisation: town })
  await expect(does(reader, (tx, v) => endSeat(tx, v, theirs.id))).rejects.toThrow(NotFound)
})

test('a new holder of a coordinator’s seat is no coordinator', async () => {
  const town = await anOrganisation(db)
  const manager = await aPerson(db, { organisation: town, role: 'manager' })
  const [before, after] = [await aPerson(db, { organisation: town }), await aPerson(db, { organisation: town })]
  const group = await aWorkgroup(db)
  const held = await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: before.id, coordinator: true })
  await does(manager, (tx, v) => nameHolder(tx, v, { seatId: held.id, userId: after.id }))
  expect(await keysOf(after)).toContain(`wg:${group.id}`)
  expect(await keysOf(after)).not.toContain(`wgdesk:${group.id}`)
  expect(await keysOf(before)).not.toContain(`wg:${group.id}`)
})

test('who leaves an organisation and comes back later has not their old seat', async () => {
  const town = await anOrganisation(db)
  const manager = await aPerson(db, { organisation: town, role: 'manager' })
  const person = await aPerson(db, { organisation: town })
  const group = await aWorkgroup(db)
  await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: person.id })
  await does(manager, (tx, v) => endMembership(tx, v, person.membershipId ?? ''))
  await does(manager, (tx, v) => addPerson(tx, v, { ...newcomer, organisationId: town.id, email: person.email }))
  expect(await keysOf(person)).not.toContain(`wg:${group.id}`)
})

describe('what opens items', () => {
  test('is done only by who was shown how many, and the owners’ managers are told without a title', async () => {
    const [owner, town] = [await anOrganisation(db), await anOrganisation(db)]
    const manager = await aPerson(db, { organisation: owner, role: 'manager' })
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const group = await aWorkgroup(db)
    const sharing = await aSharingGroup(db, [owner])
    await anItem(owner, manager, [`wg:${group.id}`, `group:${sharing.id}`, 'kind:police', 'partners'])
    await anItem(owner, manager, [`wg:${group.id}`], 'draft')
    const offer = (seen: number | undefined) =>
      does(admin, (tx, v) => offerSeat(tx, v, { workgroupId: group.id, organisationId: town.id, seen }))
    await expect(offer(undefined)).rejects.toThrow('Dit opent 1 stuk voor meer mensen')
    await expect(offer(2)).rejects.toThrow('Dit opent 1 stuk voor meer mensen')
    expect(await db.read.select().from(seat)).toEqual([])
    await offer(1)
    await does(admin, (tx, v) => addToGroup(tx, v, { groupId: sharing.id, organisationId: town.id, seen: 1 }))
    const edit = (seen: number | undefined) =>
      does(admin, (tx, v) => editOrganisation(tx, v, town.id, { ...partner, namesHidden: false }, seen))
    await expect(edit(undefined)).rejects.toThrow('Dit opent 1 stuk')
    await edit(1)
    const messages = await db.read.select().from(outbox)
    const told = messages.filter((message) => message.payload.template === 'opened')
    expect(told.map((message) => message.payload.userId)).toEqual([manager.id, manager.id, manager.id])
    expect(JSON.stringify(messages)).not.toContain('Geheime titel')
  })

  test('tells a manager of two owners about both', async () => {
    const [one, two, town] = [await anOrganisation(db), await anOrganisation(db), await anOrganisation(db)]
    const manager = await aPerson(db, { organisation: one, role: 'manager' })
    await aMembership(db, { userId: manager.id, organisationId: two.id, role: 'manager' })
    const admin = await aPerson(db, { administrator: true, organisation: null })
    const group = await aWorkgroup(db)
    for (const owner of [one, two]) await anItem(owner, manager, [`wg:${group.id}`])
    await does(admin, (tx, v) => offerSeat(tx, v, { workgroupId: group.id, organisationId: town.id, seen: 2 }))
    const told = (await db.read.select().from(outbox)).filter((message) => message.payload.template === 'opened')
    expect(told.map((message) => message.payload.organisationId).sort()).toEqual([one.id, two.id].sort())
  })

  test('asks nothing where nothing is opened', async () => {
    const town = await anOrganisation(db, { kind: 'police' })
    const admin = await aPerson(db, { administrator: true, organisation: null })
    await does(admin, (tx, v) => editOrganisation(tx, v, town.id, { ...partner, corePartner: false }, undefined))
    const [after] = await db.read.select().from(organisation).where(eq(organisation.id, town.id))
    expect(after).toMatchObject({ name: 'Politie', corePartner: false, slug: town.slug })
  })
})

test('suspending ends every session at once; nobody suspends themselves', async () => {
  const admin = await aPerson(db, { administrator: true, organisation: null })
  const person = await aPerson(db)
  await signedInCookie(db, testSecrets, person.id)
  await does(admin, (tx, v) => suspendUser(tx, v, person.id))
  expect(await db.read.select().from(session).where(eq(session.userId, person.id))).toEqual([])
  await expect(as(person)).rejects.toThrow('suspended')
  await expect(does(admin, (tx, v) => suspendUser(tx, v, admin.id))).rejects.toThrow(Forbidden)
  await does(admin, (tx, v) => unsuspendUser(tx, v, person.id))
  expect(await keysOf(person)).toContain('partners')
})

test('the name of a hidden workgroup is not in its address, and an administrator outside it does not change it', async () => {
  const admin = await aPerson(db, { administrator: true, organisation: null })
  const slug = await does(admin, (tx, v) =>
    makeWorkgroup(tx, v, { name: 'Operatie Zeearend', kind: 'workgroup', hidden: true }),
  )
  expect(slug).toMatch(/^[a-z2-9]{8}$/)
  const hidden = await aWorkgroup(db, { hidden: true })
  const rename = (tx: Tx, v: Acting) => editWorkgroup(tx, v, hidden.id, { name: 'x', kind: 'workgroup', hidden: false })
  await expect(does(admin, rename)).rejects.toThrow(NotFound)
})

test('an administrator hides the names of an organisation, and only its own manager shows them again', async () => {
  const police = await anOrganisation(db, { kind: 'police', namesHidden: true })
  const admin = await aPerson(db, { administrator: true, organisation: null })
  const manager = await aPerson(db, { organisation: police, role: 'manager' })
  const show = (tx: Tx, v: Acting) => editOrganisation(tx, v, police.id, { ...partner, namesHidden: false }, undefined)
  await expect(does(admin, show)).rejects.toThrow(Forbidden)
  await expect(does(admin, (tx, v) => setNamesHidden(tx, v, police.id, false))).rejects.toThrow(Forbidden)
  await does(manager, (tx, v) => setNamesHidden(tx, v, police.id, false))
  await does(admin, (tx, v) => editOrganisation(tx, v, police.id, partner, undefined))
  const [after] = await db.read.select().from(organisation).where(eq(organisation.id, police.id))
  expect(after?.namesHidden).toBe(true)
})

test('a second person with the same address, or the same organisation in a group twice, is refused in words', async () => {
  const town = await anOrganisation(db)
  const manager = await aPerson(db, { organisation: town, role: 'manager' })
  const person = await aPerson(db, { organisation: town })
  const again = (tx: Tx, v: Acting) => addPerson(tx, v, { ...newcomer, email: person.email, organisationId: town.id })
  await expect(does(manager, again)).rejects.toThrow('hoort al bij')
  const admin = await aPerson(db, { administrator: true, organisation: null })
  const sharing = await aSharingGroup(db, [town])
  const twice = (tx: Tx, v: Acting) => addToGroup(tx, v, { groupId: sharing.id, organisationId: town.id, seen: 0 })
  await expect(does(admin, twice)).rejects.toThrow('staat al in')
  expect(await db.read.select().from(sharingGroupMember)).toHaveLength(1)
})
