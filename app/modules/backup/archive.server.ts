import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createTarDecoder, createTarPacker, type TarPackController } from 'modern-tar'
import { BackupError } from './errors.ts'
import type { Open } from './key.server.ts'
import { manifestName, manifestSchema, type Manifest, type ManifestEntry } from './manifest.ts'

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** An entry to be packed. `read` must give exactly the bytes that the manifest promised. */
export interface Packed extends ManifestEntry {
  read(): Promise<Chunks> | Chunks
}

/**
 * A tar stream of the manifest and its entries, made while it is read.
 * @param mismatch the error for an entry that has other bytes than it promised
 */
export function pack(
  manifest: Manifest,
  entries: readonly Packed[],
  mismatch: (entry: Packed) => Error,
): ReadableStream<Uint8Array> {
  const { readable, controller } = createTarPacker()
  const first = Buffer.from(JSON.stringify(manifest))
  const fill = async () => {
    await add(controller, manifestName, first.length, [first], manifest.madeAt)
    for (const entry of entries)
      await add(
        controller,
        entry.path,
        entry.size,
        checked(await entry.read(), entry, () => mismatch(entry)),
        manifest.madeAt,
      )
    controller.finalize()
  }
  fill().catch((error: unknown) => controller.error(error))
  return readable
}

async function add(
  controller: TarPackController,
  name: string,
  size: number,
  chunks: Chunks,
  at: number,
): Promise<void> {
  const body = controller.add({ name, size, mode: 0o600, mtime: new Date(at) }).getWriter()
  for await (const chunk of chunks) if (chunk.byteLength > 0) await body.write(chunk)
  await body.close()
}

/** The same bytes; throws at their end where they are not the promised ones, and as soon as there are too many. */
export async function* checked(
  chunks: Chunks,
  { size, sha256 }: Pick<ManifestEntry, 'size' | 'sha256'>,
  mismatch: () => Error,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let seen = 0
  for await (const chunk of chunks) {
    seen += chunk.byteLength
    if (seen > size) throw mismatch()
    hash.update(chunk)
    yield chunk
  }
  if (seen !== size || hash.digest('hex') !== sha256) throw mismatch()
}

/** What is to be done with the entries of a backup while it is read. */
export interface Visit {
  /** Before anything else is read. */
  manifest?(manifest: Manifest): Promise<void> | void
  /** Must read the chunks to their end; they are checked against the manifest while it does. */
  entry?(entry: ManifestEntry, chunks: AsyncIterable<Uint8Array>): Promise<void>
}

const mostManifestBytes = 256 * 1024 * 1024

/**
 * Reads a whole backup: every byte is authenticated and every entry compared with the manifest.
 * @throws BackupError where it does not open, or is not whole and unchanged to its last byte
 */
export async function readBackup(file: string, open: Open, visit: Visit = {}): Promise<Manifest> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 })
  try {
    const plain = await open(Readable.toWeb(source) as ReadableStream<Uint8Array>)
    return await readEntries(plain, visit)
  } catch (error) {
    throw asFault(error)
  } finally {
    source.destroy()
  }
}

async function readEntries(plain: ReadableStream<Uint8Array>, visit: Visit): Promise<Manifest> {
  const damaged = () => new BackupError('damaged')
  let manifest: Manifest | null = null
  let next = 0
  for await (const { header, body } of plain.pipeThrough(createTarDecoder({ strict: true }))) {
    if (manifest === null) {
      if (header.name !== manifestName || header.size > mostManifestBytes) throw new BackupError('no-backup')
      manifest = parseManifest(await new Response(body).text())
      await visit.manifest?.(manifest)
      continue
    }
    const entry: ManifestEntry | undefined = manifest.entries[next++]
    if (entry?.path !== header.name || entry.size !== header.size) throw damaged()
    const chunks = checked(body, entry, damaged)
    if (visit.entry) await visit.entry(entry, chunks)
    else await drain(chunks)
  }
  if (manifest === null || next !== manifest.entries.length) throw damaged()
  return manifest
}

function parseManifest(text: string): Manifest {
  const given = JSON.parse(text) as unknown
  if (
    typeof given === 'object' &&
    given !== null &&
    'format' in given &&
    given.format !== manifestSchema.shape.format.value
  )
    throw new BackupError('newer')
  const parsed = manifestSchema.safeParse(given)
  if (!parsed.success) throw new BackupError('damaged', undefined, { cause: parsed.error })
  return parsed.data
}

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const all = chunks[Symbol.asyncIterator]()
  while (!(await all.next()).done);
}

/** What the file system says stays as it is; all else that goes wrong in reading comes of other bytes. */
function asFault(error: unknown): unknown {
  if (error instanceof BackupError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^E[A-Z]+$/.test(code)) return error
  return new BackupError('damaged', undefined, { cause: error })
}
