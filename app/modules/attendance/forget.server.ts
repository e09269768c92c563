import { and, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { isoDate } from '#app/ui/format.ts'
import { record } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import {
  checkInLink,
  event,
  eventAttendance,
  item,
  registration,
  registrationSession,
  walkIn,
} from '#db/schema/index.ts'
import { countPerOrganisation } from './overview.server.ts'

/** How long it is known who came, after the last day of a meeting: to send what was promised, and to see who came. */
export const keptWeeks = 8
const weekMs = 7 * 24 * 3_600_000
const atOnce = 20

/**
 * Forgets who signed up for meetings that were over eight weeks ago, and who came; how many of which organisation stays.
 * A few meetings per write, until there are none.
 */
export async function forgetAttendees({ db }: { db: Database }, now: number): Promise<void> {
  for (;;) if ((await db.write((tx) => forgetSome(tx, now))) < atOnce) return
}

async function forgetSome(tx: Tx, now: number): Promise<number> {
  const before = isoDate(now - keptWeeks * weekMs)
  const listed = (table: typeof registration | typeof walkIn | typeof checkInLink) =>
    sql`EXISTS (SELECT 1 FROM ${table} WHERE ${table.itemId} = ${event.itemId})`
  const over = await tx
    .select({ id: item.id, ownerId: item.ownerId, workgroupId: item.workgroupId })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(
      and(
        lt(sql`max(${item.date}, ${event.endDate})`, before),
        or(listed(registration), listed(walkIn), listed(checkInLink)),
      ),
    )
    .limit(atOnce)
  if (over.length === 0) return 0
  await forgetAttendeesOf(
    tx,
    over.map(({ id }) => id),
  )
  for (const { id, ownerId, workgroupId } of over)
    await record(
      tx,
      {
        actor: 'system',
        action: 'forget-attendees',
        object: 'item',
        objectId: id,
        organisationId: ownerId,
        workgroupId,
      },
      now,
    )
  return over.length
}

/** Keeps how many of which organisation signed up and came to these meetings, and forgets who. @returns whether there were any */
export async function forgetAttendeesOf(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const counts = await countPerOrganisation(tx, ids)
  await tx.delete(eventAttendance).where(inArray(eventAttendance.itemId, [...ids]))
  if (counts.length > 0)
    await tx.insert(eventAttendance).values(
      counts.map(({ eventId, organisationId, signedUp, present }) => ({
        itemId: eventId,
        organisationId,
        signedUp,
        present,
      })),
    )
  const gone = tx
    .select({ id: registration.id })
    .from(registration)
    .where(inArray(registration.itemId, [...ids]))
  await tx.delete(registrationSession).where(inArray(registrationSession.registrationId, gone))
  const removed = await tx
    .delete(registration)
    .where(inArray(registration.itemId, [...ids]))
    .returning({ id: registration.id })
  for (const table of [walkIn, checkInLink]) await tx.delete(table).where(inArray(table.itemId, [...ids]))
  return removed.length > 0
}
