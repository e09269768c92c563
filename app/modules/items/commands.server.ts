import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { labelPolicy, lockFits, widens, editorsOf, type Label, type Lock } from '#app/access/label.ts'
import { mayCreateFor, type Allowed } from '#app/access/policy.ts'
import { personKey, seatKey, type Viewer } from '#app/access/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { file, item, itemKey, itemTheme, itemVersion, proposal, setting, theme } from '#db/schema/index.ts'
import { keysCoveredByPartners, existingKeys } from './audience.server.ts'
import { applyContent, type RenderedContent } from './content.server.ts'
import { afterChange } from './effects.server.ts'
import type { StoredItem } from './facts.server.ts'
import type { Kind } from './kinds.ts'

type SignedIn = Viewer & { userId: string }

/** Makes a draft, locked for the own organisation or workgroup until the editor says for whom it is. @returns its id */
export async function createDraft(
  tx: Tx,
  viewer: SignedIn,
  input: {
    kind: Kind
    ownerId: string
    workgroupId: string | null
    content: RenderedContent
    themeIds: readonly string[]
  },
): Promise<string> {
  if (!mayCreateFor(viewer, input)) throw new Forbidden('U mag hier geen stukken maken.')
  if (input.kind === 'news' && input.workgroupId)
    throw new Invalid('Nieuws is van een organisatie, niet van een werkgroep.')
  const id = newId()
  const label: Label = 'AMBER'
  const lock = input.workgroupId ? `wg:${input.workgroupId}` : `org:${input.ownerId}`
  await tx.insert(item).values({
    id,
    kind: input.kind,
    title: input.content.title,
    summary: input.content.summary,
    date: input.content.date,
    label,
    assurance: labelPolicy[label].assurance,
    status: 'draft',
    ownerId: input.ownerId,
    workgroupId: input.workgroupId,
    creatorId: viewer.userId,
    createdAt: viewer.now,
    updatedAt: viewer.now,
  })
  const creator = input.workgroupId
    ? seatKey(viewer.userId, input.workgroupId)
    : personKey(viewer.userId, input.ownerId)
  const editors = editorsOf({ label, ownerId: input.ownerId, workgroupId: input.workgroupId, creator, coEditors: [] })
  await tx
    .insert(itemKey)
    .values([
      { itemId: id, side: 'reader', key: lock },
      ...editors.map((key) => ({ itemId: id, side: 'editor' as const, key })),
    ])
  await tx.insert(itemVersion).values({
    itemId: id,
    number: 1,
    state: 'draft',
    content: { ...input.content },
    createdAt: viewer.now,
    createdBy: viewer.userId,
  })
  await applyContent(tx, id, input.kind, input.content)
  await setThemes(tx, id, input.themeIds)
  await recordOn(tx, viewer, 'create', { id, ownerId: input.ownerId, workgroupId: input.workgroupId })
  return id
}

/** Saves the draft version; readers keep the published one. Themes change with the save. @throws Conflict when it was changed since */
export async function saveDraft(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  input: { revision: number; content: RenderedContent; themeIds: readonly string[] },
): Promise<void> {
  assertRevision(found, input.revision)
  const [latest] = await tx
    .select({ id: itemVersion.id, number: itemVersion.number, state: itemVersion.state })
    .from(itemVersion)
    .where(eq(itemVersion.itemId, found.id))
    .orderBy(desc(itemVersion.number))
    .limit(1)
  const version = { content: { ...input.content }, createdAt: viewer.now, createdBy: viewer.userId }
  if (latest?.state === 'draft') await tx.update(itemVersion).set(version).where(eq(itemVersion.id, latest.id))
  else
    await tx
      .insert(itemVersion)
      .values({ ...version, itemId: found.id, number: (latest?.number ?? 0) + 1, state: 'draft' })
  if (found.status === 'draft') await applyContent(tx, found.id, found.kind, input.content)
  await setThemes(tx, found.id, input.themeIds)
  await touch(tx, viewer, found)
  await recordOn(tx, viewer, 'save', found)
  if (found.status === 'published') await afterChange(tx, found.id, { labels: [found.label], narrowed: false })
}

/**
 * Makes the draft version the one that readers see.
 * @throws Invalid without a lock that fits, or without the confirmation that AMBER and up ask for
 */
