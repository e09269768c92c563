import { eq } from 'drizzle-orm'
import { may, type Allowed } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { event, item } from '#db/schema/index.ts'
import { listSessions } from './queries.server.ts'
import { countRegistrations } from './registrations.server.ts'

/** May this editor change at once what belongs to the meeting? Of what readers see, who may publish it. */
export const mayArrange = (viewer: Viewer, found: Allowed<'edit', StoredItem>): boolean =>
  found.status === 'draft' || may(viewer, 'publish', found)

const clock = new Intl.DateTimeFormat('nl-NL', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Amsterdam',
})

/** What the desk page about signing up shows; the caller has asked whether the viewer edits the meeting. */
export async function getArrangement(read: Reader, itemId: string) {
  const [row] = await read
    .select({
      registration: event.registration,
      capacity: event.capacity,
      closesAt: event.closesAt,
      cancelledAt: event.cancelledAt,
      date: item.date,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, itemId))
  if (!row) return null
  const { closesAt, ...rest } = row
  return {
    ...rest,
    closesDate: closesAt === null ? '' : isoDate(closesAt),
    closesTime: closesAt === null ? '' : clock.format(new Date(closesAt)),
    sessions: await listSessions(read, itemId),
    counts: await countRegistrations(read, itemId),
  }
}
export type Arranged = NonNullable<Awaited<ReturnType<typeof getArrangement>>>
