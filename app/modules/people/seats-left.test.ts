import { beforeEach, expect, test } from 'vitest'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, testSecrets, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { addPerson, changeMembership } from './commands.members.server.ts'
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
const keysOf = async (person: { id: string }): Promise<string[]> => [...(await viewerFor(db, person.id)).keys]

test('who comes back after a membership that ran out by its date has not their old seat', async () => {
  const town = await anOrganisation(db)
  const manager = await aPerson(db, { organisation: town, role: 'manager' })
  const person = await aPerson(db, { organisation: town, membership: { endsAt: 1_700_000_000_000 } })
  const group = await aWorkgroup(db)
  await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: person.id, coordinator: true })
  const { name, email } = person
  await does(manager, (tx, v) =>
    addPerson(tx, v, { organisationId: town.id, name, email, role: 'reader', endsAt: null }),
  )
  expect(await keysOf(person)).toContain(`org:${town.id}`)
  expect(await keysOf(person)).not.toContain(`wg:${group.id}`)
})

test('who was a guest for a while has not their old seat afterwards', async () => {
  const town = await anOrganisation(db)
  const manager = await aPerson(db, { organisation: town, role: 'manager' })
  const person = await aPerson(db, { organisation: town })
  const group = await aWorkgroup(db)
  await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: person.id })
  for (const role of ['guest', 'reader'] as const)
    await does(manager, (tx, v) =>
      changeMembership(tx, v, { membershipId: person.membershipId ?? '', role, endsAt: null }),
    )
  expect(await keysOf(person)).toContain(`org:${town.id}`)
  expect(await keysOf(person)).not.toContain(`wg:${group.id}`)
})
