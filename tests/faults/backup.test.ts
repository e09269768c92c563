import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { nodeEntry } from '#app/lib/paths.ts'
import { readBackup } from '#app/modules/backup/archive.server.ts'
import { openerOf, readKeyFile } from '#app/modules/backup/key.server.ts'
import { removeOrphans } from '#app/modules/files/orphans.server.ts'
import { file, fileVersion } from '#db/schema/index.ts'
import { aDocument, aPdfOf } from '#tests/factories/items.ts'
import { aKeyFile, aPortalAtWork, portalOn } from '#tests/setup/backup.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { outside, verifyAll } from './production.ts'

/** Many commands, on a machine that may be busy. */
const options = { timeout: 480_000 }

/** A number from 0 to 1, the same row of them for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test(
  'a backup beside people who write holds one moment: no row without its file, a trail that ends where it says',
  options,
  async () => {
    const { dataDir, owner, editor } = await aPortalAtWork(20)
    const key = await aKeyFile()
    const target = join(temporaryFolder('backup'), 'portaal.age')
    const writing = { goOn: true, done: 0, gone: 0 }
    const writers = outside(dataDir, async (services) => {
      for (let i = 0; writing.goOn; i++) {
        const bytes = await aPdfOf([`Tijdens de reservekopie ${i}`])
        const made = await aDocument(services, { owner, creator: editor, files: [{ name: 'nieuw.pdf', bytes }] })
        writing.done++
        if (i % 3 > 0) continue
        // Its files go with their rows, as when an item is purged.
        await services.db.write(async (tx) => {
          const [row] = await tx.select({ id: file.id }).from(file).where(eq(file.itemId, made.id))
          await tx.delete(fileVersion).where(eq(fileVersion.fileId, row?.id ?? ''))
          await tx.delete(file).where(eq(file.itemId, made.id))
        })
        await removeOrphans(services, Date.now() + 48 * 3_600_000)
        writing.gone++
      }
    })
    try {
      for (let round = 0; round < 3; round++) {
        const before = writing.done
        const made = await portalOn(dataDir, ['backup', target, '--force'], { BACKUP_RECIPIENT: key.recipient }).ended
        expect(made).toMatchObject({ code: 0, err: '' })
        expect(writing.done, 'there was writing meanwhile').toBeGreaterThan(before)
      }
    } finally {
      writing.goOn = false
      await writers
    }
    expect(writing.gone).toBeGreaterThan(0)
    const restored = join(temporaryFolder('restored'), 'data')
    const command = await portalOn(dataDir, [
      'restore',
      target,
      '--to',
      restored,
      '--key-file',
      key.path,
      '--trail',
      dataDir,
    ]).ended
    expect(command).toMatchObject({ code: 0, err: '' })
    const { integrity, trail } = await verifyAll(restored)
    expect(integrity).toBe('ok')
    expect(trail).toMatch(/ongewijzigd/)
    await outside(restored, async ({ db, store }) => {
      const versions = await db.read.select({ sha256: fileVersion.sha256, size: fileVersion.size }).from(fileVersion)
      expect(versions.length).toBeGreaterThan(20)
      for (const { sha256, size } of versions) expect(await store.size(sha256)).toBe(size)
    })
  },
)

test(
  'of a backup that is killed the old one stays, the new one never passes as one, and the next tidies up',
  options,
  async () => {
    const { dataDir } = await aPortalAtWork(6)
    await outside(dataDir, async ({ db, store }) => {
      // Large enough that most of the time goes to writing and reading back.
      const { sha256, size } = await store.put(zeros(16 * 1024 * 1024, 1), { maxBytes: 64 * 1024 * 1024 })
      const [row] = await db.read.select({ id: fileVersion.id }).from(fileVersion).limit(1)
      await db.write((tx) =>
        tx
          .update(fileVersion)
          .set({ sha256, size })
          .where(eq(fileVersion.id, row?.id ?? '')),
      )
    })
    const key = await aKeyFile()
    const open = openerOf(await readKeyFile(key.path))
    const folder = temporaryFolder('backup')
    const target = join(folder, 'portaal.age')
    const environment = { BACKUP_RECIPIENT: key.recipient }
    const begun = performance.now()
    expect((await portalOn(dataDir, ['backup', target], environment).ended).code).toBe(0)
    const took = performance.now() - begun
    const number = numbersFrom(20_261_127)
    const seen = { part: 0, snapshot: 0, replaced: 0 }
    for (let round = 0; round < 20; round++) {
      const before = readFileSync(target)
      const { child, ended } = portalOn(dataDir, ['backup', target, '--force'], environment)
      // Half of them while they write, wherever that begins on this machine.
      if (round % 2 === 1)
        await vi.waitUntil(() => existsSync(`${target}.part`) || child.exitCode !== null, {
          timeout: 60_000,
          interval: 5,
        })
      // why: a crash comes at any moment, so this is no wait for something that could be polled.
      await pause(number() * (round % 2 === 1 ? took / 3 : took))
      child.kill('SIGKILL')
      await ended
      if (existsSync(`${target}.part`)) seen.part++
      if (readdirSync(join(dataDir, 'snapshot')).some((name) => name.endsWith('.db'))) seen.snapshot++
      // Whole under its own name, whichever of the two it is.
      const after = readFileSync(target)
      if (after.equals(before)) continue
      seen.replaced++
      expect((await readBackup(target, open)).counts.items).toBe(6)
    }
    expect((await readBackup(target, open)).counts.items).toBe(6)
    expect(seen.part, 'some were killed while they wrote').toBeGreaterThan(0)
    expect(seen.snapshot, 'some left the database in plain').toBeGreaterThan(0)
    expect((await portalOn(dataDir, ['backup', target, '--force'], environment).ended).code).toBe(0)
    expect(readdirSync(folder)).toEqual(['portaal.age'])
    expect(readdirSync(join(dataDir, 'snapshot'))).toEqual(['lock'])
    expect((await verifyAll(dataDir)).integrity).toBe('ok')
  },
)

async function* zeros(bytes: number, first: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from([first])
  const chunk = Buffer.alloc(1024 * 1024)
  for (let left = bytes - 1; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(left, chunk.length))
}

test('a large file takes no more memory than a small one', options, async () => {
  const { dataDir } = await aPortalAtWork(1)
  const size = 300 * 1024 * 1024
  await outside(dataDir, async ({ db, store }) => {
    const { sha256 } = await store.put(zeros(size, 1), { maxBytes: size })
    await db.write((tx) => tx.update(fileVersion).set({ sha256, size }))
  })
  const key = await aKeyFile()
  const target = join(temporaryFolder('backup'), 'portaal.age')
  const highest = async (args: string[]): Promise<number> => {
    const child = spawn(process.execPath, [nodeEntry('portal'), ...args], {
      env: { PATH: process.env.PATH, NODE_ENV: 'test', DATA_DIR: dataDir, PORT: '1', BACKUP_KEY_FILE: key.path },
      stdio: 'ignore',
    })
    let most = 0
    const looking = setInterval(() => {
      const status = readFileSync(`/proc/${child.pid}/status`, { encoding: 'utf8' })
      most = Math.max(most, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024)
    }, 50)
    const [code] = (await once(child, 'exit')) as [number]
    clearInterval(looking)
    expect(code).toBe(0)
    return most
  }
  expect(await highest(['backup', target])).toBeLessThan(260 * 1024 * 1024)
  expect(statSync(target).size).toBeGreaterThan(size)
  const restored = join(temporaryFolder('restored'), 'data')
  expect(await highest(['restore', target, '--to', restored])).toBeLessThan(300 * 1024 * 1024)
})
