import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { count, desc, sql } from 'drizzle-orm'
import { openReader, snapshotDatabase, takeFileLock } from '#db/client.server.ts'
import { audit, fileVersion, item, user } from '#db/schema/index.ts'
import { BackupError } from './errors.ts'

/** Rows that are made again from the others when a backup is restored. */
const madeAgain = { tables: ['search_document', 'search_word', 'search_open_item'], fullText: ['search_fts'] }

const folderOf = (dataDir: string): string => join(dataDir, 'snapshot')
const lockName = 'lock'

/**
 * Runs `use` as the one backup of this data folder, with a folder of mode 700 inside it for what is in plain. What a
 * killed one left there is removed first, and everything afterwards.
 * @throws BackupError `busy` where another is under way
 */
export async function alone<T>(dataDir: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = folderOf(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const giveBack = takeFileLock(join(folder, lockName))
  if (!giveBack) throw new BackupError('busy')
  try {
    await tidy(folder)
    return await use(folder)
  } finally {
    await tidy(folder)
    giveBack()
  }
}

/** Removes what a backup that was killed left in plain, unless one is under way. */
export async function tidySnapshots(dataDir: string): Promise<void> {
  const left = await readdir(folderOf(dataDir)).catch(() => [])
  if (left.every((name) => name.startsWith(lockName))) return
  await alone(dataDir, async () => undefined).catch((error: unknown) => {
    if (!(error instanceof BackupError)) throw error
  })
}

async function tidy(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (!name.startsWith(lockName)) await rm(join(folder, name), { recursive: true, force: true })
}

/** What a copy of the database says that a backup must know. */
export interface Snapshot {
  migrations: Array<{ name: string; hash: string }>
  counts: { users: number; items: number; auditRows: number }
  audit: { seq: number; mac: string } | null
  /** Every file that a row refers to. */
  blobs: string[]
}

/** Copies the database to `target` and reads from the copy what it refers to. */
export async function takeSnapshot(databaseFile: string, target: string): Promise<Snapshot> {
  snapshotDatabase(databaseFile, target, madeAgain)
  const { read, close } = openReader(target)
  try {
    const [head] = await read.select({ seq: audit.seq, mac: audit.mac }).from(audit).orderBy(desc(audit.seq)).limit(1)
    const [users] = await read.select({ n: count() }).from(user)
    const [items] = await read.select({ n: count() }).from(item)
    const [rows] = await read.select({ n: count() }).from(audit)
    const blobs = await read
      .selectDistinct({ sha256: fileVersion.sha256 })
      .from(fileVersion)
      .orderBy(fileVersion.sha256)
    return {
      migrations: await read.all(sql`SELECT name, hash FROM migration ORDER BY name`),
      counts: { users: users?.n ?? 0, items: items?.n ?? 0, auditRows: rows?.n ?? 0 },
      audit: head ?? null,
      blobs: blobs.map(({ sha256 }) => sha256),
    }
  } finally {
    close()
  }
}
