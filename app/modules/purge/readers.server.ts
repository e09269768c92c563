import { and, count, desc, eq, inArray, max } from 'drizzle-orm'
import { readingActions } from '#app/modules/audit/reads.server.ts'
import type { Reader } from '#db/client.server.ts'
import { audit, user } from '#db/schema/index.ts'

/** Who read this item, last first, by name and address: for whoever operates the server, and no one else. */
export async function readersByName(
  read: Reader,
  itemId: string,
): Promise<Array<{ name: string; times: number; lastAt: number }>> {
  const counted = { times: count(audit.seq), lastAt: max(audit.at) }
  const rows = await read
    .select({ name: user.name, email: user.email, ...counted })
    .from(audit)
    .innerJoin(user, eq(user.id, audit.actor))
    .where(
      and(
        eq(audit.object, 'item'),
        eq(audit.objectId, itemId),
        eq(audit.result, 'ok'),
        inArray(audit.action, [...readingActions]),
      ),
    )
    .groupBy(user.id)
    .orderBy(desc(counted.lastAt))
  return rows.map(({ name, email, times, lastAt }) => ({ name: `${name} <${email}>`, times, lastAt: lastAt ?? 0 }))
}
