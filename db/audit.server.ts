import { createHmac } from 'node:crypto'
import { asc, desc, gt } from 'drizzle-orm'
import type { Reader, Tx } from './client.server.ts'
import { audit } from './schema/index.ts'

export interface AuditEntry {
  /** User id, `system` or `anonymous`. */
  actor: string
  /** A plain verb: `publish`, `read`, `sign-in`. */
  action: string
  object: string
  objectId: string
  organisationId?: string | null
  workgroupId?: string | null
  /** Ids, counts and codes; never a title, name or text. */
  detail?: Record<string, string | number | boolean | null>
}

const origin = 'origin'
let auditKey: string | undefined

/** Sets the key of the chain, which is kept outside the database. Called once at start. */
export function useAuditKey(key: string): void {
  auditKey = key
}

/** Appends to the trail in the same write as what it tells; `db.write` is the lock on the chain's head. */
export async function record(tx: Tx, entry: AuditEntry, at = Date.now()): Promise<void> {
  const [head] = await tx.select({ seq: audit.seq, mac: audit.mac }).from(audit).orderBy(desc(audit.seq)).limit(1)
  const row = {
    seq: (head?.seq ?? 0) + 1,
    at,
    actor: entry.actor,
    action: entry.action,
    object: entry.object,
    objectId: entry.objectId,
    organisationId: entry.organisationId ?? null,
    workgroupId: entry.workgroupId ?? null,
    detail: entry.detail ?? {},
    previous: head?.mac ?? origin,
  }
  await tx.insert(audit).values({ ...row, mac: macOf(row) })
}

/**
 * Walks the whole chain.
 * @returns the number of rows, and the first row that was changed, removed or inserted (null where none was)
 */
export async function verifyTrail(read: Reader): Promise<{ rows: number; head: string; brokenAt: number | null }> {
  let previous = origin
  let rows = 0
  for (;;) {
    const batch = await read.select().from(audit).where(gt(audit.seq, rows)).orderBy(asc(audit.seq)).limit(1000)
    if (batch.length === 0) return { rows, head: previous, brokenAt: null }
    for (const row of batch) {
      const { mac, ...content } = row
      if (row.seq !== rows + 1 || row.previous !== previous || mac !== macOf(content))
        return { rows, head: previous, brokenAt: rows + 1 }
      previous = mac
      rows++
    }
  }
}

function macOf(row: Omit<typeof audit.$inferSelect, 'mac'>): string {
  if (!auditKey) throw new Error('the audit key is not set: call useAuditKey first')
  const content = JSON.stringify([
    row.seq,
    row.at,
    row.actor,
    row.action,
    row.object,
    row.objectId,
    row.organisationId,
    row.workgroupId,
    Object.entries(row.detail).sort(([a], [b]) => (a < b ? -1 : 1)),
    row.previous,
  ])
  return createHmac('sha256', auditKey).update(content).digest('base64url')
}
