import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import type { Services } from '#app/services.server.ts'
import { record } from '#db/audit.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { newsletterDelivery, newsletterIssue, newsletterSubscription } from '#db/schema/index.ts'
import { deliver, type Claimed } from './delivery.server.ts'
import { getIssue, wantsIssues, type Issue } from './issues.server.ts'
import { sendTopic } from './schedule.server.ts'

const spreadAtOnce = 500
/** A round of the job: short, so that a server that stops waits for little. */
const round = 20
/** How many mails are in hand at one moment, and so how many may go out twice where a process is killed. */
const inHand = 2

/**
 * Topic `send-issue`, the key is the issue: begins it at its moment, gives every reader a row, and works through the rows, one
 * round at a time. Only one such job runs at a time; what the one before had in hand when it was killed is taken up again.
 */
export async function sendIssue(services: Services, issueId: string): Promise<void> {
  const { db } = services
  const issue = await findIssue(services, issueId)
  if (!issue) return
  const now = Date.now()
  if (issue.state === 'scheduled') {
    if (issue.sendAt !== null && issue.sendAt > now) return again(services, issueId, issue.sendAt)
    await db.write((tx) => begin(tx, issueId, now))
  }
  const begun = await findIssue(services, issueId)
  if (begun?.state !== 'sending') return
  await spread(services, begun)
  await db.write(async (tx) => {
    await tx
      .update(newsletterDelivery)
      .set({ state: 'waiting', claim: null })
      .where(and(eq(newsletterDelivery.issueId, issueId), inArray(newsletterDelivery.state, ['claimed', 'made'])))
  })
  const claimed = await claimRound(services, issueId)
  const queue = [...claimed]
  const work = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) await deliver(services, begun, one)
  }
  const ends = await Promise.allSettled(Array.from({ length: inHand }, work))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  await goOn(services, issueId)
}

async function findIssue({ db }: Pick<Services, 'db'>, issueId: string): Promise<Issue | null> {
  try {
    return await getIssue(db.read, issueId)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

const again = (services: Services, issueId: string, dueAt: number): Promise<void> =>
  services.db.write((tx) => emit(tx, { topic: sendTopic, key: issueId, dueAt }))

/** From here on it can be read in the archive, and no longer be taken back. */
async function begin(tx: Tx, issueId: string, now: number): Promise<void> {
  const begun = await tx
    .update(newsletterIssue)
    .set({ state: 'sending', beganAt: now, revision: sql`${newsletterIssue.revision} + 1` })
    .where(
      and(eq(newsletterIssue.id, issueId), eq(newsletterIssue.state, 'scheduled'), lte(newsletterIssue.sendAt, now)),
    )
    .returning({ id: newsletterIssue.id })
  if (begun.length === 0) return
  await record(tx, { actor: 'system', action: 'begin-issue', object: 'issue', objectId: issueId }, now)
  await bumpPublicGeneration(tx)
}

/** A row for everybody who gets letters, some hundreds in each write; a crash goes on behind the last one. */
async function spread({ db }: Services, { id: issueId, spreadAt, beganAt }: Issue): Promise<void> {
  if (spreadAt !== null) return
  for (let done = false; !done;) done = await db.write((tx) => spreadSome(tx, issueId, beganAt ?? Date.now()))
}

async function spreadSome(tx: Tx, issueId: string, beganAt: number): Promise<boolean> {
  const [issue] = await tx
    .select({ after: newsletterIssue.spreadAfter })
    .from(newsletterIssue)
    .where(eq(newsletterIssue.id, issueId))
  const next = await tx
    .select({ id: newsletterSubscription.id })
    .from(newsletterSubscription)
    .where(
      and(
        wantsIssues,
        lte(newsletterSubscription.confirmedAt, beganAt),
        gt(newsletterSubscription.id, issue?.after ?? ''),
      ),
    )
    .orderBy(asc(newsletterSubscription.id))
    .limit(spreadAtOnce)
  const last = next.at(-1)
  if (last)
    await tx
      .insert(newsletterDelivery)
      .values(next.map(({ id }) => ({ id: newId(), issueId, subscriptionId: id, state: 'waiting' as const })))
      .onConflictDoNothing()
  const done = next.length < spreadAtOnce
  await tx
    .update(newsletterIssue)
    .set({ ...(last ? { spreadAfter: last.id } : {}), ...(done ? { spreadAt: Date.now() } : {}) })
    .where(eq(newsletterIssue.id, issueId))
  return done
}

async function claimRound({ db }: Services, issueId: string): Promise<Claimed[]> {
  const claim = newId()
  return db.write(async (tx) => {
    const due = await tx
      .select({ id: newsletterDelivery.id })
      .from(newsletterDelivery)
      .where(
        and(
          eq(newsletterDelivery.issueId, issueId),
          eq(newsletterDelivery.state, 'waiting'),
          lte(newsletterDelivery.nextAt, Date.now()),
        ),
      )
      .orderBy(asc(newsletterDelivery.nextAt), asc(newsletterDelivery.id))
      .limit(round)
    if (due.length === 0) return []
    return tx
      .update(newsletterDelivery)
      .set({ state: 'claimed', claim, attempts: sql`${newsletterDelivery.attempts} + 1` })
      .where(
        inArray(
          newsletterDelivery.id,
          due.map(({ id }) => id),
        ),
      )
      .returning({
        id: newsletterDelivery.id,
        subscriptionId: newsletterDelivery.subscriptionId,
        attempts: newsletterDelivery.attempts,
        claim: sql<string>`${newsletterDelivery.claim}`,
      })
  })
}

/** Another round now or when the next mail may be tried again; or the end. */
async function goOn({ db }: Services, issueId: string): Promise<void> {
  await db.write(async (tx) => {
    const [left] = await tx
      .select({ next: sql<number | null>`min(${newsletterDelivery.nextAt})` })
      .from(newsletterDelivery)
      .where(
        and(eq(newsletterDelivery.issueId, issueId), inArray(newsletterDelivery.state, ['waiting', 'claimed', 'made'])),
      )
    const next = left?.next ?? null
    if (next !== null) return emit(tx, { topic: sendTopic, key: issueId, dueAt: Math.max(next, Date.now()) })
    await tx
      .update(newsletterIssue)
      .set({ state: 'sent', finishedAt: Date.now(), revision: sql`${newsletterIssue.revision} + 1` })
      .where(and(eq(newsletterIssue.id, issueId), eq(newsletterIssue.state, 'sending')))
  })
}
