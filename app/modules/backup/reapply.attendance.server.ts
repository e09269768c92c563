import { and, eq, inArray, isNull } from 'drizzle-orm'
import { forgetAttendeesOf } from '#app/modules/attendance/forget.server.ts'
import { endRegistration } from '#app/modules/events/commands.sign-up.server.ts'
import { livingStates } from '#app/modules/events/registrations.server.ts'
import { calendarAddress, checkInLink, registration } from '#db/schema/index.ts'
import { effect, type Revocation } from './revocation.ts'

const revokeCalendar: Revocation = async (tx, { objectId, at }) =>
  effect(
    'calendar-ended',
    await tx
      .update(calendarAddress)
      .set({ revokedAt: at })
      .where(and(eq(calendarAddress.id, objectId), isNull(calendarAddress.revokedAt)))
      .returning({ id: calendarAddress.id }),
  )

const revokeHelper: Revocation = async (tx, { detail, at }) =>
  effect(
    'check-in-ended',
    await tx
      .update(checkInLink)
      .set({ revokedAt: at })
      .where(and(eq(checkInLink.id, String(detail.link)), isNull(checkInLink.revokedAt)))
      .returning({ id: checkInLink.id }),
  )

/** Names that were to be gone do not come back with a backup. */
const forget: Revocation = async (tx, { objectId }) =>
  effect('attendees-forgotten', (await forgetAttendeesOf(tx, [objectId])) ? [{ id: objectId }] : [])

/** Who was taken off the list gets no mail about the meeting any more. */
const remove: Revocation = async (tx, { detail, at }) => {
  const living = await tx
    .select({ id: registration.id })
    .from(registration)
    .where(and(eq(registration.id, String(detail.registration)), inArray(registration.state, [...livingStates])))
  for (const { id } of living) await endRegistration(tx, id, at)
  return effect('attendee-removed', living)
}

export const attendanceRevocations: Readonly<Record<string, Revocation>> = {
  'revoke-calendar-address': revokeCalendar,
  'revoke-check-in-link': revokeHelper,
  'forget-attendees': forget,
  'remove-attendee': remove,
}
