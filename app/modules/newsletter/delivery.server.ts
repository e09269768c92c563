import { and, eq, exists } from 'drizzle-orm'
import type { Mail } from '#app/mail/mailer.server.ts'
import { issueMail } from '#app/mail/templates.letters.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { newsletterDelivery, newsletterIssue } from '#db/schema/index.ts'
import { noteRefusal } from './bounces.server.ts'
import { readableBlocks } from './content.server.ts'
import {
  envelopeOf,
  failureOf,
  heldFor,
  heldSection,
  joinHeld,
  leaveHeld,
  linksFor,
  roomAt,
  takeHeld,
  type HeldIssue,
  type LetterServices,
} from './mailing.server.ts'
import type { Issue } from './issues.server.ts'
import { subscriptionById, type Subscription } from './queries.server.ts'
import { letterThemes, readerOfAddress } from './reader.server.ts'

/** A row of the table of deliveries that this process has in hand. */
export interface Claimed {
  id: string
  subscriptionId: string | null
  attempts: number
  claim: string
}

type State = typeof newsletterDelivery.$inferSelect.state
type Set = Partial<typeof newsletterDelivery.$inferInsert>

export const readerTopic = 'reader-mail'
const mostAttempts = 10
const firstPauseMs = 5 * 60_000
const longestPauseMs = 4 * 3_600_000

/**
 * Makes one reader's mail and sends it: with what they may read at this moment, and nothing where there is no room this week
 * or nothing is theirs. It is noted before it goes and after it went; a mail noted as `made` by a process that was killed may
 * have gone, and goes again rather than be lost.
 * @throws where the mail server takes nothing from anybody
 */
export async function deliver(services: LetterServices, issue: Issue, claimed: Claimed): Promise<void> {
  const { db, mailer } = services
  const subscriber = claimed.subscriptionId === null ? null : await subscriptionById(db.read, claimed.subscriptionId)
  if (!subscriber?.issues) return settleAs(services, claimed, 'ended')
  const now = Date.now()
  const room = await roomAt(db.read, subscriber, now)
  if (room > now) return hold(services, claimed, subscriber.id, room)
  const held = await heldFor(db.read, subscriber.id, claimed.id)
  const mail = await makeMail(services, issue, subscriber, held, now)
  if (!mail) return settleEmpty(services, claimed, subscriber.id, held)
  const mine = await db.write((tx) => noteMade(tx, issue.id, claimed, subscriber, held))
  if (!mine) return
  try {
    await mailer.send({ to: subscriber.email, ...mail, ...envelopeOf(services, claimed.id) })
  } catch (error) {
    return failed(services, claimed, error)
  }
  await db.write(async (tx) => {
    await settle(tx, claimed, { state: 'sent', sentAt: Date.now(), claim: null })
    await joinHeld(tx, held)
  })
}

/** Of this issue's mail, with what was held back before; null where nothing of the issue itself is theirs to read. */
async function makeMail(
  services: LetterServices,
  issue: Issue,
  subscriber: Subscription & { email: string },
  held: readonly HeldIssue[],
  now: number,
): Promise<Omit<Mail, 'to'> | null> {
  const { db, config } = services
  const viewer = await readerOfAddress(db.read, subscriber.email, now)
  const ids = [issue.id, ...held.map(({ id }) => id)]
  const themes = await letterThemes(db.read, viewer, subscriber)
  const { baseUrl } = config.server
  const found = await readableBlocks(db.read, [viewer], ids, { themes, baseUrl })
  const own = found.get(issue.id)
  const earlier = held.flatMap((one) => {
    const blocks = found.get(one.id)
    return blocks ? [heldSection(one, blocks.parts)] : []
  })
  // Its title is for who may read some of it.
  if (!own) return null
  const anyone = issue.hiddenAt === null && (await publicHalf(services, issue.id, now))
  return issueMail({
    title: issue.title,
    intro: issue.intro,
    sections: [{ title: null, parts: own.parts }, ...earlier],
    links: linksFor(services, subscriber.id, anyone ? issue : null),
  })
}

