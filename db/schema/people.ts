import { count, day, flag, id, index, instant, json, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'

export const organisation = table(
  'organisation',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    corePartner: flag('core_partner').notNull().default(false),
    publishes: flag('publishes').notNull().default(false),
    /** Its people are shown to others as function and number. */
    namesHidden: flag('names_hidden').notNull().default(false),
    /** When it first had a manager whose role counted; it is not forgotten when they leave. */
    managedSince: instant('managed_since'),
    /** When its people were last looked through, all of them. */
    reviewedAt: instant('reviewed_at'),
    /** The organisation that it went into; from then on nobody belongs to it and nothing is its own. */
    mergedInto: ref('merged_into'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('organisation_slug').on(t.slug)],
)

/** Mail domains of an organisation, lower case. A shared service's domain belongs to several. */
export const organisationDomain = table(
  'organisation_domain',
  { organisationId: ref('organisation_id', () => organisation.id).notNull(), domain: text('domain').notNull() },
  (t) => [primaryKey({ columns: [t.organisationId, t.domain] }), index('organisation_domain_domain').on(t.domain)],
)

export const user = table(
  'user',
  {
    id: id(),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    jobTitle: text('job_title').notNull().default(''),
    /** A short number, shown in place of the name where an organisation hides names. */
    number: count('number').notNull(),
    administrator: flag('administrator').notNull().default(false),
    passwordHash: text('password_hash'),
    /** Sealed with a secret that is kept outside the database. */
    totpSecret: text('totp_secret'),
    totpEnrolledAt: instant('totp_enrolled_at'),
    /** The last time step whose code was used: a code works once. */
    totpLastStep: count('totp_last_step'),
    suspendedAt: instant('suspended_at'),
    /** Partners who look for somebody to ask see the mail address; never where an organisation hides names. */
    contactShown: flag('contact_shown').notNull().default(false),
    /** Everything that tells who it was is gone; the row stays for what they made. */
    deletedAt: instant('deleted_at'),
    /** The last day (UTC) on which the portal was used, if only to read. */
    lastActiveDay: day('last_active_day'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('user_email').on(t.email)],
)

export const recoveryCode = table(
  'recovery_code',
  { hash: text('hash').primaryKey(), userId: ref('user_id', () => user.id).notNull(), usedAt: instant('used_at') },
  (t) => [index('recovery_code_user').on(t.userId)],
)

/** `pendingSince` set: given by an administrator, live only after somebody else's confirmation. */
export const membership = table(
  'membership',
  {
    id: id(),
    userId: ref('user_id', () => user.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    role: text('role', { enum: ['reader', 'author', 'editor', 'manager', 'guest'] }).notNull(),
    startedAt: instant('started_at').notNull(),
    endsAt: instant('ends_at'),
    pendingSince: instant('pending_since'),
    createdBy: ref('created_by'),
    confirmedBy: ref('confirmed_by'),
    /** Gives nothing from this instant on, unless it is found to be right before then; null while nobody asks. */
    reviewBy: instant('review_by'),
    /** When the person was last asked whether they still use it. */
    askedAt: instant('asked_at'),
  },
  (t) => [
    uniqueIndex('membership_once').on(t.userId, t.organisationId),
    index('membership_organisation').on(t.organisationId),
  ],
)

export const workgroup = table(
  'workgroup',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['workgroup', 'network'] }).notNull(),
    description: text('description').notNull().default(''),
    /** Its name is shown to nobody outside it. */
    hidden: flag('hidden').notNull().default(false),
    /** How an organisation comes to the table; a hidden one invites, whatever stands here. */
    joining: text('joining', { enum: ['open', 'request', 'invited'] })
      .notNull()
      .default('invited'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('workgroup_slug').on(t.slug)],
)

/** A seat belongs to an organisation; a person holds it. Live only while the holder's membership there is. */
export const seat = table(
  'seat',
  {
    id: id(),
    workgroupId: ref('workgroup_id', () => workgroup.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    userId: ref('user_id', () => user.id),
    coordinator: flag('coordinator').notNull().default(false),
    /** A seat that is handed over later: its first moment, and the seat that it takes over. */
    startsAt: instant('starts_at'),
    succeeds: ref('succeeds'),
    endsAt: instant('ends_at'),
    pendingSince: instant('pending_since'),
    createdBy: ref('created_by'),
    confirmedBy: ref('confirmed_by'),
  },
  (t) => [
    uniqueIndex('seat_once').on(t.workgroupId, t.organisationId, t.userId),
    index('seat_user').on(t.userId),
    index('seat_organisation').on(t.organisationId),
  ],
)

export const sharingGroup = table(
  'sharing_group',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    ownerId: ref('owner_id', () => organisation.id).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('sharing_group_slug').on(t.slug)],
)

export const sharingGroupMember = table(
  'sharing_group_member',
  {
    groupId: ref('group_id', () => sharingGroup.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    pendingSince: instant('pending_since'),
    createdBy: ref('created_by'),
    confirmedBy: ref('confirmed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.organisationId] }),
    index('sharing_group_member_organisation').on(t.organisationId),
  ],
)

/** `hash` is the keyed hash of the cookie's value: a stolen database opens no session. */
export const session = table(
  'session',
  {
    hash: text('hash').primaryKey(),
    /** Names the session on the profile page; never in a cookie. */
    id: text('id').notNull(),
    userId: ref('user_id', () => user.id).notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    /** When the second factor was last given; null means password only. */
    factorAt: instant('factor_at'),
    address: text('address').notNull().default(''),
    agent: text('agent').notNull().default(''),
  },
  (t) => [index('session_user').on(t.userId)],
)

export const apiToken = table(
  'api_token',
  {
    id: id(),
    userId: ref('user_id', () => user.id).notNull(),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    /** What it may be used for: see auth/scopes. */
    scopes: json<string[]>('scopes').notNull().default(['search']),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('api_token_hash').on(t.hash), index('api_token_user').on(t.userId)],
)

/** A mailed or printed link that works once: GET shows a button, POST uses it up. */
export const singleUseLink = table('single_use_link', {
  hash: text('hash').primaryKey(),
  purpose: text('purpose', { enum: ['password-reset', 'invitation', 'first-administrator'] }).notNull(),
  userId: ref('user_id', () => user.id),
  email: text('email'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})
