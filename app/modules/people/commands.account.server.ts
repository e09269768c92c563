import { and, eq, isNull } from 'drizzle-orm'
import { renewRecoveryCodes } from '#app/auth/factor.server.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { endLinks, findLink, makeLink, takeLink, type LinkPurpose } from '#app/auth/links.server.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import {
  endAllSessions,
  endOtherSessions,
  revokeTokens,
  rotateSession,
  startSession,
  type SessionInfo,
} from '#app/auth/session.server.ts'
import type { TokenScope } from '#app/auth/scopes.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { keyedHash, newSecret } from '#app/lib/secrets.server.ts'
import { record } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { apiToken, membership, organisation, session, user } from '#db/schema/index.ts'
import { makeAccount } from './commands.members.server.ts'
import { freeSlug } from './commands.organisations.server.ts'
import { assertFresh, type Acting } from './grants.server.ts'

/** Somebody at their own account, with the session they are in. */
type Own = Acting & { session: SessionInfo }

interface Client {
  address: string
  agent: string
}

/**
 * Asks for a mail with a link. The same work for an address that nobody has; the link is made when the mail is sent.
 * @param own asked for by the person in their profile, and not by anybody at the door
 */
export async function requestReset(tx: Tx, email: string, own = false): Promise<void> {
  const [account] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email))
  const userId = account?.id ?? newId()
  await emit(tx, {
    topic: 'send-mail',
    key: `password-reset:${own ? 'own:' : ''}${userId}`,
    payload: { template: 'password-reset', userId, own },
  })
}

/**
 * Sets the password of the account that a mailed link is for. Every session, token and other link ends; the second factor is still
 * asked.
 * @returns the cookie of a session that has proven the link only, and whether there is a second factor
 * @throws NotFound where the link no longer works
 */
export async function setPasswordByLink(
  tx: Tx,
  keys: readonly string[],
  link: { purpose: LinkPurpose; token: string; passwordHash: string; now: number; client: Client },
): Promise<{ cookie: string; enrolled: boolean }> {
  const { now } = link
  const { userId, enrolledAt, passkey } = await takeLink(tx, keys, link.purpose, link.token, now)
  if (userId === null) throw new NotFound()
  await tx.update(user).set({ passwordHash: link.passwordHash }).where(eq(user.id, userId))
  await endAllSessions(tx, userId)
  await revokeTokens(tx, userId, now)
  await endLinks(tx, userId, now)
  await record(
    tx,
    { actor: userId, action: 'set-password', object: 'user', objectId: userId, detail: { by: link.purpose } },
    now,
  )
  return {
    cookie: await startSession(tx, keys, { userId, factorAt: null, now, ...link.client }),
    enrolled: enrolledAt !== null || passkey === 1,
  }
}

/** The one-time link of an empty installation, for its first administrator; null where there are accounts already. */
export async function createFirstAdministratorLink(
  db: Database,
  secrets: { session: string[] },
  baseUrl: string,
): Promise<string | null> {
  const token = await db.write(async (tx) => {
    if (await hasAccounts(tx)) return null
    return makeLink(tx, secrets.session, { purpose: 'first-administrator', now: Date.now() })
  })
  return token === null ? null : baseUrl + accountUrls.firstAdministrator(token)
}

/** Makes the alliance office, its first membership and the first administrator. @throws NotFound where the link is no good */
export async function registerFirstAdministrator(
  tx: Tx,
  keys: readonly string[],
  input: {
    token: string
    name: string
    email: string
    passwordHash: string
    organisation: string
    now: number
    client: Client
  },
): Promise<string> {
  const { now } = input
  await takeLink(tx, keys, 'first-administrator', input.token, now)
  if (await hasAccounts(tx)) throw new NotFound()
  const userId = await makeAccount(tx, { ...input, administrator: true }, now)
  await tx.update(user).set({ passwordHash: input.passwordHash }).where(eq(user.id, userId))
  const [office] = await tx
    .insert(organisation)
    .values({
      name: input.organisation,
      slug: await freeSlug(tx, organisation, input.organisation),
      kind: 'alliance_office',
      corePartner: true,
      publishes: true,
      createdAt: now,
    })
    .returning({ id: organisation.id })
  if (!office) throw new Conflict('De organisatie kon niet worden gemaakt.')
  await tx.insert(membership).values({ userId, organisationId: office.id, role: 'manager', startedAt: now })
  await record(
    tx,
    {
      actor: userId,
      action: 'first-administrator',
      object: 'organisation',
      objectId: office.id,
      organisationId: office.id,
    },
    now,
  )
  return startSession(tx, keys, { userId, factorAt: null, now, ...input.client })
}

/**
 * Makes an account an administrator, from the server's command line only.
 * @param email lower case
 * @returns the link with which a new one chooses a password; null where they get in already
 */
