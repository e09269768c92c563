import { createHmac } from 'node:crypto'
import type { audit } from './schema/index.ts'

/** What the chain begins with. */
export const chainStart = 'origin'
/** Rows made now; older ones keep the MAC they were made with. */
export const rowVersion = 2

let auditKey: string | undefined

/** Sets the key of the chain, which is kept outside the database. Called once at start. */
export function useAuditKey(key: string): void {
  auditKey = key
}

type Row = Omit<typeof audit.$inferSelect, 'mac'>

/** Rows of version 1 knew no result, origin or request: they must have none, or the MAC is that of no row at all. */
export function macOf(row: Row): string {
  const content = [
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
  ]
  if (row.version === 1 && row.result === 'ok' && row.origin === null && row.request === null) return seal(content)
  return seal([`version ${row.version}`, ...content, row.result, row.origin, row.request])
}

/** Signs that the rows up to `seq` were removed because their term was over. */
export function checkpointMac(checkpoint: { seq: number; last: string; at: number }): string {
  return seal(['checkpoint', checkpoint.seq, checkpoint.last, checkpoint.at])
}

function seal(content: readonly unknown[]): string {
  if (!auditKey) throw new Error('the audit key is not set: call useAuditKey first')
  return createHmac('sha256', auditKey).update(JSON.stringify(content)).digest('base64url')
}
