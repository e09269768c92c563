import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { LetterPart, LetterSection } from '#app/mail/letter.ts'
import { digestMail, issueMail } from '#app/mail/templates.letters.ts'
import type { Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { emit } from '#db/outbox.server.ts'
import {
  event,
  item,
  itemTheme,
  newsletterBlock,
  newsletterDelivery,
  newsletterSubscription,
  organisation,
} from '#db/schema/index.ts'
import { noteRefusal } from './bounces.server.ts'
import { itemColumns, letterItem, readableBlocks, somethingWaits } from './content.server.ts'
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
import { readerTopic } from './delivery.server.ts'
import { inLowerCase } from './links.server.ts'
import { subscriptionById, type Subscription } from './queries.server.ts'
import { followedThemes, letterThemes, readerOfAddress } from './reader.server.ts'
import { nextDigest, type Rhythm } from './rhythm.ts'

const mostItems = 30
const titles: Readonly<Record<Rhythm, string>> = {
  never: 'Nieuw in het kennisportaal',
  daily: 'Nieuw sinds gisteren',
  weekly: 'Nieuw van deze week',
  monthly: 'Nieuw van deze maand',
}

/**
 * Topic `reader-mail`, the key is a subscription: sends what is due to one reader apart from letters to all. That is the
 * digest of their themes, and letters for which there was no room; together in one mail. Plans the next digest.
 */
export async function sendReaderMail(services: LetterServices, subscriptionId: string): Promise<void> {
  const { db } = services
  const subscriber = await subscriptionById(db.read, subscriptionId)
  if (!subscriber) return
  const now = Date.now()
  const due = subscriber.digest !== 'never' && (subscriber.digestAt ?? 0) <= now
  const held = await heldFor(db.read, subscriptionId, subscriptionId)
  if (!due && held.length === 0) return db.write((tx) => planAgain(tx, subscriber))
  const mailId = idOf(subscriptionId, due ? String(subscriber.digestAt ?? 0) : (held[0]?.deliveryId ?? ''))
  const room = await roomAt(db.read, subscriber, now, mailId)
  if (room > now) return db.write((tx) => emit(tx, { topic: readerTopic, key: subscriptionId, dueAt: room }))

  const viewer = await readerOfAddress(db.read, subscriber.email, now)
  const { baseUrl } = services.config.server
  const themes = await letterThemes(db.read, viewer, subscriber)
  const blocks = await readableBlocks(
    db.read,
    [viewer],
    held.map(({ id }) => id),
    { themes, baseUrl },
  )
  const earlier = held.flatMap((one) => {
    const found = blocks.get(one.id)
    return found ? [{ held: one, section: heldSection(one, found.parts), itemIds: found.itemIds }] : []
  })
  const said = earlier.flatMap(({ itemIds }) => itemIds)
  const fresh = due ? await newParts(services, viewer, subscriber, now, said) : []
  const after = async (tx: Tx) => {
    await joinHeld(tx, held)
    if (due) await digestDone(tx, subscriber, now)
    else await planAgain(tx, subscriber)
  }
  const links = linksFor(services, subscriptionId, null)
  const sections = earlier.map(({ section }) => section)
  const [first, ...others] = earlier
  if (fresh.length === 0 && !first) return db.write(after)
  const mail =
    fresh.length > 0 || !first
      ? digestMail({ title: titles[subscriber.digest], sections: [{ title: null, parts: fresh }, ...sections], links })
      : issueMail({
          ...first.held,
          sections: [{ ...first.section, title: null }, ...others.map((one) => one.section)],
          links,
        })
  await sendNoted(services, subscriber, { id: mailId, held, mail, after })
}

/** The same each time that this mail is tried: one that was sent before a process was killed is known again by its name. */
function idOf(subscriptionId: string, what: string): string {
  return inLowerCase(createHash('sha256').update(`${subscriptionId}.${what}`).digest('base64url'))
}

interface Noted {
  id: string
  held: readonly HeldIssue[]
  mail: ReturnType<typeof digestMail>
  after: (tx: Tx) => Promise<void>
}

/** Notes that it is about to go, so that no other mail takes the room or what goes along; then sends it. */
async function sendNoted(
  services: LetterServices,
  subscriber: Subscription & { email: string },
  { id, held, mail, after }: Noted,
): Promise<void> {
  const { db, mailer } = services
  const row = eq(newsletterDelivery.id, id)
  if (!(await db.write((tx) => noteMade(tx, subscriber, id, held)))) return
  try {
    await mailer.send({ to: subscriber.email, ...mail, ...envelopeOf(services, id) })
  } catch (error) {
    const { kind, code } = failureOf(error)
    const now = Date.now()
    await db.write(async (tx) => {
      if (kind !== 'refused') {
        await tx.delete(newsletterDelivery).where(row)
        return leaveHeld(tx, subscriber.id)
      }
      await tx.update(newsletterDelivery).set({ state: 'refused', bouncedAt: now, bounceCode: code }).where(row)
      await after(tx)
      await noteRefusal(tx, subscriber.id, now)
    })
    if (kind !== 'refused') throw error
    return
  }
  await db.write(async (tx) => {
    await tx.update(newsletterDelivery).set({ state: 'sent', sentAt: Date.now() }).where(row)
    await after(tx)
  })
}

/** @returns false where another mail took the room, or what was held back, meanwhile: then it is looked at again */
async function noteMade(tx: Tx, subscriber: Subscription, id: string, held: readonly HeldIssue[]): Promise<boolean> {
  const now = Date.now()
  const room = await roomAt(tx, subscriber, now, id)
  if (room > now || !(await takeHeld(tx, held, subscriber.id))) {
    await emit(tx, { topic: readerTopic, key: subscriber.id, dueAt: room })
    return false
  }
  const made = { state: 'made', sentAt: null } as const
  await tx
    .insert(newsletterDelivery)
    .values({ id, issueId: null, subscriptionId: subscriber.id, ...made })
    .onConflictDoUpdate({ target: newsletterDelivery.id, set: made })
  return true
}

/** What was published since the last digest in the themes that this reader follows, as far as they may read it. */
async function newParts(
  { db, config }: LetterServices,
  viewer: Viewer,
  subscriber: Subscription,
  now: number,
  said: readonly string[],
): Promise<LetterSection['parts']> {
  const themes = await followedThemes(db.read, viewer, subscriber)
  const inThemes = sql`EXISTS (SELECT 1 FROM ${itemTheme} WHERE ${and(
    eq(itemTheme.itemId, item.id),
    inArray(itemTheme.themeId, themes),
  )})`
  const rows = await db.read
    .select(itemColumns)
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(event, eq(event.itemId, item.id))
    .where(
      and(
        itemsWhere(asReader(viewer), viewer.now),
        gt(item.publishAt, subscriber.digestSince ?? now),
        lte(item.publishAt, now),
        themes.length > 0 ? inThemes : undefined,
        inLetter(subscriber),
      ),
    )
    .orderBy(desc(item.publishAt), asc(item.id))
    .limit(mostItems + 1)
  const parts: LetterPart[] = []
  let waits = false
  for (const row of rows.slice(0, mostItems)) {
    if (said.includes(row.id)) continue
    const part = letterItem(row, '', config.server.baseUrl)
    if (part) parts.push({ kind: 'item', ...part })
    else waits = true
  }
  if (waits) parts.push({ kind: 'notice', text: somethingWaits })
  if (rows.length > mostItems) parts.push({ kind: 'notice', text: 'Er is nog meer nieuw. U vindt het in het portaal.' })
  return parts
}

/** Not what a letter brought them in that time: nothing is said twice. */
function inLetter({ id, digestSince }: Subscription) {
  return sql`NOT EXISTS (SELECT 1 FROM ${newsletterDelivery} INNER JOIN ${newsletterBlock}
    ON ${newsletterBlock.issueId} = ${newsletterDelivery.issueId} WHERE ${and(
      eq(newsletterDelivery.subscriptionId, id),
      isNotNull(newsletterDelivery.sentAt),
      gt(newsletterDelivery.sentAt, digestSince ?? 0),
      eq(newsletterBlock.itemId, item.id),
    )})`
}

/** The next one holds what comes from now on. */
async function digestDone(tx: Tx, { id, digest }: Subscription, now: number): Promise<void> {
  const digestAt = nextDigest(digest, now)
  await tx
    .update(newsletterSubscription)
    .set({ digestSince: now, digestAt })
    .where(and(eq(newsletterSubscription.id, id), eq(newsletterSubscription.digest, digest)))
  if (digestAt !== null) await emit(tx, { topic: readerTopic, key: id, dueAt: digestAt })
}

/** Came before its time: a digest that was planned stays planned. */
async function planAgain(tx: Tx, { id, digest, digestAt }: Subscription): Promise<void> {
  if (digest !== 'never' && digestAt !== null) await emit(tx, { topic: readerTopic, key: id, dueAt: digestAt })
}
