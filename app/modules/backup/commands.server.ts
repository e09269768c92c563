import { Conflict } from '#app/lib/errors.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { backupTopic } from './jobs.server.ts'

/** Has a backup made now, in the configured folder. @throws Conflict where there is none */
export async function askForBackup(tx: Tx, viewer: Acting, folder: string | undefined): Promise<void> {
  assertAdministrator(viewer)
  if (folder === undefined) throw new Conflict('Er is geen map voor reservekopieën ingesteld.')
  await emit(tx, { topic: backupTopic, key: 'button' })
  await record(tx, { actor: viewer.userId, action: 'ask-backup', object: 'backup', objectId: 'button' }, viewer.now)
}
