import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { circumstances } from '#app/lib/circumstances.server.ts'
import { chainStart, macOf, rowVersion } from './audit-mac.server.ts'
import type { Reader, Tx } from './client.server.ts'
import { audit, auditCheckpoint, auditOrganisation, membership } from './schema/index.ts'

export { useAuditKey } from './audit-mac.server.ts'
export { verifyTrail } from './audit-chain.server.ts'

export type AuditResult = 'ok' | 'refused' | 'failed'

export interface AuditEntry {
  /** User id, `system` or `anonymous`. */
  actor: string
  /** A plain verb: `publish`, `read`, `sign-in`; its sentence is in modules/audit/actions. */
  action: string
  object: string
  objectId: string
  organisationId?: string | null
  workgroupId?: string | null
  /** Ids, counts and codes; never a title, name or text. */
  detail?: Record<string, string | number | boolean | null>
  /** `ok` where left out. */
  result?: AuditResult
}

/** The newest row of the trail, or where the chain goes on when it has none. */
export async function headOf(read: Reader): Promise<{ seq: number; mac: string }> {
  const [head] = await read.select({ seq: audit.seq, mac: audit.mac }).from(audit).orderBy(desc(audit.seq)).limit(1)
  if (head) return head
  const [checkpoint] = await read
    .select({ seq: auditCheckpoint.seq, mac: auditCheckpoint.last })
    .from(auditCheckpoint)
    .orderBy(desc(auditCheckpoint.seq))
    .limit(1)
  return checkpoint ?? { seq: 0, mac: chainStart }
}

/**
 * Appends to the trail in the same write as what it tells; `db.write` is the lock on the chain's head. From where it was
 * done follows from the request, job or command that this runs in.
 */
export async function record(tx: Tx, entry: AuditEntry, at = Date.now()): Promise<void> {
  const head = await headOf(tx)
  const row = {
    seq: head.seq + 1,
    at,
    actor: entry.actor,
    action: entry.action,
    object: entry.object,
    objectId: entry.objectId,
    organisationId: entry.organisationId ?? null,
    workgroupId: entry.workgroupId ?? null,
    detail: entry.detail ?? {},
    previous: head.mac,
    version: rowVersion,
    result: entry.result ?? 'ok',
    ...circumstances(),
  }
  await tx.insert(audit).values({ ...row, mac: macOf(row) })
  const concerned = new Map(row.organisationId === null ? [] : [[row.organisationId, false]])
  for (const id of await organisationsOf(tx, entry.actor, at)) concerned.set(id, true)
  if (concerned.size > 0)
    await tx
      .insert(auditOrganisation)
      .values([...concerned].map(([organisationId, ownPerson]) => ({ organisationId, at, seq: row.seq, ownPerson })))
}

/** Where the actor belongs at that moment: later, somebody who moved takes nothing of it along. */
async function organisationsOf(tx: Tx, actor: string, at: number): Promise<string[]> {
  if (actor === 'system' || actor === 'anonymous') return []
  const rows = await tx
    .select({ id: membership.organisationId })
    .from(membership)
    .where(
      and(
        eq(membership.userId, actor),
        isNull(membership.pendingSince),
        lte(membership.startedAt, at),
        or(isNull(membership.endsAt), gt(membership.endsAt, at)),
      ),
    )
  return rows.map(({ id }) => id)
}
