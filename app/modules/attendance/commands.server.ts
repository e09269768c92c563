import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Allowed } from '#app/access/policy.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { newSecret } from '#app/lib/secrets.server.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { checkInLink, registration, walkIn } from '#db/schema/index.ts'
import type { Keeper } from './door.server.ts'
import type { Meeting } from './meeting.server.ts'
import { organisationNamed } from './organisations.server.ts'
import { helperHashes } from './tokens.server.ts'

const halfDayMs = 12 * 3_600_000
const mostLinks = 10

async function note(
  tx: Tx,
  keeper: Pick<Keeper, 'actor' | 'item' | 'now'>,
  action: string,
  detail: Record<string, string> = {},
): Promise<void> {
  const { id, ownerId, workgroupId } = keeper.item
  await record(
    tx,
    { actor: keeper.actor, action, object: 'item', objectId: id, organisationId: ownerId, workgroupId, detail },
    keeper.now,
  )
}

/**
 * Somebody is there. Doing it twice changes nothing: the first time stays.
 * @returns the instant from which they are there
 * @throws NotFound where they are not on the list of this meeting
 */
export async function checkIn(tx: Tx, keeper: Keeper, registrationId: string): Promise<number> {
  const theirs = and(eq(registration.id, registrationId), eq(registration.itemId, keeper.item.id))
  const [row] = await tx.select({ at: registration.checkedInAt }).from(registration).where(theirs)
  if (!row) throw new NotFound()
  if (row.at !== null) return row.at
  await tx.update(registration).set({ checkedInAt: keeper.now, checkedInBy: keeper.by }).where(theirs)
  await note(tx, keeper, 'check-in', { registration: registrationId, by: keeper.by })
  return keeper.now
}

/** Takes back a check-in that was a mistake; where there was none, nothing happens. */
export async function undoCheckIn(tx: Tx, keeper: Keeper, registrationId: string): Promise<void> {
  const undone = await tx
    .update(registration)
    .set({ checkedInAt: null, checkedInBy: null })
    .where(
      and(
        eq(registration.id, registrationId),
        eq(registration.itemId, keeper.item.id),
        isNotNull(registration.checkedInAt),
      ),
    )
    .returning({ id: registration.id })
  if (undone.length > 0) await note(tx, keeper, 'undo-check-in', { registration: registrationId, by: keeper.by })
}

/** Somebody came without having signed up. The same name at the same organisation is one person: a form sent twice. */
export async function addWalkIn(
  tx: Tx,
  keeper: Keeper,
  { name, organisationName }: { name: string; organisationName: string },
): Promise<void> {
  const itemId = keeper.item.id
  const [there] = await tx
    .select({ id: walkIn.id })
    .from(walkIn)
    .where(and(eq(walkIn.itemId, itemId), eq(walkIn.name, name), eq(walkIn.organisationName, organisationName)))
  if (there) return
  const organisationId = await organisationNamed(tx, organisationName)
  await tx
    .insert(walkIn)
    .values({ itemId, name, organisationName, organisationId, checkedInAt: keeper.now, checkedInBy: keeper.by })
  await note(tx, keeper, 'add-walk-in', { by: keeper.by })
}

export async function removeWalkIn(tx: Tx, keeper: Keeper, id: string): Promise<void> {
  const gone = await tx
    .delete(walkIn)
    .where(and(eq(walkIn.id, id), eq(walkIn.itemId, keeper.item.id)))
    .returning({ id: walkIn.id })
  if (gone.length > 0) await note(tx, keeper, 'remove-walk-in', { by: keeper.by })
}

/**
 * Makes a link with which a helper checks people in, until the day of the meeting is over.
 * @returns the secret of its address, which is stored nowhere
 * @throws Conflict where there are ten already
 */
export async function makeCheckInLink(
  tx: Tx,
  keys: readonly string[],
  viewer: { userId: string; now: number },
  found: Allowed<'edit', StoredItem>,
  meeting: Pick<Meeting, 'date' | 'endDate'>,
): Promise<{ secret: string; expiresAt: number }> {
  const { now } = viewer
  const open = await tx
    .select({ id: checkInLink.id })
    .from(checkInLink)
    .where(and(eq(checkInLink.itemId, found.id), isNull(checkInLink.revokedAt)))
  if (open.length >= mostLinks) throw new Conflict('Er zijn al tien links. Trek er eerst een in.')
  const secret = newSecret()
  const expiresAt = Math.max(endOfDay(meeting.endDate || meeting.date), now + halfDayMs)
  const [hash = ''] = helperHashes(keys, secret)
  const [made] = await tx
    .insert(checkInLink)
    .values({ itemId: found.id, hash, createdBy: viewer.userId, createdAt: now, expiresAt })
    .returning({ id: checkInLink.id })
  await note(tx, { actor: viewer.userId, item: found, now }, 'make-check-in-link', { link: made?.id ?? '' })
  return { secret, expiresAt }
}

/** Ends a helper's link, at once. */
export async function revokeCheckInLink(
  tx: Tx,
  viewer: { userId: string; now: number },
  found: Allowed<'edit', StoredItem>,
  id: string,
): Promise<void> {
  const { now } = viewer
  const gone = await tx
    .update(checkInLink)
    .set({ revokedAt: now })
    .where(and(eq(checkInLink.id, id), eq(checkInLink.itemId, found.id), isNull(checkInLink.revokedAt)))
    .returning({ id: checkInLink.id })
  if (gone.length > 0) await note(tx, { actor: viewer.userId, item: found, now }, 'revoke-check-in-link', { link: id })
}

/** That the list left the portal as a file. */
export async function noteExport(
  tx: Tx,
  viewer: { userId: string; now: number },
  found: Allowed<'edit', StoredItem>,
): Promise<void> {
  await note(tx, { actor: viewer.userId, item: found, now: viewer.now }, 'export-attendees')
}