export async function inviteAdministrator(
  db: Database,
  secrets: { session: string[] },
  baseUrl: string,
  email: string,
): Promise<string | null> {
  const now = Date.now()
  return db.write(async (tx) => {
    const [known] = await tx
      .select({ id: user.id, passwordHash: user.passwordHash, passkey: hasPasskey })
      .from(user)
      .where(eq(user.email, email))
    const userId = known?.id ?? (await makeAccount(tx, { name: email.split('@')[0] ?? email, email }, now))
    await tx.update(user).set({ administrator: true }).where(eq(user.id, userId))
    await record(tx, { actor: 'system', action: 'make-administrator', object: 'user', objectId: userId }, now)
    if (known?.passwordHash || known?.passkey === 1) return null
    return baseUrl + accountUrls.invitation(await makeLink(tx, secrets.session, { purpose: 'invitation', userId, now }))
  })
}

export async function changeDetails(tx: Tx, viewer: Acting, input: { name: string; jobTitle?: string }): Promise<void> {
  await tx
    .update(user)
    .set({ name: input.name, jobTitle: input.jobTitle ?? '' })
    .where(eq(user.id, viewer.userId))
  await record(
    tx,
    { actor: viewer.userId, action: 'change-details', object: 'user', objectId: viewer.userId },
    viewer.now,
  )
}

/** Every other session, token and mailed link ends, and this session gets a new secret. @returns the new value of its cookie */
export async function changePassword(
  tx: Tx,
  keys: readonly string[],
  viewer: Own,
  passwordHash: string,
): Promise<string> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  await tx.update(user).set({ passwordHash }).where(eq(user.id, viewer.userId))
  await endOtherSessions(tx, viewer.userId, viewer.session.hash)
  await revokeTokens(tx, viewer.userId, viewer.now)
  await endLinks(tx, viewer.userId, viewer.now)
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'set-password',
      object: 'user',
      objectId: viewer.userId,
      detail: { by: 'profile' },
    },
    viewer.now,
  )
  return rotateSession(tx, keys, viewer.session.hash, viewer.now)
}

/** Ends one of the viewer's own sessions, named by the id that the profile page shows. */
export async function endOwnSession(tx: Tx, viewer: Acting, sessionId: string): Promise<void> {
  const ended = await tx
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.userId, viewer.userId)))
    .returning({ id: session.id })
  if (ended.length === 0) throw new NotFound()
  await record(tx, { actor: viewer.userId, action: 'end-session', object: 'user', objectId: viewer.userId }, viewer.now)
}

/** Ends every session of the viewer but the one they are in. */
export async function endOwnOtherSessions(tx: Tx, viewer: Own): Promise<void> {
  await endOtherSessions(tx, viewer.userId, viewer.session.hash)
  await record(
    tx,
    { actor: viewer.userId, action: 'end-other-sessions', object: 'user', objectId: viewer.userId },
    viewer.now,
  )
}

/** Makes a personal token for the API. @returns the token, which is shown once and kept as a hash */
export async function makeToken(
  tx: Tx,
  keys: readonly string[],
  viewer: Own,
  input: { name: string; days: number; scopes: readonly TokenScope[] },
): Promise<string> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  const token = newSecret()
  const id = newId()
  await tx.insert(apiToken).values({
    id,
    userId: viewer.userId,
    name: input.name,
    hash: keyedHash(keys, 'api-token', token),
    scopes: [...input.scopes],
    createdAt: viewer.now,
    expiresAt: viewer.now + input.days * 24 * 60 * 60_000,
  })
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'make-token',
      object: 'token',
      objectId: id,
      detail: { days: input.days, scopes: input.scopes.join(' ') },
    },
    viewer.now,
  )
  return token
}

/** Makes new recovery codes in place of the old. @returns the codes, which are shown once */
export async function renewCodes(tx: Tx, keys: readonly string[], viewer: Own): Promise<string[]> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  const { userId, now } = viewer
  await record(tx, { actor: userId, action: 'renew-recovery', object: 'user', objectId: userId }, now)
  return renewRecoveryCodes(tx, keys, userId)
}

export async function endToken(tx: Tx, viewer: Acting, id: string): Promise<void> {
  const ended = await tx
    .update(apiToken)
    .set({ revokedAt: viewer.now })
    .where(and(eq(apiToken.id, id), eq(apiToken.userId, viewer.userId), isNull(apiToken.revokedAt)))
    .returning({ id: apiToken.id })
  if (ended.length === 0) throw new NotFound()
  await record(tx, { actor: viewer.userId, action: 'end-token', object: 'token', objectId: id }, viewer.now)
}

/** Whether the page behind a link shows its form. */
export async function linkWorks(db: Database, keys: readonly string[], purpose: LinkPurpose, token: string) {
  return findLink(db.read, keys, purpose, token, Date.now())
}

async function hasAccounts(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: user.id }).from(user).limit(1)).length > 0
}
