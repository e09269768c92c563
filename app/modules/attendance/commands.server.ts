import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Allowed } from '#app/access/policy.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { newSecret } from '#app/lib/secrets.server.ts'
import { livingStates } from '#app/modules/events/registrations.server.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { checkInLink, registration, walkIn } from '#db/schema/index.ts'
import type { Keeper } from './door.server.ts'
import { doorTimesOf, listCheckInLinks } from './helper-links.server.ts'
import { getMeeting, type Meeting } from './meeting.server.ts'
import { organisationNamed } from './organisations.server.ts'
import { helperHashes } from './tokens.server.ts'

const mostLinks = 10
/** More than any hall of theirs holds; who holds a link cannot fill the database. */
const mostWalkIns = 500

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

async function assertTakesPlace(tx: Tx, { item: { id } }: Keeper): Promise<void> {
  const { cancelled } = await getMeeting(tx, id)
  if (cancelled) throw new Conflict('Deze bijeenkomst gaat niet door.')
}

/**
 * Somebody is there. Doing it twice changes nothing: the first time stays.
 * @returns the instant from which they are there
 * @throws NotFound where they are not on the list of this meeting; Conflict where they do not come, or the meeting is
 *   called off
 */
export async function checkIn(tx: Tx, keeper: Keeper, registrationId: string): Promise<number> {
  const theirs = and(eq(registration.id, registrationId), eq(registration.itemId, keeper.item.id))
  const [row] = await tx
    .select({ at: registration.checkedInAt, state: registration.state })
    .from(registration)
    .where(theirs)
  if (!row) throw new NotFound()
  if (row.at !== null) return row.at
  await assertTakesPlace(tx, keeper)
  if (!livingStates.some((state) => state === row.state))
    throw new Conflict('Deze persoon is niet aangemeld. Zet de persoon op de lijst bij Inchecken.')
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

/**
 * Somebody came without having signed up. The same name at the same organisation is one person: a form sent twice.
 * @throws Conflict where there are very many already, or the meeting is called off
 */
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
  await assertTakesPlace(tx, keeper)
  if ((await tx.$count(walkIn, eq(walkIn.itemId, itemId))) >= mostWalkIns)
    throw new Conflict(`Er staan al ${mostWalkIns} mensen op de lijst die niet waren aangemeld.`)
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
 * Makes a link with which a helper checks people in, from the day before the meeting until its last day is over.
 * @returns the secret of its address, which is stored nowhere
 * @throws Conflict where there are ten that work, or the meeting is over or called off
 */
export async function makeCheckInLink(
  tx: Tx,
  keys: readonly string[],
  viewer: { userId: string; now: number },
  found: Allowed<'edit', StoredItem>,
  meeting: Pick<Meeting, 'date' | 'endDate' | 'cancelled'>,
): Promise<{ secret: string; opensAt: number; expiresAt: number }> {
  const { now } = viewer
  const { opensAt, expiresAt } = doorTimesOf(meeting)
  if (meeting.cancelled || expiresAt <= now) throw new Conflict('Deze bijeenkomst is voorbij of gaat niet door.')
  const open = await listCheckInLinks(tx, found.id, now)
  if (open.length >= mostLinks) throw new Conflict('Er zijn al tien links. Trek er eerst een in.')
  const secret = newSecret()
  const [hash = ''] = helperHashes(keys, secret)
  const [made] = await tx
    .insert(checkInLink)
    .values({ itemId: found.id, hash, createdBy: viewer.userId, createdAt: now, expiresAt })
    .returning({ id: checkInLink.id })
  await note(tx, { actor: viewer.userId, item: found, now }, 'make-check-in-link', { link: made?.id ?? '' })
  return { secret, opensAt, expiresAt }
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
