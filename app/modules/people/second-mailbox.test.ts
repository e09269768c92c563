import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden } from '#app/lib/errors.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { membership, user } from '#db/schema/index.ts'
import {
  anOrganisation,
  aPerson,
  aSeat,
  aSharingGroup,
  aWorkgroup,
  testSecrets,
  viewerFor,
} from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { confirmGrant, refuseGrant } from './commands.confirm.server.ts'
import { addPerson } from './commands.members.server.ts'
import { addToGroup } from './commands.organisations.server.ts'
import { nameHolder, offerSeat, setCoordinator } from './commands.workgroups.server.ts'
import type { Acting } from './grants.server.ts'
import { listPending } from './pending.server.ts'

let db: Database
beforeEach(() => {
  db = testDatabase()
  useAuditKey(testSecrets.audit)
})

const does = async <T>(person: { id: string }, act: (tx: Tx, viewer: Acting) => Promise<T>) => {
  const viewer = await viewerFor(db, person.id)
  return db.write((tx) => act(tx, viewer))
}
const keysOf = async (person: { id: string }): Promise<string[]> => [...(await viewerFor(db, person.id)).keys]
const mayConfirm = async (person: { id: string }): Promise<boolean[]> =>
  (await listPending(db.read, await viewerFor(db, person.id))).map((grant) => grant.mayConfirm)

/** The first administrator, manager of the office, and the second mailbox that they made a manager there. */
async function anOfficeWithTwoMailboxes() {
  const office = await anOrganisation(db, { kind: 'alliance_office' })
  const admin = await aPerson(db, { administrator: true, organisation: office, role: 'manager' })
  await does(admin, (tx, v) =>
    addPerson(tx, v, {
      organisationId: office.id,
      name: 'Tweede',
      email: 'tweede@voorbeeld.example',
      role: 'manager',
      endsAt: null,
    }),
  )
  const [second] = await db.read.select().from(user).where(eq(user.email, 'tweede@voorbeeld.example'))
  if (!second) throw new Error('not added')
  return { office, admin, second }
}

const offer = (by: { id: string }, workgroupId: string, organisationId: string) =>
  does(by, (tx, v) => offerSeat(tx, v, { workgroupId, organisationId, seen: 0 }))
const hold = (by: { id: string }, seatId: string, holder: { id: string }) =>
  does(by, (tx, v) => nameHolder(tx, v, { seatId, userId: holder.id }))
const confirm = (by: { id: string }, kind: 'seat' | 'group', id: string) =>
  does(by, (tx, v) => confirmGrant(tx, v, kind, id))

