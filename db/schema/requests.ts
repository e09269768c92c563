import { count, flag, id, index, instant, json, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { digestRhythms } from '../kinds.ts'
import { theme } from './items.ts'
import { membership, organisation, user } from './people.ts'

/**
 * Somebody who asks for an account, for the newsletter, or both. Until the mail address is confirmed (`sent`) it concerns
 * nobody; a newsletter alone leaves this table at the confirmation, for `newsletter_subscription`.
 */
export const accountRequest = table(
  'account_request',
  {
    id: id(),
    kind: text('kind', { enum: ['account', 'newsletter'] }).notNull(),
    state: text('state', { enum: ['sent', 'waiting', 'asked', 'approved', 'denied', 'withdrawn'] }).notNull(),
    /** Lower case; empty once the account of this address was deleted. */
    email: text('email').notNull(),
    name: text('name').notNull().default(''),
    /** As typed; the organisation itself is chosen at the confirmation. */
    organisationName: text('organisation_name').notNull().default(''),
    /** Null: for the bureau. */
    organisationId: ref('organisation_id', () => organisation.id),
    /** A code of modules/requests/functions. */
    jobFunction: text('job_function').notNull().default(''),
    jobTitle: text('job_title').notNull().default(''),
    themes: json<string[]>('themes').notNull(),
    newsletter: flag('newsletter').notNull().default(false),
    /** Which text was agreed to. */
    consentVersion: text('consent_version').notNull(),
    sentAt: instant('sent_at').notNull(),
    /** Keyed hash of the network it came from. */
    sentFrom: text('sent_from').notNull(),
    /** Who was signed in then, if anybody: they decide nothing about it. */
    sentBy: ref('sent_by'),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: ref('confirmed_by'),
    question: text('question').notNull().default(''),
    answer: text('answer').notNull().default(''),
    reason: text('reason').notNull().default(''),
    decidedAt: instant('decided_at'),
    membershipId: ref('membership_id', () => membership.id),
    /** Counts the changes: a form that was made before the last one is refused. */
    revision: count('revision').notNull().default(0),
  },
  (t) => [
    index('account_request_waiting').on(t.organisationId, t.state, t.confirmedAt),
    index('account_request_email').on(t.email),
  ],
)

/** One of two who must agree; both agree to the same role and end date. */
export const requestApproval = table(
  'request_approval',
  {
    requestId: ref('request_id', () => accountRequest.id).notNull(),
    side: text('side', { enum: ['organisation', 'office'] }).notNull(),
    userId: ref('user_id', () => user.id).notNull(),
    role: text('role', { enum: ['reader', 'author', 'editor', 'manager', 'guest'] }).notNull(),
    endsAt: instant('ends_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.side] })],
)

/** `confirm` works once; `follow` shows the applicant how it stands. Each mail has its own. */
export const requestLink = table(
  'request_link',
  {
    hash: text('hash').primaryKey(),
    purpose: text('purpose', { enum: ['confirm', 'follow'] }).notNull(),
    requestId: ref('request_id', () => accountRequest.id).notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('request_link_request').on(t.requestId)],
)

/** Who gets the newsletter, with the proof that they asked for it. Networks are kept as keyed hashes. */
export const newsletterSubscription = table(
  'newsletter_subscription',
  {
    id: id(),
    /** Lower case. */
    email: text('email').notNull(),
    /** Confirmed by mail, or switched on by an account whose address is known to be theirs. */
    how: text('how', { enum: ['mail', 'profile'] }).notNull(),
    consentVersion: text('consent_version').notNull(),
    askedAt: instant('asked_at').notNull(),
    askedFrom: text('asked_from').notNull(),
    confirmedAt: instant('confirmed_at').notNull(),
    confirmedFrom: text('confirmed_from').notNull(),
    endedAt: instant('ended_at'),
    /** `bounce`: several mails in a row could not be delivered. */
    endedHow: text('ended_how', { enum: ['link', 'profile', 'bounce'] }),
    /** Every letter of the desks; without it, only what `digest` says. */
    issues: flag('issues').notNull().default(true),
    digest: text('digest', { enum: digestRhythms }).notNull().default('never'),
    /** No more mails than this in seven days. */
    weeklyMost: count('weekly_most').notNull().default(3),
    /** The next digest holds what was published from then on. */
    digestSince: instant('digest_since'),
    digestAt: instant('digest_at'),
  },
  (t) => [uniqueIndex('newsletter_subscription_email').on(t.email)],
)

/** The themes that a subscriber wants; none means all. */
export const newsletterTheme = table(
  'newsletter_theme',
  {
    subscriptionId: ref('subscription_id', () => newsletterSubscription.id).notNull(),
    themeId: ref('theme_id', () => theme.id).notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriptionId, t.themeId] }), index('newsletter_theme_theme').on(t.themeId)],
)
