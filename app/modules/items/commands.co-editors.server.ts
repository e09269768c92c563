import { and, eq } from 'drizzle-orm'
import type { Label } from '#app/access/label.ts'
import type { Allowed } from '#app/access/policy.ts'
import { personKey, seatKey } from '#app/access/viewer.ts'
import { Conflict, Invalid } from '#app/lib/errors.ts'
import { coEditorCandidates } from '#app/modules/people/co-editors.server.ts'
import { assertFresh, assertNotSelf, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { item, itemKey } from '#db/schema/index.ts'
import { afterChange, recordOn, touch } from './effects.server.ts'
import type { StoredItem } from './facts.server.ts'
import { makerlessOf } from './makerless.server.ts'

/** What is edited by its creator and named people; everything else a desk edits. */
export const editedByName = (label: Label): boolean => label === 'AMBER+STRICT' || label === 'RED'

/**
 * Lets somebody edit the item, by a manager of its owner who need not be able to read it. Its readers stay who they are.
 * @throws Forbidden for oneself: nobody gives themselves a key
 * @throws Invalid for who could not be one, or is one already
 */
export async function nameCoEditor(
  tx: Tx,
  viewer: Acting,
  found: Allowed<'name-co-editor', StoredItem>,
  userId: string,
): Promise<void> {
  assertFresh(viewer)
  assertNotSelf(viewer, userId)
  if (!editedByName(found.label) || found.status === 'withdrawn')
    throw new Conflict('Bij dit stuk kunt u geen medebewerker aanwijzen.')
  const candidates = await coEditorCandidates(tx, viewer, found)
  if (!candidates.some((person) => person.userId === userId)) throw new Invalid({ user: ['Kies een medebewerker.'] })
  const key = found.workgroupId ? seatKey(userId, found.workgroupId) : personKey(userId, found.ownerId)
  if (found.editors.includes(key)) throw new Invalid({ user: ['Deze persoon bewerkt dit stuk al.'] })
  await tx.insert(itemKey).values({ itemId: found.id, side: 'editor', key })
  await tx
    .update(item)
    .set({ revision: found.revision + 1, updatedAt: viewer.now })
    .where(eq(item.id, found.id))
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'name-co-editor',
      object: 'item',
      objectId: found.id,
      organisationId: found.ownerId,
      workgroupId: found.workgroupId,
      detail: { for: userId },
    },
    viewer.now,
  )
  await afterChange(tx, found.id, { labels: [found.label], narrowed: false })
}

/**
 * Gives an item whose maker is gone another one, by a manager of its owner who need not be able to read it. The key of the
 * old maker goes; readers stay who they are.
 * @throws Conflict where its maker is still there; Invalid for who could not be one; Forbidden for oneself
 */
export async function nameMaker(
  tx: Tx,
  viewer: Acting,
  found: Allowed<'name-co-editor', StoredItem>,
  userId: string,
): Promise<void> {
  assertFresh(viewer)
  assertNotSelf(viewer, userId)
  if ((await makerlessOf(tx, [found.id], viewer.now)).length === 0)
    throw new Conflict('Dit stuk heeft intussen een maker.')
  const candidates = await coEditorCandidates(tx, viewer, found)
  if (!candidates.some((person) => person.userId === userId)) throw new Invalid({ user: ['Kies een medewerker.'] })
  const keyOf = (id: string) => (found.workgroupId ? seatKey(id, found.workgroupId) : personKey(id, found.ownerId))
  await tx
    .delete(itemKey)
    .where(and(eq(itemKey.itemId, found.id), eq(itemKey.side, 'editor'), eq(itemKey.key, keyOf(found.creatorId))))
  await tx
    .insert(itemKey)
    .values({ itemId: found.id, side: 'editor', key: keyOf(userId) })
    .onConflictDoNothing()
  await touch(tx, viewer, found, { creatorId: userId })
  await recordOn(tx, viewer, 'name-maker', found, { for: userId, instead: found.creatorId })
  await afterChange(tx, found.id, { labels: [found.label], narrowed: true })
}
