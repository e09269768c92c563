import { mkdtemp, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeBlobStore } from './blob-store.contract.ts'
import { openDiskStore } from './disk.server.ts'

describeBlobStore('the disk store', async () => {
  const folder = await aFolder()
  return {
    store: await openDiskStore(folder),
    leftovers: async () => (await readdir(join(folder, 'incoming'))).length,
    age: async (sha256, milliseconds) => {
      const then = new Date(Date.now() - milliseconds)
      await utimes(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), then, then)
    },
  }
})

test('opening the store, and every night after, removes what was left half-way a day ago, and nothing younger', async () => {
  const folder = await aFolder()
  await openDiskStore(folder)
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000)
  await writeFile(join(folder, 'incoming', 'old'), 'x')
  await utimes(join(folder, 'incoming', 'old'), old, old)
  await writeFile(join(folder, 'incoming', 'young'), 'x')
  const store = await openDiskStore(folder)
  expect(await readdir(join(folder, 'incoming'))).toEqual(['young'])
  await store.removeStale(Date.now())
  expect(await readdir(join(folder, 'incoming'))).toEqual(['young'])
  await store.removeStale(Date.now() + 25 * 60 * 60 * 1000)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('only the account that runs the portal can read the files', async () => {
  const folder = await aFolder()
  const store = await openDiskStore(folder)
  const { sha256 } = await store.put(oneChunk(), { maxBytes: 10 })
  const mode = await store.withLocalFile(sha256, async (path) => (await stat(path)).mode & 0o777)
  expect(mode).toBe(0o600)
})

async function* oneChunk(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('x')
}

function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'blobs-'))
}
