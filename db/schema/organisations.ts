import { sql } from 'drizzle-orm'
import { count, id, index, instant, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { membership, organisation, user } from './people.ts'

/** What an organisation was called before: its own older names, and those of what went into it. */
export const organisationName = table(
  'organisation_name',
  {
    id: id(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    name: text('name').notNull(),
    until: instant('until').notNull(),
  },
  (t) => [index('organisation_name_organisation').on(t.organisationId)],
)

/** A round in which the people of an organisation are looked through; at most one is open. */
export const organisationReview = table(
  'organisation_review',
  {
    id: id(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** How many of the warnings were sent: on opening, a week before it is due, and when it is due. */
    warned: count('warned').notNull().default(0),
    closedAt: instant('closed_at'),
    /** Whose decision was the last; null where time or a merge ended the round. */
    closedBy: ref('closed_by'),
  },
  (t) => [
    uniqueIndex('organisation_review_open')
      .on(t.organisationId)
      .where(sql`closed_at IS NULL`),
    index('organisation_review_organisation').on(t.organisationId),
  ],
)

/** What was decided about one membership in a round. */
export const organisationReviewMark = table(
  'organisation_review_mark',
  {
    reviewId: ref('review_id', () => organisationReview.id).notNull(),
    membershipId: ref('membership_id', () => membership.id).notNull(),
    userId: ref('user_id', () => user.id).notNull(),
    outcome: text('outcome', { enum: ['kept', 'ended'] }).notNull(),
    markedBy: ref('marked_by', () => user.id).notNull(),
    markedAt: instant('marked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.membershipId] })],
)

/** Two organisations that become one: prepared by an administrator, agreed to by both. */
export const organisationMerge = table(
  'organisation_merge',
  {
    id: id(),
    fromId: ref('from_id', () => organisation.id).notNull(),
    intoId: ref('into_id', () => organisation.id).notNull(),
    preparedBy: ref('prepared_by', () => user.id).notNull(),
    preparedAt: instant('prepared_at').notNull(),
    fromAgreedBy: ref('from_agreed_by'),
    intoAgreedBy: ref('into_agreed_by'),
    decidedAt: instant('decided_at'),
    decision: text('decision', { enum: ['merged', 'refused'] }),
  },
  (t) => [
    uniqueIndex('organisation_merge_open_from')
      .on(t.fromId)
      .where(sql`decided_at IS NULL`),
    index('organisation_merge_into').on(t.intoId),
  ],
)

/** Who belonged to both with different roles, and which one they kept. */
export const organisationMergeRole = table(
  'organisation_merge_role',
  {
    mergeId: ref('merge_id', () => organisationMerge.id).notNull(),
    userId: ref('user_id', () => user.id).notNull(),
    fromRole: text('from_role', { enum: ['reader', 'author', 'editor', 'manager', 'guest'] }).notNull(),
    intoRole: text('into_role', { enum: ['reader', 'author', 'editor', 'manager', 'guest'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.mergeId, t.userId] })],
)
