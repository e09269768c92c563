import { desc, gte, lt, lte, min } from 'drizzle-orm'
import { headOf, record } from './audit.server.ts'
import { checkpointMac } from './audit-mac.server.ts'
import type { Database, Tx } from './client.server.ts'
import { audit, auditCheckpoint, auditOrganisation } from './schema/index.ts'

/**
 * Removes from the front what is older than `before`, some thousands of rows in one write, and signs how far: the chain
 * goes on from there. @returns the number of rows removed; 0 when there is nothing more to remove
 */
export async function pruneTrail(db: Database, before: number, now = Date.now(), most = 5000): Promise<number> {
  return db.write(async (tx) => {
    const last = await lastBefore(tx, before, most)
    if (!last) return 0
    const checkpoint = { seq: last.seq, last: last.mac, at: now }
    await tx.insert(auditCheckpoint).values({ ...checkpoint, mac: checkpointMac(checkpoint) })
    const gone = await tx.delete(audit).where(lte(audit.seq, last.seq)).returning({ seq: audit.seq })
    await tx.delete(auditOrganisation).where(lte(auditOrganisation.seq, last.seq))
    await record(
      tx,
      { actor: 'system', action: 'prune-trail', object: 'trail', objectId: 'trail', detail: { rows: gone.length } },
      now,
    )
    return gone.length
  })
}

/** The last row of an unbroken run of old ones at the front: times of rows do not quite follow one another. */
async function lastBefore(tx: Tx, before: number, most: number) {
  const [kept] = await tx
    .select({ seq: min(audit.seq) })
    .from(audit)
    .where(gte(audit.at, before))
  const [first] = await tx.select({ seq: min(audit.seq) }).from(audit)
  if (!first || first.seq === null) return null
  const end = Math.min(kept?.seq ?? (await headOf(tx)).seq + 1, first.seq + most)
  const [last] = await tx
    .select({ seq: audit.seq, mac: audit.mac })
    .from(audit)
    .where(lt(audit.seq, end))
    .orderBy(desc(audit.seq))
    .limit(1)
  return last ?? null
}
