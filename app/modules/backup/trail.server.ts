import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, asc, eq, gt } from 'drizzle-orm'
import { verifyTrail } from '#db/audit.server.ts'
import { openDatabase, snapshotDatabase, type Reader } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { audit, auditCheckpoint } from '#db/schema/index.ts'
import { BackupError } from './errors.ts'
import type { Manifest } from './manifest.ts'
import type { Row } from './revocation.ts'

/**
 * The rows of a newer trail that come after a backup. The whole chain is verified under the audit key, which must be set,
 * and must contain the last row of the backup. What it is read from is copied first and never changed.
 * @param from a data folder, or its database file
 * @param copy where the copy may be for a while
 * @throws BackupError `trail-broken`, `trail-foreign`; `trail-pruned` where rows from after the backup have gone in time
 */
export async function rowsAfter(from: string, copy: string, head: Manifest['audit']): Promise<Row[]> {
  const file = (await stat(from)).isDirectory() ? join(from, 'portal.db') : from
  snapshotDatabase(file, copy, { tables: [], fullText: [] })
  const db = openDatabase(copy)
  try {
    await migrate(db)
    const { brokenAt, removed } = await verifyTrail(db.read)
    if (brokenAt !== null) throw new BackupError('trail-broken', `regel ${brokenAt}`)
    if (removed && removed.seq > (head?.seq ?? 0)) throw new BackupError('trail-pruned')
    if (head && !(await goesOnFrom(db.read, head))) throw new BackupError('trail-foreign')
    return await db.read
      .select()
      .from(audit)
      .where(gt(audit.seq, head?.seq ?? 0))
      .orderBy(asc(audit.seq))
  } finally {
    await db.close()
  }
}

/** Is this row in the trail, or the last one that went in time, which the checkpoint signs for? */
async function goesOnFrom(read: Reader, { seq, mac }: NonNullable<Manifest['audit']>): Promise<boolean> {
  const rows = await read
    .select({ seq: audit.seq })
    .from(audit)
    .where(and(eq(audit.seq, seq), eq(audit.mac, mac)))
  const gone = await read
    .select({ seq: auditCheckpoint.seq })
    .from(auditCheckpoint)
    .where(and(eq(auditCheckpoint.seq, seq), eq(auditCheckpoint.last, mac)))
  return rows.length + gone.length > 0
}
