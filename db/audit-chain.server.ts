import { asc, desc, gt, lte, min } from 'drizzle-orm'
import { chainStart, checkpointMac, macOf } from './audit-mac.server.ts'
import type { Reader } from './client.server.ts'
import { audit, auditCheckpoint } from './schema/index.ts'

/** A row that was seen before, kept outside the database. */
export interface KnownHead {
  seq: number
  mac: string
}

/**
 * What is wrong: `changed` a row was changed or put between, `removed` rows are not there, `removed-at-end` the newest are
 * not there, `other` a row is not the one that was known, `checkpoint` that rows were removed in time is not signed by us.
 */
export type TrailFault = 'changed' | 'removed' | 'removed-at-end' | 'other' | 'checkpoint'

export interface Verified {
  /** Rows that are there and good. */
  rows: number
  /** The MAC of the last of them. */
  head: string
  /** The first row that is wrong, or null. */
  brokenAt: number | null
  fault: TrailFault | null
  /** The last row that was removed because its term was over, and when; null where none was. */
  removed: { seq: number; at: number } | null
}

const batchSize = 1000

/**
 * Walks the whole chain.
 * @param known heads from outside the database: a row that one of them names must be there, and be that row
 */
export async function verifyTrail(read: Reader, known: readonly KnownHead[] = []): Promise<Verified> {
  const [checkpoint] = await read.select().from(auditCheckpoint).orderBy(desc(auditCheckpoint.seq)).limit(1)
  const first = checkpoint?.seq ?? 0
  const heads = new Map<number, string[]>()
  for (const { seq, mac } of known) heads.set(seq, [...(heads.get(seq) ?? []), mac])
  const isOther = (at: number, mac: string) => heads.get(at)?.some((one) => one !== mac) ?? false
  const removed = checkpoint ? { seq: checkpoint.seq, at: checkpoint.at } : null
  let seq = first
  let head = checkpoint?.last ?? chainStart
  const broken = (brokenAt: number, fault: TrailFault): Verified => {
    return { rows: seq - first, head, brokenAt, fault, removed }
  }
  if (checkpoint && checkpoint.mac !== checkpointMac(checkpoint)) return broken(first, 'checkpoint')
  if (isOther(first, head)) return broken(first, 'other')
  for (;;) {
    const batch = await read.select().from(audit).where(gt(audit.seq, seq)).orderBy(asc(audit.seq)).limit(batchSize)
    if (batch.length === 0) break
    for (const { mac, ...row } of batch) {
      const wanted = seq + 1
      if (row.seq !== wanted) return broken(wanted, 'removed')
      if (row.previous !== head || mac !== macOf(row)) return broken(wanted, 'changed')
      if (isOther(wanted, mac)) return broken(wanted, 'other')
      head = mac
      seq = wanted
    }
  }
  const [below] = await read
    .select({ seq: min(audit.seq) })
    .from(audit)
    .where(lte(audit.seq, first))
  if (below && below.seq !== null) return broken(below.seq, 'changed')
  // The removal itself is in the trail, so that something follows every checkpoint.
  const newest = Math.max(checkpoint ? first + 1 : 0, ...heads.keys())
  return newest > seq
    ? broken(seq + 1, 'removed-at-end')
    : { rows: seq - first, head, brokenAt: null, fault: null, removed }
}
