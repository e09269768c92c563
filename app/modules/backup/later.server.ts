import type { BlobStore } from '#app/files/blob-store.ts'
import type { Database } from '#db/client.server.ts'
import type { Row } from './revocation.ts'
import { obeyLaterPurges } from './later.purge.server.ts'

/** A portal that is being restored, and what is known from after the backup where a trail was given. */
export interface Restoring {
  db: Database
  store: BlobStore
  /** Keys the audit trail, and what else is signed outside the database. */
  auditKey: string
  /** The restored folder itself, not yet in its place. */
  dataDir: string
  /** The data folder from after the backup; null where no trail was given, or a database file alone. */
  trailDir: string | null
  /** The verified rows of its trail from after the backup. */
  rows: readonly Row[]
}

/**
 * What was decided after the backup and is not told by the trail alone, done again before anybody can reach the restored
 * portal: one function per noun that keeps such decisions outside the database.
 * @returns lines for whoever restores
 */
export async function applyLater(restoring: Restoring): Promise<string[]> {
  const lines: string[] = []
  for (const apply of laterSteps) lines.push(...(await apply(restoring)))
  return lines
}

const laterSteps: ReadonlyArray<(restoring: Restoring) => Promise<string[]>> = [obeyLaterPurges]
