import { and, desc, eq, inArray, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { newsletterDelivery, newsletterSubscription, newsletterTheme, theme } from '#db/schema/index.ts'
import { readerTopic } from './delivery.server.ts'
import { endWaiting } from './mailing.server.ts'
import { nextDigest, type Rhythm } from './rhythm.ts'

/** Kept for as long as somebody may ask why they got a letter: half a year. */
export const keptProofMs = 183 * 24 * 3_600_000

/** What is kept to show that they asked for it; networks as keyed hashes (`networkMark`), instants in milliseconds UTC. */
export interface Consent {
  how: 'mail' | 'profile'
  version: string
  askedAt: number
  askedFrom: string
  confirmedAt: number
  confirmedFrom: string
}

/** Which mails a subscriber wants, and how many at most in a week. */
export interface Choices {
  issues: boolean
  digest: Rhythm
  weeklyMost: number
}
const standard: Choices = { issues: true, digest: 'never', weeklyMost: 3 }

/**
 * Begins a subscription, or gives the one that an address has other themes. The first is told by mail.
 * @param input.email lower case, known to be theirs: confirmed by mail, or of the account that is signed in
 * @param input.themes ids of themes; unknown ones are passed over, none means all
 * @param input.choices every letter and no digest where left out; those of a subscription that runs stay
 * @param input.actor whom the trail names: a user id or `anonymous`
 */
export async function subscribe(
  tx: Tx,
  input: { email: string; themes: readonly string[]; choices?: Choices; consent: Consent; actor: string },
): Promise<void> {
  const { email, consent, actor } = input
  const [before] = await tx
    .select({ id: newsletterSubscription.id, endedAt: newsletterSubscription.endedAt })
    .from(newsletterSubscription)
    .where(eq(newsletterSubscription.email, email))
  const runs = before?.endedAt === null
  const { version: consentVersion, ...proof } = consent
  const values = { ...proof, consentVersion, endedAt: null, endedHow: null }
  const [kept] = before
    ? await tx
        .update(newsletterSubscription)
        // The proof of a subscription that runs is that of its beginning.
        .set(runs ? { email } : values)
        .where(eq(newsletterSubscription.id, before.id))
        .returning({ id: newsletterSubscription.id })
    : await tx
        .insert(newsletterSubscription)
        .values({ email, ...values })
        .returning({ id: newsletterSubscription.id })
  if (!kept) throw new NotFound()
  await setThemes(tx, kept.id, input.themes)
  const choices = input.choices ?? (runs ? null : standard)
  if (choices) await choose(tx, kept.id, choices, consent.confirmedAt)
  const action = runs ? 'change-subscription' : 'subscribe'
  await record(
    tx,
    { actor, action, object: 'subscription', objectId: kept.id, detail: { how: consent.how, ...turnedOff(choices) } },
    consent.confirmedAt,
  )
  if (!runs) await emit(tx, { topic: 'newsletter-mail', key: kept.id })
}

/** Other mails or themes for a subscription that runs, by who has the link or is signed in. @returns whether there is one */
export async function changeChoices(
  tx: Tx,
  id: string,
  input: Choices & { themes: readonly string[] },
  by: { actor: string; now: number },
): Promise<boolean> {
  const { themes, ...choices } = input
  const runs = and(eq(newsletterSubscription.id, id), isNull(newsletterSubscription.endedAt))
  const [kept] = await tx.select({ id: newsletterSubscription.id }).from(newsletterSubscription).where(runs)
  if (!kept) return false
  await setThemes(tx, id, themes)
  await choose(tx, id, choices, by.now)
  const entry = { actor: by.actor, action: 'change-subscription', object: 'subscription', objectId: id }
  await record(tx, { ...entry, detail: { how: 'link', ...turnedOff(choices) } }, by.now)
  return true
}

/** What the trail keeps of a choice, so that a restored copy does not send what was turned off. */
const turnedOff = (choices: Choices | null): { issues?: false; digest?: 'never' } => ({
  ...(choices?.issues === false ? { issues: false } : {}),
  ...(choices?.digest === 'never' ? { digest: 'never' } : {}),
})

/** A digest that begins holds what comes from now on; one at another pace goes on where it was. */
async function choose(tx: Tx, id: string, choices: Choices, now: number): Promise<void> {
  const digestAt = nextDigest(choices.digest, now)
  const [before] = await tx
    .select({ since: newsletterSubscription.digestSince })
    .from(newsletterSubscription)
    .where(eq(newsletterSubscription.id, id))
  const digestSince = digestAt === null ? null : (before?.since ?? now)
  await tx
    .update(newsletterSubscription)
    .set({ ...choices, digestAt, digestSince })
    .where(eq(newsletterSubscription.id, id))
  if (!choices.issues) await endWaiting(tx, id)
  if (digestAt !== null) await emit(tx, { topic: readerTopic, key: id, dueAt: digestAt })
}

/**
 * Ends the subscription of an address or id; ending it twice is no fault.
 * @returns whether there was one
 */
export async function unsubscribe(
  tx: Tx,
  which: { email: string } | { id: string },
  by: { how: 'link' | 'profile'; actor: string; now: number },
): Promise<boolean> {
  const [ended] = await tx
    .update(newsletterSubscription)
    .set({ endedAt: by.now, endedHow: by.how })
    .where(
      and(
        'id' in which ? eq(newsletterSubscription.id, which.id) : eq(newsletterSubscription.email, which.email),
        isNull(newsletterSubscription.endedAt),
      ),
    )
    .returning({ id: newsletterSubscription.id })
  if (!ended) return false
  await tx.delete(newsletterTheme).where(eq(newsletterTheme.subscriptionId, ended.id))
  await tx
    .update(newsletterSubscription)
    .set({ digestAt: null, digestSince: null })
    .where(eq(newsletterSubscription.id, ended.id))
  await endWaiting(tx, ended.id)
  await countUnsubscribed(tx, ended.id, by.now)
  await record(
    tx,
    {
      actor: by.actor,
      action: 'unsubscribe',
      object: 'subscription',
      objectId: ended.id,
      detail: { how: by.how },
    },
    by.now,
  )
  return true
}

/** The last mail that they got is the one after which they ended it: a number for the desks. */
async function countUnsubscribed(tx: Tx, subscriptionId: string, now: number): Promise<void> {
  const [last] = await tx
    .select({ id: newsletterDelivery.id })
    .from(newsletterDelivery)
    .where(and(eq(newsletterDelivery.subscriptionId, subscriptionId), isNotNull(newsletterDelivery.sentAt)))
    .orderBy(desc(newsletterDelivery.sentAt))
    .limit(1)
  if (last) await tx.update(newsletterDelivery).set({ unsubscribedAt: now }).where(eq(newsletterDelivery.id, last.id))
}

/** Forgets who unsubscribed, once their proof is no longer needed; and of every mail as old, whose it was. */
export async function forgetSubscriptions(tx: Tx, now: number): Promise<void> {
  const old = and(isNotNull(newsletterSubscription.endedAt), lt(newsletterSubscription.endedAt, now - keptProofMs))
  await forget(tx, old)
  await tx
    .update(newsletterDelivery)
    .set({ subscriptionId: null })
    .where(and(isNotNull(newsletterDelivery.subscriptionId), lt(newsletterDelivery.sentAt, now - keptProofMs)))
}

/** Forgets that an address ever had a subscription, with its proof. @param email lower case */
export async function forgetSubscription(tx: Tx, email: string): Promise<void> {
  await forget(tx, eq(newsletterSubscription.email, email))
}

/** The rows of their mails stay as numbers; what was still to go is not sent. */
async function forget(tx: Tx, which: SQL | undefined): Promise<void> {
  const ids = tx.select({ id: newsletterSubscription.id }).from(newsletterSubscription).where(which)
  const theirs = inArray(newsletterDelivery.subscriptionId, ids)
  await tx
    .update(newsletterDelivery)
    .set({ state: 'ended', claim: null })
    .where(and(theirs, inArray(newsletterDelivery.state, ['waiting', 'claimed', 'made', 'held'])))
  await tx.update(newsletterDelivery).set({ subscriptionId: null }).where(theirs)
  await tx.delete(newsletterTheme).where(inArray(newsletterTheme.subscriptionId, ids))
  await tx.delete(newsletterSubscription).where(which)
}

async function setThemes(tx: Tx, subscriptionId: string, wanted: readonly string[]): Promise<void> {
  await tx.delete(newsletterTheme).where(eq(newsletterTheme.subscriptionId, subscriptionId))
  if (wanted.length === 0) return
  const known = await tx
    .select({ id: theme.id })
    .from(theme)
    .where(inArray(theme.id, [...wanted]))
  if (known.length > 0)
    await tx.insert(newsletterTheme).values(known.map(({ id }) => ({ subscriptionId, themeId: id })))
}
