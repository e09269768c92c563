import { and, asc, eq, inArray } from 'drizzle-orm'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { eventSession, item, registration, registrationSession } from '#db/schema/index.ts'

/** What the viewer signed up for, for themselves; of what they may no longer read only that it was. Instants as ISO 8601. */
export async function ownSignUps(read: Reader, viewer: Viewer & { userId: string }) {
  const rows = await read
    .select()
    .from(registration)
    .where(eq(registration.userId, viewer.userId))
    .orderBy(asc(registration.createdAt))
  if (rows.length === 0) return []
  const readable = await read
    .select({ id: item.id, title: item.title, date: item.date })
    .from(item)
    .where(
      inItems(
        rows.map(({ itemId }) => itemId),
        viewer,
      ),
    )
  const chosen = await read
    .select({
      registrationId: registrationSession.registrationId,
      title: eventSession.title,
      waiting: registrationSession.waiting,
    })
    .from(registrationSession)
    .innerJoin(eventSession, eq(eventSession.id, registrationSession.sessionId))
    .where(
      inArray(
        registrationSession.registrationId,
        rows.map(({ id }) => id),
      ),
    )
  return rows.map((row) => {
    const found = readable.find(({ id }) => id === row.itemId)
    const sessions = found ? chosen.filter(({ registrationId }) => registrationId === row.id) : []
    return {
      meeting: found?.title ?? null,
      date: found?.date ?? null,
      email: row.email,
      name: row.name,
      organisationName: row.organisationName,
      state: row.state,
      signedUpAt: iso(row.createdAt),
      confirmedAt: iso(row.confirmedAt),
      cancelledAt: iso(row.cancelledAt),
      checkedInAt: iso(row.checkedInAt),
      sessions: sessions.map(({ title, waiting }) => ({ title, waiting })),
    }
  })
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function inItems(ids: readonly string[], viewer: Viewer) {
  return and(inArray(item.id, [...ids]), itemsWhere(mayRead(viewer), viewer.now))
}
