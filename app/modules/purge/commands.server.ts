import { and, eq, isNull } from 'drizzle-orm'
import { roleIn } from '#app/access/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#app/lib/errors.ts'
import { afterChange, recordOn, touch } from '#app/modules/items/effects.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { assertFresh, managersOf, type Acting } from '#app/modules/people/grants.server.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { purgeRequest } from '#db/schema/index.ts'
import type { PurgeReason } from './reasons.ts'
import { managesOffice, secondsFor } from './second.server.ts'

/**
 * A manager of the owner asks to have an item removed everywhere; they need not be able to read it.
 * @throws NotFound where it is not their organisation's; Conflict where that was asked already, or nobody could confirm
 */
export async function askPurge(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  input: { item: string; reason: PurgeReason },
): Promise<void> {
  assertFresh(viewer)
  const found = await getStoredItem(tx, input.item, viewer.now)
  if (found.ownerId !== organisationId || roleIn(viewer, organisationId) !== 'manager') throw new NotFound()
  const [open] = await tx
    .select({ id: purgeRequest.id })
    .from(purgeRequest)
    .where(and(eq(purgeRequest.itemId, found.id), isNull(purgeRequest.decidedAt)))
  if (open) throw new Conflict('Voor dit stuk is al om vernietiging gevraagd.')
  const seconds = await secondsFor(tx, { ownerId: found.ownerId, requestedBy: viewer.userId }, viewer.now)
  if (seconds.length === 0)
    throw new Conflict(
      'Er is niemand die dit met u kan bevestigen. Vraag de beheerder van de server om het stuk te vernietigen.',
    )
  const id = newId()
  await tx.insert(purgeRequest).values({
    id,
    itemId: found.id,
    reason: input.reason,
    requestedBy: viewer.userId,
    requestedAt: viewer.now,
  })
  await recordOn(tx, viewer, 'ask-purge', found, { reason: input.reason })
  for (const userId of seconds)
    await emit(tx, { topic: 'purge-mail', key: `${id}:${userId}`, payload: { request: id, userId } })
}

/**
 * Somebody else agrees: from this write on nobody reads it, and a job removes it everywhere.
 * @throws NotFound for who has no business with it; Forbidden for who asked, and whom they let in; Conflict where who asked
 * manages the owner no longer
 */
export async function confirmPurge(tx: Tx, viewer: Acting, requestId: string): Promise<void> {
  const { asked, found } = await openRequest(tx, viewer, requestId)
  if (asked.requestedBy === viewer.userId)
    throw new Forbidden('U hebt dit zelf gevraagd. Een andere beheerder bevestigt het.')
  const managers = await managersOf(tx, found.ownerId, viewer.now)
  if (!managers.some(({ userId }) => userId === asked.requestedBy))
    throw new Conflict(
      'Wie dit vroeg, is geen beheerder meer van de organisatie. Weiger de vraag, of vraag het opnieuw.',
    )
  const seconds = await secondsFor(tx, { ownerId: found.ownerId, requestedBy: asked.requestedBy }, viewer.now)
  if (!seconds.includes(viewer.userId))
    throw new Forbidden('Iemand anders bevestigt dit: een beheerder die niet door de aanvrager is toegevoegd.')
  await tx
    .update(purgeRequest)
    .set({ decidedBy: viewer.userId, decidedAt: viewer.now, decision: 'confirmed' })
    .where(eq(purgeRequest.id, asked.id))
  await touch(tx, viewer, found, { status: 'withdrawn' })
  await recordOn(tx, viewer, 'confirm-purge', found, { reason: asked.reason, askedBy: asked.requestedBy })
  await afterChange(tx, found.id, { labels: [found.label], narrowed: true })
  await emit(tx, { topic: 'purge-item', key: found.id })
}

/** Whoever asked takes it back, and whoever could confirm turns it down. */
export async function refusePurge(tx: Tx, viewer: Acting, requestId: string): Promise<void> {
  const { asked, found } = await openRequest(tx, viewer, requestId)
  await tx
    .update(purgeRequest)
    .set({ decidedBy: viewer.userId, decidedAt: viewer.now, decision: 'refused' })
    .where(eq(purgeRequest.id, asked.id))
  await recordOn(tx, viewer, 'refuse-purge', found)
}

/** An open request of an organisation that the viewer manages, or that the office decides on for them. */
async function openRequest(
  tx: Tx,
  viewer: Acting,
  requestId: string,
): Promise<{ asked: typeof purgeRequest.$inferSelect; found: StoredItem }> {
  assertFresh(viewer)
  const [asked] = await tx.select().from(purgeRequest).where(eq(purgeRequest.id, requestId))
  if (!asked) throw new NotFound()
  const found = await getStoredItem(tx, asked.itemId, viewer.now)
  const manages = roleIn(viewer, found.ownerId) === 'manager'
  const asOffice =
    managesOffice(viewer) &&
    (await secondsFor(tx, { ...asked, ownerId: found.ownerId }, viewer.now)).includes(viewer.userId)
  if (!manages && !asOffice) throw new NotFound()
  if (asked.decidedAt !== null) throw new Conflict('Hierover is intussen al beslist.')
  return { asked, found }
}
