import { and, asc, eq, gt, isNotNull, isNull, lte, notInArray, or, sql } from 'drizzle-orm'
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

/** Renewed while the work goes on, so that what a process that was killed had in hand is taken up soon. */
export const leaseMs = 60_000
const longestPauseMs = 60 * 60_000
/** After about a day: a mail server or a virus scanner may be gone for a night. */
export const maxAttempts = 35

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

/** The same message, due now and without a payload, about each of these keys. */
export async function emitAll(tx: Tx, topic: string, keys: readonly string[]): Promise<void> {
  const now = Date.now()
  for (let i = 0; i < keys.length; i += 500)
    await tx
      .insert(outbox)
      .values(keys.slice(i, i + 500).map((key) => ({ topic, key, payload: {}, createdAt: now, dueAt: now })))
      .onConflictDoUpdate({
        target: [outbox.topic, outbox.key],
        targetWhere: sql`claim IS NULL AND parked_at IS NULL`,
        set: { dueAt: sql`min(${outbox.dueAt}, ${now})`, payload: {} },
      })
}

/** One topic, or all but some. */
export type Topics = { only: string } | { except: readonly string[] }

/**
 * Takes up to `limit` messages of these topics that are due, as a lease of a minute. A (topic, key) that is being handled
 * is passed over, so an older state never lands after a newer one.
 */
export async function claim(db: Database, topics: Topics, limit: number, now = Date.now()): Promise<ClaimedMessage[]> {
  const due = and(ofTopics(topics), dueNow(now))
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

function ofTopics(topics: Topics) {
  return 'only' in topics ? eq(outbox.topic, topics.only) : notInArray(outbox.topic, [...topics.except])
}

function dueNow(now: number) {
  return and(isNull(outbox.parkedAt), lte(outbox.dueAt, now), or(isNull(outbox.claim), lte(outbox.claimedUntil, now)))
}

/** The one message about this that waits for its turn. */
const waitingAbout = ({ topic, key }: { topic: string; key: string }) =>
  and(eq(outbox.topic, topic), eq(outbox.key, key), isNull(outbox.claim), isNull(outbox.parkedAt))
const heldBy = (message: ClaimedMessage) => and(eq(outbox.id, message.id), eq(outbox.claim, message.claim))

/** Still at work: the lease counts from now. */
export async function renew(tx: Tx, message: ClaimedMessage, now = Date.now()): Promise<void> {
  await tx
    .update(outbox)
    .set({ claimedUntil: now + leaseMs })
    .where(heldBy(message))
}

/**
 * Done: the message goes, unless another holder has taken it over meanwhile. One about the same that was parked goes
 * with it, since handlers work from what is there now.
 */
export async function settle(tx: Tx, message: ClaimedMessage): Promise<void> {
  const gone = await tx.delete(outbox).where(heldBy(message)).returning({ id: outbox.id })
  if (gone.length === 0) return
  await tx
    .delete(outbox)
    .where(and(eq(outbox.topic, message.topic), eq(outbox.key, message.key), isNotNull(outbox.parkedAt)))
}

/** Not begun: back as it was, for whoever claims next. */
export async function release(tx: Tx, message: ClaimedMessage, now = Date.now()): Promise<void> {
  const tried = { attempts: message.attempts - 1 }
  if (await giveWay(tx, message, { ...tried, dueAt: now })) return
  await tx
    .update(outbox)
    .set({ ...tried, claim: null, claimedUntil: null })
    .where(heldBy(message))
}

/**
 * Failed: again after a growing pause, parked after `maxAttempts`. Where a newer message about the same waits already,
 * this one gives way to it, and has it come no later than its own next try.
 * @param reason a code, nothing readable of what it is about
 */
export async function postpone(tx: Tx, message: ClaimedMessage, reason: string, now = Date.now()): Promise<void> {
  const parked = message.attempts >= maxAttempts
  const dueAt = now + Math.min(1000 * 2 ** message.attempts, longestPauseMs)
  const failed = { attempts: message.attempts, error: reason.slice(0, 100), dueAt }
  if (!parked && (await giveWay(tx, message, failed))) return
  await tx
    .update(outbox)
    .set({ ...failed, claim: null, claimedUntil: null, parkedAt: parked ? now : null })
    .where(heldBy(message))
}

/** Two waiting messages about the same are one: hands what this one knows to the newer. @returns whether there is one */
async function giveWay(
  tx: Tx,
  message: ClaimedMessage,
  known: { attempts: number; dueAt: number; error?: string },
): Promise<boolean> {
  const [newer] = await tx
    .select({ id: outbox.id, dueAt: outbox.dueAt, attempts: outbox.attempts })
    .from(outbox)
    .where(waitingAbout(message))
  if (!newer) return false
  const gone = await tx.delete(outbox).where(heldBy(message)).returning({ id: outbox.id })
  if (gone.length === 0) return true
  await tx
    .update(outbox)
    .set({
      ...known,
      dueAt: Math.min(newer.dueAt, known.dueAt),
      attempts: Math.max(newer.attempts, known.attempts),
    })
    .where(eq(outbox.id, newer.id))
  return true
}

/** Has a message that failed come at once, counting its tries anew. @returns false where it is gone or in hand */
export async function retry(tx: Tx, id: string, now = Date.now()): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), isNull(outbox.claim)))
  if (!row) return false
  const anew = { attempts: 0, dueAt: now, parkedAt: null }
  const waiting = await tx.update(outbox).set(anew).where(waitingAbout(row)).returning({ id: outbox.id })
  if (waiting.length === 0) await tx.update(outbox).set(anew).where(eq(outbox.id, id))
  else if (row.parkedAt !== null) await tx.delete(outbox).where(eq(outbox.id, id))
  return true
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
