import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import type { Reader } from '#db/client.server.ts'
import { audit, user } from '#db/schema/index.ts'
import { personInTrail, personText } from './names.server.ts'

/** The acts by which somebody comes to know what is in an item. */
export const readingActions = ['read', 'read-page', 'download'] as const

export interface ReaderOfItem {
  /** User id, or `anonymous`. */
  actor: string
  /** As this viewer may see it: a name, or function and number. */
  name: string
  times: number
  firstAt: number
  lastAt: number
}

/**
 * Who read an item, or a file of it, as far back as the trail is kept; the last reader first. From AMBER up every reading is
 * recorded; of CLEAR and GREEN none is. Asks nobody for permission: that is for who calls it.
 */
export async function listReads(read: Reader, viewer: Viewer, itemId: string): Promise<ReaderOfItem[]> {
  const reads = read
    .select({
      actor: audit.actor,
      times: count().as('times'),
      firstAt: sql<number>`min(${audit.at})`.as('first_at'),
      lastAt: sql<number>`max(${audit.at})`.as('last_at'),
    })
    .from(audit)
    .where(and(eq(audit.objectId, itemId), eq(audit.result, 'ok'), inArray(audit.action, [...readingActions])))
    .groupBy(audit.actor)
    .as('reads')
  const rows = await read
    .select({
      actor: reads.actor,
      times: reads.times,
      firstAt: reads.firstAt,
      lastAt: reads.lastAt,
      // Hidden where an organisation hid them at any moment since.
      person: personInTrail(viewer, reads.firstAt),
    })
    .from(reads)
    .leftJoin(user, eq(user.id, reads.actor))
    .orderBy(desc(reads.lastAt))
  return rows.map(({ person, ...row }) => ({ ...row, name: personText(viewer, row.actor, person) }))
}
