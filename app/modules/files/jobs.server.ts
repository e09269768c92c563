import { eq } from 'drizzle-orm'
import { extractText } from '#app/files/extract.ts'
import { Unreadable } from '#app/files/unreadable.ts'
import type { ExtractedText } from '#app/files/pages.ts'
import { withoutRunningLines } from '#app/files/readable.ts'
import type { Services } from '#app/services.server.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { emit } from '#db/outbox.server.ts'
import { file, filePage, fileVersion, item } from '#db/schema/index.ts'

/**
 * Topic `take-in-file`: scans a new file version, reads its text page by page and has its item indexed. What cannot be
 * read ends as `unreadable` with the reason; the file itself stays.
 */
export async function takeInFile(services: Services, versionId: string): Promise<void> {
  const { db, store, scanner } = services
  const [version] = await db.read.select().from(fileVersion).where(eq(fileVersion.id, versionId))
  if (!version || version.text !== 'waiting') return
  const scan = scanner ? await scanner.scan(await store.open(version.sha256)) : 'clean'
  const clean = scan === 'clean'
  const result = clean
    ? await readText(services, version.sha256, version.mime)
    : { reason: 'het bestand bevat een virus' }
  await db.write(async (tx) => {
    // Its item may have been purged while it was read.
    const [still] = await tx.select({ id: fileVersion.id }).from(fileVersion).where(eq(fileVersion.id, versionId))
    if (!still) return
    const pages = 'pages' in result ? result.pages : []
    await tx.delete(filePage).where(eq(filePage.versionId, versionId))
    for (const page of pages) await tx.insert(filePage).values({ versionId, ...page, heading: page.heading ?? '' })
    await tx
      .update(fileVersion)
      .set({
        scan: clean ? 'clean' : 'infected',
        text: 'pages' in result ? 'ready' : 'unreadable',
        textReason: 'pages' in result ? null : result.reason,
        pageCount: 'pages' in result ? result.pageCount : null,
      })
      .where(eq(fileVersion.id, versionId))
    const [owner] = await tx
      .select({ itemId: item.id, label: item.label })
      .from(file)
      .innerJoin(item, eq(item.id, file.itemId))
      .where(eq(file.liveVersionId, versionId))
    // Not what readers get (yet): publishing has the item indexed.
    if (!owner) return
    await emit(tx, { topic: 'index-item', key: owner.itemId })
    if (owner.label === 'CLEAR') await bumpPublicGeneration(tx)
  })
}

async function readText(services: Services, sha256: string, mime: string): Promise<ExtractedText | { reason: string }> {
  if (mime.startsWith('image/')) return { pages: [], pageCount: 1 }
  try {
    const text = await services.store.withLocalFile(sha256, (path) => extractText(path, mime))
    return mime === 'application/pdf' ? { ...text, pages: withoutRunningLines(text.pages) } : text
  } catch (error) {
    if (error instanceof Unreadable) return { reason: error.message }
    throw error
  }
}
