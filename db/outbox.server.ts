import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { newId } from './columns.ts'
import type { Database, Reader, Tx } from './client.server.ts'
import { outbox } from './schema/index.ts'

export interface Message {
  topic: string
  /** What it is about, usually an id: waiting messages with the same topic and key are one. */
  key: string
  payload?: Record<string, unknown>
  /** Not before this instant. */
  dueAt?: number
}
export interface ClaimedMessage {
  id: string
  topic: string
  key: string
  payload: Record<string, unknown>
  attempts: number
  claim: string
}

const leaseMs = 5 * 60_000
export const maxAttempts = 8

/** Puts a message in the outbox, in the same write as the change it belongs to. Ten edits make one waiting message. */
export async function emit(tx: Tx, message: Message): Promise<void> {
  const now = Date.now()
  const dueAt = message.dueAt ?? now
  await tx
    .insert(outbox)
    .values({ topic: message.topic, key: message.key, payload: message.payload ?? {}, createdAt: now, dueAt })
    .onConflictDoUpdate({
      target: [outbox.topic, outbox.key],
      targetWhere: sql`claim IS NULL AND parked_at IS NULL`,
      set: { dueAt: sql`min(${outbox.dueAt}, ${dueAt})`, payload: message.payload ?? {} },
    })
}

/**
 * Takes up to `limit` messages that are due, as a lease of five minutes. A (topic, key) that is being handled is passed
 * over, so an older state never lands after a newer one.
 */
export async function claim(db: Database, limit: number, now = Date.now()): Promise<ClaimedMessage[]> {
  const due = dueNow(now)
  // Most looks find nothing: look through the read connection before taking the write lock.
  const [any] = await db.read.select({ id: outbox.id }).from(outbox).where(due).limit(1)
  if (!any) return []
  return db.write(async (tx) => {
    const rows = await tx
      .select()
      .from(outbox)
      .where(
        and(
          due,
          sql`NOT EXISTS (SELECT 1 FROM outbox AS busy WHERE busy.topic = ${outbox.topic} AND busy.key = ${outbox.key}
              AND busy.id <> ${outbox.id} AND busy.claim IS NOT NULL AND busy.claimed_until > ${now})`,
        ),
      )
      .orderBy(asc(outbox.dueAt))
      .limit(limit)
    const seen = new Set<string>()
    const taken: ClaimedMessage[] = []
    for (const row of rows) {
      const subject = `${row.topic}\n${row.key}`
      if (seen.has(subject)) continue
      seen.add(subject)
      const lease = newId()
      await tx
        .update(outbox)
        .set({ claim: lease, claimedUntil: now + leaseMs, attempts: row.attempts + 1 })
        .where(eq(outbox.id, row.id))
      taken.push({
        id: row.id,
        topic: row.topic,
        key: row.key,
        payload: row.payload,
        attempts: row.attempts + 1,
        claim: lease,
      })
    }
    return taken
  })
}

function dueNow(now: number) {
  return and(isNull(outbox.parkedAt), lte(outbox.dueAt, now), or(isNull(outbox.claim), lte(outbox.claimedUntil, now)))
}

/** Done: the message goes, unless another holder has taken it over meanwhile. */
export async function settle(tx: Tx, message: ClaimedMessage): Promise<void> {
  await tx.delete(outbox).where(and(eq(outbox.id, message.id), eq(outbox.claim, message.claim)))
}

/**
 * Failed: again after a growing pause, parked after `maxAttempts`. Where a newer message about the same waits already,
 * this one gives way to it, and has it come no later than its own next try.
 */
export async function postpone(tx: Tx, message: ClaimedMessage, reason: string, now = Date.now()): Promise<void> {
  const mine = and(eq(outbox.id, message.id), eq(outbox.claim, message.claim))
  const retryAt = now + Math.min(1000 * 2 ** message.attempts, 15 * 60_000)
  const [newer] = await tx
    .select({ id: outbox.id, dueAt: outbox.dueAt })
    .from(outbox)
    .where(
      and(eq(outbox.topic, message.topic), eq(outbox.key, message.key), isNull(outbox.claim), isNull(outbox.parkedAt)),
    )
  if (newer) {
    await tx.delete(outbox).where(mine)
    await tx
      .update(outbox)
      .set({ dueAt: Math.min(newer.dueAt, retryAt) })
      .where(eq(outbox.id, newer.id))
    return
  }
  const parked = message.attempts >= maxAttempts
  await tx
    .update(outbox)
    .set({
      claim: null,
      claimedUntil: null,
      error: reason.slice(0, 500),
      dueAt: retryAt,
      parkedAt: parked ? now : null,
    })
    .where(mine)
}

/** True while a message is due or in somebody's hands. */
export async function hasWork(read: Reader, now: number): Promise<boolean> {
  const [row] = await read
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.parkedAt), or(lte(outbox.dueAt, now), gt(outbox.claimedUntil, now))))
    .limit(1)
  return row !== undefined
}
