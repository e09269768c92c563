import { beforeEach, expect, test } from 'vitest'
import { record, useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { anOrganisation, aMembership, aPerson, testSecrets, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { listReads } from './reads.server.ts'

let db: Database
beforeEach(() => {
  db = testDatabase()
  useAuditKey(testSecrets.audit)
})

const does = (actor: string, action: string, at: number, result: 'ok' | 'refused' = 'ok') =>
  db.write(async (tx) => record(tx, { actor, action, object: 'item', objectId: 'i', result }, at))

test('who read an item is listed once, with the last first; who changed it or was refused is not', async () => {
  const town = await anOrganisation(db)
  const police = await anOrganisation(db, { kind: 'police', namesHidden: true })
  const manager = await viewerFor(db, (await aPerson(db, { organisation: town, role: 'manager' })).id)
  const reader = await aPerson(db, { organisation: town, name: 'Lotte' })
  const officer = await aPerson(db, { organisation: police, name: 'Joris', jobTitle: 'Wijkagent' })
  const moved = await aPerson(db, { organisation: null, name: 'Yara', jobTitle: 'Agent' })
  await aMembership(db, { userId: moved.id, organisationId: police.id, endsAt: 2000 })
  await does(reader.id, 'read', 5000)
  await does(moved.id, 'read', 1000)
  await does(officer.id, 'read', 6000)
  await does(reader.id, 'download', 7000)
  await does('anonymous', 'read', 10)
  await does(manager.userId, 'save', 9000)
  await does(manager.userId, 'download', 9000, 'refused')
  expect(
    (await listReads(db.read, manager, 'i')).map(({ name, times, firstAt, lastAt }) => [name, times, firstAt, lastAt]),
  ).toEqual([
    ['Lotte', 2, 5000, 7000],
    [`Wijkagent ${officer.number}`, 1, 6000, 6000],
    [`Agent ${moved.number}`, 1, 1000, 1000],
    ['Een bezoeker', 1, 10, 10],
  ])
  expect(await listReads(db.read, manager, 'absent')).toEqual([])
})
