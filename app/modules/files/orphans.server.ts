import type { Services } from '#app/services.server.ts'
import { log } from '#app/lib/log.server.ts'
import { blobsInUse } from './blobs.server.ts'

const graceMs = 24 * 3_600_000
const batch = 200

/**
 * Removes blobs that no file refers to once they are 24 hours old, and parts of blobs: what an upload that was broken off
 * left behind. A `put` of the same bytes renews their time, so a blob whose row is about to be written is never taken.
 * @returns the number removed
 */
export async function removeOrphans({ db, store }: Pick<Services, 'db' | 'store'>, now = Date.now()): Promise<number> {
  await store.removeStale(now)
  let removed = 0
  let old: string[] = []
  const sweep = async () => {
    if (old.length === 0) return
    const used = await blobsInUse(db.read, old)
    for (const sha256 of old.filter((candidate) => !used.has(candidate))) {
      await store.remove(sha256)
      removed++
    }
    old = []
  }
  for await (const blob of store.list()) {
    if (blob.modifiedAt < now - graceMs) old.push(blob.sha256)
    if (old.length === batch) await sweep()
  }
  await sweep()
  if (removed > 0) log.info({ removed }, 'unreferenced blobs removed')
  return removed
}
