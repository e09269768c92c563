import type { BlobStore } from '#app/files/blob-store.ts'
import type { Database } from '#db/client.server.ts'

/** A portal that is being restored, and the data folder from after the backup where that was given. */
export interface Restoring {
  db: Database
  store: BlobStore
  /** Keys the audit trail, and what else is signed outside the database. */
  auditKey: string
  /** The restored folder itself, not yet in its place. */
  dataDir: string
  /** Null where no trail was given. */
  trailDir: string | null
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

/** Purged items are put here: their tombstones, of the backup and of `trailDir`, apply to what was restored. */
const laterSteps: ReadonlyArray<(restoring: Restoring) => Promise<string[]>> = []
