import { join } from 'node:path'
import { log } from '#app/lib/log.server.ts'
import type { Services } from '#app/services.server.ts'
import { record } from '#db/audit.server.ts'
import { backup } from '#db/schema/index.ts'
import { BackupError, codeOf } from './errors.ts'
import { runBackup } from './run.server.ts'
import { freeName, noteRemoved, removeOld, removeParts } from './schedule.server.ts'
import { configuredKey, sourceOf } from './source.server.ts'
import type { BackupAnswer } from './backup.worker.ts'

export const backupTopic = 'make-backup'

/** A backup that did not succeed, for the reason that its code tells. */
class BackupFailed extends Error {
  override name = 'BackupFailed'
  readonly code: string
  constructor(code: string) {
    super('no backup was made')
    this.code = code
  }
}

/**
 * Topic `make-backup`, key `night` or `button`: makes one in the configured folder, keeps in mind how that went, and
 * removes old ones, but only after a new one was verified.
 * @throws where it failed: it is tried again
 */
export async function makeScheduledBackup(services: Services, key: string): Promise<void> {
  const { config, db } = services
  const { folder, keep } = config.backup
  if (folder === undefined) return
  const origin = key === 'button' ? 'button' : 'night'
  const startedAt = Date.now()
  const begun = performance.now()
  let file = ''
  const tried = async (): Promise<BackupAnswer> => {
    try {
      file = await freeName(folder, startedAt)
      await removeParts(folder)
      const sealedWith = await configuredKey(config.backup)
      if (!sealedWith) throw new BackupError('no-key')
      return await runBackup({ source: sourceOf(config), target: join(folder, file), key: sealedWith })
    } catch (error) {
      return { reason: codeOf(error) }
    }
  }
  const answer = await tried()
  const duration = Math.round(performance.now() - begun)
  const failed = 'reason' in answer
  await db.write(async (tx) => {
    const row = { origin, file, startedAt, duration } as const
    await tx
      .insert(backup)
      .values(
        failed ? { ...row, state: 'failed', reason: answer.reason } : { ...row, state: 'verified', size: answer.size },
      )
    if (!failed)
      await record(tx, {
        actor: 'system',
        action: 'make-backup',
        object: 'backup',
        objectId: file,
        detail: { origin, size: answer.size },
      })
  })
  if (failed) {
    log.error({ reason: answer.reason }, 'no backup was made')
    throw new BackupFailed(answer.reason)
  }
  const removed = await removeOld(db.read, folder, keep)
  await db.write((tx) => noteRemoved(tx, removed, Date.now()))
}
