import { and, eq, isNull, sql } from 'drizzle-orm'
import { may, mayPublish, type Allowed } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { afterChange } from '#app/modules/items/effects.server.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { file, fileVersion, news } from '#db/schema/index.ts'

type SignedIn = Viewer & { userId: string }

/** A file that is in the store and has a known type; its row comes after its bytes. */
export interface StoredFile {
  name: string
  mime: string
  extension: string
  sha256: string
  size: number
}

const maxFilesPerItem = 200

/** Attaches files to an item, in order; readers get them when it is published (again). @returns their ids */
export async function attachFiles(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  files: readonly StoredFile[],
): Promise<string[]> {
  const [{ count, last } = { count: 0, last: 0 }] = await tx
    .select({ count: sql<number>`count(*)`, last: sql<number>`coalesce(max(${file.position}), 0)` })
    .from(file)
    .where(and(eq(file.itemId, found.id), isNull(file.removedAt)))
  if (count + files.length > maxFilesPerItem)
    throw new Invalid(`Een stuk heeft hoogstens ${maxFilesPerItem} bestanden.`)
  const ids: string[] = []
  for (const [index, stored] of files.entries()) {
    const id = newId()
    const versionId = newId()
    await tx.insert(file).values({ id, itemId: found.id, versionId, position: last + 1 + index, createdAt: viewer.now })
    await insertVersion(tx, viewer, id, versionId, stored)
    await recordFile(tx, viewer, 'attach-file', found, id)
    ids.push(id)
  }
  return ids
}

/** Gives a file newer bytes under the same address; readers keep the ones they have until the item is published again. */
export async function replaceFile(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  fileId: string,
  stored: StoredFile,
): Promise<void> {
  await fileOf(tx, found.id, fileId)
  const versionId = newId()
  await insertVersion(tx, viewer, fileId, versionId, stored)
  await tx.update(file).set({ versionId }).where(eq(file.id, fileId))
  await recordFile(tx, viewer, 'replace-file', found, fileId)
}

/**
 * Takes a file off the item; its address answers no more.
 * @throws Forbidden where readers have it and the viewer may not publish
 */
export async function removeFile(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  fileId: string,
): Promise<void> {
  const { live } = await fileOf(tx, found.id, fileId)
  if (live) assertMayShow(viewer, found)
  await tx.update(file).set({ removedAt: viewer.now }).where(eq(file.id, fileId))
  await tx.update(news).set({ imageFileId: null }).where(eq(news.imageFileId, fileId))
  await recordFile(tx, viewer, 'remove-file', found, fileId)
  await afterChange(tx, found.id, { labels: [found.label], narrowed: true })
}

/** Whether readers of an AMBER file get the unstamped original; every download is logged either way. */
export async function allowOriginal(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'publish', StoredItem>,
  fileId: string,
  allowed: boolean,
): Promise<void> {
  await fileOf(tx, found.id, fileId)
  await tx.update(file).set({ originalAllowed: allowed }).where(eq(file.id, fileId))
  await recordFile(tx, viewer, allowed ? 'allow-original' : 'forbid-original', found, fileId)
}

/**
 * The picture of a news item: one of its image files, or none.
 * @throws Forbidden where readers would see it and the viewer may not publish
 */
export async function setNewsImage(
  tx: Tx,
  viewer: SignedIn,
  found: Allowed<'edit', StoredItem>,
  fileId: string | null,
): Promise<void> {
  assertMayShow(viewer, found)
  if (fileId) {
    const { mime } = await fileOf(tx, found.id, fileId)
    if (!mime.startsWith('image/')) throw new Invalid({ fileId: ['Kies een afbeelding.'] })
  }
  await tx.update(news).set({ imageFileId: fileId }).where(eq(news.itemId, found.id))
  await recordFile(tx, viewer, 'set-image', found, fileId ?? '')
  await afterChange(tx, found.id, { labels: [found.label], narrowed: false })
}

async function insertVersion(tx: Tx, viewer: SignedIn, fileId: string, id: string, stored: StoredFile): Promise<void> {
  await tx.insert(fileVersion).values({
    id,
    fileId,
    name: stored.name,
    sha256: stored.sha256,
    size: stored.size,
    mime: stored.mime,
    extension: stored.extension,
    scan: 'waiting',
    text: 'waiting',
    createdAt: viewer.now,
    createdBy: viewer.userId,
  })
  await emit(tx, { topic: 'take-in-file', key: id })
}

/** The item's file that is not removed. @throws NotFound */
async function fileOf(tx: Tx, itemId: string, fileId: string): Promise<{ mime: string; live: boolean }> {
  const [row] = await tx
    .select({ mime: fileVersion.mime, live: sql<boolean>`${file.liveVersionId} IS NOT NULL` })
    .from(file)
    .innerJoin(fileVersion, eq(fileVersion.id, file.versionId))
    .where(and(eq(file.id, fileId), eq(file.itemId, itemId), isNull(file.removedAt)))
  if (!row) throw new NotFound()
  return row
}

/** What readers see of a published item changes at once only by who may publish it. */
function assertMayShow(viewer: SignedIn, found: StoredItem): void {
  const shows = found.status === 'published' ? may(viewer, 'publish', found) : mayPublish(viewer, found)
  if ((found.status === 'published' || found.status === 'reported') && !shows)
    throw new Forbidden('Lezers zien dit al. Een redacteur van uw organisatie, of de coördinator, kan het veranderen.')
}

async function recordFile(tx: Tx, viewer: SignedIn, action: string, found: StoredItem, fileId: string): Promise<void> {
  await record(tx, {
    actor: viewer.userId,
    action,
    object: 'item',
    objectId: found.id,
    organisationId: found.ownerId,
    workgroupId: found.workgroupId,
    detail: { file: fileId },
  })
}
