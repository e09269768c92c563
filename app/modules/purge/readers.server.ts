import { and, count, desc, eq, inArray, max } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { audit, user } from '#db/schema/index.ts'

export interface ItemReader {
  name: string
  times: number
  lastAt: number
}

/** What `recordReading` puts in the trail. */
const readings = ['read', 'read-page', 'download']
const ofItem = (itemId: string) =>
  and(eq(audit.object, 'item'), eq(audit.objectId, itemId), inArray(audit.action, readings))
const counted = { times: count(audit.seq), lastAt: max(audit.at) }

/** Who read this item, as this viewer may name them, last first. Readings are kept from AMBER up only. */
export async function readersOf(read: Reader, viewer: Viewer, itemId: string): Promise<ItemReader[]> {
  const rows = await read
    .select({ person: personColumns(viewer, audit.at), ...counted })
    .from(audit)
    .innerJoin(user, eq(user.id, audit.actor))
    .where(ofItem(itemId))
    .groupBy(user.id)
    .orderBy(desc(counted.lastAt))
  return rows.map(({ person, times, lastAt }) => ({
    name: shownName(viewer, person, null),
    times,
    lastAt: lastAt ?? 0,
  }))
}

/** The same for whoever operates the server, by name and address. */
export async function readersByName(read: Reader, itemId: string): Promise<ItemReader[]> {
  const rows = await read
    .select({ name: user.name, email: user.email, ...counted })
    .from(audit)
    .innerJoin(user, eq(user.id, audit.actor))
    .where(ofItem(itemId))
    .groupBy(user.id)
    .orderBy(desc(counted.lastAt))
  return rows.map(({ name, email, times, lastAt }) => ({ name: `${name} <${email}>`, times, lastAt: lastAt ?? 0 }))
}
