import { and, between, eq, isNull, lt, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import { isNamedInMail, labelPolicy } from '#app/access/label.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { urls } from '#app/lib/urls.ts'
import { eventReminderMail } from '#app/mail/templates.attendance.ts'
import { manageToken } from '#app/modules/events/links.server.ts'
import { findReadableEvent, findRegistration, holderOf, onlineUrlOf } from '#app/modules/events/registrations.server.ts'
import { startOf, whenText } from '#app/modules/events/times.ts'
import type { Services } from '#app/services.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { event, item, registration } from '#db/schema/index.ts'
import { checkInToken } from './tokens.server.ts'
import { attendanceUrls } from './urls.ts'

const dayMs = 24 * 3_600_000
/** How long before its day somebody is reminded, and at what hour. */
const daysBefore = 2
const hour = '09:00'
export const reminderTopic = 'event-reminder'
export const reminderMailTopic = 'reminder-mail'

/** From when people are reminded of a meeting on this day. */
const reminderAt = (date: string): number =>
  amsterdamInstant(isoDate(amsterdamInstant(date, '12:00') - daysBefore * dayMs), hour)

/**
 * Plans the reminders of the meetings of the coming days, at nine in the morning; every night again, so that what was moved
 * or made meanwhile is known.
 */
export async function planReminders(tx: Tx, now: number): Promise<void> {
  const coming = await tx
    .select({ id: item.id, date: item.date })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(
      and(
        between(item.date, isoDate(now), isoDate(now + (daysBefore + 1) * dayMs)),
        eq(item.status, 'published'),
        isNull(event.cancelledAt),
      ),
    )
  const morning = amsterdamInstant(isoDate(now), hour)
  for (const { id, date } of coming)
    await emit(tx, { topic: reminderTopic, key: id, dueAt: Math.max(reminderAt(date), morning) })
}

/**
 * Topic `event-reminder`: has everybody with a place reminded, once per day that the meeting is on. The key is the meeting's
 * id. Where it was moved, the reminder moves along.
 */
export async function remindOfEvent({ db }: Services, itemId: string): Promise<void> {
  const now = Date.now()
  const [found] = await db.read
    .select({
      date: item.date,
      status: item.status,
      startTime: event.startTime,
      endDate: event.endDate,
      endTime: event.endTime,
      cancelledAt: event.cancelledAt,
    })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(eq(event.itemId, itemId))
  if (!found || found.status !== 'published' || found.cancelledAt !== null || hasBegun(found, now)) return
  const dueAt = reminderAt(found.date)
  if (now < dueAt) return db.write((tx) => emit(tx, { topic: reminderTopic, key: itemId, dueAt }))
  const rows = await db.read
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        eq(registration.itemId, itemId),
        eq(registration.state, 'confirmed'),
        or(isNull(registration.remindedFor), ne(registration.remindedFor, found.date)),
        // Who got a place since yesterday has the mail that says so.
        lt(registration.confirmedAt, now - dayMs),
      ),
    )
  await db.write(async (tx) => {
    for (const { id } of rows) await emit(tx, { topic: reminderMailTopic, key: id, payload: { date: found.date } })
  })
}

/** A meeting without a time is told of until its day is over. */
const hasBegun = (
  times: { date: string; startTime: string; endDate: string; endTime: string },
  now: number,
): boolean => (times.startTime ? startOf(times) <= now : times.date < isoDate(now))

const payloadSchema = z.object({ date: z.iso.date() })

/** Topic `reminder-mail`: reminds one person, if it is still so. The key is the id of their registration. */
export async function sendReminderMail(services: Services, key: string, raw: Record<string, unknown>): Promise<void> {
  const { db, config, secrets, mailer } = services
  const { date } = payloadSchema.parse(raw)
  const now = Date.now()
  const row = await findRegistration(db.read, key)
  if (row?.state !== 'confirmed' || row.remindedFor === date || row.email.endsWith('.invalid')) return
  const holder = await holderOf(db.read, row, now)
  const found = await findReadableEvent(db.read, holder, row.itemId)
  // Moved meanwhile: another reminder comes before the new day.
  if (!found || found.cancelledAt !== null || found.date !== date || hasBegun(found, now)) return
  if (labelPolicy[found.label].notice === 'nothing') return
  const { baseUrl } = config.server
  const letter = eventReminderMail({
    name: row.name,
    event: isNamedInMail(found.label)
      ? {
          title: found.title,
          when: whenText(found),
          where: [found.place, found.address].filter(Boolean).join(', '),
          onlineUrl: await onlineUrlOf(db.read, row.id),
        }
      : null,
    pass: baseUrl + attendanceUrls.person(checkInToken(secrets.session, row.id)),
    link: baseUrl + urls.agenda.registration(manageToken(secrets.session, row.id)),
  })
  await mailer.send({ to: holder.userId === null ? row.email : holder.email, ...letter })
  await db.write(async (tx) => {
    await tx.update(registration).set({ remindedFor: date }).where(eq(registration.id, row.id))
  })
}
