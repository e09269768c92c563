import { and, eq, gte, lt } from 'drizzle-orm'
import { readersOf, type Label } from '#app/access/label.ts'
import { mayRead, type ItemFacts } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemKey } from '#db/schema/index.ts'
import type { Kind } from './kinds.ts'

/** An item as commands need it: what the policy asks, and what they change. */
export interface StoredItem extends ItemFacts {
  kind: Kind
  title: string
  label: Label
  creatorId: string
  revision: number
  publishedAt: number | null
  publicUntil: number | null
  locks: Array<{ key: string; until: number | null }>
}

/**
 * The item with its live locks and editors, by id; NOT filtered by the rule: `authorize` decides what its caller may do.
 * @throws NotFound
 */
export async function getStoredItem(read: Reader | Tx, id: string, now: number): Promise<StoredItem> {
  const rows = await read
    .select({ item, key: itemKey.key, side: itemKey.side, until: itemKey.until })
    .from(item)
    .leftJoin(itemKey, eq(itemKey.itemId, item.id))
    .where(eq(item.id, id))
  const first = rows[0]
  if (!first) throw new NotFound()
  const locks = rows.flatMap(({ key, side, until }) => (side === 'reader' && key ? [{ key, until }] : []))
  const editors = rows.flatMap(({ key, side }) => (side === 'editor' && key ? [key] : []))
  return { ...first.item, locks, readers: readersOf(locks, now), editors }
}

/** The condition that finds an item by the tail of its address, through the rule. */
export function readableByIdStart(viewer: Viewer, start: string) {
  return and(gte(item.id, start), lt(item.id, `${start}{`), itemsWhere(mayRead(viewer), viewer.now))
}
