import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { backup } from '#db/schema/index.ts'

const ownName = /^portaal-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}(?:-\d+)?\.age$/
const keptFailures = 20

/** `portaal-2026-11-27T02-00-00.age`, in UTC; with a number behind it where that name is taken. */
export async function freeName(folder: string, now: number): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = new Set(await readdir(folder))
  const base = `portaal-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}`
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${base}.age` : `${base}-${n}.age`
    if (!taken.has(name)) return name
  }
}

/** Removes what backups to this folder that were killed left behind. Only while none is under way. */
export async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith('.part') && ownName.test(name.slice(0, -'.part'.length)))
      await rm(join(folder, name), { force: true })
}

/**
 * Removes backups of ours until `keep` are left, the ones made first. A backup counts where its file is as large as when it
 * was verified; ages do not count, so that a clock that jumps removes nothing. What we did not make stays.
 * @returns the names of what was removed
 */
export async function removeOld(read: Reader, folder: string, keep: number): Promise<string[]> {
  const rows = await read
    .select({ file: backup.file, size: backup.size })
    .from(backup)
    .where(and(eq(backup.state, 'verified'), ne(backup.origin, 'command'), isNull(backup.removedAt)))
    .orderBy(desc(backup.seq))
  const good: string[] = []
  for (const { file, size } of rows) {
    const found = ownName.test(file) ? await stat(join(folder, file)).catch(() => null) : null
    if (found?.isFile() && found.size === size) good.push(file)
  }
  const old = good.slice(Math.max(keep, 1))
  for (const file of old) await rm(join(folder, file), { force: true })
  return old
}

/** Keeps in mind that these files are gone, and of what failed only the latest. */
export async function noteRemoved(tx: Tx, files: readonly string[], now: number): Promise<void> {
  if (files.length > 0)
    await tx
      .update(backup)
      .set({ removedAt: now })
      .where(and(inArray(backup.file, [...files]), isNull(backup.removedAt)))
  const failed = await tx
    .select({ seq: backup.seq })
    .from(backup)
    .where(eq(backup.state, 'failed'))
    .orderBy(desc(backup.seq))
  const tooMany = failed.slice(keptFailures).map(({ seq }) => seq)
  if (tooMany.length > 0) await tx.delete(backup).where(inArray(backup.seq, tooMany))
}
