import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { latestVersion } from '#app/modules/items/queries.server.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, item } from '#db/schema/index.ts'

/** The meeting as its newest version says it, to be repeated. */
export async function repeatable(read: Reader, itemId: string) {
  const version = await latestVersion(read, itemId)
  const { date, startTime, endDate, endTime, place, address } = contentSchemas.event.parse(version?.content ?? {})
  return { date, startTime, endDate, endTime, place, address }
}

/** The meetings of the series that this one is part of, as far as this editor reads them; empty where there is no series. */
export async function listSeries(read: Reader, viewer: Viewer, itemId: string) {
  return read
    .select({
      id: item.id,
      title: item.title,
      date: item.date,
      status: item.status,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      place: event.place,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(
      and(
        sql`${event.seriesId} = (SELECT series_id FROM event WHERE item_id = ${itemId})`,
        ne(item.status, 'withdrawn'),
        itemsWhere(mayRead(viewer), viewer.now),
      ),
    )
    .orderBy(asc(item.date), asc(event.startTime), asc(item.id))
}
