import { and, eq, isNull, max, ne } from 'drizzle-orm'
import type { Role } from '#app/access/viewer.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { endAllSessions } from '#app/auth/session.server.ts'
import { Conflict, Invalid, NotFound } from '#app/lib/errors.ts'
import { endCalendarAddresses } from '#app/modules/calendar/addresses.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { membership, organisation, seat, user } from '#db/schema/index.ts'
import { assertNotLastManager, keepManaged } from './confirmers.server.ts'
import { hiddenFrom } from './hidden-names.server.ts'
import {
  askForConfirmation,
  assertAdministrator,
  assertNotSelf,
  grantIn,
  type Acting,
  type GrantState,
} from './grants.server.ts'
import { followHolder } from './seat-holders.server.ts'

export const rank: Readonly<Record<Role, number>> = { guest: 0, reader: 1, author: 2, editor: 3, manager: 4 }

/** Makes an account that has no password yet. @param person.email lower case */
export async function makeAccount(
  tx: Tx,
  person: { name: string; email: string; jobTitle?: string; administrator?: boolean },
  now: number,
): Promise<string> {
  const [last] = await tx.select({ number: max(user.number) }).from(user)
  const [made] = await tx
    .insert(user)
    .values({
      name: person.name,
      email: person.email,
      jobTitle: person.jobTitle ?? '',
      administrator: person.administrator ?? false,
      number: (last?.number ?? 0) + 1,
      createdAt: now,
    })
    .returning({ id: user.id })
  if (!made) throw new Conflict('Het account kon niet worden gemaakt.')
  return made.id
}

export function sendInvitation(tx: Tx, userId: string): Promise<void> {
  return emit(tx, { topic: 'send-mail', key: `invitation:${userId}`, payload: { template: 'invitation', userId } })
}

interface NewMember {
  organisationId: string
  name: string
  email: string
  jobTitle?: string
  role: Role
  /** Instant; null for no end. */
  endsAt: number | null
}

/**
 * Adds a person to an organisation; the account is made where there is none.
 * @throws Invalid where they are a member already
 */
export async function addPerson(tx: Tx, viewer: Acting, input: NewMember): Promise<string> {
  return addGranted(tx, viewer, grantIn(viewer, input.organisationId), input)
}

/**
 * The same with a grant that the caller has judged.
 * @returns the id of the membership
 */
export async function addGranted(tx: Tx, viewer: Acting, grant: GrantState, input: NewMember): Promise<string> {
  const [where] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, input.organisationId), isNull(organisation.mergedInto)))
  if (!where) throw new NotFound()
  const [known] = await tx
    .select({ id: user.id, passwordHash: user.passwordHash, passkey: hasPasskey })
    .from(user)
    .where(eq(user.email, input.email))
  if (known) assertNotSelf(viewer, known.id)
  const userId = known?.id ?? (await makeAccount(tx, input, viewer.now))
  const [before] = await tx
    .select({
      id: membership.id,
      endsAt: membership.endsAt,
      role: membership.role,
      pendingSince: membership.pendingSince,
    })
    .from(membership)
    .where(and(eq(membership.userId, userId), eq(membership.organisationId, input.organisationId)))
  if (before && (before.endsAt === null || before.endsAt > viewer.now))
    throw new Invalid({ email: ['Deze persoon hoort al bij de organisatie.'] })
  if (before?.role === 'manager' && before.pendingSince === null)
    await keepManaged(tx, input.organisationId, viewer.now)
  // A membership that ran out by its date left them held.
  await emptySeats(tx, { userId, organisationId: input.organisationId }, viewer.now)
  const values = { role: input.role, startedAt: viewer.now, endsAt: input.endsAt, reviewBy: null, ...grant }
  const [held] = before
    ? await tx.update(membership).set(values).where(eq(membership.id, before.id)).returning({ id: membership.id })
    : await tx
        .insert(membership)
        .values({ userId, organisationId: input.organisationId, ...values })
        .returning({ id: membership.id })
  if (!held) throw new NotFound()
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'add-member',
      object: 'user',
      objectId: userId,
      organisationId: input.organisationId,
      detail: { role: input.role, pending: grant.pendingSince !== null },
    },
    viewer.now,
  )
  if (grant.pendingSince !== null) await askForConfirmation(tx, viewer, input.organisationId)
  else if (!known?.passwordHash && known?.passkey !== 1) await sendInvitation(tx, userId)
  return held.id
}

/**
 * Sets role and end date, for an administrator not of the last manager. What narrows counts at once; what widens does for a manager's change, and after a confirmation
 * for an administrator's: until then the membership gives nothing.
 */
