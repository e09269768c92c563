import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { membership } from '#db/schema/index.ts'
import { anOrganisation, aPerson, testSecrets, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { confirmGrant } from './commands.confirm.server.ts'
import { addPerson, changeMembership, endMembership, suspendUser } from './commands.members.server.ts'
import type { Acting } from './grants.server.ts'

let db: Database
beforeEach(() => {
  db = testDatabase()
  useAuditKey(testSecrets.audit)
})

const does = async <T>(person: { id: string }, act: (tx: Tx, viewer: Acting) => Promise<T>) => {
  const viewer = await viewerFor(db, person.id)
  return db.write((tx) => act(tx, viewer))
}
const administrator = () => aPerson(db, { administrator: true, organisation: null })
const addManager = (by: { id: string }, organisationId: string) =>
  does(by, (tx, v) =>
    addPerson(tx, v, {
      organisationId,
      name: 'Nieuw',
      email: 'nieuw@voorbeeld.example',
      role: 'manager',
      endsAt: null,
    }),
  )

describe('two administrators do not take over an organisation', () => {
  test('by ending, demoting or changing its last manager', async () => {
    const town = await anOrganisation(db)
    const admin = await administrator()
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    const membershipId = manager.membershipId ?? ''
    const change = (role: 'manager' | 'reader', endsAt: number | null) =>
      does(admin, (tx, v) => changeMembership(tx, v, { membershipId, role, endsAt }))
    const last = 'Dit is de laatste beheerder van de organisatie.'
    await expect(does(admin, (tx, v) => endMembership(tx, v, membershipId))).rejects.toThrow(last)
    await expect(change('reader', null)).rejects.toThrow(last)
    await expect(change('manager', Date.now() + 1000)).rejects.toThrow(last)

    const other = await aPerson(db, { organisation: town, role: 'manager' })
    await does(admin, (tx, v) => endMembership(tx, v, other.membershipId ?? ''))
    await expect(change('reader', null)).rejects.toThrow(last)
  })

  test('by suspending its only manager, which counts at once', async () => {
    const town = await anOrganisation(db)
    const [admin, second] = [await administrator(), await administrator()]
    const manager = await aPerson(db, { organisation: town, role: 'manager' })
    await does(admin, (tx, v) => suspendUser(tx, v, manager.id))
    const added = await addManager(admin, town.id)
    await expect(does(second, (tx, v) => confirmGrant(tx, v, 'membership', added))).rejects.toThrow(
      'Een beheerder van de organisatie zelf moet dit bevestigen.',
    )
    await expect(does(admin, (tx, v) => endMembership(tx, v, manager.membershipId ?? ''))).rejects.toThrow('laatste')
  })

  test('after its managers left, by date or by a new role', async () => {
    const [admin, second] = [await administrator(), await administrator()]
    const gone = await anOrganisation(db)
    await aPerson(db, { organisation: gone, role: 'manager', membership: { endsAt: 1_700_000_000_000 } })
    const demoted = await anOrganisation(db)
    const one = await aPerson(db, { organisation: demoted, role: 'manager' })
    const two = await aPerson(db, { organisation: demoted, role: 'manager' })
    const demote = (by: { id: string }, whom: { membershipId: string | null }) =>
      does(by, (tx, v) =>
        changeMembership(tx, v, { membershipId: whom.membershipId ?? '', role: 'reader', endsAt: null }),
      )
    await demote(one, two)
    await db.write((tx) => tx.delete(membership).where(eq(membership.userId, one.id)))
    for (const { id } of [gone, demoted]) {
      const viewer = await viewerFor(db, admin.id)
      const added = await db.write((tx) =>
        addPerson(tx, viewer, {
          organisationId: id,
          name: 'N',
          email: `${id}@v.example`,
          role: 'manager',
          endsAt: null,
        }),
      )
      await expect(does(second, (tx, v) => confirmGrant(tx, v, 'membership', added))).rejects.toThrow('zelf')
    }
  })
})

test('a second administrator confirms the first manager of an organisation, and nobody after', async () => {
  const town = await anOrganisation(db)
  const [admin, second] = [await administrator(), await administrator()]
  const added = await addManager(admin, town.id)
  await does(second, (tx, v) => confirmGrant(tx, v, 'membership', added))
  const colleague = await does(admin, (tx, v) =>
    addPerson(tx, v, { organisationId: town.id, name: 'C', email: 'c@v.example', role: 'reader', endsAt: null }),
  )
  await expect(does(second, (tx, v) => confirmGrant(tx, v, 'membership', colleague))).rejects.toThrow('zelf')
})
