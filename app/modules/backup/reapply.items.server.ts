import { and, eq, inArray, isNull, like, or, sql } from 'drizzle-orm'
import { labelPolicy, labels, type Label } from '#app/access/label.ts'
import { personKey, seatKey } from '#app/access/viewer.ts'
import { afterChange } from '#app/modules/items/effects.server.ts'
import { reportReasons, type ReportReason } from '#app/modules/reports/forms.ts'
import type { Tx } from '#db/client.server.ts'
import { file, item, itemKey, proposal, report, user } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { effect, type Revocation } from './revocation.ts'

const isReason = (code: unknown): code is ReportReason => typeof code === 'string' && Object.hasOwn(reportReasons, code)

async function leave(tx: Tx, id: string, status: 'withdrawn' | 'archived', at: number): Promise<Effect[]> {
  const [held] = await tx.select().from(item).where(eq(item.id, id))
  if (!held || held.status === status || held.status === 'withdrawn') return []
  await tx
    .update(item)
    .set({ status, revision: held.revision + 1, updatedAt: at })
    .where(eq(item.id, id))
  if (status === 'withdrawn')
    await tx
      .update(report)
      .set({ decidedAt: at, decision: 'withdrawn' })
      .where(and(eq(report.itemId, id), isNull(report.decidedAt)))
  await afterChange(tx, id, { labels: [held.label], narrowed: true })
  return effect('item-withdrawn', [held])
}

/**
 * Takes an item away from its readers until somebody has looked at it: its editors publish it again. What was reported is
 * withdrawn, since nothing but a decision on the report puts that back, and to the readers of before.
 */
export async function hideItem(tx: Tx, id: string, at: number): Promise<Effect[]> {
  const [held] = await tx
    .select({ id: item.id, status: item.status })
    .from(item)
    .where(and(eq(item.id, id), inArray(item.status, ['published', 'reported'])))
  if (!held) return []
  await leave(tx, id, held.status === 'reported' ? 'withdrawn' : 'archived', at)
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

/** It waits again for a decision on the report, of which the text is lost; with its reporter, where the backup has them. */
const reportAgain: Revocation = async (tx, { objectId, actor, at, detail }) => {
  if (detail.hides !== true) return []
  const [held] = await tx
    .update(item)
    .set({ status: 'reported', revision: sql`${item.revision} + 1`, updatedAt: at })
    .where(and(eq(item.id, objectId), eq(item.status, 'published')))
    .returning()
  if (!held) return []
  const [reporter] = await tx.select({ id: user.id }).from(user).where(eq(user.id, actor))
  await tx.insert(report).values({
    itemId: objectId,
    reporterId: reporter?.id ?? null,
    reason: isReason(detail.reason) ? detail.reason : 'other',
    hides: true,
    createdAt: at,
  })
  await afterChange(tx, objectId, { labels: [held.label], narrowed: true })
  return effect('item-reported', [held])
}

/** Who was its maker edits it no longer; who became it is named again. */
const nameMaker: Revocation = async (tx, { objectId, organisationId, workgroupId, at, detail }) => {
  const before = String(detail.instead)
  const key = workgroupId ? seatKey(before, workgroupId) : personKey(before, organisationId ?? '')
  const gone = await tx
    .delete(itemKey)
    .where(and(eq(itemKey.itemId, objectId), eq(itemKey.side, 'editor'), eq(itemKey.key, key)))
    .returning({ id: itemKey.itemId })
  if (gone.length === 0) return []
  await tx
    .update(item)
    .set({ revision: sql`${item.revision} + 1`, updatedAt: at })
    .where(eq(item.id, objectId))
  await afterChange(tx, objectId, { labels: [], narrowed: true })
  return effect('maker-gone', gone)
}

/** Two agreed that it goes, or it went: nobody reads it until that is done again, which its tombstone sees to. */
const purge: Revocation = (tx, { objectId, at }) => leave(tx, objectId, 'withdrawn', at)

export const itemRevocations: Readonly<Record<string, Revocation>> = {
  withdraw: (tx, { objectId, at }) => leave(tx, objectId, 'withdrawn', at),
  archive: (tx, { objectId, at }) => leave(tx, objectId, 'archived', at),
  'set-audience': setAudience,
  'refuse-audience': (tx, { objectId, at }) => closeProposals(tx, objectId, at),
  'remove-file': removeFile,
  'forbid-original': forbidOriginal,
  report: reportAgain,
  'name-maker': nameMaker,
  'confirm-purge': purge,
  purge,
}
