import { count, day, flag, id, index, instant, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { eventTypes } from '../kinds.ts'
import { item } from './items.ts'
import { organisation, user } from './people.ts'

/** Meetings that repeat: made together, each an item of its own. */
export const eventSeries = table('event_series', {
  id: id(),
  /** What repeats, as an RRULE of RFC 5545 without DTSTART. */
  rule: text('rule').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** The day it begins is `item.date`; times are local (Europe/Amsterdam) as `HH:MM`. */
export const event = table(
  'event',
  {
    itemId: ref('item_id', () => item.id).primaryKey(),
    body: text('body').notNull().default(''),
    html: text('html').notNull().default(''),
    type: text('type', { enum: eventTypes }).notNull().default('netwerkbijeenkomst'),
    startTime: text('start_time').notNull().default(''),
    /** Empty for a meeting of one day. */
    endDate: text('end_date').notNull().default(''),
    endTime: text('end_time').notNull().default(''),
    place: text('place').notNull().default(''),
    address: text('address').notNull().default(''),
    /** Shown only to who signed up, and never in `html` or the index. */
    onlineUrl: text('online_url').notNull().default(''),
    targetAudience: text('target_audience').notNull().default(''),
    speakers: text('speakers').notNull().default(''),
    /** Empty while it is still to come. */
    programme: text('programme').notNull().default(''),
    hostId: ref('host_id', () => organisation.id),
    seriesId: ref('series_id', () => eventSeries.id),
    /** How to sign up: not at all, anybody, or signed-in readers only. Not versioned: it counts at once. */
    registration: text('registration', { enum: ['none', 'open', 'account'] })
      .notNull()
      .default('none'),
    /** Null: no maximum. */
    capacity: count('capacity'),
    /** Signing up ends then; null: when the meeting begins. */
    closesAt: instant('closes_at'),
    cancelledAt: instant('cancelled_at'),
    /** SEQUENCE of the calendar entry: up with every change of moment, place or state that readers see. */
    sequence: count('sequence').notNull().default(0),
  },
  (t) => [index('event_series_items').on(t.seriesId)],
)

/** Parts that people choose from when they sign up. */
export const eventSession = table(
  'event_session',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    title: text('title').notNull(),
    startTime: text('start_time').notNull().default(''),
    endTime: text('end_time').notNull().default(''),
    place: text('place').notNull().default(''),
    speaker: text('speaker').notNull().default(''),
    capacity: count('capacity'),
    position: count('position').notNull().default(0),
  },
  (t) => [index('event_session_item').on(t.itemId)],
)

/**
 * Who comes. `sent` waits for the confirmation of a mail address and takes no seat; of `waiting` the one that waits longest
 * moves up. One living row per address and meeting.
 */
export const registration = table(
  'registration',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    userId: ref('user_id', () => user.id),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    organisationId: ref('organisation_id', () => organisation.id),
    /** As typed, where somebody signs up without an account. */
    organisationName: text('organisation_name').notNull().default(''),
    state: text('state', { enum: ['sent', 'confirmed', 'waiting', 'cancelled'] }).notNull(),
    /** Place in the row: when the address was confirmed. */
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    cancelledAt: instant('cancelled_at'),
    checkedInAt: instant('checked_in_at'),
    /** A user, or the check-in link of a helper. */
    checkedInBy: ref('checked_in_by'),
    /** The day of the meeting that they were reminded of. */
    remindedFor: day('reminded_for'),
    /** Counts the mails with a calendar entry, above the event's own sequence. */
    sequence: count('sequence').notNull().default(0),
    revision: count('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('registration_address').on(t.itemId, t.email),
    index('registration_state').on(t.itemId, t.state, t.createdAt),
    index('registration_user').on(t.userId),
  ],
)

export const registrationSession = table(
  'registration_session',
  {
    registrationId: ref('registration_id', () => registration.id).notNull(),
    sessionId: ref('session_id', () => eventSession.id).notNull(),
    waiting: flag('waiting').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.registrationId, t.sessionId] }),
    index('registration_session_session').on(t.sessionId),
  ],
)

/** What belongs to a meeting afterwards: items of their own, with locks of their own. */
export const eventMaterial = table(
  'event_material',
  {
    eventId: ref('event_id', () => item.id).notNull(),
    itemId: ref('item_id', () => item.id).notNull(),
    sessionId: ref('session_id', () => eventSession.id),
    role: text('role', { enum: ['material', 'report', 'outcome'] }).notNull(),
    position: count('position').notNull().default(0),
    addedOn: day('added_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.itemId] }), index('event_material_item').on(t.itemId)],
)

/** A secret address of somebody's own calendar; `hash` is what is kept of it. */
export const calendarAddress = table(
  'calendar_address',
  {
    id: id(),
    userId: ref('user_id', () => user.id).notNull(),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('calendar_address_hash').on(t.hash), index('calendar_address_user').on(t.userId)],
)
