import { mkdir, open as openFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { and, inArray, isNull, like, lte, or, sql } from 'drizzle-orm'
import { openDiskStore } from '#app/files/disk.server.ts'
import { planDigests } from '#app/modules/newsletter/planning.server.ts'
import { record, useAuditKey, verifyTrail } from '#db/audit.server.ts'
import { noteHead } from '#db/audit-heads.server.ts'
import { openDatabase, type Database, type Tx } from '#db/client.server.ts'
import { knownMigrations, migrate } from '#db/migrate.ts'
import {
  apiToken,
  attempt,
  factorReset,
  fileVersion,
  outbox,
  passkeyChallenge,
  requestLink,
  session,
  singleUseLink,
  ssoSession,
  ssoTransaction,
} from '#db/schema/index.ts'
import { embeddedEngine } from '#search/embedded/engine.server.ts'
import { rebuild } from '#search/indexer.server.ts'
import { readBackup } from './archive.server.ts'
import type { Effect } from './effects.ts'
import { BackupError } from './errors.ts'
import type { Open } from './key.server.ts'
import { backupTopic } from './jobs.server.ts'
import { applyLater } from './later.server.ts'
import { blobEntry, databaseEntry, type Manifest } from './manifest.ts'
import { reapply } from './reapply.server.ts'
import type { Row } from './revocation.ts'
import { rowsAfter } from './trail.server.ts'

export interface Restored {
  manifest: Manifest
  /** Names of the migrations that were run on it. */
  migrated: string[]
  /** Rows of the newer trail; null where none was given. */
  trailRows: number | null
  effects: Effect[]
  /** What else was done again, in words. */
  later: string[]
  ended: { sessions: number; links: number; tokens: number }
  /** Items that can be found again. */
  items: number
}

/**
 * Makes a data folder of a backup. All of it is unpacked, verified and put right beside the target, which gets its name
 * only then: a target that is there is a whole portal.
 * @param target an empty folder, or one that is not there yet
 * @param trail a data folder, or database file, from after the backup: what was revoked since is revoked again
 * @throws BackupError, or an error of the file system; the target is then as it was
 */
export async function restoreBackup(
  file: string,
  open: Open,
  target: string,
  { trail = null, now = Date.now() }: { trail?: string | null; now?: number } = {},
): Promise<Restored> {
  const part = `${target}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  try {
    const manifest = await unpack(file, open, part)
    const restored = await putRight(part, manifest, trail, now)
    // Renaming a folder over an empty one replaces it, and over another fails.
    await rename(part, target)
    await syncFolder(dirname(target))
    return restored
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

async function unpack(file: string, open: Open, part: string): Promise<Manifest> {
  return readBackup(file, open, {
    manifest({ migrations }) {
      const known = new Map(knownMigrations().map(({ name, hash }) => [name, hash]))
      if (migrations.some(({ name, hash }) => known.get(name) !== hash)) throw new BackupError('newer')
    },
    async entry({ path }, chunks) {
      const to = join(part, path)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      const handle = await openFile(to, 'wx', 0o600)
      try {
        for await (const chunk of chunks) await handle.writeFile(chunk)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
  })
}

async function putRight(part: string, manifest: Manifest, trail: string | null, now: number): Promise<Restored> {
  const auditKey = (await readFile(join(part, 'secrets/audit'), 'utf8')).trim()
  useAuditKey(auditKey)
  const db = openDatabase(join(part, databaseEntry))
  try {
    await assertSound(db)
    const migrated = await migrate(db)
    await assertSame(db, manifest)
    const copy = join(part, 'trail.db')
    const rows = trail === null ? null : await rowsAfter(trail, copy, manifest.audit)
    await rm(copy, { force: true })
    const { ended, effects } = await db.write(async (tx) => revoke(tx, rows, manifest, now))
    const later = await applyLater({
      db,
      store: await openDiskStore(join(part, 'files')),
      auditKey,
      dataDir: part,
      trailDir: trail !== null && (await stat(trail)).isDirectory() ? trail : null,
      rows: rows ?? [],
    })
    const engine = embeddedEngine(db.file)
    const items = await rebuild(db, engine).finally(() => engine.close())
    // From here on rows that go at the end of the trail are noticed.
    await noteHead(db, part)
    return { manifest, migrated, trailRows: rows?.length ?? null, effects, later, ended, items }
  } finally {
    await db.close()
  }
}

async function assertSound(db: Database): Promise<void> {
  const [whole] = await db.read.all<{ integrity_check: string }>(sql`PRAGMA integrity_check(1)`)
  const loose = await db.read.all(sql`PRAGMA foreign_key_check`)
  if (whole?.integrity_check !== 'ok' || loose.length > 0) throw new BackupError('damaged', databaseEntry)
}

/** The trail is whole and ends where the manifest says, and every file that a row names is there. */
async function assertSame(db: Database, { audit, entries }: Manifest): Promise<void> {
  const { brokenAt, head, rows } = await verifyTrail(db.read)
  if (brokenAt !== null) throw new BackupError('trail-broken', `regel ${brokenAt}`)
  if (audit ? head !== audit.mac : rows > 0) throw new BackupError('damaged', databaseEntry)
  const there = new Set(entries.map(({ path }) => path))
  const blobs = await db.read.selectDistinct({ sha256: fileVersion.sha256 }).from(fileVersion)
  const missing = blobs.find(({ sha256 }) => !there.has(blobEntry(sha256)))
  if (missing) throw new BackupError('blob-missing', missing.sha256)
}

/**
 * Ends what was open when the backup was made, since nobody knows who has it now: sessions, links, questions to devices and
 * providers, and waiting resets of factors always, tokens where no trail tells which were ended. Attempts are forgotten with
 * them. Mails that waited were sent long ago.
 */
async function revoke(tx: Tx, rows: readonly Row[] | null, manifest: Manifest, now: number) {
  const sessions = await tx.delete(session).returning({ id: session.id })
  for (const table of [ssoSession, ssoTransaction, passkeyChallenge, attempt]) await tx.delete(table)
  const followed = await tx.delete(requestLink).returning({ hash: requestLink.hash })
  await tx.update(factorReset).set({ endedAt: now }).where(isNull(factorReset.endedAt))
  const links = await tx
    .update(singleUseLink)
    .set({ usedAt: now })
    .where(isNull(singleUseLink.usedAt))
    .returning({ hash: singleUseLink.hash })
  const tokens =
    rows === null
      ? await tx
          .update(apiToken)
          .set({ revokedAt: now })
          .where(isNull(apiToken.revokedAt))
          .returning({ id: apiToken.id })
      : []
  await tx
    .delete(outbox)
    .where(
      or(inArray(outbox.topic, ['send-mail', backupTopic]), and(like(outbox.topic, '%-mail'), lte(outbox.dueAt, now))),
    )
  const ended = { sessions: sessions.length, links: links.length + followed.length, tokens: tokens.length }
  await record(
    tx,
    {
      actor: 'system',
      action: 'restore',
      object: 'backup',
      objectId: manifest.audit?.mac ?? 'empty',
      detail: { madeAt: manifest.madeAt, seq: manifest.audit?.seq ?? 0, trailRows: rows?.length ?? null, ...ended },
    },
    now,
  )
  const effects = await reapply(tx, rows ?? [], now)
  await planDigests(tx, now)
  return { ended, effects }
}

/** True where a backup can be restored there: absent, or an empty folder. */
export async function isEmptyFolder(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

/** A folder that a disk of its own hangs in cannot be replaced by renaming. */
export async function isMountPoint(path: string): Promise<boolean> {
  const here = await stat(path).catch(() => null)
  return here !== null && here.dev !== (await stat(dirname(path))).dev
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
