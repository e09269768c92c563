import { eq } from 'drizzle-orm'
import { circumstances } from '#app/lib/circumstances.server.ts'
import { log } from '#app/lib/log.server.ts'
import { record, type AuditEntry } from './audit.server.ts'
import type { Database, Tx } from './client.server.ts'
import { file, item } from './schema/index.ts'

/** What somebody tried and did not get: put in the trail, but never so much that it fills the disk. */
export interface Refusals {
  /** Never throws: that somebody is refused does not depend on it. */
  note(entry: Omit<AuditEntry, 'result'> & { result: 'refused' | 'failed' }): Promise<void>
}

const windowMs = 10 * 60_000
/** Per action and network (an office behind one address mistypes its passwords), and of all together. */
const mostPerNetwork = 30
const mostTogether = 300

/**
 * Counts what it writes per ten minutes. What is over the limit is not written; that there was more is, once. The limits
 * look at who asks only, never at what they ask for: an answer takes as long for what is there as for what is not.
 */
export function openRefusals(db: Database, now: () => number = Date.now): Refusals {
  let since = 0
  let counts = new Map<string, number>()
  function place(key: string): number {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  return {
    async note(entry) {
      if (now() - since >= windowMs) {
        since = now()
        counts = new Map()
      }
      const who = entry.actor === 'anonymous' || entry.object === 'user' ? circumstances().origin : entry.actor
      if (place(`${entry.action} ${who}`) > mostPerNetwork) return
      const together = place('')
      if (together > mostTogether + 1) return
      const last = together > mostTogether
      const written: AuditEntry = last
        ? { actor: 'system', action: 'too-many-refusals', object: 'trail', objectId: 'trail', result: 'refused' }
        : entry
      try {
        await db.write(async (tx) => record(tx, { ...written, ...(await itemOf(tx, written)) }, now()))
      } catch (error) {
        log.error({ err: error }, 'a refusal could not be recorded')
      }
    },
  }
}

/** The item that was asked for, or whose file: who owns it may know of it. */
async function itemOf(tx: Tx, { object, objectId }: AuditEntry): Promise<Partial<AuditEntry>> {
  if (object !== 'item' && object !== 'file') return {}
  const columns = { objectId: item.id, organisationId: item.ownerId, workgroupId: item.workgroupId }
  const [found] =
    object === 'item'
      ? await tx.select(columns).from(item).where(eq(item.id, objectId))
      : await tx.select(columns).from(file).innerJoin(item, eq(item.id, file.itemId)).where(eq(file.id, objectId))
  return found ? { object: 'item', ...found } : {}
}
