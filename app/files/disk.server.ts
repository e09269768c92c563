import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, opendir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NotFound } from '#app/lib/errors.ts'
import { type BlobStore, HEAD_BYTES, isSha256, type PutOptions, type StoredBlob, TooLarge } from './blob-store.ts'

const STALE_MS = 24 * 60 * 60 * 1000

/** A blob store in a local folder: `aa/bb/<sha256>`, and `incoming/` for what is still arriving. */
export async function openDiskStore(folder: string): Promise<BlobStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await removeStale(incoming, Date.now())

  function pathOf(sha256: string): string {
    if (!isSha256(sha256)) throw new NotFound('no such file')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  async function put(source: AsyncIterable<Uint8Array>, { maxBytes, check }: PutOptions): Promise<StoredBlob> {
    const path = join(incoming, randomUUID())
    try {
      const blob = await receive(source, path, maxBytes)
      await check?.({ ...blob, path })
      const target = pathOf(blob.sha256)
      // Renaming over a blob that is already there renews its time and mends it should it have been damaged.
      await makeFolders(folder, dirname(target))
      await utimes(path, new Date(), new Date())
      await rename(path, target)
      await syncFolder(dirname(target))
      return blob
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  }

  async function size(sha256: string): Promise<number> {
    try {
      return (await stat(pathOf(sha256))).size
    } catch (error) {
      throw isAbsent(error) ? new NotFound('no such file') : error
    }
  }

  return {
    put,
    size,
    async open(sha256, range) {
      await size(sha256)
      return createReadStream(pathOf(sha256), range)
    },
    async has(sha256) {
      return size(sha256).then(
        () => true,
        (error: unknown) => {
          if (error instanceof NotFound) return false
          throw error
        },
      )
    },
    async remove(sha256) {
      if (isSha256(sha256)) await rm(pathOf(sha256), { force: true })
    },
    async *list() {
      for await (const path of filesUnder(folder, 2)) {
        const sha256 = path.slice(-64)
        const found = isSha256(sha256) ? await stat(path).catch(ignoreAbsent) : undefined
        if (found) yield { sha256, modifiedAt: Math.floor(found.mtimeMs) }
      }
    },
    removeStale: (now) => removeStale(incoming, now),
    async withLocalFile(sha256, use) {
      await size(sha256)
      return use(pathOf(sha256))
    },
  }
}

async function receive(source: AsyncIterable<Uint8Array>, path: string, maxBytes: number): Promise<StoredBlob> {
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let size = 0
  let file: FileHandle | undefined
  try {
    file = await open(path, 'wx', 0o600)
    for await (const chunk of source) {
      if (size < HEAD_BYTES) heads.push(chunk.slice(0, HEAD_BYTES - size))
      size += chunk.byteLength
      if (size > maxBytes) throw new TooLarge(maxBytes)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return { sha256: hash.digest('hex'), size, head: Buffer.concat(heads) }
  } finally {
    await file?.close()
  }
}

async function makeFolders(folder: string, target: string): Promise<void> {
  const first = await mkdir(target, { recursive: true, mode: 0o700 })
  if (!first) return
  for (let made = dirname(target); made.length >= folder.length; made = dirname(made)) await syncFolder(made)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function removeStale(incoming: string, now: number): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(ignoreAbsent)
    if (found && now - found.mtimeMs > STALE_MS) await rm(path, { force: true })
  }
}

/** Paths of files exactly `depth` two-character folders down. */
async function* filesUnder(folder: string, depth: number): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name)
    if (depth === 0 && entry.isFile()) yield path
    if (depth > 0 && entry.isDirectory() && entry.name.length === 2) yield* filesUnder(path, depth - 1)
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function ignoreAbsent(error: unknown): undefined {
  if (!isAbsent(error)) throw error
}
