import { sql } from 'drizzle-orm'
import { id, index, instant, ref, table, text, uniqueIndex } from '../columns.ts'
import { organisation, seat, user, workgroup } from './people.ts'

/** Who held a seat, from when till when. A seat itself knows only its holder of now. */
export const seatHolding = table(
  'seat_holding',
  {
    id: id(),
    seatId: ref('seat_id', () => seat.id).notNull(),
    workgroupId: ref('workgroup_id', () => workgroup.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    userId: ref('user_id', () => user.id).notNull(),
    /** Null where it began before this was kept. */
    fromAt: instant('from_at'),
    untilAt: instant('until_at'),
  },
  (t) => [index('seat_holding_seat').on(t.seatId), index('seat_holding_organisation').on(t.organisationId)],
)

/** Somebody asks for a seat, names who is to follow them, or is invited: until those who decide have agreed. */
export const seatRequest = table(
  'seat_request',
  {
    id: id(),
    kind: text('kind', { enum: ['join', 'successor', 'invited'] }).notNull(),
    workgroupId: ref('workgroup_id', () => workgroup.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    /** The seat that a successor takes over. */
    seatId: ref('seat_id', () => seat.id),
    /** Who is to hold the seat; null for who was invited by address, until their manager agrees. */
    userId: ref('user_id', () => user.id),
    /** Of who was invited; gone once that is decided. */
    name: text('name').notNull().default(''),
    email: text('email').notNull().default(''),
    jobTitle: text('job_title').notNull().default(''),
    reason: text('reason').notNull().default(''),
    /** The first moment of a successor; null for at once. */
    startsAt: instant('starts_at'),
    askedBy: ref('asked_by', () => user.id).notNull(),
    createdAt: instant('created_at').notNull(),
    coordinatorBy: ref('coordinator_by'),
    managerBy: ref('manager_by'),
    outcome: text('outcome', { enum: ['agreed', 'refused', 'withdrawn'] }),
    closedAt: instant('closed_at'),
    closedBy: ref('closed_by'),
    answer: text('answer').notNull().default(''),
  },
  (t) => [
    uniqueIndex('seat_request_person')
      .on(t.workgroupId, t.organisationId, t.userId)
      .where(sql`closed_at IS NULL AND user_id IS NOT NULL`),
    uniqueIndex('seat_request_address')
      .on(t.workgroupId, t.organisationId, t.email)
      .where(sql`closed_at IS NULL AND email <> ''`),
    index('seat_request_organisation').on(t.organisationId),
    index('seat_request_asker').on(t.askedBy),
  ],
)
