import { codeOf } from './errors.ts'
import type { BackupKey } from './key.server.ts'
import { makeBackup, type BackupSource } from './make.server.ts'

/** What the process that makes a backup is asked, and what it answers. */
export interface BackupOrder {
  source: BackupSource
  target: string
  key: BackupKey
}
export type BackupAnswer = { size: number } | { reason: string }

// Nobody waits for it any more.
process.on('disconnect', () => process.exit())
process.once('message', (order: BackupOrder) => {
  void make(order).then((answer) => process.send?.(answer))
})

async function make({ source, target, key }: BackupOrder): Promise<BackupAnswer> {
  try {
    return { size: (await makeBackup(source, target, key)).size }
  } catch (error) {
    return { reason: codeOf(error) }
  }
}