/** Is there something in it for everybody, so that it stands in the archive? */
async function publicHalf({ db, config }: LetterServices, issueId: string, now: number): Promise<boolean> {
  const visitor = await readerOfAddress(db.read, '', now)
  return (await readableBlocks(db.read, [visitor], [issueId], { baseUrl: config.server.baseUrl })).has(issueId)
}

/**
 * The mail is about to go. @returns false where it does not: another run has it by now, the letter was stopped, or another mail
 * took the room or what was held back
 */
async function noteMade(
  tx: Tx,
  issueId: string,
  claimed: Claimed,
  subscriber: Subscription,
  held: readonly HeldIssue[],
): Promise<boolean> {
  const now = Date.now()
  const room = await roomAt(tx, subscriber, now)
  if (room > now || !(await takeHeld(tx, held, claimed.id))) {
    await settle(tx, claimed, { state: 'waiting', claim: null })
    return false
  }
  const sending = tx
    .select({ id: newsletterIssue.id })
    .from(newsletterIssue)
    .where(and(eq(newsletterIssue.id, issueId), eq(newsletterIssue.state, 'sending')))
  const made = await tx
    .update(newsletterDelivery)
    .set({ state: 'made' })
    .where(and(mine(claimed), exists(sending)))
    .returning({ id: newsletterDelivery.id })
  if (made.length === 0) {
    await settle(tx, claimed, { state: 'waiting', claim: null })
    await leaveHeld(tx, claimed.id)
  }
  return made.length > 0
}

const mine = ({ id, claim }: Claimed) => and(eq(newsletterDelivery.id, id), eq(newsletterDelivery.claim, claim))

async function settle(tx: Tx, claimed: Claimed, set: Set): Promise<void> {
  await tx.update(newsletterDelivery).set(set).where(mine(claimed))
}

const settleAs = ({ db }: LetterServices, claimed: Claimed, state: State): Promise<void> =>
  db.write((tx) => settle(tx, claimed, { state, claim: null }))

/** Nothing of it is theirs: what was held back before need not wait for it. */
function settleEmpty(
  { db }: LetterServices,
  claimed: Claimed,
  subscriptionId: string,
  held: readonly HeldIssue[],
): Promise<void> {
  return db.write(async (tx) => {
    await settle(tx, claimed, { state: 'empty', claim: null })
    if (held.length > 0) await emit(tx, { topic: readerTopic, key: subscriptionId })
  })
}

/** No room this week: it goes along with the next mail, or by itself when there is room again. */
function hold({ db }: LetterServices, claimed: Claimed, subscriptionId: string, room: number): Promise<void> {
  return db.write(async (tx) => {
    await settle(tx, claimed, { state: 'held', claim: null })
    await emit(tx, { topic: readerTopic, key: subscriptionId, dueAt: room })
  })
}

async function failed({ db }: LetterServices, claimed: Claimed, error: unknown): Promise<void> {
  const { kind, code } = failureOf(error)
  const now = Date.now()
  await db.write(async (tx) => {
    await leaveHeld(tx, claimed.id)
    if (kind === 'refused') {
      await settle(tx, claimed, { state: 'refused', bouncedAt: now, bounceCode: code, claim: null })
      if (claimed.subscriptionId !== null) await noteRefusal(tx, claimed.subscriptionId, now)
      return
    }
    const given = kind === 'later' && claimed.attempts >= mostAttempts
    const pause = Math.min(firstPauseMs * 2 ** (claimed.attempts - 1), longestPauseMs)
    await settle(tx, claimed, {
      claim: null,
      ...(given ? { state: 'failed' } : { state: 'waiting', nextAt: kind === 'later' ? now + pause : now }),
    })
  })
  if (kind === 'down') throw error
}