export async function publishItem(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'publish', StoredItem>,
  input: { revision: number; confirmed: boolean; publishAt: number | null },
): Promise<void> {
  assertRevision(found, input.revision)
  if (found.readers.length === 0) throw new Invalid({ '': ['Kies eerst voor wie dit stuk is.'] })
  if (labelPolicy[found.label].confirmed && !input.confirmed)
    throw new Invalid({
      confirmed: ['Bevestig dat het stuk geen politiegegevens, strafvorderlijke gegevens of casuïstiek bevat.'],
    })
  const [draft] = await tx
    .select()
    .from(itemVersion)
    .where(and(eq(itemVersion.itemId, found.id), eq(itemVersion.state, 'draft')))
  if (draft) {
    await tx
      .update(itemVersion)
      .set({ state: 'old' })
      .where(and(eq(itemVersion.itemId, found.id), eq(itemVersion.state, 'published')))
    await tx.update(itemVersion).set({ state: 'published' }).where(eq(itemVersion.id, draft.id))
    await applyContent(tx, found.id, found.kind, draft.content as unknown as RenderedContent)
  }
  const replaced = await putFilesLive(tx, found.id)
  // What is already live stays so: a later edit is no reason to take it away until a moment to come.
  const live = found.status === 'published' && found.publishAt !== null && found.publishAt <= viewer.now
  const publishAt = live ? found.publishAt : Math.max(input.publishAt ?? viewer.now, viewer.now)
  await touch(tx, viewer, found, { status: 'published', publishAt })
  await recordOn(tx, viewer, 'publish', found, { label: found.label, locks: found.readers.length })
  await afterChange(tx, found.id, { labels: [found.label], narrowed: replaced })
}

/** Readers get the newest version of every file. @returns whether that takes an older one away */
async function putFilesLive(tx: Tx, itemId: string): Promise<boolean> {
  const changed = await tx
    .select({ id: file.id, before: file.liveVersionId })
    .from(file)
    .where(and(eq(file.itemId, itemId), isNull(file.removedAt), sql`${file.liveVersionId} IS NOT ${file.versionId}`))
  if (changed.length === 0) return false
  await tx
    .update(file)
    .set({ liveVersionId: sql`${file.versionId}` })
    .where(
      inArray(
        file.id,
        changed.map(({ id }) => id),
      ),
    )
  return changed.some(({ before }) => before !== null)
}

/** Takes the item away from all readers, at once. */
export async function withdrawItem(tx: Tx, viewer: SignedIn, found: Allowed<'withdraw', StoredItem>): Promise<void> {
  await leave(tx, viewer, found, 'withdrawn', 'withdraw')
}

/** Puts the item away: still there for its editors. */
export async function archiveItem(tx: Tx, viewer: SignedIn, found: Allowed<'publish', StoredItem>): Promise<void> {
  await leave(tx, viewer, found, 'archived', 'archive')
}

async function leave(
  tx: Tx,
  viewer: SignedIn,
  found: StoredItem,
  status: 'withdrawn' | 'archived',
  action: string,
): Promise<void> {
  await touch(tx, viewer, found, { status })
  await recordOn(tx, viewer, action, found)
  await afterChange(tx, found.id, { labels: [found.label], narrowed: true })
}

/**
 * Changes who may read. Narrowing, and anything on a draft that was never published, happens at once; what could let
 * somebody in becomes a proposal that another person of the owner organisation confirms.
 */
export async function setAudience(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  input: { revision: number; label: Label; locks: readonly Lock[] },
): Promise<'changed' | 'proposed'> {
  assertRevision(found, input.revision)
  await assertAudience(tx, viewer, found, input.label, input.locks)
  const to = { label: input.label, locks: input.locks.map((lock) => lock.key) }
  const from = { label: found.label, locks: found.readers }
  const longer = input.locks.some((lock) =>
    isLonger(
      found.locks.find((l) => l.key === lock.key),
      lock,
    ),
  )
  const needsSecond =
    found.status !== 'draft' && (longer || widens(from, to, await keysCoveredByPartners(tx, to.locks)))
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

/** Carries out a proposal of somebody else. @throws Forbidden for one's own */
export async function confirmProposal(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'confirm-widening', StoredItem>,
  proposalId: string,
): Promise<void> {
  const open = await openProposal(tx, found.id, proposalId)
  if (open.proposedBy === viewer.userId) throw new Forbidden('Iemand anders van uw organisatie moet dit bevestigen.')
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
  if (label === 'RED') {
    const [on] = await tx.select().from(setting).where(eq(setting.name, 'red_label'))
    if (on?.value !== 'on') throw new Invalid({ label: ['TLP:RED is nog niet aangezet door de beheerder.'] })
  }
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

async function setThemes(tx: Tx, itemId: string, themeIds: readonly string[]): Promise<void> {
  await tx.delete(itemTheme).where(eq(itemTheme.itemId, itemId))
  if (themeIds.length === 0) return
  const known = await tx
    .select({ id: theme.id })
    .from(theme)
    .where(inArray(theme.id, [...themeIds]))
  if (known.length > 0) await tx.insert(itemTheme).values(known.map(({ id }) => ({ itemId, themeId: id })))
}

function assertRevision(found: StoredItem, revision: number): void {
  if (found.revision !== revision)
    throw new Conflict(
      'Iemand anders heeft dit stuk intussen gewijzigd. Hieronder staat wat u typte; bekijk eerst de nieuwe versie.',
    )
}

async function touch(
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

function isLonger(before: Lock | undefined, after: Lock): boolean {
  if (!before || before.until === null) return false
  return after.until === null || after.until > before.until
}

async function recordOn(
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
