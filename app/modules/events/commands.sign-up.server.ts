import { and, eq, isNull, or } from 'drizzle-orm'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { firstWithin } from '#app/auth/throttle.server.ts'
import { Conflict, Invalid, NotFound } from '#app/lib/errors.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { event, item, registration, registrationSession, user } from '#db/schema/index.ts'
import { confirms, idInToken, isExpired, mailedOnce } from './links.server.ts'
import { signUpOf, type SignUpFacts } from './places.ts'
import { findReadableEvent, findRegistration, type ReadableEvent, type Registration } from './registrations.server.ts'
import { counted, settleSeats, shownPlaces } from './seats.server.ts'
import { choosable, choose } from './sessions.server.ts'
import { tellRegistrant } from './tell.server.ts'
import { isOver } from './times.ts'

export type Outcome = 'confirmed' | 'waiting'
type SignedIn = Viewer & { userId: string }
const hourMs = 3_600_000

/**
 * Signs up who is signed in, with what is known of them. Done twice it is one registration.
 * @throws NotFound where they may not read the meeting; Conflict where nobody signs up any more
 */
export async function signUp(
  tx: Tx,
  viewer: SignedIn,
  input: { eventId: string; sessions: readonly string[]; organisation?: string | undefined },
): Promise<Outcome> {
  const found = await findReadableEvent(tx, viewer, input.eventId)
  if (!found) throw new NotFound()
  const before = await ownRow(tx, found.id, viewer)
  if (before?.state === 'confirmed' || before?.state === 'waiting') return before.state
  assertOpen(found, viewer.now)
  const held = viewer.memberships.find((m) => m.organisationId === input.organisation) ?? viewer.memberships[0]
  const values = {
    userId: viewer.userId,
    email: viewer.email.toLowerCase(),
    name: viewer.name,
    organisationId: held?.organisationId ?? null,
    organisationName: '',
  }
  const chosen = await choosable(tx, found.id, input.sessions)
  const shown = await shownPlaces(tx, found.id, viewer.now)
  const id = await keep(tx, found, before, { ...values, state: 'waiting', createdAt: viewer.now })
  await choose(tx, id, chosen)
  await note(tx, 'sign-up', { id, itemId: found.id, userId: viewer.userId }, viewer.now)
  return takePlace(tx, id, found.id, viewer.now, shown)
}

/** The viewer's row, or one made earlier with their address. */
async function ownRow(tx: Tx, eventId: string, viewer: SignedIn): Promise<Registration | undefined> {
  const rows = await tx
    .select()
    .from(registration)
    .where(
      and(
        eq(registration.itemId, eventId),
        or(eq(registration.userId, viewer.userId), eq(registration.email, viewer.email.toLowerCase())),
      ),
    )
  return rows.find(({ userId }) => userId === viewer.userId) ?? rows[0]
}

/**
 * Keeps what somebody without an account typed, and has the address confirmed by mail: the same mail not twice an hour. The
 * same answer for an address that is signed up already, whose owner is told in the mail. What is kept of an address is
 * changed by nobody who does not read its mail: a request that still waits stays as it is, and so does what an account
 * cancelled.
 * @throws NotFound where not everybody may read the meeting; Conflict where nobody signs up, or not without an account
 */
export async function askToSignUp(
  tx: Tx,
  keys: readonly string[],
  input: { eventId: string; email: string; name: string; organisation: string; sessions: readonly string[] },
  now: number,
): Promise<void> {
  if (!isMailAddress(input.email))
    throw new Invalid({ email: ['Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.'] })
  const found = await findReadableEvent(tx, anonymousViewer(now), input.eventId)
  if (!found) throw new NotFound()
  assertOpenToAll(found, now)
  const chosen = await choosable(tx, found.id, input.sessions)
  const email = input.email.toLowerCase()
  const [before] = await tx
    .select()
    .from(registration)
    .where(and(eq(registration.itemId, found.id), eq(registration.email, email)))
  const mail = async (row: Pick<Registration, 'id' | 'state' | 'createdAt' | 'cancelledAt'>) => {
    if (await firstWithin(tx, keys, mailedOnce(row), hourMs, now))
      await tellRegistrant(tx, row.id, isLiving(row) ? 'known' : 'confirm')
  }
  if (before && (isLiving(before) || !isExpired(before, now))) return mail(before)
  const values = { userId: null, organisationId: null, email, name: input.name, organisationName: input.organisation }
  const id = await keep(tx, found, before, { ...values, state: 'sent', createdAt: now })
  await choose(tx, id, chosen)
  await mail({ id, state: 'sent', createdAt: now, cancelledAt: null })
}

/**
 * The address is theirs: they get a place, or wait for one.
 * @throws NotFound where the link no longer works; Conflict where nobody signs up any more
 */
export async function confirmSignUp(
  tx: Tx,
  keys: readonly string[],
  token: string,
  now: number,
): Promise<{ id: string; outcome: Outcome }> {
  const row = await findAsked(tx, keys, token, now)
  if (!row) throw new NotFound()
  const found = await findReadableEvent(tx, anonymousViewer(now), row.itemId)
  if (!found) throw new NotFound()
  assertOpenToAll(found, now)
  const [account] = await tx
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(and(eq(user.email, row.email), isNull(user.deletedAt)))
  const shown = await shownPlaces(tx, found.id, now)
  // Whoever asked may have been another: of an account its own name is known.
  const known = row.userId === null && account ? { userId: account.id, name: account.name } : {}
  const unset = { confirmedAt: null, cancelledAt: null, checkedInAt: null, checkedInBy: null, remindedFor: null }
  await tx
    .update(registration)
    .set({ state: 'waiting', createdAt: now, ...known, ...unset, ...counted })
    .where(eq(registration.id, row.id))
  await note(tx, 'sign-up', { ...row, userId: null }, now)
  return { id: row.id, outcome: await takePlace(tx, row.id, found.id, now, shown) }
}

