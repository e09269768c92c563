import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { asEditor, mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, filePage, fileVersion, item } from '#db/schema/index.ts'

/** A file through the rule of its item, with what serving it takes. */
export type ServedFile = Awaited<ReturnType<typeof getFile>>

/**
 * The bytes of a file that readers of its item get; its editors get the newest ones where none are published yet.
 * @param newest for editors: the newest bytes, published or not
 * @throws NotFound for everything else: absent, removed, not theirs, infected, not yet scanned
 */
export async function getFile(read: Reader, viewer: Viewer, fileId: string, newest = false) {
  const version = newest ? file.versionId : sql`coalesce(${file.liveVersionId}, ${file.versionId})`
  const asItsEditor = itemsWhere(asEditor(viewer), viewer.now)
  const [row] = await read
    .select({
      id: file.id,
      name: fileVersion.name,
      originalAllowed: file.originalAllowed,
      versionId: fileVersion.id,
      sha256: fileVersion.sha256,
      size: fileVersion.size,
      mime: fileVersion.mime,
      pageCount: fileVersion.pageCount,
      text: fileVersion.text,
      textReason: fileVersion.textReason,
      item: {
        id: item.id,
        kind: item.kind,
        title: item.title,
        label: item.label,
        ownerId: item.ownerId,
        workgroupId: item.workgroupId,
      },
    })
    .from(file)
    .innerJoin(fileVersion, eq(fileVersion.id, version))
    .innerJoin(item, eq(item.id, file.itemId))
    .where(
      and(
        eq(file.id, fileId),
        isNull(file.removedAt),
        eq(fileVersion.scan, 'clean'),
        newest
          ? asItsEditor
          : or(and(isNotNull(file.liveVersionId), itemsWhere(mayRead(viewer), viewer.now)), asItsEditor),
      ),
    )
  if (!row) throw new NotFound()
  return row
}

/** The text pages of a file version, in order; only for a version that `getFile` let through. */
export async function listPages(read: Reader, served: Pick<ServedFile, 'versionId'>) {
  return read
    .select({ number: filePage.number, label: filePage.label, heading: filePage.heading })
    .from(filePage)
    .where(eq(filePage.versionId, served.versionId))
    .orderBy(asc(filePage.number))
}

/** One text page; null for a picture, and for a page without words. */
export async function findPage(read: Reader, served: Pick<ServedFile, 'versionId'>, number: number) {
  const [page] = await read
    .select()
    .from(filePage)
    .where(and(eq(filePage.versionId, served.versionId), eq(filePage.number, number)))
  return page ?? null
}
