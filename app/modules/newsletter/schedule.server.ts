import { and, eq } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { Conflict, Invalid } from '#app/lib/errors.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import type { Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { emit, emitAll } from '#db/outbox.server.ts'
import { item, newsletterBlock, newsletterDelivery } from '#db/schema/index.ts'
import type { Audience } from './audiences.ts'
import { assertIssueRevision, assertNewsroom, recordOnIssue, touchIssue, type Acting } from './compose.server.ts'
import { readerTopic } from './delivery.server.ts'
import type { ScheduleInput } from './forms.ts'
import { getIssue } from './issues.server.ts'

export const sendTopic = 'send-issue'
export const testTopic = 'issue-test'
const soonestMs = 60_000

/** Has the letter go out now, or at a moment. @throws Conflict, Invalid */
export async function scheduleIssue(tx: Tx, viewer: Acting, issueId: string, input: ScheduleInput): Promise<void> {
  assertNewsroom(viewer)
  const issue = await getIssue(tx, issueId)
  assertIssueRevision(issue, input.revision)
  if (issue.state !== 'draft') throw new Conflict('Deze brief staat al klaar of is al weg.')
  const sendAt = momentOf(input, viewer.now)
  const [block] = await tx
    .select({ id: newsletterBlock.id })
    .from(newsletterBlock)
    .innerJoin(item, and(eq(item.id, newsletterBlock.itemId), itemsWhere(asReader(viewer), viewer.now)))
    .where(eq(newsletterBlock.issueId, issueId))
    .limit(1)
  if (!block) throw new Invalid('Zet eerst een stuk in de brief.')
  await touchIssue(tx, viewer, issue, { state: 'scheduled', sendAt })
  await recordOnIssue(tx, viewer, 'schedule-issue', issueId)
  await emit(tx, { topic: sendTopic, key: issueId, dueAt: sendAt })
}

function momentOf({ when, date, time }: ScheduleInput, now: number): number {
  if (when === 'now') return now
  const missing = {
    ...(date ? {} : { date: ['Vul in op welke dag de brief weggaat.'] }),
    ...(time ? {} : { time: ['Vul in hoe laat de brief weggaat.'] }),
  }
  if (!date || !time) throw new Invalid(missing)
  const moment = amsterdamInstant(date, time)
  if (moment < now + soonestMs) throw new Invalid({ date: ['Kies een moment dat nog komt.'] })
  return moment
}

/** Takes a letter back that waits for its moment. @throws Conflict once it has begun */
export async function stopIssue(tx: Tx, viewer: Acting, issueId: string): Promise<void> {
  assertNewsroom(viewer)
  const issue = await getIssue(tx, issueId)
  if (issue.state !== 'scheduled')
    throw new Conflict('Het versturen is al begonnen. U kunt het nog wel stilzetten zolang niet alles weg is.')
  await touchIssue(tx, viewer, issue, { state: 'draft', sendAt: null })
  await recordOnIssue(tx, viewer, 'stop-issue', issueId)
}

/** Stops a letter that is going out, after the mails that are in hand. @throws Conflict */
export async function pauseIssue(tx: Tx, viewer: Acting, issueId: string): Promise<void> {
  assertNewsroom(viewer)
  const issue = await getIssue(tx, issueId)
  if (issue.state !== 'sending') throw new Conflict('Deze brief wordt nu niet verstuurd.')
  await touchIssue(tx, viewer, issue, { state: 'paused' })
  await recordOnIssue(tx, viewer, 'pause-issue', issueId)
}

/** Goes on where it stopped. @throws Conflict */
export async function resumeIssue(tx: Tx, viewer: Acting, issueId: string): Promise<void> {
  assertNewsroom(viewer)
  const issue = await getIssue(tx, issueId)
  if (issue.state !== 'paused') throw new Conflict('Deze brief staat niet stil.')
  await touchIssue(tx, viewer, issue, { state: 'sending' })
  await recordOnIssue(tx, viewer, 'resume-issue', issueId)
  await emit(tx, { topic: sendTopic, key: issueId })
  await emitAll(tx, readerTopic, await heldOf(tx, issueId))
}

/** Readers for whom it was held back. */
async function heldOf(tx: Tx, issueId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: newsletterDelivery.subscriptionId })
    .from(newsletterDelivery)
    .where(and(eq(newsletterDelivery.issueId, issueId), eq(newsletterDelivery.state, 'held')))
  return rows.flatMap(({ id }) => id ?? [])
}

/** Takes a letter out of the archive, and keeps what was held back of it from going. @throws Conflict */
export async function hideIssue(tx: Tx, viewer: Acting, issueId: string): Promise<void> {
  assertNewsroom(viewer)
  const issue = await getIssue(tx, issueId)
  if (issue.beganAt === null || issue.hiddenAt !== null) throw new Conflict('Deze brief staat niet in het archief.')
  await touchIssue(tx, viewer, issue, { hiddenAt: viewer.now })
  await recordOnIssue(tx, viewer, 'hide-issue', issueId)
  await bumpPublicGeneration(tx)
}

/** Has the letter as it is now sent to the editor, to look at. @throws NotFound */
export async function askTest(tx: Tx, viewer: Acting, issueId: string, as: Audience): Promise<void> {
  assertNewsroom(viewer)
  await getIssue(tx, issueId)
  const { userId } = viewer
  await emit(tx, { topic: testTopic, key: `${issueId}.${userId}`, payload: { issueId, userId, as } })
}
