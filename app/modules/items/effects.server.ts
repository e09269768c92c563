import { eq } from 'drizzle-orm'
import type { Label } from '#app/access/label.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Conflict } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { item } from '#db/schema/index.ts'
import { markSuspect } from '#search/indexer.server.ts'
import type { StoredItem } from './facts.server.ts'
import { bumpPublicGeneration } from './generation.server.ts'

export type SignedIn = Viewer & { userId: string }

/** What is missing where an item of AMBER or stricter comes before readers. */
export const confirmFirst = 'Bevestig dat het stuk geen politiegegevens, strafvorderlijke gegevens of casuïstiek bevat.'

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

/** @throws Conflict when the item was changed since this form was shown */
export function assertRevision(found: StoredItem, revision: number): void {
  if (found.revision !== revision)
    throw new Conflict(
      'Iemand anders heeft dit stuk intussen gewijzigd. Hieronder staat wat u typte; bekijk eerst de nieuwe versie.',
    )
}

/** Every change makes the revision go up, so that a form from before it is refused. */
export async function touch(
  tx: Tx,
  viewer: Viewer,
  found: StoredItem,
  set: Partial<typeof item.$inferInsert> = {},
): Promise<void> {
  await tx
    .update(item)
    .set({ ...set, revision: found.revision + 1, updatedAt: viewer.now })
    .where(eq(item.id, found.id))
}

/** Puts in the trail what was done to the item. */
export async function recordOn(
  tx: Tx,
  viewer: SignedIn,
  action: string,
  on: { id: string; ownerId: string; workgroupId: string | null },
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await record(tx, {
    actor: viewer.userId,
    action,
    object: 'item',
    objectId: on.id,
    organisationId: on.ownerId,
    workgroupId: on.workgroupId,
    detail,
  })
}
