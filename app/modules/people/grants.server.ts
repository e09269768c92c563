import { and, countDistinct, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, roleIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { Conflict, Forbidden, NotFound } from '#app/lib/errors.ts'
import { emit } from '#db/outbox.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { item, itemKey, membership, organisation, user } from '#db/schema/index.ts'

export type Acting = Viewer & { userId: string }

/** @throws Forbidden below assurance 3: rights change only with a second factor of the last hour */
export function assertFresh(viewer: Viewer): void {
  if (viewer.assurance < 3) throw new Forbidden('Bevestig eerst opnieuw uw code.', { needsFreshFactor: true })
}

/** Nobody widens or narrows their own rights, in whatever capacity. @throws Forbidden */
export function assertNotSelf(viewer: Viewer, userId: string | null): void {
  if (viewer.userId === userId) throw new Forbidden('U kunt uw eigen rechten niet wijzigen. Vraag een collega.')
}

export function assertAdministrator(viewer: Viewer): void {
  assertFresh(viewer)
  if (!administers(viewer)) throw new NotFound()
}

export const manages = (viewer: Viewer, organisationId: string): boolean => roleIn(viewer, organisationId) === 'manager'

/** How a grant in an organisation comes to count: at once by its manager, after a confirmation by an administrator. */
export interface GrantState {
  pendingSince: number | null
  createdBy: string
  confirmedBy: string | null
}

/**
 * @throws NotFound for who neither manages the organisation nor administers; Forbidden below assurance 3
 */
export function grantIn(viewer: Acting, organisationId: string): GrantState {
  assertFresh(viewer)
  if (manages(viewer, organisationId))
    return { pendingSince: null, createdBy: viewer.userId, confirmedBy: viewer.userId }
  if (administers(viewer)) return { pendingSince: viewer.now, createdBy: viewer.userId, confirmedBy: null }
  throw new NotFound()
}

/** A coordinator's own workgroup: at once; an administrator: after a confirmation. @throws NotFound */
export function grantInWorkgroup(viewer: Acting, workgroupId: string): GrantState {
  assertFresh(viewer)
  if (coordinates(viewer, workgroupId))
    return { pendingSince: null, createdBy: viewer.userId, confirmedBy: viewer.userId }
  if (administers(viewer)) return { pendingSince: viewer.now, createdBy: viewer.userId, confirmedBy: null }
  throw new NotFound()
}

/** What keys open: published items with one of those locks now, and whose they are. Counted without reading them. */
export async function opensHow(
  reader: Reader,
  keys: readonly string[],
  now: number,
): Promise<{ items: number; owners: Array<{ organisationId: string; items: number }> }> {
  if (keys.length === 0) return { items: 0, owners: [] }
  const owners = await reader
    .select({ organisationId: item.ownerId, items: countDistinct(item.id) })
    .from(itemKey)
    .innerJoin(item, eq(item.id, itemKey.itemId))
    .where(
      and(
        inArray(itemKey.key, [...keys]),
        eq(itemKey.side, 'reader'),
        or(isNull(itemKey.until), gt(itemKey.until, now)),
        // What is hidden by a report may come back.
        inArray(item.status, ['published', 'reported']),
      ),
    )
    .groupBy(item.ownerId)
  return { items: owners.reduce((sum, owner) => sum + owner.items, 0), owners }
}

/**
 * Holds who widens to the number they were shown, and tells the managers of the owners.
 * @param seen the number of items they were told that this opens; absent where they were told nothing yet
 * @throws MustBeSeen where it opens items and another number was shown
 */
export async function openAndTell(
  tx: Tx,
  viewer: Acting,
  keys: readonly string[],
  seen: number | undefined,
): Promise<number> {
  const { items, owners } = await opensHow(tx, keys, viewer.now)
  if (items !== (seen ?? 0)) throw new MustBeSeen(items)
  for (const { organisationId } of owners)
    for (const { userId } of await managersOf(tx, organisationId, viewer.now))
      await emit(tx, {
        topic: 'send-mail',
        key: `opened:${organisationId}:${keys.join(',')}:${userId}`,
        payload: { template: 'opened', userId, organisationId, keys: [...keys] },
      })
  return items
}

/** Tells the managers of the organisation that a grant waits for one of them. */
export async function askForConfirmation(
  tx: Tx,
  viewer: Pick<Viewer, 'userId' | 'now'>,
  organisationId: string,
): Promise<void> {
  for (const { userId } of await managersOf(tx, organisationId, viewer.now))
    if (userId !== viewer.userId)
      await emit(tx, {
        topic: 'send-mail',
        key: `confirmation:${organisationId}:${userId}`,
        payload: { template: 'confirmation', userId, organisationId },
      })
}

/** The change opens items that whoever makes it has not been told of; the page asks again with the number. */
export class MustBeSeen extends Conflict {
  override name = 'MustBeSeen'
  readonly items: number
  constructor(items: number) {
    super(`Dit opent ${items === 1 ? '1 stuk' : `${items} stukken`} voor meer mensen. Bevestig dat hieronder.`)
    this.items = items
  }
}

/** Whose role as manager counts now. */
export function managersOf(reader: Reader, organisationId: string, now: number): Promise<Array<{ userId: string }>> {
  return reader
    .select({ userId: membership.userId })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.organisationId, organisationId),
        eq(membership.role, 'manager'),
        liveMembership(now),
        isNull(user.suspendedAt),
      ),
    )
}

/** The organisation, if this person manages it now: for jobs, which ask rights again when a mail goes out. */
export async function findManaged(reader: Reader, userId: string, organisationId: string, now: number) {
  const [row] = await reader
    .select({ id: organisation.id, name: organisation.name, slug: organisation.slug })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.userId, userId),
        eq(membership.organisationId, organisationId),
        eq(membership.role, 'manager'),
        liveMembership(now),
      ),
    )
  return row ?? null
}
