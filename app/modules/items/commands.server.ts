import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { labelPolicy, editorsOf, type Label } from '#app/access/label.ts'
import { mayCreateFor, type Allowed } from '#app/access/policy.ts'
import { personKey, seatKey } from '#app/access/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#app/lib/errors.ts'
import { assertLabelAllowed } from '#app/modules/people/settings.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { file, fileVersion, item, itemKey, itemVersion, link } from '#db/schema/index.ts'
import { applyContent, type RenderedContent, type VersionContent } from './content.server.ts'
import { afterChange, assertRevision, confirmFirst, recordOn, touch, type SignedIn } from './effects.server.ts'
import { eventFactsOf, noteEventChange, tellOfEvent } from './event-changes.server.ts'
import type { StoredItem } from './facts.server.ts'
import type { Kind } from './kinds.ts'

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
  const content: VersionContent = { ...input.content, themeIds: [...input.themeIds] }
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
    content,
    createdAt: viewer.now,
    createdBy: viewer.userId,
  })
  await applyContent(tx, id, input.kind, content)
  await recordOn(tx, viewer, 'create', { id, ownerId: input.ownerId, workgroupId: input.workgroupId })
  return id
}

/** Saves the draft version; readers keep the published one. @throws Conflict when it was changed since */
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
  const content: VersionContent = { ...input.content, themeIds: [...input.themeIds] }
  const version = { content, createdAt: viewer.now, createdBy: viewer.userId }
  if (latest?.state === 'draft') await tx.update(itemVersion).set(version).where(eq(itemVersion.id, latest.id))
  else
    await tx
      .insert(itemVersion)
      .values({ ...version, itemId: found.id, number: (latest?.number ?? 0) + 1, state: 'draft' })
  if (found.status === 'draft') await applyContent(tx, found.id, found.kind, content)
  await touch(tx, viewer, found)
  await recordOn(tx, viewer, 'save', found)
}

/** @throws Invalid for a link without an address */
async function assertLeadsSomewhere(tx: Tx, itemId: string): Promise<void> {
  const [stored] = await tx.select({ url: link.url }).from(link).where(eq(link.itemId, itemId))
  if (!stored?.url) throw new Invalid({ '': ['Vul eerst het webadres in waar dit stuk naar verwijst.'] })
}

/**
 * Makes the draft version the one that readers see.
 * @throws Invalid without a lock that fits, or without the confirmation that AMBER and up ask for
 */
export async function publishItem(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'publish', StoredItem>,
  input: { revision: number; confirmed: boolean; publishAt: number | null; shownAt?: number | undefined },
): Promise<void> {
  assertRevision(found, input.revision)
  if (found.readers.length === 0) throw new Invalid({ '': ['Kies eerst voor wie dit stuk is.'] })
  if (labelPolicy[found.label].confirmed && !input.confirmed) throw new Invalid({ confirmed: [confirmFirst] })
  if (found.status !== 'published') await assertLabelAllowed(tx, found.label)
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
    const before = found.kind === 'event' && found.status !== 'draft' ? await eventFactsOf(tx, found.id) : null
    await applyContent(tx, found.id, found.kind, draft.content as VersionContent)
    if (before) await noteEventChange(tx, found.id, before)
  }
  if (found.kind === 'link') await assertLeadsSomewhere(tx, found.id)
  if (found.kind === 'event') await assertTimeKnown(tx, found.id)
  const replaced = await putFilesLive(tx, found.id, input.shownAt ?? viewer.now)
  // What is already live stays so: a later edit is no reason to take it away until a moment to come.
  const live = found.status === 'published' && found.publishAt !== null && found.publishAt <= viewer.now
  const publishAt = live ? found.publishAt : Math.max(input.publishAt ?? viewer.now, viewer.now)
  const changed = draft !== undefined || replaced !== null
  const publishedAt = !live ? publishAt : changed ? viewer.now : found.publishedAt
  await touch(tx, viewer, found, { status: 'published', publishAt, publishedAt, publicUntil: null })
  await recordOn(tx, viewer, 'publish', found, { label: found.label, locks: found.readers.length })
  await afterChange(tx, found.id, { labels: [found.label], narrowed: replaced === 'older' })
}

/** A meeting can be announced without a programme or a place, but not without a time. @throws Invalid */
async function assertTimeKnown(tx: Tx, itemId: string): Promise<void> {
  const facts = await eventFactsOf(tx, itemId)
  if (facts && !facts.startTime)
    throw new Invalid({ '': ['Vul eerst bij de tekst in hoe laat de bijeenkomst begint.'] })
}

/**
 * Readers get the newest version of every file.
 * @returns what that changes: takes an `older` one away, adds only `new` ones, or null for nothing
 * @throws Conflict where one came after the publisher looked
 */
async function putFilesLive(tx: Tx, itemId: string, shownAt: number): Promise<'older' | 'new' | null> {
  const changed = await tx
    .select({ id: file.id, before: file.liveVersionId, at: fileVersion.createdAt })
    .from(file)
    .innerJoin(fileVersion, eq(fileVersion.id, file.versionId))
    .where(and(eq(file.itemId, itemId), isNull(file.removedAt), sql`${file.liveVersionId} IS NOT ${file.versionId}`))
  if (changed.length === 0) return null
  if (changed.some(({ at }) => at > shownAt))
    throw new Conflict('Er is intussen een bestand bijgekomen of vervangen. Bekijk het en publiceer dan.')
  await tx
    .update(file)
    .set({ liveVersionId: sql`${file.versionId}` })
    .where(
      inArray(
        file.id,
        changed.map(({ id }) => id),
      ),
    )
  return changed.some(({ before }) => before !== null) ? 'older' : 'new'
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
  const publicUntil = wasPublic(found, viewer.now) ? viewer.now : found.publicUntil
  await touch(tx, viewer, found, { status, publicUntil })
  await recordOn(tx, viewer, action, found)
  await afterChange(tx, found.id, { labels: [found.label], narrowed: true })
  if (found.kind === 'event') await tellOfEvent(tx, found.id, { narrowed: true })
  // Whoever reported it is told, whichever way it goes.
  await emit(tx, { topic: 'close-reports', key: found.id })
}

/** Could everybody read it until now? Then everybody may know that it is gone; of what is stricter nobody may. */
const wasPublic = ({ label, status, publishAt, readers }: StoredItem, now: number): boolean =>
  label === 'CLEAR' &&
  (status === 'published' || status === 'reported') &&
  publishAt !== null &&
  publishAt <= now &&
  readers.includes('public')
