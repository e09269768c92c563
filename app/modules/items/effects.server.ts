import type { Label } from '#app/access/label.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { suspect } from '#db/schema/index.ts'
import { bumpPublicGeneration } from './generation.server.ts'

/** What must follow any change of an item that readers could notice: index task, suspects, kept pages. */
export async function afterChange(
  tx: Tx,
  itemId: string,
  change: {
    /** Labels before and after: pages of the public side are dropped when either is CLEAR. */
    labels: readonly Label[]
    /** True where somebody may have lost it: engines leave it out until their index task has succeeded. */
    narrowed: boolean
    /** Instants at which it changes by itself: publication, ends of locks. */
    due?: ReadonlyArray<number | null>
  },
): Promise<void> {
  if (change.narrowed) await tx.insert(suspect).values({ itemId, since: Date.now() }).onConflictDoNothing()
  await emit(tx, { topic: 'index-item', key: itemId })
  for (const at of change.due ?? [])
    if (at !== null && at > Date.now()) await emit(tx, { topic: 'index-item-later', key: `${itemId}@${at}`, dueAt: at })
  if (change.labels.includes('CLEAR')) await bumpPublicGeneration(tx)
}
