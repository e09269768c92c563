import { and, eq, isNull, like, or } from 'drizzle-orm'
import { labelPolicy, labels, type Label } from '#app/access/label.ts'
import { afterChange } from '#app/modules/items/effects.server.ts'
import type { Tx } from '#db/client.server.ts'
import { file, item, itemKey, proposal } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { effect, type Revocation } from './revocation.ts'

async function leave(tx: Tx, id: string, status: 'withdrawn' | 'archived', at: number): Promise<Effect[]> {
  const [held] = await tx.select().from(item).where(eq(item.id, id))
  if (!held || held.status === status || held.status === 'withdrawn') return []
  await tx
    .update(item)
    .set({ status, revision: held.revision + 1, updatedAt: at })
    .where(eq(item.id, id))
  await afterChange(tx, id, { labels: [held.label], narrowed: true })
  return effect('item-withdrawn', [held])
}

/** Takes an item away from its readers until somebody has looked at it. */
export async function hideItem(tx: Tx, id: string, at: number): Promise<Effect[]> {
  const [held] = await tx
    .select({ id: item.id })
    .from(item)
    .where(and(eq(item.id, id), eq(item.status, 'published')))
  if (!held) return []
  await leave(tx, id, 'withdrawn', at)
  return effect('item-hidden', [held])
}

/** What was proposed before the readers were changed, or was turned down, nobody confirms any more. */
async function closeProposals(tx: Tx, itemId: string, at: number): Promise<Effect[]> {
  const closed = await tx
    .update(proposal)
    .set({ decidedBy: 'system', decidedAt: at, decision: 'overtaken' })
    .where(and(eq(proposal.itemId, itemId), isNull(proposal.decidedAt)))
    .returning({ id: proposal.id })
  return effect('proposal-closed', closed)
}

/**
 * The trail tells the label and how many locks, not which: readers lose the item until its desk has looked. Where the label
 * became one under which only named people edit, the desk loses it too.
 */
const setAudience: Revocation = async (tx, { objectId, at, detail }) => {
  const [held] = await tx.select({ id: item.id, label: item.label }).from(item).where(eq(item.id, objectId))
  if (!held) return []
  const closed = await closeProposals(tx, objectId, at)
  const rank = (label: unknown) => labels.indexOf(label as Label)
  const stricter = rank(detail.to) > rank(held.label)
  if (stricter) {
    const label = detail.to as Label
    await tx.update(item).set({ label, assurance: labelPolicy[label].assurance }).where(eq(item.id, objectId))
    if (label === 'AMBER+STRICT' || label === 'RED')
      await tx
        .delete(itemKey)
        .where(
          and(
            eq(itemKey.itemId, objectId),
            eq(itemKey.side, 'editor'),
            or(like(itemKey.key, 'desk:%'), like(itemKey.key, 'wgdesk:%')),
          ),
        )
  }
  const hidden = await hideItem(tx, objectId, at)
  return [...closed, ...(stricter && hidden.length === 0 ? effect('item-hidden', [held]) : hidden)]
}

const removeFile: Revocation = async (tx, { objectId, at, detail }) => {
  const gone = await tx
    .update(file)
    .set({ removedAt: at })
    .where(and(eq(file.id, String(detail.file)), eq(file.itemId, objectId), isNull(file.removedAt)))
    .returning({ id: file.id })
  if (gone.length > 0) await afterChange(tx, objectId, { labels: ['CLEAR'], narrowed: true })
  return effect('file-removed', gone)
}

const forbidOriginal: Revocation = async (tx, { objectId, detail }) =>
  effect(
    'original-forbidden',
    await tx
      .update(file)
      .set({ originalAllowed: false })
      .where(and(eq(file.id, String(detail.file)), eq(file.itemId, objectId), eq(file.originalAllowed, true)))
      .returning({ id: file.id }),
  )

export const itemRevocations: Readonly<Record<string, Revocation>> = {
  withdraw: (tx, { objectId, at }) => leave(tx, objectId, 'withdrawn', at),
  archive: (tx, { objectId, at }) => leave(tx, objectId, 'archived', at),
  'set-audience': setAudience,
  'refuse-audience': (tx, { objectId, at }) => closeProposals(tx, objectId, at),
  'remove-file': removeFile,
  'forbid-original': forbidOriginal,
}