export async function changeMembership(
  tx: Tx,
  viewer: Acting,
  input: { membershipId: string; role: Role; endsAt: number | null },
): Promise<void> {
  const held = await currentMembership(tx, input.membershipId, viewer.now)
  const grant = grantIn(viewer, held.organisationId)
  assertNotSelf(viewer, held.userId)
  if (grant.pendingSince !== null) await assertNotLastManager(tx, held, viewer.now)
  if (held.role === 'manager' && held.pendingSince === null) await keepManaged(tx, held.organisationId, viewer.now)
  const later = (input.endsAt ?? Infinity) > (held.endsAt ?? Infinity)
  const widens = rank[input.role] > rank[held.role] || later
  const pending = widens && grant.pendingSince !== null
  await tx
    .update(membership)
    .set({ role: input.role, endsAt: input.endsAt, ...(pending ? grant : {}) })
    .where(eq(membership.id, input.membershipId))
  if (input.role === 'guest') await emptySeats(tx, held, viewer.now)
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'change-member',
      object: 'user',
      objectId: held.userId,
      organisationId: held.organisationId,
      detail: { from: held.role, to: input.role, endsAt: input.endsAt, pending },
    },
    viewer.now,
  )
  if (pending) await askForConfirmation(tx, viewer, held.organisationId)
}

/** Ends a membership at once, and with it the seats that were held for the organisation. */
export async function endMembership(tx: Tx, viewer: Acting, membershipId: string): Promise<void> {
  const held = await currentMembership(tx, membershipId, viewer.now)
  const { pendingSince } = grantIn(viewer, held.organisationId)
  assertNotSelf(viewer, held.userId)
  if (pendingSince !== null) await assertNotLastManager(tx, held, viewer.now)
  await closeMembership(tx, { id: membershipId, ...held }, viewer.now)
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'end-member',
      object: 'user',
      objectId: held.userId,
      organisationId: held.organisationId,
    },
    viewer.now,
  )
}

export async function closeMembership(
  tx: Tx,
  held: { id: string; userId: string; organisationId: string },
  now: number,
): Promise<void> {
  await tx.update(membership).set({ endsAt: now }).where(eq(membership.id, held.id))
  await emptySeats(tx, held, now)
  await endCalendarAddresses(tx, held.userId, now)
}

/** A seat left behind would come alive again with a later membership or role: it is empty from now on. */
export async function emptySeats(tx: Tx, of: { userId: string; organisationId: string }, now: number): Promise<void> {
  const emptied = await tx
    .update(seat)
    .set({ userId: null, coordinator: false })
    .where(and(eq(seat.userId, of.userId), eq(seat.organisationId, of.organisationId)))
    .returning({ id: seat.id })
  for (const { id } of emptied) await followHolder(tx, id, now)
}

/** Mails the link to choose a password again. */
export async function inviteAgain(tx: Tx, viewer: Acting, membershipId: string): Promise<void> {
  const held = await currentMembership(tx, membershipId, viewer.now)
  grantIn(viewer, held.organisationId)
  if (held.pendingSince !== null) throw new Conflict('Deze toegang wacht nog op een bevestiging.')
  const [account] = await tx
    .select({ passwordHash: user.passwordHash, passkey: hasPasskey, hidden: hiddenFrom(viewer) })
    .from(user)
    .where(eq(user.id, held.userId))
  if (account?.hidden) throw new Conflict('Deze persoon kunt u niet opnieuw uitnodigen.')
  if (account?.passwordHash) throw new Conflict('Deze persoon heeft al een wachtwoord gekozen.')
  if (account?.passkey === 1) throw new Conflict('Deze persoon heeft al een passkey gemaakt.')
  await sendInvitation(tx, held.userId)
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'invite',
      object: 'user',
      objectId: held.userId,
      organisationId: held.organisationId,
    },
    viewer.now,
  )
}

/** Shuts an account out at once: every session ends, tokens stop, no key is held. */
export async function suspendUser(tx: Tx, viewer: Acting, userId: string): Promise<void> {
  assertAdministrator(viewer)
  assertNotSelf(viewer, userId)
  const changed = await tx
    .update(user)
    .set({ suspendedAt: viewer.now })
    .where(and(eq(user.id, userId), isNull(user.suspendedAt)))
    .returning({ id: user.id })
  if (changed.length === 0) throw new NotFound()
  await endAllSessions(tx, userId)
  await record(tx, { actor: viewer.userId, action: 'suspend', object: 'user', objectId: userId }, viewer.now)
}

export async function unsuspendUser(tx: Tx, viewer: Acting, userId: string): Promise<void> {
  assertAdministrator(viewer)
  assertNotSelf(viewer, userId)
  const changed = await tx
    .update(user)
    .set({ suspendedAt: null })
    .where(and(eq(user.id, userId), ne(user.id, viewer.userId)))
    .returning({ id: user.id })
  if (changed.length === 0) throw new NotFound()
  await record(tx, { actor: viewer.userId, action: 'unsuspend', object: 'user', objectId: userId }, viewer.now)
}

/** A membership that has not ended; it may be pending. @throws NotFound */
export async function currentMembership(reader: Reader, id: string, now: number) {
  const [held] = await reader
    .select({
      userId: membership.userId,
      organisationId: membership.organisationId,
      role: membership.role,
      endsAt: membership.endsAt,
      pendingSince: membership.pendingSince,
      createdBy: membership.createdBy,
    })
    .from(membership)
    .where(eq(membership.id, id))
  if (!held || (held.endsAt !== null && held.endsAt <= now)) throw new NotFound()
  return held
}
