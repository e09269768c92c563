import { and, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { may } from '#app/access/policy.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { amsterdamInstant, endOfDay } from '#app/lib/dates.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { checkInLink, event, item } from '#db/schema/index.ts'
import { helperHashes } from './tokens.server.ts'

/** When the links of a meeting open its door: from the day before until its last day is over. Instants. */
export function doorTimesOf({ date, endDate }: { date: string; endDate: string }): {
  opensAt: number
  expiresAt: number
} {
  const before = new Date(Date.parse(`${date}T12:00:00Z`) - 24 * 3_600_000).toISOString().slice(0, 10)
  return { opensAt: amsterdamInstant(before), expiresAt: endOfDay(endDate || date) }
}

/**
 * The links that may open the door of a meeting that is not over or called off, newest first. The times follow the meeting
 * as it is now, and a link ends with the right of who made it to edit the meeting.
 */
async function livingLinks(read: Reader | Tx, where: SQL, now: number) {
  const rows = await read
    .select({
      id: checkInLink.id,
      itemId: checkInLink.itemId,
      createdAt: checkInLink.createdAt,
      createdBy: checkInLink.createdBy,
      date: item.date,
      endDate: event.endDate,
      cancelledAt: event.cancelledAt,
    })
    .from(checkInLink)
    .innerJoin(event, eq(event.itemId, checkInLink.itemId))
    .innerJoin(item, eq(item.id, checkInLink.itemId))
    .where(and(where, isNull(checkInLink.revokedAt)))
    .orderBy(desc(checkInLink.createdAt))
  const timely = rows.filter((row) => row.cancelledAt === null && doorTimesOf(row).expiresAt > now)
  const makers = new Set(timely.map(({ itemId, createdBy }) => `${itemId} ${createdBy}`))
  const editing = new Set<string>()
  for (const maker of makers) {
    const [itemId = '', userId = ''] = maker.split(' ')
    const viewer = await viewerOfUser(read, userId, { assurance: 3, now })
    if (viewer && may(viewer, 'edit', await getStoredItem(read, itemId, now))) editing.add(maker)
  }
  return timely
    .filter(({ itemId, createdBy }) => editing.has(`${itemId} ${createdBy}`))
    .map((row) => ({ id: row.id, itemId: row.itemId, createdAt: row.createdAt, ...doorTimesOf(row) }))
}

/** The links of a meeting that work, or will the day before it. */
export async function listCheckInLinks(read: Reader | Tx, itemId: string, now: number) {
  return livingLinks(read, eq(checkInLink.itemId, itemId), now)
}

/** The link that a secret belongs to; null where it has ended. Before `opensAt` it opens nothing yet. */
export async function findCheckInLink(read: Reader | Tx, keys: readonly string[], secret: string | null, now: number) {
  if (secret === null) return null
  const [link] = await livingLinks(read, inArray(checkInLink.hash, helperHashes(keys, secret)), now)
  return link ?? null
}