describe('an administrator with a second mailbox in the own organisation', () => {
  test('gets into no workgroup: a coordinator of it must agree, and even then they do not hold the seat', async () => {
    const { office, admin, second } = await anOfficeWithTwoMailboxes()
    const group = await aWorkgroup(db, { hidden: true })
    const town = await anOrganisation(db)
    const coordinator = await aPerson(db, { organisation: town })
    await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: coordinator.id, coordinator: true })
    const seatId = await offer(admin, group.id, office.id)

    await expect(hold(second, seatId, admin)).rejects.toThrow(Forbidden)
    await expect(confirm(second, 'seat', seatId)).rejects.toThrow(Forbidden)
    expect(await mayConfirm(second)).toEqual([false])
    expect(await mayConfirm(coordinator)).toEqual([true])
    await confirm(coordinator, 'seat', seatId)
    await expect(hold(second, seatId, admin)).rejects.toThrow('kan hem niet zelf krijgen')
    const colleague = await aPerson(db, { organisation: office })
    await hold(admin, seatId, colleague)
    await expect(hold(second, seatId, admin)).rejects.toThrow('kan hem niet zelf krijgen')
    expect(await keysOf(admin)).not.toContain(`wg:${group.id}`)
    expect(await keysOf(colleague)).toContain(`wg:${group.id}`)
  })

  test('waits where the workgroup has no coordinator yet for an administrator of elsewhere', async () => {
    const { office, admin, second } = await anOfficeWithTwoMailboxes()
    const group = await aWorkgroup(db)
    const seatId = await offer(admin, group.id, office.id)
    const inside = await aPerson(db, { administrator: true, organisation: office })
    const outside = await aPerson(db, { administrator: true, organisation: null })
    for (const person of [second, inside]) await expect(confirm(person, 'seat', seatId)).rejects.toThrow(Forbidden)
    await confirm(outside, 'seat', seatId)
    await expect(confirm(outside, 'seat', seatId)).rejects.toThrow()
  })

  test('makes nobody of the own organisation a coordinator by it', async () => {
    const { office, admin, second } = await anOfficeWithTwoMailboxes()
    const group = await aWorkgroup(db)
    const colleague = await aPerson(db, { organisation: office })
    const held = await aSeat(db, { workgroupId: group.id, organisationId: office.id, userId: colleague.id })
    await does(admin, (tx, v) => setCoordinator(tx, v, { seatId: held.id, coordinator: true }))
    await expect(confirm(second, 'seat', held.id)).rejects.toThrow(Forbidden)
    await expect(hold(second, held.id, second)).rejects.toThrow(Forbidden)
    expect(await keysOf(colleague)).not.toContain(`wgdesk:${group.id}`)
  })

  test('gets into no sharing group: a manager of its owner must agree', async () => {
    const { office, admin, second } = await anOfficeWithTwoMailboxes()
    const owner = await anOrganisation(db)
    const ofOwner = await aPerson(db, { organisation: owner, role: 'manager' })
    const sharing = await aSharingGroup(db, [owner])
    await does(admin, (tx, v) => addToGroup(tx, v, { groupId: sharing.id, organisationId: office.id, seen: 0 }))
    const entry = `${sharing.id}.${office.id}`
    const outside = await aPerson(db, { administrator: true, organisation: null })
    for (const person of [second, outside]) await expect(confirm(person, 'group', entry)).rejects.toThrow(Forbidden)
    expect(await keysOf(admin)).not.toContain(`group:${sharing.id}`)
    expect(await mayConfirm(ofOwner)).toEqual([true])
    await confirm(ofOwner, 'group', entry)
    expect(await keysOf(admin)).toContain(`group:${sharing.id}`)
  })

  test('does not have the own group opened by it either, nor by a coordinator whom they let in', async () => {
    const { office, admin, second } = await anOfficeWithTwoMailboxes()
    const own = await aSharingGroup(db, [await anOrganisation(db)], { ownerId: office.id })
    await does(admin, (tx, v) => addToGroup(tx, v, { groupId: own.id, organisationId: office.id, seen: 0 }))
    await expect(confirm(second, 'group', `${own.id}.${office.id}`)).rejects.toThrow('van wie er belang bij heeft')
    const group = await aWorkgroup(db)
    await aSeat(db, { workgroupId: group.id, organisationId: office.id, userId: second.id, coordinator: true })
    const seatId = await offer(admin, group.id, office.id)
    await expect(confirm(second, 'seat', seatId)).rejects.toThrow('van wie er belang bij heeft')
    await does(second, (tx, v) => refuseGrant(tx, v, 'seat', seatId))
  })
})

test('a manager whom somebody let in names them to a seat only with a coordinator’s consent', async () => {
  const town = await anOrganisation(db)
  const first = await aPerson(db, { organisation: town, role: 'manager' })
  const later = await aPerson(db, { organisation: town, role: 'manager', membership: { createdBy: first.id } })
  const group = await aWorkgroup(db)
  const coordinator = await aPerson(db)
  const [held] = await db.read.select().from(membership).where(eq(membership.userId, coordinator.id))
  await aSeat(db, {
    workgroupId: group.id,
    organisationId: held?.organisationId ?? '',
    userId: coordinator.id,
    coordinator: true,
  })
  const seatId = await offer(coordinator, group.id, town.id)
  await hold(later, seatId, first)
  expect(await keysOf(first)).not.toContain(`wg:${group.id}`)
  for (const person of [first, later]) await expect(confirm(person, 'seat', seatId)).rejects.toThrow(Forbidden)
  await confirm(coordinator, 'seat', seatId)
  expect(await keysOf(first)).toContain(`wg:${group.id}`)
})
