import { flag, id, index, instant, json, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { organisation, user } from './people.ts'

/** The public half of a key, as it stands in a JWK set. */
export type PublicJwk = Record<string, string>

/**
 * A sign-in service of one organisation. It counts while `pendingSince` and `offSince` are both empty: prepared by an
 * administrator, agreed to by a manager, turned off by nobody.
 */
export const identityProvider = table(
  'identity_provider',
  {
    id: id(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    name: text('name').notNull(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    /** `environment`: the secret stands in the configuration and never here. */
    method: text('method', { enum: ['secret', 'key', 'environment'] }).notNull(),
    /** Sealed. */
    clientSecret: text('client_secret'),
    /** PKCS#8, sealed. */
    privateKey: text('private_key'),
    publicKey: json<PublicJwk>('public_key'),
    scopes: text('scopes').notNull(),
    /** Values of `acr` and of `amr` that prove a second factor, separated by spaces. */
    acrValues: text('acr_values').notNull().default(''),
    amrValues: text('amr_values').notNull().default(''),
    /** Signing out here signs out there as well. */
    endSession: flag('end_session').notNull().default(true),
    createdAt: instant('created_at').notNull(),
    createdBy: ref('created_by'),
    confirmedBy: ref('confirmed_by'),
    pendingSince: instant('pending_since'),
    offSince: instant('off_since'),
    offBy: ref('off_by'),
  },
  (t) => [index('identity_provider_organisation').on(t.organisationId)],
)

/** Who a person is at a provider: by issuer and subject, never by address. */
export const identity = table(
  'identity',
  {
    id: id(),
    providerId: ref('provider_id', () => identityProvider.id).notNull(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: ref('user_id', () => user.id).notNull(),
    linkedAt: instant('linked_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    uniqueIndex('identity_subject').on(t.providerId, t.issuer, t.subject),
    uniqueIndex('identity_person').on(t.providerId, t.issuer, t.userId),
    index('identity_user').on(t.userId),
  ],
)

/** A journey to a provider and back: once, within minutes, in the browser that began it. */
export const ssoTransaction = table(
  'sso_transaction',
  {
    /** Keyed hash of the browser's cookie. */
    hash: text('hash').primaryKey(),
    /** Keyed hash of the `state`. */
    stateHash: text('state_hash').notNull(),
    providerId: ref('provider_id', () => identityProvider.id).notNull(),
    purpose: text('purpose', { enum: ['sign-in', 'link', 'again', 'sign-out'] }).notNull(),
    /** The session that it is for, where it continues one. */
    sessionId: text('session_id'),
    /** Sealed: what the answer is checked against, and where it leads. */
    payload: text('payload').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sso_transaction_expires').on(t.expiresAt)],
)

/** What a session that came by a provider needs to end there as well. */
export const ssoSession = table(
  'sso_session',
  {
    sessionId: text('session_id').primaryKey(),
    providerId: ref('provider_id', () => identityProvider.id).notNull(),
    identityId: ref('identity_id', () => identity.id).notNull(),
    /** The provider's own name of its session. */
    sid: text('sid'),
    /** Sealed. */
    idToken: text('id_token').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('sso_session_provider').on(t.providerId), index('sso_session_identity').on(t.identityId)],
)

/** Messages of providers that somebody signed out there: each counts once. */
export const ssoLogout = table(
  'sso_logout',
  {
    providerId: ref('provider_id', () => identityProvider.id).notNull(),
    jti: text('jti').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.jti] })],
)
