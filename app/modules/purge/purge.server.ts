import { and, desc, eq } from 'drizzle-orm'
import { removeBlobs } from '#app/modules/files/blobs.server.ts'
import type { Services } from '#app/services.server.ts'
import { item, purgeRequest, tombstone } from '#db/schema/index.ts'
import type { PurgeReason } from './reasons.ts'
import { blobsOf, forgetBytes, removeItem } from './remove.server.ts'
import { writeTombstones, type PurgeServices, type Tombstone } from './tombstones.server.ts'

/**
 * Removes an item everywhere: rows, files, words, mails, and the bytes that deleting leaves. The tombstone is on disk
 * before anything goes, so that what is broken off is done at the next start. The search engine's copy follows through the
 * outbox. Gone means done.
 */
export async function purgeItem(
  services: PurgeServices,
  itemId: string,
  by: { purgedBy: string; reason: PurgeReason; detail?: Record<string, string | number> },
): Promise<void> {
  const [found] = await services.db.read.select({ ownerId: item.ownerId }).from(item).where(eq(item.id, itemId))
  if (!found) return finish(services, itemId)
  const stone: Tombstone = {
    itemId,
    purgedAt: Date.now(),
    purgedBy: by.purgedBy,
    reason: by.reason,
    ownerId: found.ownerId,
    blobs: await blobsOf(services.db, itemId),
  }
  await writeTombstones(services.config.dataDir, services.secrets.audit, [stone])
  await removeItem(services, stone, by.detail ? { detail: by.detail } : {})
  await finish(services, itemId)
}

/** What remains once the rows are gone; again where it was broken off there. */
async function finish(services: PurgeServices, itemId: string): Promise<void> {
  const [stone] = await services.db.read.select().from(tombstone).where(eq(tombstone.itemId, itemId))
  if (!stone) return
  await removeBlobs(services, stone.blobs)
  await forgetBytes(services)
}

/** Topic `purge-item`: what two managers agreed on. */
export async function purgeConfirmed(services: Services, itemId: string): Promise<void> {
  const [agreed] = await services.db.read
    .select()
    .from(purgeRequest)
    .where(and(eq(purgeRequest.itemId, itemId), eq(purgeRequest.decision, 'confirmed')))
    .orderBy(desc(purgeRequest.decidedAt))
    .limit(1)
  if (!agreed) return
  await purgeItem(services, itemId, {
    purgedBy: agreed.requestedBy,
    reason: agreed.reason as PurgeReason,
    detail: { confirmedBy: agreed.decidedBy ?? '' },
  })
}

/** Topic `renew-index`: the engine's copy of what was purged. */
export async function renewIndex({ search }: Services): Promise<void> {
  await search.renew()
}
