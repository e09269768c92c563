import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { blobsOf } from '#app/modules/purge/remove.server.ts'
import {
  obeyTombstones,
  readTombstoneFile,
  writeTombstones,
  type PurgeServices,
  type Tombstone,
} from '#app/modules/purge/tombstones.server.ts'
import { meervoud } from '#app/ui/format.ts'
import { item } from '#db/schema/index.ts'
import type { Restoring } from './later.server.ts'

/**
 * What was purged does not come back: by the tombstones of the backup, by those of the folder from after it, and by its
 * trail, which tells of a purge as well where the tombstones themselves are lost.
 */
export async function obeyLaterPurges(restoring: Restoring): Promise<string[]> {
  const { db, store, auditKey, dataDir, trailDir } = restoring
  const later = [
    ...(trailDir === null ? [] : await readTombstoneFile(trailDir, auditKey)),
    ...(await tombstonesOfTrail(restoring)),
  ]
  const here = new Set((await readTombstoneFile(dataDir, auditKey)).map(({ itemId }) => itemId))
  const fresh = new Map(later.filter(({ itemId }) => !here.has(itemId)).map((stone) => [stone.itemId, stone]))
  await writeTombstones(dataDir, auditKey, [...fresh.values()])
  const services: PurgeServices = {
    db,
    store,
    config: { dataDir, mail: { folder: join(dataDir, 'mail') } },
    secrets: { audit: auditKey },
  }
  const again = await obeyTombstones(services)
  return again === 0
    ? []
    : [`Opnieuw vernietigd, omdat het na de reservekopie is vernietigd: ${meervoud(again, 'stuk', 'stukken')}`]
}

/** Of items that are in the backup: two agreed that they go, or they went. */
async function tombstonesOfTrail({ db, rows }: Restoring): Promise<Tombstone[]> {
  const stones: Tombstone[] = []
  for (const { action, result, object, objectId, actor, at, detail } of rows) {
    if (result !== 'ok' || object !== 'item' || (action !== 'purge' && action !== 'confirm-purge')) continue
    const [found] = await db.read.select({ ownerId: item.ownerId }).from(item).where(eq(item.id, objectId))
    if (!found) continue
    stones.push({
      itemId: objectId,
      purgedAt: at,
      purgedBy: action === 'purge' ? actor : String(detail.askedBy ?? actor),
      reason: String(detail.reason ?? ''),
      ownerId: found.ownerId,
      blobs: await blobsOf(db, objectId),
    })
  }
  return stones
}
