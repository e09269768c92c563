import { and, eq, inArray, or } from 'drizzle-orm'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { managersOf } from '#app/modules/people/grants.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, seat } from '#db/schema/index.ts'

const writing = ['author', 'editor', 'manager'] as const

/** Whom a report concerns: the managers of the owner and who edits the item. Their rights are asked again at sending. */
export async function concernedBy(
  read: Reader | Tx,
  found: { ownerId: string; editors: readonly string[] },
  now: number,
): Promise<string[]> {
  const after = (prefix: string) =>
    found.editors.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  const named = ['person:', 'seat:'].flatMap(after).map((key) => key.split('@')[0] ?? '')
  const people = new Set([...(await managersOf(read, found.ownerId, now)).map(({ userId }) => userId), ...named])
  const desks = after('desk:')
  const groups = after('wgdesk:')
  if (desks.length > 0)
    for (const { userId } of await read
      .select({ userId: membership.userId })
      .from(membership)
      .where(and(inArray(membership.organisationId, desks), inArray(membership.role, writing), liveMembership(now))))
      people.add(userId)
  if (groups.length > 0)
    for (const { userId } of await read
      .select({ userId: seat.userId })
      .from(seat)
      .where(and(or(...groups.map((id) => eq(seat.workgroupId, id))), eq(seat.coordinator, true), liveSeat(now))))
      if (userId !== null) people.add(userId)
  return [...people]
}
