import { and, eq, inArray } from 'drizzle-orm'
import { editorsOf, labelPolicy, lockFits, widens, type Label, type Lock } from '#app/access/label.ts'
import { may, type Allowed } from '#app/access/policy.ts'
import { personKey, seatKey, type Viewer } from '#app/access/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#app/lib/errors.ts'
import { assertLabelAllowed } from '#app/modules/people/settings.server.ts'
import type { Tx } from '#db/client.server.ts'
import { itemKey, proposal } from '#db/schema/index.ts'
import { existingKeys, keysCoveredByPartners } from './audience.server.ts'
import { afterChange, assertRevision, confirmFirst, recordOn, touch, type SignedIn } from './effects.server.ts'
import { tellOfEvent } from './event-changes.server.ts'
import type { StoredItem } from './facts.server.ts'

/**
 * Changes who may read. Narrowing, and anything on a draft that was never published, happens at once; what could let
 * somebody in becomes a proposal that another person of the owner organisation confirms.
 * @throws Forbidden on a published item for who may not publish it
 * @throws Invalid where the readers do not fit, or AMBER and up was not confirmed
 */
export async function setAudience(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  input: { revision: number; label: Label; locks: readonly Lock[]; confirmed?: boolean },
): Promise<'changed' | 'proposed'> {
  assertRevision(found, input.revision)
  const seen = found.status !== 'draft'
  if (seen && !may(viewer, 'publish', found))
    throw new Forbidden(
      'Dit stuk is gepubliceerd. Een redacteur van uw organisatie, of de coördinator, kiest de lezers.',
    )
  await assertAudience(tx, viewer, found, input.label, input.locks)
  if (seen && labelPolicy[input.label].confirmed && !labelPolicy[found.label].confirmed && !input.confirmed)
    throw new Invalid({ confirmed: [confirmFirst] })
  const from = { label: found.label, locks: found.locks.filter((lock) => found.readers.includes(lock.key)) }
  const covered = await keysCoveredByPartners(
    tx,
    input.locks.map((lock) => lock.key),
  )
  const needsSecond = seen && widens(from, input, covered)
  // What was proposed before was about other readers: a narrowing is not undone by a late confirmation.
  await overtakeProposals(tx, viewer, found.id)
  if (!needsSecond) {
    await applyAudience(tx, viewer, found, input.label, input.locks)
    return 'changed'
  }
  await tx.insert(proposal).values({
    itemId: found.id,
    label: input.label,
    locks: [...input.locks],
    proposedBy: viewer.userId,
    createdAt: viewer.now,
  })
  await touch(tx, viewer, found)
  await recordOn(tx, viewer, 'propose-audience', found, { label: input.label })
  return 'proposed'
}

/** Carries out a proposal of somebody else. @throws Forbidden for one's own; Invalid where its label is no longer allowed */
export async function confirmProposal(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'confirm-widening', StoredItem>,
  proposalId: string,
): Promise<void> {
  const open = await openProposal(tx, found.id, proposalId)
  if (open.proposedBy === viewer.userId) throw new Forbidden('Iemand anders van uw organisatie moet dit bevestigen.')
  await assertLabelAllowed(tx, open.label)
  await tx
    .update(proposal)
    .set({ decidedBy: viewer.userId, decidedAt: viewer.now, decision: 'confirmed' })
    .where(eq(proposal.id, proposalId))
  await recordOn(tx, viewer, 'confirm-audience', found, { label: open.label })
  await applyAudience(tx, viewer, found, open.label, open.locks)
}

/** Turns a proposal down; its own proposer may take it back this way. */
export async function refuseProposal(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'confirm-widening', StoredItem>,
  proposalId: string,
): Promise<void> {
  await openProposal(tx, found.id, proposalId)
  await tx
    .update(proposal)
    .set({ decidedBy: viewer.userId, decidedAt: viewer.now, decision: 'refused' })
    .where(eq(proposal.id, proposalId))
  await recordOn(tx, viewer, 'refuse-audience', found)
}

async function openProposal(tx: Tx, itemId: string, proposalId: string) {
  const [open] = await tx
    .select()
    .from(proposal)
    .where(and(eq(proposal.id, proposalId), eq(proposal.itemId, itemId)))
  if (!open || open.decidedAt !== null) throw new Conflict('Over dit voorstel is al besloten.')
  return open
}

async function applyAudience(
  tx: Tx,
  viewer: SignedIn,
  found: StoredItem,
  label: Label,
  locks: readonly Lock[],
): Promise<void> {
  await tx.delete(itemKey).where(and(eq(itemKey.itemId, found.id), inArray(itemKey.side, ['reader', 'editor'])))
  const creator = found.workgroupId
    ? seatKey(found.creatorId, found.workgroupId)
    : personKey(found.creatorId, found.ownerId)
  const coEditors = found.editors.filter((key) => /^(?:person|seat):/.test(key))
  const editors = editorsOf({ label, ownerId: found.ownerId, workgroupId: found.workgroupId, creator, coEditors })
  const rows = [
    ...locks.map((lock) => ({ itemId: found.id, side: 'reader' as const, key: lock.key, until: lock.until })),
    ...editors.map((key) => ({ itemId: found.id, side: 'editor' as const, key, until: null })),
  ]
  if (rows.length > 0) await tx.insert(itemKey).values(rows)
  await touch(tx, viewer, found, { label, assurance: labelPolicy[label].assurance })
  if (found.kind === 'event' && found.status !== 'draft') await tellOfEvent(tx, found.id, { narrowed: true })
  await recordOn(tx, viewer, 'set-audience', found, { from: found.label, to: label, locks: locks.length })
  await afterChange(tx, found.id, { labels: [found.label, label], narrowed: true })
}

/** @throws Invalid where a lock does not fit the label, names nothing that exists, or the label may not be used */
async function assertAudience(
  tx: Tx,
  viewer: Viewer,
  found: StoredItem,
  label: Label,
  locks: readonly Lock[],
): Promise<void> {
  if (locks.length === 0) throw new Invalid({ locks: ['Kies ten minste een groep lezers.'] })
  if (!locks.every((lock) => lockFits(label, lock.key)))
    throw new Invalid({ label: [`Deze lezers passen niet bij TLP:${label}.`] })
  if (locks.some((lock) => lock.until !== null && lock.until <= viewer.now))
    throw new Invalid({ until: ['Kies een einddatum in de toekomst.'] })
  const known = await existingKeys(
    tx,
    locks.map((lock) => lock.key),
  )
  if (!locks.every((lock) => known.has(lock.key)))
    throw new Invalid({ locks: ['Een gekozen groep bestaat niet meer.'] })
  if (label === 'CLEAR' && !(await publishesCentrally(viewer, found)))
    throw new Invalid({ label: ['Alleen een publicerende organisatie maakt openbare stukken.'] })
  await assertLabelAllowed(tx, label, 'label')
}

async function publishesCentrally(viewer: Viewer, found: StoredItem): Promise<boolean> {
  return found.workgroupId === null && viewer.memberships.some((m) => m.organisationId === found.ownerId && m.publishes)
}

async function overtakeProposals(tx: Tx, viewer: SignedIn, itemId: string): Promise<void> {
  const open = await tx.select().from(proposal).where(eq(proposal.itemId, itemId))
  for (const { id } of open.filter((row) => row.decidedAt === null))
    await tx
      .update(proposal)
      .set({ decidedBy: viewer.userId, decidedAt: viewer.now, decision: 'overtaken' })
      .where(eq(proposal.id, id))
}
