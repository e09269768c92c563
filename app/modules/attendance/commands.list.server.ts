import { and, eq, isNull } from 'drizzle-orm'
import type { Allowed } from '#app/access/policy.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { mayArrange } from '#app/modules/events/arrange.server.ts'
import { endRegistration } from '#app/modules/events/commands.sign-up.server.ts'
import { findRegistration, holderReads, livingStates } from '#app/modules/events/registrations.server.ts'
import { counted, settleSeats } from '#app/modules/events/seats.server.ts'
import { tellRegistrant } from '#app/modules/events/tell.server.ts'
import { isOver } from '#app/modules/events/times.ts'
import { recordOn, type SignedIn } from '#app/modules/items/effects.server.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import type { Tx } from '#db/client.server.ts'
import { registration, registrationSession, user } from '#db/schema/index.ts'
import { getMeeting } from './meeting.server.ts'
import { organisationNamed } from './organisations.server.ts'

type Found = Allowed<'edit', StoredItem>

const isLiving = (state: string): boolean => livingStates.some((one) => one === state)

function assertArranges(viewer: SignedIn, found: Found): void {
  if (!mayArrange(viewer, found))
    throw new Forbidden('Deze bijeenkomst is gepubliceerd. Een redacteur van uw organisatie wijzigt de lijst.')
}

/**
 * The organiser puts somebody on the list; they are told by mail, with the link to cancel. They get a place where there is
 * one, or wait. Whoever may not read the meeting cannot be put on its list, with the same answer for an address that has
 * no account.
 * @throws Forbidden on what readers see already, for who may not publish it
 * @throws Conflict where the meeting is over or called off, or they are on the list already
 */
export async function addAttendee(
  tx: Tx,
  viewer: SignedIn,
  found: Found,
  input: { name: string; email: string; organisationName: string; sessions: readonly string[] },
): Promise<void> {
  const { now } = viewer
  assertArranges(viewer, found)
  const email = input.email.toLowerCase()
  if (!isMailAddress(email))
    throw new Invalid({ email: ['Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.'] })
  const meeting = await getMeeting(tx, found.id)
  if (meeting.cancelled || isOver(meeting, now))
    throw new Conflict('Deze bijeenkomst is voorbij of gaat niet door. Wie er was, zet u op de lijst bij Inchecken.')
  const [account] = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email), isNull(user.deletedAt)))
  const userId = account?.id ?? null
  if (!(await holderReads(tx, { userId, itemId: found.id }, now)))
    throw new Invalid({
      email: ['Deze persoon kan de bijeenkomst niet lezen. Publiceer haar eerst, of kies bij “Voor wie” meer lezers.'],
    })
  const [before] = await tx
    .select()
    .from(registration)
    .where(and(eq(registration.itemId, found.id), eq(registration.email, email)))
  if (before && isLiving(before.state)) throw new Conflict('Dit mailadres staat al op de lijst.')
  const { name, organisationName } = input
  const organisationId = await organisationNamed(tx, organisationName)
  const values = { userId, name, organisationName, organisationId, state: 'waiting' as const, createdAt: now }
  const unset = { confirmedAt: null, cancelledAt: null, checkedInAt: null, checkedInBy: null, remindedFor: null }
  const [kept] = before
    ? await tx
        .update(registration)
        .set({ ...values, ...unset, ...counted })
        .where(eq(registration.id, before.id))
        .returning({ id: registration.id })
    : await tx
        .insert(registration)
        .values({ ...values, itemId: found.id, email })
        .returning({ id: registration.id })
  if (!kept) throw new NotFound()
  await tx.delete(registrationSession).where(eq(registrationSession.registrationId, kept.id))
  const chosen = meeting.sessions.filter(({ id }) => input.sessions.includes(id))
  if (chosen.length > 0)
    await tx
      .insert(registrationSession)
      .values(chosen.map(({ id }) => ({ registrationId: kept.id, sessionId: id, waiting: true })))
  const moved = await settleSeats(tx, found.id, now, kept.id)
  await recordOn(tx, viewer, 'add-attendee', found, { registration: kept.id })
  await tellRegistrant(tx, kept.id, moved.up.has(kept.id) ? 'confirmed' : 'waiting')
}

/**
 * The organiser takes somebody off the list; they are told, and who waits longest gets the place.
 * @throws NotFound; Forbidden as above; Conflict where the meeting is over or called off
 */
export async function removeAttendee(tx: Tx, viewer: SignedIn, found: Found, id: string): Promise<void> {
  assertArranges(viewer, found)
  const row = await findRegistration(tx, id)
  if (row?.itemId !== found.id) throw new NotFound()
  if (!isLiving(row.state)) return
  const meeting = await getMeeting(tx, found.id)
  if (meeting.cancelled || isOver(meeting, viewer.now))
    throw new Conflict('Deze bijeenkomst is voorbij of gaat niet door. De lijst blijft zoals die is.')
  await endRegistration(tx, row.id, viewer.now)
  await recordOn(tx, viewer, 'remove-attendee', found, { registration: row.id })
  await tellRegistrant(tx, row.id, 'cancelled')
  await settleSeats(tx, found.id, viewer.now, row.id)
}
