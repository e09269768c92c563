import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { union } from 'drizzle-orm/sqlite-core'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { removeEmptySeries } from '#app/modules/items/news-parts.server.ts'
import { record } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import {
  campaignUptake,
  checkInLink,
  document,
  event,
  eventAttendance,
  eventMaterial,
  eventSession,
  file,
  filePage,
  filePicture,
  fileVersion,
  importSource,
  item,
  itemKey,
  itemRelated,
  itemTheme,
  itemVersion,
  link,
  makerlessTold,
  news,
  newsletterBlock,
  newsletterIssue,
  outbox,
  pageView,
  practice,
  proposal,
  redirect,
  redirectHit,
  registration,
  registrationSession,
  report,
  searchDocument,
  suspect,
  tombstone,
  walkIn,
} from '#db/schema/index.ts'
import { forgetRemovedWords } from '#search/embedded/upkeep.server.ts'
import { markSuspect } from '#search/indexer.server.ts'
import { indexTopic, projectItem } from '#search/projection.server.ts'
import { removeMails } from './mails.server.ts'
import type { PurgeServices, Tombstone } from './tombstones.server.ts'

export const renewTopic = 'renew-index'

/**
 * Removes an item with everything it consists of from the database, and mails about it from the folder; its tombstone
 * stays. Files and the bytes that deleting leaves behind follow apart: `removeBlobs`, `forgetBytes`.
 * @param how `again` where a restored copy had brought it back; `detail` for the trail, ids and counts only
 */
export async function removeItem(
  services: PurgeServices,
  stone: Tombstone,
  how: { again?: boolean; detail?: Record<string, string | number> } = {},
): Promise<void> {
  const { db, config } = services
  const [found] = await db.read.select().from(item).where(eq(item.id, stone.itemId))
  if (!found) return
  const versions = await db.read
    .select({ content: itemVersion.content })
    .from(itemVersion)
    .where(eq(itemVersion.itemId, found.id))
  await db.write((tx) => hide(tx, found))
  // Takes its words out of the counts that spelling and weights learn from.
  await projectItem(db, found.id)
  await db.write(async (tx) => {
    await removeRows(tx, found.id)
    await tx.insert(tombstone).values(stone).onConflictDoNothing()
    await record(tx, {
      actor: stone.purgedBy,
      action: 'purge',
      object: 'item',
      objectId: found.id,
      organisationId: found.ownerId,
      workgroupId: found.workgroupId,
      detail: { reason: stone.reason, ...how.detail, ...(how.again ? { again: true } : {}) },
    })
    await emit(tx, { topic: indexTopic, key: found.id })
    await emit(tx, { topic: renewTopic, key: renewTopic })
  })
  const titles = [
    found.title,
    ...versions.flatMap(({ content }) => (typeof content.title === 'string' ? content.title : [])),
  ]
  await removeMails(config.mail.folder, { id: found.id, titles })
}

/** Away from everybody first, at once; what follows takes several steps. */
async function hide(tx: Tx, found: { id: string; label: string; revision: number }): Promise<void> {
  await tx
    .update(item)
    .set({ status: 'withdrawn', revision: found.revision + 1, updatedAt: Date.now() })
    .where(eq(item.id, found.id))
  await markSuspect(tx, found.id)
  if (found.label === 'CLEAR') await bumpPublicGeneration(tx)
}

async function removeRows(tx: Tx, itemId: string): Promise<void> {
  const files = tx.select({ id: file.id }).from(file).where(eq(file.itemId, itemId))
  const versions = tx.select({ id: fileVersion.id }).from(fileVersion).where(inArray(fileVersion.fileId, files))
  await tx.delete(outbox).where(or(eq(outbox.key, itemId), inArray(outbox.key, versions)))
  await tx.delete(filePage).where(inArray(filePage.versionId, versions))
  await tx.delete(filePicture).where(inArray(filePicture.fileId, files))
  await tx.delete(fileVersion).where(inArray(fileVersion.fileId, files))
  for (const table of [searchDocument, importSource, report, makerlessTold, suspect, proposal, itemTheme, itemKey])
    await tx.delete(table).where(eq(table.itemId, itemId))
  await hideLetters(tx, itemId)
  await tx.delete(newsletterBlock).where(eq(newsletterBlock.itemId, itemId))
  for (const table of [itemVersion, news, practice, document, file])
    await tx.delete(table).where(eq(table.itemId, itemId))
  const sessions = tx.select({ id: eventSession.id }).from(eventSession).where(eq(eventSession.itemId, itemId))
  await tx.delete(registrationSession).where(inArray(registrationSession.sessionId, sessions))
  await tx.delete(eventMaterial).where(or(eq(eventMaterial.eventId, itemId), eq(eventMaterial.itemId, itemId)))
  for (const table of [checkInLink, walkIn, eventAttendance]) await tx.delete(table).where(eq(table.itemId, itemId))
  for (const table of [registration, eventSession, event, link]) await tx.delete(table).where(eq(table.itemId, itemId))
  const redirects = tx.select({ id: redirect.id }).from(redirect).where(eq(redirect.itemId, itemId))
  await tx.delete(redirectHit).where(inArray(redirectHit.redirectId, redirects))
  await tx.delete(redirect).where(eq(redirect.itemId, itemId))
  await tx.delete(pageView).where(eq(pageView.page, itemId))
  await tx.delete(itemRelated).where(or(eq(itemRelated.itemId, itemId), eq(itemRelated.relatedId, itemId)))
  await tx.delete(campaignUptake).where(eq(campaignUptake.itemId, itemId))
  await removeEmptySeries(tx)
  await tx.delete(item).where(eq(item.id, itemId))
}

/** What an editor wrote at the head of a letter may name the item: the letters that held it leave the archive. */
async function hideLetters(tx: Tx, itemId: string): Promise<void> {
  const holding = tx
    .select({ id: newsletterBlock.issueId })
    .from(newsletterBlock)
    .where(eq(newsletterBlock.itemId, itemId))
  const hidden = await tx
    .update(newsletterIssue)
    .set({ hiddenAt: Date.now() })
    .where(
      and(inArray(newsletterIssue.id, holding), isNotNull(newsletterIssue.beganAt), isNull(newsletterIssue.hiddenAt)),
    )
    .returning({ id: newsletterIssue.id })
  if (hidden.length > 0) await bumpPublicGeneration(tx)
}

/** Rewrites what deleting leaves in place: the words of the full-text index, and free pages of the database and its log. */
export async function forgetBytes({ db }: { db: Database }): Promise<void> {
  await forgetRemovedWords(db)
  await db.compact()
}

/** For the tombstone: the files that the item has or had, and the pictures cut from them. */
export async function blobsOf(db: Pick<Database, 'read'>, itemId: string): Promise<string[]> {
  const rows = await union(
    db.read
      .select({ sha256: fileVersion.sha256 })
      .from(fileVersion)
      .innerJoin(file, eq(file.id, fileVersion.fileId))
      .where(eq(file.itemId, itemId)),
    db.read
      .select({ sha256: filePicture.sha256 })
      .from(filePicture)
      .innerJoin(file, eq(file.id, filePicture.fileId))
      .where(eq(file.itemId, itemId)),
  )
  return rows.map(({ sha256 }) => sha256)
}
