import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import { purgeItem } from '#app/modules/purge/purge.server.ts'
import { pruneTrail } from '#db/audit-prune.server.ts'
import { readHeads } from '#db/audit-heads.server.ts'
import { headOf, record, useAuditKey } from '#db/audit.server.ts'
import { tombstone } from '#db/schema/index.ts'
import { localBinary } from '#search/meilisearch/process.server.ts'
import { aDocument, aPdfOf } from '#tests/factories/items.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { aDataFolder, outside, verifyAll } from '#tests/faults/production.ts'
import { aKeyFile, portalOn } from '#tests/setup/backup.ts'
import { like } from '#tests/setup/command.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { openPortal } from '#tests/setup/portal.ts'

const options = { timeout: 120_000 }
const canaries = ['kwartelzang', 'wulpendans', 'grutterij', 'putterlied']

/** Files of a folder that hold a word of the purged item, or are named after it. */
const filesWithCanary = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const text = `${path}\n${readFileSync(path).toString('latin1')}`.toLowerCase()
      return canaries.some((word) => text.includes(word))
    })

async function aPortalWithCanary() {
  const dataDir = aDataFolder()
  const made = await outside(dataDir, async (services) => {
    const owner = await anOrganisation(services.db)
    const creator = await aPerson(services.db, { organisation: owner, role: 'editor', secrets: services.secrets })
    const shared = { owner, creator, label: 'AMBER' as const }
    return {
      creator,
      canary: await aDocument(services, {
        ...shared,
        title: `Verslag van de ${canaries[0]}`,
        body: `Hier staat ${canaries[1]}.`,
        files: [{ name: `${canaries[3]}.pdf`, bytes: await aPdfOf([`De ${canaries[2]} op een bladzijde.`]) }],
      }),
      other: await aDocument(services, {
        ...shared,
        title: 'Ander verslag',
        body: 'Hier staat iets over drugsafval.',
        files: [{ name: 'ander.pdf', bytes: await aPdfOf(['Niets bijzonders.']) }],
      }),
    }
  })
  return { dataDir, ...made }
}

let world: Awaited<ReturnType<typeof aPortalWithCanary>>
let key: Awaited<ReturnType<typeof aKeyFile>>
/** From before the purge, and from after it. */
let older: string
let newer: string

const backUp = async (dataDir: string, name: string): Promise<string> => {
  const file = join(temporaryFolder('backup'), name)
  expect(await portalOn(dataDir, ['backup', file], { BACKUP_RECIPIENT: key.recipient }).ended).toMatchObject({
    code: 0,
  })
  return file
}
const restore = async (file: string, ...args: string[]) => {
  const target = join(temporaryFolder('restored'), 'data')
  const command = await portalOn(world.dataDir, ['restore', file, '--to', target, '--key-file', key.path, ...args])
    .ended
  return { target, command }
}

beforeAll(async () => {
  world = await aPortalWithCanary()
  key = await aKeyFile()
  older = await backUp(world.dataDir, 'ouder.age')
  await outside(world.dataDir, async (services) => {
    useAuditKey(services.secrets.audit)
    const config = { dataDir: world.dataDir, mail: { folder: join(world.dataDir, 'mail') } }
    await purgeItem({ ...services, config }, world.canary.id, { purgedBy: 'system', reason: 'operator' })
  })
  newer = await backUp(world.dataDir, 'nieuwer.age')
}, 120_000)

/** Neither in the folder, nor for whoever asks: and what stayed is found. */
async function expectGone(target: string, engine: 'embedded' | 'meilisearch'): Promise<void> {
  const portal = await openPortal({ DATA_DIR: target, SEARCH_ENGINE: engine })
  await portal.settle()
  const client = await portal.as(world.creator)
  expect((await client.get(urls.library.item(world.canary))).status).toBe(404)
  expect((await client.get(urls.library.item(world.other))).status).toBe(200)
  for (const word of canaries)
    expect(JSON.parse((await client.get(`/api/v1/search?q=${word}`)).body)).toMatchObject({ total: 0, hits: [] })
  expect(JSON.parse((await client.get('/api/v1/search?q=drugsafval')).body)).toMatchObject({ total: 1, engine })
  await portal.stop()
  expect(filesWithCanary(target)).toEqual([])
}

