import { type Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { Unreadable } from './unreadable.ts'

const MAX_ENTRIES = 5_000
const MAX_NAMES_BYTES = 1024 * 1024

/** A zip that is read entry by entry. Nothing is unpacked to disk; names are only ever compared, never used as paths. */
export type Zip = {
  names: string[]
  /** The bytes of one entry, unpacked as they are asked for; undefined when there is no such entry. */
  open(name: string): Promise<AsyncIterable<Buffer> | undefined>
  close(): void
}

/**
 * Opens a zip and reads its directory. Throws Unreadable for what is no zip, has too many entries or says it unpacks to more
 * than `maxUnpacked` bytes. An entry that turns out larger than it said breaks off with an error while being read.
 */
export async function openZip(path: string, maxUnpacked: number): Promise<Zip> {
  const file = await yauzl
    .openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
    .catch(damaged)
  try {
    if (file.entryCount > MAX_ENTRIES) throw new Unreadable('tooLarge')
    const entries = await readDirectory(file, maxUnpacked)
    return {
      names: [...entries.keys()],
      async open(name) {
        const entry = entries.get(name)
        if (!entry) return undefined
        if (entry.isEncrypted()) throw new Unreadable('encrypted')
        return checked(await file.openReadStreamPromise(entry).catch(damaged), entry.crc32)
      },
      close: () => file.close(),
    }
  } catch (error) {
    file.close()
    throw error
  }
}

async function readDirectory(file: yauzl.ZipFile, maxUnpacked: number): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  let unpacked = 0
  let namesBytes = 0
  try {
    for await (const entry of file.eachEntry()) {
      unpacked += entry.uncompressedSize
      namesBytes += entry.fileName.length
      if (unpacked > maxUnpacked || namesBytes > MAX_NAMES_BYTES) throw new Unreadable('tooLarge')
      if (entries.has(entry.fileName)) throw new Unreadable('damaged')
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged', { cause: error })
  }
  return entries
}

/** A whole small entry; throws Unreadable above `maxBytes`. */
export async function readEntry(zip: Zip, name: string, maxBytes: number): Promise<Buffer | undefined> {
  const stream = await zip.open(name)
  if (!stream) return undefined
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      parts.push(chunk)
      size += chunk.length
      if (size > maxBytes) throw new Unreadable('tooLarge')
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged', { cause: error })
  }
  return Buffer.concat(parts)
}

/** The bytes as they come, and an error at the end when they are not the ones that were put in. */
async function* checked(stream: Readable, expected: number): AsyncGenerator<Buffer> {
  let sum = 0
  for await (const chunk of stream) {
    sum = crc32(chunk as Buffer, sum)
    yield chunk as Buffer
  }
  if (sum !== expected) throw new Unreadable('damaged')
}

function damaged(cause: unknown): never {
  throw new Unreadable('damaged', { cause })
}
