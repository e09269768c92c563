import { and, eq, inArray, isNull, like, or, sql } from 'drizzle-orm'
import { personKey } from '#app/access/viewer.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emitAll } from '#db/outbox.server.ts'
import { item, itemKey, proposal } from '#db/schema/index.ts'
import { markSuspects } from '#search/indexer.server.ts'
import { indexTopic } from '#search/projection.server.ts'
import type { MovedPeople } from './merge-people.server.ts'

const batch = 500

/**
 * Moves the items and their keys: `org:`, `desk:` and the `person:` keys of who moved. Search leaves what changed out of
 * the engine's copy until that has followed, and forms that were open get a conflict.
 * @returns how many items changed
 */
export async function moveItems(
  tx: Tx,
  input: { fromId: string; intoId: string; people: Pick<MovedPeople, 'carried' | 'arriving'> },
): Promise<number> {
  const { fromId, intoId, people } = input
  const renamed = new Map([
    [`org:${fromId}`, `org:${intoId}`],
    [`desk:${fromId}`, `desk:${intoId}`],
    ...people.carried.map((user) => [personKey(user, fromId), personKey(user, intoId)] as const),
  ])
  const left = people.arriving.map((user) => personKey(user, intoId))
  const changed = new Set<string>()
  for (const { id } of await tx.select({ id: item.id }).from(item).where(eq(item.ownerId, fromId))) changed.add(id)
  await moveKeys(tx, left, fromId, renamed, changed)
  await tx.update(item).set({ ownerId: intoId }).where(eq(item.ownerId, fromId))
  await moveProposals(tx, fromId, renamed, new Map(left.map((key) => [key, swapped(key, fromId)])))
  const ids = [...changed]
  for (let i = 0; i < ids.length; i += batch)
    await tx
      .update(item)
      .set({ revision: sql`${item.revision} + 1` })
      .where(inArray(item.id, ids.slice(i, i + batch)))
  await markSuspects(tx, ids)
  await emitAll(tx, indexTopic, ids)
  await bumpPublicGeneration(tx)
  return ids.length
}

/** The key at an organisation to which nobody belongs any more. */
const swapped = (key: string, deadId: string): string => `${key.slice(0, key.indexOf('@'))}@${deadId}`

/**
 * Gives the keys their new names. Somebody who once left the new organisation, and comes back to it with the old one, left items behind that were locked
 * for them: their key on those changes place with the one that they bring.
 */
async function moveKeys(
  tx: Tx,
  left: readonly string[],
  fromId: string,
  renamed: ReadonlyMap<string, string>,
  changed: Set<string>,
): Promise<void> {
  const closed = await keysNamed(tx, left)
  await deleteKeys(tx, left)
  const moving = await keysNamed(tx, [...renamed.keys()])
  await deleteKeys(tx, [...renamed.keys()])
  for (const row of [...closed, ...moving]) changed.add(row.itemId)
  const rows = [
    ...moving.map((row) => ({ ...row, key: renamed.get(row.key) ?? row.key })),
    ...closed.map((row) => ({ ...row, key: swapped(row.key, fromId) })),
  ]
  for (let i = 0; i < rows.length; i += batch)
    await tx
      .insert(itemKey)
      .values(rows.slice(i, i + batch))
      .onConflictDoUpdate({
        target: [itemKey.itemId, itemKey.side, itemKey.key],
        // Open as long as the longer of the two.
        set: {
          until: sql`CASE WHEN ${itemKey.until} IS NULL OR excluded.until IS NULL THEN NULL
            WHEN ${itemKey.until} > excluded.until THEN ${itemKey.until} ELSE excluded.until END`,
        },
      })
}

async function keysNamed(tx: Tx, keys: readonly string[]) {
  const rows: Array<typeof itemKey.$inferSelect> = []
  for (let i = 0; i < keys.length; i += batch)
    rows.push(
      ...(await tx
        .select()
        .from(itemKey)
        .where(inArray(itemKey.key, keys.slice(i, i + batch)))),
    )
  return rows
}

async function deleteKeys(tx: Tx, keys: readonly string[]): Promise<void> {
  for (let i = 0; i < keys.length; i += batch)
    await tx.delete(itemKey).where(inArray(itemKey.key, keys.slice(i, i + batch)))
}

/** What was proposed and not decided names the same readers as before. */
async function moveProposals(
  tx: Tx,
  fromId: string,
  renamed: ReadonlyMap<string, string>,
  closed: ReadonlyMap<string, string>,
): Promise<void> {
  const users = [...closed.keys()].map((key) => key.slice('person:'.length))
  const named = or(like(proposal.locks, `%${fromId}%`), ...users.map((user) => like(proposal.locks, `%${user}%`)))
  const open = await tx
    .select()
    .from(proposal)
    .where(and(isNull(proposal.decidedAt), named))
  for (const { id, locks } of open) {
    const moved = new Map<string, number | null>()
    for (const { key, until } of locks) {
      const name = renamed.get(key) ?? closed.get(key) ?? key
      const known = moved.get(name)
      moved.set(name, known === undefined ? until : known === null || until === null ? null : Math.max(known, until))
    }
    await tx
      .update(proposal)
      .set({ locks: [...moved].map(([key, until]) => ({ key, until })) })
      .where(eq(proposal.id, id))
  }
}
