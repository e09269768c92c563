import { count, id, index, instant, json, ref, table, text, uniqueIndex } from '../columns.ts'
import { organisation, user } from './people.ts'

/** A public key that a device of this person holds the secret of. */
export const passkey = table(
  'passkey',
  {
    id: id(),
    userId: ref('user_id', () => user.id).notNull(),
    /** As the device names it, base64url. */
    credentialId: text('credential_id').notNull(),
    /** COSE, base64url. */
    publicKey: text('public_key').notNull(),
    /** The last signature counter seen; a device that does not count stays at 0. */
    counter: count('counter').notNull(),
    transports: json<string[]>('transports').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('passkey_credential').on(t.credentialId), index('passkey_user').on(t.userId)],
)

/** What a device knows a person by: random, base64url, and the same for all their passkeys. */
export const passkeyHandle = table('passkey_handle', {
  userId: ref('user_id', () => user.id).primaryKey(),
  handle: text('handle').notNull(),
})

/** A question put to a device. Answering it removes the row, so that no answer works twice. */
export const passkeyChallenge = table(
  'passkey_challenge',
  {
    /** Keyed hash of the challenge. */
    hash: text('hash').primaryKey(),
    purpose: text('purpose', { enum: ['sign-in', 'factor', 'register', 'invitation'] }).notNull(),
    /** The session, link or browser that asked: a session's id, or the keyed hash of the secret it holds. */
    asker: text('asker').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('passkey_challenge_expires').on(t.expiresAt)],
)

/** Attempts counted in a window of time. `hash` is the keyed hash of what is counted: nothing readable is kept. */
export const attempt = table(
  'attempt',
  { hash: text('hash').primaryKey(), tries: count('tries').notNull(), expiresAt: instant('expires_at').notNull() },
  (t) => [index('attempt_expires').on(t.expiresAt)],
)

/** A manager asked to take away somebody's lost factors; where one does not suffice it waits for a second one. */
export const factorReset = table(
  'factor_reset',
  {
    id: id(),
    userId: ref('user_id', () => user.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    askedBy: ref('asked_by', () => user.id).notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Done or taken back: it waits no longer. */
    endedAt: instant('ended_at'),
    confirmedBy: ref('confirmed_by', () => user.id),
  },
  (t) => [index('factor_reset_user').on(t.userId)],
)
