import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { nodeEntry } from '#app/lib/paths.ts'
import type { BackupAnswer, BackupOrder } from './backup.worker.ts'

/**
 * Makes a backup in a process of its own, whose copying and encryption hold up no page.
 * @returns the size of the file, or why there is none; never both, and never a file that is not whole
 */
export function runBackup(order: BackupOrder): Promise<BackupAnswer> {
  return new Promise((resolve) => {
    const child = fork(nodeEntry('backup.worker'), [], {
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    child.once('message', (answer: BackupAnswer) => resolve(answer))
    const ended = () => resolve({ reason: 'backup-process-ended' })
    child.once('exit', ended)
    child.once('error', ended)
    child.send(order, (error) => error && ended())
  })
}
