import { inArray } from 'drizzle-orm'
import { union } from 'drizzle-orm/sqlite-core'
import type { Services } from '#app/services.server.ts'
import type { Reader } from '#db/client.server.ts'
import { filePicture, fileVersion } from '#db/schema/index.ts'

/** Those of these blobs that a file, or a picture cut from one, refers to. @param hashes some hundreds at most */
export async function blobsInUse(read: Reader, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await union(
    read
      .select({ sha256: fileVersion.sha256 })
      .from(fileVersion)
      .where(inArray(fileVersion.sha256, [...hashes])),
    read
      .select({ sha256: filePicture.sha256 })
      .from(filePicture)
      .where(inArray(filePicture.sha256, [...hashes])),
  )
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Removes those of these files that no item has any more. */
export async function removeBlobs({ db, store }: Pick<Services, 'db' | 'store'>, hashes: readonly string[]) {
  for (const sha256 of new Set(hashes)) {
    if (!(await store.has(sha256))) continue
    const used = await blobsInUse(db.read, [sha256])
    if (!used.has(sha256)) await store.remove(sha256)
  }
}