/** What a link confirms, if it still works; changes nothing. */
export async function findAsked(
  tx: Parameters<typeof findRegistration>[0],
  keys: readonly string[],
  token: string,
  now: number,
) {
  const row = await findRegistration(tx, idInToken(token))
  return row && confirms(keys, token, row, now) ? row : null
}

/**
 * Changes the name or the chosen parts of a registration, by whoever holds its link.
 * @param input.name left out for who has an account: their name is that of the account
 * @throws Conflict where it was changed since
 */
export async function changeSignUp(
  tx: Tx,
  row: Registration,
  input: { revision: number; name?: string | undefined; sessions: readonly string[] },
  now: number,
): Promise<void> {
  assertLiving(row, input.revision)
  await assertToCome(tx, row, now)
  const shown = await shownPlaces(tx, row.itemId, now)
  const named = row.userId === null && input.name ? { name: input.name } : {}
  await tx
    .update(registration)
    .set({ ...named, ...counted })
    .where(eq(registration.id, row.id))
  await choose(tx, row.id, await choosable(tx, row.itemId, input.sessions))
  await settleSeats(tx, row.itemId, now, row.id, shown)
  await note(tx, 'change-sign-up', row, now)
  await tellRegistrant(tx, row.id, 'updated')
}

/** Gives the place back; who waits longest gets it in the same write. @throws Conflict where it was cancelled already */
export async function cancelSignUp(tx: Tx, row: Registration, now: number): Promise<void> {
  assertLiving(row)
  await assertToCome(tx, row, now)
  const shown = await shownPlaces(tx, row.itemId, now)
  await endRegistration(tx, row.id, now)
  await note(tx, 'cancel-sign-up', row, now)
  await tellRegistrant(tx, row.id, 'cancelled')
  await settleSeats(tx, row.itemId, now, row.id, shown)
}

/** Ends a registration; the caller settles the places that come free and tells whom it was. */
export async function endRegistration(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .update(registration)
    .set({ state: 'cancelled', cancelledAt: now, ...counted })
    .where(eq(registration.id, id))
  await tx.delete(registrationSession).where(eq(registrationSession.registrationId, id))
}

/** Puts in the trail of the meeting what became of a registration. */
async function note(
  tx: Tx,
  action: 'sign-up' | 'change-sign-up' | 'cancel-sign-up',
  row: Pick<Registration, 'id' | 'itemId' | 'userId'>,
  now: number,
): Promise<void> {
  const [of] = await tx
    .select({ organisationId: item.ownerId, workgroupId: item.workgroupId })
    .from(item)
    .where(eq(item.id, row.itemId))
  const actor = row.userId ?? 'anonymous'
  await record(
    tx,
    { actor, action, object: 'item', objectId: row.itemId, ...of, detail: { registration: row.id } },
    now,
  )
}

const isLiving = ({ state }: Pick<Registration, 'state'>): boolean => state === 'confirmed' || state === 'waiting'

function assertLiving(row: Registration, revision?: number): void {
  if (!isLiving(row)) throw new Conflict('U bent al afgemeld.')
  if (revision !== undefined && row.revision !== revision)
    throw new Conflict('Uw aanmelding is intussen gewijzigd. Kijk hieronder hoe het nu staat.')
}

/** What was is not changed any more. @throws Conflict */
async function assertToCome(tx: Tx, { itemId }: Registration, now: number): Promise<void> {
  const [row] = await tx
    .select({
      date: item.date,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      cancelledAt: event.cancelledAt,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, itemId))
  if (!row || row.cancelledAt !== null || isOver(row, now))
    throw new Conflict('Deze bijeenkomst is voorbij of gaat niet door. U hoeft niets te doen.')
}

function assertOpen(event: SignUpFacts, now: number): void {
  const { state } = signUpOf(event, now)
  if (state !== 'open' && state !== 'full') throw new Conflict('U kunt zich voor deze bijeenkomst niet meer aanmelden.')
}

/** The same for who has no account. */
function assertOpenToAll(event: SignUpFacts, now: number): void {
  assertOpen(event, now)
  if (event.registration !== 'open') throw new Conflict('Voor deze bijeenkomst hebt u een account nodig.')
}

async function keep(
  tx: Tx,
  { id: itemId }: ReadableEvent,
  before: Registration | undefined,
  values: Omit<typeof registration.$inferInsert, 'itemId' | 'id'>,
): Promise<string> {
  if (before) {
    await tx
      .update(registration)
      .set({ ...values, confirmedAt: null, cancelledAt: null, checkedInAt: null, checkedInBy: null, ...counted })
      .where(eq(registration.id, before.id))
    return before.id
  }
  const [kept] = await tx
    .insert(registration)
    .values({ ...values, itemId })
    .returning({ id: registration.id })
  if (!kept) throw new Conflict('De aanmelding kon niet worden bewaard.')
  return kept.id
}

/** Puts a registration that waits in a place where there is one, and says which it became. */
async function takePlace(tx: Tx, id: string, eventId: string, now: number, shown: string | null): Promise<Outcome> {
  const moved = await settleSeats(tx, eventId, now, id, shown)
  const outcome = moved.up.has(id) ? 'confirmed' : 'waiting'
  await tellRegistrant(tx, id, outcome)
  return outcome
}
