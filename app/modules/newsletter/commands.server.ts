import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { newsletterSubscription, newsletterTheme, theme } from '#db/schema/index.ts'

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

/**
 * Begins a subscription, or gives the one that an address has other themes. The first is told by mail.
 * @param input.email lower case, known to be theirs: confirmed by mail, or of the account that is signed in
 * @param input.themes ids of themes; unknown ones are passed over, none means all
 * @param input.actor whom the trail names: a user id or `anonymous`
 */
export async function subscribe(
  tx: Tx,
  input: { email: string; themes: readonly string[]; consent: Consent; actor: string },
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
  const action = runs ? 'change-subscription' : 'subscribe'
  await record(
    tx,
    { actor, action, object: 'subscription', objectId: kept.id, detail: { how: consent.how } },
    consent.confirmedAt,
  )
  if (!runs) await emit(tx, { topic: 'newsletter-mail', key: kept.id })
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

/** Forgets who unsubscribed, once their proof is no longer needed. */
export async function forgetSubscriptions(tx: Tx, now: number): Promise<void> {
  await tx
    .delete(newsletterSubscription)
    .where(and(isNotNull(newsletterSubscription.endedAt), lt(newsletterSubscription.endedAt, now - keptProofMs)))
}

/** Forgets that an address ever had a subscription, with its proof. @param email lower case */
export async function forgetSubscription(tx: Tx, email: string): Promise<void> {
  const theirs = eq(newsletterSubscription.email, email)
  const ids = tx.select({ id: newsletterSubscription.id }).from(newsletterSubscription).where(theirs)
  await tx.delete(newsletterTheme).where(inArray(newsletterTheme.subscriptionId, ids))
  await tx.delete(newsletterSubscription).where(theirs)
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
