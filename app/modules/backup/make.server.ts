import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, open as openFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openDiskStore } from '#app/files/disk.server.ts'
import type { BlobStore } from '#app/files/blob-store.ts'
import { NotFound } from '#app/lib/errors.ts'
import { pack, readBackup, type Packed } from './archive.server.ts'
import { BackupError } from './errors.ts'
import { seal, type BackupKey } from './key.server.ts'
import { blobEntry, databaseEntry, newestFormat, tombstonesEntry, type Manifest } from './manifest.ts'
import { alone, takeSnapshot, type Snapshot } from './snapshot.server.ts'

/** What is backed up; plain data, so that it can be handed to another process. */
export interface BackupSource {
  dataDir: string
  databaseFile: string
  filesFolder: string
  /** Of the portal. */
  version: string
  sessionSecret: { kept: boolean; fingerprint: string }
}

export interface Made {
  manifest: Manifest
  /** Bytes of the file. */
  size: number
}

/** Files that go while they are copied are seldom; where they keep going, something is wrong. */
const tries = 3

/**
 * Makes a backup beside a working server: the database at one moment, every file it refers to, and the secrets of the
 * installation, sealed. It is written under another name, read back to its last byte, and only then has its own name: what
 * bears that is whole.
 * @throws BackupError, or an error of the file system; what was there before is then still there
 */
export async function makeBackup(
  source: BackupSource,
  target: string,
  key: BackupKey,
  { force = false } = {},
): Promise<Made> {
  if (!force && (await isThere(target))) throw new BackupError('exists', target)
  const part = `${target}.part`
  return alone(source.dataDir, async (folder) => {
    try {
      for (let left = tries - 1; ; left--) {
        try {
          const made = await writePart(source, join(folder, `${left}.db`), part, key)
          if (!force && (await isThere(target))) throw new BackupError('exists', target)
          await rename(part, target)
          await syncFolder(dirname(target))
          return made
        } catch (error) {
          // Removed with its rows while we copied: a copy of the database of now no longer refers to it.
          const gone = error instanceof BackupError && error.code === 'backup-blob-missing'
          if (!gone || left === 0) throw error
        }
      }
    } finally {
      await rm(part, { force: true })
    }
  })
}

async function writePart(source: BackupSource, copy: string, part: string, key: BackupKey): Promise<Made> {
  const snapshot = await takeSnapshot(source.databaseFile, copy)
  const store = await openDiskStore(source.filesFolder)
  const entries = [
    await fileEntry(databaseEntry, copy),
    ...(await smallEntries(source)),
    ...(await blobEntries(store, snapshot)),
  ]
  const manifest: Manifest = {
    format: newestFormat,
    version: source.version,
    madeAt: Date.now(),
    migrations: snapshot.migrations,
    counts: { ...snapshot.counts, files: snapshot.blobs.length },
    audit: snapshot.audit,
    sessionSecret: source.sessionSecret,
    entries: entries.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  }
  const { sealed, open } = await seal(key, pack(manifest, entries, mismatch))
  const file = await openFile(part, 'w', 0o600)
  try {
    await pipeline(Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]), async (chunks) => {
      for await (const chunk of chunks as AsyncIterable<Uint8Array>) await file.writeFile(chunk)
    })
    await file.sync()
  } finally {
    await file.close()
  }
  await readBackup(part, open)
  return { manifest, size: (await stat(part)).size }
}

const mismatch = ({ path }: Packed): Error => new BackupError('blob-damaged', path)

async function fileEntry(path: string, file: string): Promise<Packed> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) hash.update(chunk)
  const { size } = await stat(file)
  return { path, size, sha256: hash.digest('hex'), read: () => createReadStream(file) }
}

/** The secrets without which the database cannot be used, and the list of what may never come back. */
async function smallEntries({ dataDir, sessionSecret }: BackupSource): Promise<Packed[]> {
  const secrets = await readdir(join(dataDir, 'secrets'))
  const kept = secrets.filter((name) => name !== 'session' || sessionSecret.kept).sort()
  const paths = kept.map((name) => `secrets/${name}`)
  if (await isThere(join(dataDir, tombstonesEntry))) paths.push(tombstonesEntry)
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(dataDir, path))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { path, size: bytes.length, sha256, read: () => [bytes] }
    }),
  )
}

async function blobEntries(store: BlobStore, { blobs }: Snapshot): Promise<Packed[]> {
  const entries: Packed[] = []
  for (const sha256 of blobs) {
    const size = await orMissing(sha256, store.size(sha256))
    entries.push({ path: blobEntry(sha256), size, sha256, read: () => readBlob(store, sha256) })
  }
  return entries
}

async function* readBlob(store: BlobStore, sha256: string): AsyncGenerator<Uint8Array> {
  const chunks = (await orMissing(sha256, store.open(sha256))) as AsyncIterable<Uint8Array>
  try {
    yield* chunks
  } catch (error) {
    throw isAbsent(error) ? new BackupError('blob-missing', sha256) : error
  }
}

async function orMissing<T>(sha256: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof NotFound ? new BackupError('blob-missing', sha256) : error
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
