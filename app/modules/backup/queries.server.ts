import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { backup, outbox } from '#db/schema/index.ts'
import { reasonInWords } from './errors.ts'
import { backupTopic } from './jobs.server.ts'

const shownAtMost = 100
/** A night is 24 hours, and the making of it takes time too. */
export const lateMs = 26 * 3_600_000

export interface BackupRow {
  seq: number
  origin: 'night' | 'button' | 'command'
  file: string
  at: number
  duration: number
  /** Bytes; null where it failed. */
  size: number | null
  /** Why it failed, in words. */
  reason: string | null
  removed: boolean
}

/** The last good backup: when it was begun, since it holds what was there then. Null where there never was one. */
export async function lastGoodBackup(read: Reader): Promise<BackupRow | null> {
  const [row] = await read.select().from(backup).where(eq(backup.state, 'verified')).orderBy(desc(backup.seq)).limit(1)
  return row ? shown(row) : null
}

/** The latest hundred, newest first; how many there are, and whether one is under way or about to be. */
export async function listBackups(
  read: Reader,
): Promise<{ rows: BackupRow[]; total: number; good: BackupRow | null; underWay: boolean }> {
  const rows = await read.select().from(backup).orderBy(desc(backup.seq)).limit(shownAtMost)
  const [all] = await read.select({ n: count() }).from(backup)
  const waiting = await read
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.topic, backupTopic), eq(outbox.key, 'button'), isNull(outbox.parkedAt)))
    .limit(1)
  return { rows: rows.map(shown), total: all?.n ?? 0, good: await lastGoodBackup(read), underWay: waiting.length > 0 }
}

function shown({ startedAt, reason, removedAt, state, ...row }: typeof backup.$inferSelect): BackupRow {
  return {
    seq: row.seq,
    origin: row.origin,
    file: row.file,
    duration: row.duration,
    size: row.size,
    at: startedAt,
    reason: state === 'failed' ? reasonInWords(reason) : null,
    removed: removedAt !== null,
  }
}

/** What an administrator must know: nothing is configured, nothing was made, or too long ago. Null where all is well. */
export function backupWarning(
  configured: boolean,
  good: { at: number } | null,
  now: number,
): 'not-configured' | 'never' | 'late' | null {
  if (!configured) return 'not-configured'
  if (!good) return 'never'
  // A backup from the future says that the clock is wrong, not that it is recent.
  return Math.abs(now - good.at) > lateMs ? 'late' : null
}
