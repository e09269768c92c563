import { and, asc, eq, gt, gte, inArray, ne, sql } from 'drizzle-orm'
import { tellOfEvent } from '#app/modules/items/event-changes.server.ts'
import type { Database } from '#db/client.server.ts'
import { event, item, registration } from '#db/schema/index.ts'
import { livingStates } from './registrations.server.ts'
import { dayOf } from './times.ts'

const atOnce = 100

/**
 * Has every meeting to come that not everybody may read looked at again: who may no longer read it, since a membership or a
 * seat ended, loses the place. A hundred meetings per write.
 */
export async function lookAtReadersAgain({ db }: { db: Database }, now: number): Promise<void> {
  for (let after = ''; ;) {
    const some = await db.read
      .select({ id: item.id })
      .from(item)
      .innerJoin(event, eq(event.itemId, item.id))
      .where(
        and(
          gt(item.id, after),
          ne(item.label, 'CLEAR'),
          gte(sql`max(${item.date}, ${event.endDate})`, dayOf(now)),
          inArray(
            item.id,
            db.read
              .select({ id: registration.itemId })
              .from(registration)
              .where(inArray(registration.state, [...livingStates])),
          ),
        ),
      )
      .orderBy(asc(item.id))
      .limit(atOnce)
    const last = some.at(-1)
    if (!last) return
    await db.write(async (tx) => {
      for (const { id } of some) await tellOfEvent(tx, id, { narrowed: true })
    })
    after = last.id
  }
}
