import { and, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm'
import type { LetterLinks, LetterSection } from '#app/mail/letter.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import type { Services } from '#app/services.server.ts'
import { formatDate } from '#app/ui/format.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { newsletterDelivery, newsletterIssue } from '#db/schema/index.ts'
import { bounceAddress, preferencesToken, unsubscribeToken } from './links.server.ts'
import { newsletterUrls } from './urls.ts'
import { weekMs } from './rhythm.ts'

export type LetterServices = Pick<Services, 'db' | 'config' | 'secrets' | 'mailer'>

/** Whose mail it is, as of now. */
export interface Subscriber {
  id: string
  /** Lower case. */
  email: string
  weeklyMost: number
  themes: ReadonlyArray<{ id: string }>
}

const soonMs = 60_000

/**
 * When there is room for one more mail to this reader: `now`, soon where another mail is just under way, or the moment at which
 * the oldest of this week's is a week old.
 * @param own the mail that asks: where it was under way before, it does not count itself
 */
export async function roomAt(
  read: Reader | Tx,
  { id, weeklyMost }: Pick<Subscriber, 'id' | 'weeklyMost'>,
  now: number,
  own = '',
): Promise<number> {
  const underWay = and(eq(newsletterDelivery.state, 'made'), ne(newsletterDelivery.id, own))
  const rows = await read
    .select({ sentAt: newsletterDelivery.sentAt })
    .from(newsletterDelivery)
    .where(and(eq(newsletterDelivery.subscriptionId, id), or(gt(newsletterDelivery.sentAt, now - weekMs), underWay)))
    .orderBy(desc(newsletterDelivery.sentAt))
  const oldest = rows.flatMap(({ sentAt }) => sentAt ?? [])[weeklyMost - 1]
  if (oldest !== undefined) return oldest + weekMs
  return rows.length >= weeklyMost ? now + soonMs : now
}

/**
 * Letters that were held back for this reader and may go, oldest first: not one that was stopped or taken away since, nor one
 * that another mail takes along at this moment.
 * @param by whose they may be already: the id of a letter's mail, or of the subscription for its own mails
 */
export async function heldFor(read: Reader, subscriptionId: string, by: string) {
  const rows = await read
    .select({
      deliveryId: newsletterDelivery.id,
      id: newsletterIssue.id,
      title: newsletterIssue.title,
      intro: newsletterIssue.intro,
      beganAt: newsletterIssue.beganAt,
    })
    .from(newsletterDelivery)
    .innerJoin(newsletterIssue, eq(newsletterIssue.id, newsletterDelivery.issueId))
    .where(
      and(
        eq(newsletterDelivery.subscriptionId, subscriptionId),
        eq(newsletterDelivery.state, 'held'),
        or(isNull(newsletterDelivery.claim), eq(newsletterDelivery.claim, by)),
        inArray(newsletterIssue.state, ['sending', 'sent']),
        isNull(newsletterIssue.hiddenAt),
      ),
    )
    .orderBy(newsletterIssue.beganAt)
  return rows
}
export type HeldIssue = Awaited<ReturnType<typeof heldFor>>[number]

/** A letter of before, as a section of another mail. */
export const heldSection = (held: HeldIssue, parts: LetterSection['parts']): LetterSection => ({
  title: held.beganAt === null ? held.title : `${held.title} (${formatDate(held.beganAt)})`,
  parts,
})

const theseHeld = (held: readonly HeldIssue[]) =>
  and(
    inArray(
      newsletterDelivery.id,
      held.map(({ deliveryId }) => deliveryId),
    ),
    eq(newsletterDelivery.state, 'held'),
  )

/** They go along with this mail and with no other. @returns false where another took one of them meanwhile: then none is taken */
export async function takeHeld(tx: Tx, held: readonly HeldIssue[], by: string): Promise<boolean> {
  if (held.length === 0) return true
  const free = and(theseHeld(held), or(isNull(newsletterDelivery.claim), eq(newsletterDelivery.claim, by)))
  const found = await tx.select({ id: newsletterDelivery.id }).from(newsletterDelivery).where(free)
  if (found.length < held.length) return false
  await tx.update(newsletterDelivery).set({ claim: by }).where(free)
  return true
}

/** The mail did not go: they wait again. */
export async function leaveHeld(tx: Tx, by: string): Promise<void> {
  await tx
    .update(newsletterDelivery)
    .set({ claim: null })
    .where(and(eq(newsletterDelivery.claim, by), eq(newsletterDelivery.state, 'held')))
}

/** They came along with another mail. */
export async function joinHeld(tx: Tx, held: readonly HeldIssue[]): Promise<void> {
  if (held.length > 0) await tx.update(newsletterDelivery).set({ state: 'joined', claim: null }).where(theseHeld(held))
}

/** What was still to go to this reader does not go any more. */
export async function endWaiting(tx: Tx, subscriptionId: string): Promise<void> {
  await tx
    .update(newsletterDelivery)
    .set({ state: 'ended', claim: null })
    .where(
      and(
        eq(newsletterDelivery.subscriptionId, subscriptionId),
        inArray(newsletterDelivery.state, ['waiting', 'held']),
      ),
    )
}

/** The links at the foot of a mail to this subscriber. @param issue whose public half is in the archive */
export function linksFor(
  { config, secrets }: Pick<LetterServices, 'config' | 'secrets'>,
  subscriptionId: string,
  issue: { id: string; title: string } | null,
): LetterLinks {
  const { baseUrl } = config.server
  return {
    browser: issue && baseUrl + newsletterUrls.issue(issue),
    preferences: baseUrl + newsletterUrls.preferences(preferencesToken(secrets.session, subscriptionId)),
    unsubscribe: baseUrl + newsletterUrls.unsubscribe(unsubscribeToken(secrets.session, subscriptionId)),
  }
}

/** What the mail program and servers on the way get to see of it. */
export function envelopeOf(
  { config, secrets }: Pick<LetterServices, 'config' | 'secrets'>,
  deliveryId: string,
): Pick<Mail, 'listId' | 'name' | 'returnPath'> {
  const { bounceAddress: base } = config.mail
  return {
    listId: `nieuwsbrief.${new URL(config.server.baseUrl).hostname}`,
    name: `brief.${deliveryId}`,
    ...(base === undefined ? {} : { returnPath: bounceAddress(secrets.session, base, deliveryId) }),
  }
}

/**
 * Does a server say this of the address: that it is not there, or takes no mail? Anything else, such as that it does not
 * trust who sends (5.7), may pass or be a fault of ours.
 * @param status of RFC 3463; null where none was given
 * @param code of the answer, which says it by itself only where no status says more
 */
export function isOfAddress(status: string | null, code: number | null): boolean {
  // 5.1.7 and 5.1.8 are about the address of the sender.
  if (status !== null && status !== '5.0.0') return /^5\.(1\.(?![78]$)\d+|2\.1)$/.test(status)
  return code === 550 || code === 553
}

/** The status in an answer such as `550 5.1.1 No such user`; null where it has none. */
export const statusIn = (answer: string): string | null =>
  /\b\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? null

/** What went wrong with one mail: `refused` for good by the recipient's server, `later` for this mail, or `down` for all. */
export function failureOf(error: unknown): { kind: 'refused' | 'later' | 'down'; code: string } {
  const given = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN
  const command = error instanceof Error && 'command' in error ? String(error.command) : ''
  if (Number.isNaN(given)) {
    const bad = error instanceof Error && error.message === 'not a mail address'
    return bad ? { kind: 'refused', code: '5.1.3' } : { kind: 'down', code: '' }
  }
  // What is said of the recipient or of this text concerns this mail; anything else, such as who sends it, would concern all.
  if (command === 'DATA') return { kind: 'later', code: String(given) }
  if (command !== 'RCPT TO') return { kind: 'down', code: String(given) }
  const status = error instanceof Error && 'response' in error ? statusIn(String(error.response)) : null
  return { kind: isOfAddress(status, given) ? 'refused' : 'later', code: status ?? String(given) }
}
