import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Config } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { equalInTime, keyedHash } from '#app/lib/secrets.server.ts'
import { removeBlobs } from '#app/modules/files/blobs.server.ts'
import type { Services } from '#app/services.server.ts'
import type { Reader } from '#db/client.server.ts'
import { item, tombstone } from '#db/schema/index.ts'
import { forgetBytes, removeItem } from './remove.server.ts'

export type Tombstone = typeof tombstone.$inferSelect

/** As much of the portal as obeying tombstones takes: a restore has no more than this. */
export type PurgeServices = Pick<Services, 'db' | 'store'> & {
  config: Pick<Config, 'dataDir'> & { mail: Pick<Config['mail'], 'folder'> }
  secrets: Pick<Services['secrets'], 'audit'>
}

const lineShape = z.object({
  itemId: z.string(),
  purgedAt: z.number().int(),
  purgedBy: z.string(),
  reason: z.string(),
  ownerId: z.string(),
  blobs: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  mac: z.string(),
})

const fileIn = (dataDir: string): string => join(dataDir, 'tombstones.jsonl')

/** All tombstones that the database knows, oldest first. */
export async function listTombstones(read: Reader): Promise<Tombstone[]> {
  return read.select().from(tombstone).orderBy(asc(tombstone.purgedAt), asc(tombstone.itemId))
}

/**
 * The tombstones beside the database, which an older copy of it put back does not take along: one per item, oldest first.
 * Lines that are torn or not ours are left out and logged.
 * @param key the key of the audit trail
 */
export async function readTombstoneFile(dataDir: string, key: string): Promise<Tombstone[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(whenAbsent)
  const found = new Map<string, Tombstone>()
  let refused = 0
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const read = parseLine(line, key)
    if (read) found.set(read.itemId, found.get(read.itemId) ?? read)
    else refused++
  }
  if (refused > 0) log.warn({ refused }, 'lines of tombstones.jsonl cannot be trusted and are left out')
  return [...found.values()]
}

/** Appends to the file, on disk before it returns. */
export async function writeTombstones(dataDir: string, key: string, stones: readonly Tombstone[]): Promise<void> {
  if (stones.length === 0) return
  await mkdir(dataDir, { recursive: true })
  const file = await open(fileIn(dataDir), 'a', 0o600)
  try {
    // A line that a crash cut short ends here.
    const lines = stones.map((stone) => `${JSON.stringify({ ...ordered(stone), mac: macOf(stone, key) })}\n`)
    await file.writeFile(`${(await file.stat()).size > 0 ? '\n' : ''}${lines.join('')}`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Removes what these tombstones stand for, wherever a restored copy brought it back: rows, files, words. Twice is harmless.
 * @returns how many items were there again
 */
export async function applyTombstones(services: PurgeServices, stones: readonly Tombstone[]): Promise<number> {
  const there = new Set<string>()
  for (let i = 0; i < stones.length; i += 500)
    for (const { id } of await services.db.read
      .select({ id: item.id })
      .from(item)
      .where(
        inArray(
          item.id,
          stones.slice(i, i + 500).map(({ itemId }) => itemId),
        ),
      ))
      there.add(id)
  for (const stone of stones) if (there.has(stone.itemId)) await removeItem(services, stone, { again: true })
  await services.db.write(async (tx) => {
    for (const stone of stones) await tx.insert(tombstone).values(stone).onConflictDoNothing()
  })
  await removeBlobs(
    services,
    stones.flatMap(({ blobs }) => blobs),
  )
  if (there.size > 0) await forgetBytes(services)
  return there.size
}

/**
 * Obeys what the file knows and the database does not (an older copy was put back), and gives the file what only the
 * database knows.
 * @returns how many items had come back
 */
export async function obeyTombstones(services: PurgeServices): Promise<number> {
  const { dataDir } = services.config
  const key = services.secrets.audit
  const filed = await readTombstoneFile(dataDir, key)
  const known = await listTombstones(services.db.read)
  const inFile = new Set(filed.map(({ itemId }) => itemId))
  await writeTombstones(
    dataDir,
    key,
    known.filter(({ itemId }) => !inFile.has(itemId)),
  )
  const all = [...new Map([...known, ...filed].map((stone) => [stone.itemId, stone])).values()]
  return all.length === 0 ? 0 : applyTombstones(services, all)
}

function parseLine(line: string, key: string): Tombstone | null {
  try {
    const { mac, ...stone } = lineShape.parse(JSON.parse(line))
    return equalInTime(mac, macOf(stone, key)) ? stone : null
  } catch {
    return null
  }
}

const ordered = ({ itemId, purgedAt, purgedBy, reason, ownerId, blobs }: Tombstone): Tombstone => ({
  ...{ itemId, purgedAt, purgedBy, reason, ownerId, blobs },
})

const macOf = (stone: Tombstone, key: string): string => keyedHash([key], 'tombstone', JSON.stringify(ordered(stone)))

function whenAbsent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
  throw error
}