test(
  'a purged canary is absent from the data folder, the index, and again after restoring an older backup',
  options,
  async () => {
    expect(filesWithCanary(world.dataDir)).toEqual([])
    const without = await restore(older)
    expect(without.command).toMatchObject({ code: 0, err: '' })
    expect(filesWithCanary(without.target), 'the older backup holds it').toContain(join(without.target, 'portal.db'))

    const { target, command } = await restore(older, '--trail', world.dataDir)
    expect(command).toMatchObject({ code: 0, err: '', out: like(/Opnieuw vernietigd, .*: 1 stuk\n/) })
    expect(filesWithCanary(target)).toEqual([])
    expect(readFileSync(join(target, 'tombstones.jsonl'), 'utf8')).toContain(world.canary.id)
    expect((await outside(target, ({ db }) => db.read.select().from(tombstone))).map(({ itemId }) => itemId)).toEqual([
      world.canary.id,
    ])
    expect(await verifyAll(target)).toEqual({ integrity: 'ok', trail: like(/ongewijzigd[^]*\n1 eerder genoteerd/) })
    await expectGone(target, 'embedded')
    if (localBinary()) await expectGone(target, 'meilisearch')
  },
)

test('the tombstones in a newer backup are enough, and so is its trail where they are lost', options, async () => {
  const after = await restore(newer)
  expect(after.command).toMatchObject({ code: 0, err: '' })
  expect(filesWithCanary(after.target)).toEqual([])
  const byBackup = await restore(older, '--trail', after.target)
  expect(byBackup.command).toMatchObject({ code: 0, out: like(/Opnieuw vernietigd/) })
  expect(filesWithCanary(byBackup.target)).toEqual([])

  rmSync(join(after.target, 'tombstones.jsonl'))
  const byTrail = await restore(older, '--trail', join(after.target, 'portal.db'))
  expect(byTrail.command).toMatchObject({ code: 0, out: like(/Opnieuw vernietigd/) })
  expect(filesWithCanary(byTrail.target)).toEqual([])
  await expectGone(byTrail.target, 'embedded')
})

test('the head of the restored trail is noted, so that rows which go later are missed', options, async () => {
  const { target } = await restore(older, '--trail', world.dataDir)
  const head = await outside(target, ({ db }) => headOf(db.read))
  expect(await readHeads(target)).toMatchObject([head])
})

test(
  'a trail from which rows of after the backup went in time is refused; one that lost older ones is followed',
  options,
  async () => {
    const pruned = async (most: (head: number) => number) => {
      const folder = (await restore(newer)).target
      await outside(folder, async ({ db, secrets }) => {
        useAuditKey(secrets.audit)
        await db.write((tx) =>
          record(tx, { actor: 'system', action: 'suspend', object: 'user', objectId: world.creator.id }),
        )
        await pruneTrail(db, Date.now() + 1000, Date.now(), most((await headOf(db.read)).seq))
      })
      return folder
    }
    const seqOfBackup = await outside((await restore(older)).target, async ({ db }) => (await headOf(db.read)).seq - 1)
    // The restore of the newer one is in its trail: at least its own row comes after the older backup.
    const some = await restore(older, '--trail', await pruned(() => seqOfBackup))
    expect(some.command).toMatchObject({ code: 0, err: '', out: like(/1 account geblokkeerd/) })
    expect(filesWithCanary(some.target)).toEqual([])
    const all = await restore(older, '--trail', await pruned((head) => head - 1))
    expect(all.command).toMatchObject({ code: 1, out: '', err: like(/hun termijn was om/) })
    expect(readdirSync(join(all.target, '..'))).toEqual([])

    // What the refusal says to do instead.
    const instead = await restore(older)
    renameSync(join((await restore(newer)).target, 'tombstones.jsonl'), join(instead.target, 'tombstones.jsonl'))
    await expectGone(instead.target, 'embedded')
  },
)
