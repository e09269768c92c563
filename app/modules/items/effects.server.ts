import type { Label } from '#app/access/label.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { markSuspect } from '#search/indexer.server.ts'
import { bumpPublicGeneration } from './generation.server.ts'

/**
 * What must follow any change of an item that readers could notice: index task, suspects, kept pages. What happens by
 * itself later (a publication, the end of a lock) the index task plans.
 */
export async function afterChange(
  tx: Tx,
  itemId: string,
  change: {
    /** Labels before and after: pages of the public side are dropped when either is CLEAR. */
    labels: readonly Label[]
    /** True where somebody may have lost it: engines leave it out until their index task has succeeded. */
    narrowed: boolean
  },
): Promise<void> {
  if (change.narrowed) await markSuspect(tx, itemId)
  await emit(tx, { topic: 'index-item', key: itemId })
  if (change.labels.includes('CLEAR')) await bumpPublicGeneration(tx)
}
