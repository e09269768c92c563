import { expect, test } from 'vitest'
import { openDiskStore } from '#app/files/disk.server.ts'
import { newId } from '#db/columns.ts'
import { file, fileVersion, item } from '#db/schema/index.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { removeOrphans } from './orphans.server.ts'

async function* bytes(text: string) {
  yield Buffer.from(text)
}

test('only blobs without a file that are older than a day are removed', async () => {
  const db = testDatabase()
  const store = await openDiskStore(temporaryFolder('orphans'))
  const kept = await store.put(bytes('hoort bij een stuk'), { maxBytes: 1000 })
  const orphan = await store.put(bytes('afgebroken'), { maxBytes: 1000 })
  const owner = await anOrganisation(db)
  const person = await aPerson(db, { organisation: owner })
  const [itemId, fileId, versionId] = [newId(), newId(), newId()]
  await db.write(async (tx) => {
    const times = { createdAt: 1, updatedAt: 1 }
    await tx.insert(item).values({
      id: itemId,
      kind: 'document',
      title: 'Stuk',
      date: '2026-01-01',
      label: 'GREEN',
      assurance: 2,
      status: 'draft',
      ownerId: owner.id,
      creatorId: person.id,
      ...times,
    })
    await tx.insert(file).values({ id: fileId, itemId, versionId, position: 1, createdAt: 1 })
    await tx.insert(fileVersion).values({
      id: versionId,
      name: 'a.txt',
      fileId,
      sha256: kept.sha256,
      size: 1,
      mime: 'text/plain',
      extension: 'txt',
      scan: 'clean',
      text: 'ready',
      createdAt: 1,
      createdBy: person.id,
    })
  })
  expect(await removeOrphans({ db, store })).toBe(0)
  const tomorrow = Date.now() + 25 * 3_600_000
  expect(await removeOrphans({ db, store }, tomorrow)).toBe(1)
  expect(await store.has(kept.sha256)).toBe(true)
  expect(await store.has(orphan.sha256)).toBe(false)
})
