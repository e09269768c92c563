import { and, count, eq } from 'drizzle-orm'
import { renewRecoveryCodes } from '#app/auth/factor.server.ts'
import { factorsOf } from '#app/auth/factors.server.ts'
import { endLinks, takeLink } from '#app/auth/links.server.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import type { Made } from '#app/auth/passkey.server.ts'
import {
  endAllSessions,
  endOtherSessions,
  rotateSession,
  startSession,
  type SessionInfo,
} from '#app/auth/session.server.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import { isUniqueViolation, type Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { emit } from '#db/outbox.server.ts'
import { passkey } from '#db/schema/index.ts'
import { assertFresh, type Acting } from './grants.server.ts'

const most = 20
/** Somebody at their own account, with the session they are in. */
type Own = Acting & { session: SessionInfo }

/**
 * Adds a passkey that was just made. Where it is the first factor, the session proves it from now on under a new cookie,
 * every other session ends and recovery codes are made.
 * @returns cookie and codes of a first factor; null for a further one
 * @throws Conflict where another session enrolled first, the passkey is known already or there are too many
 */
export async function addPasskey(
  tx: Tx,
  keys: readonly string[],
  session: SessionInfo,
  made: Made,
  name: string,
  now: number,
): Promise<{ cookie: string; codes: string[] } | null> {
  // A passkey signs in without the provider: whoever came by one would have it open what the provider does not.
  assertOwnSignIn({ session })
  const { userId } = session
  const has = await factorsOf(tx, userId)
  const first = !has.phone && !has.passkey
  if (!session.enrolled && !first) throw new Conflict('U hebt dit al ingesteld.')
  await insert(tx, userId, made, name, now)
  if (!first) return null
  await endOtherSessions(tx, userId, session.hash)
  const codes = await renewRecoveryCodes(tx, keys, userId)
  return { cookie: await rotateSession(tx, keys, session.hash, now, now), codes }
}

/**
 * Comes in by an invitation with a passkey, and without a password.
 * @returns the cookie of a session with both steps done, and recovery codes
 * @throws NotFound where the link no longer works; Conflict where there is a second factor already
 */
export async function acceptByPasskey(
  tx: Tx,
  keys: readonly string[],
  input: { token: string; made: Made; name: string; now: number; client: { address: string; agent: string } },
): Promise<{ cookie: string; codes: string[] }> {
  const { now } = input
  const { userId, enrolledAt } = await takeLink(tx, keys, 'invitation', input.token, now)
  if (userId === null) throw new NotFound()
  // A mailbox alone does not get past a phone that was paired.
  if (enrolledAt !== null) throw new Conflict('Kies een wachtwoord. Daarna vragen wij de code van uw telefoon.')
  await insert(tx, userId, input.made, input.name, now)
  await endAllSessions(tx, userId)
  await endLinks(tx, userId, now)
  const codes = await renewRecoveryCodes(tx, keys, userId)
  return { cookie: await startSession(tx, keys, { userId, factorAt: now, now, ...input.client }), codes }
}

export async function renamePasskey(tx: Tx, viewer: Own, id: string, name: string): Promise<void> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  const renamed = await tx.update(passkey).set({ name }).where(own(viewer, id)).returning({ id: passkey.id })
  if (renamed.length === 0) throw new NotFound()
  await record(tx, { actor: viewer.userId, action: 'rename-passkey', object: 'passkey', objectId: id }, viewer.now)
}

/**
 * Removes one of the viewer's passkeys; every other session ends, since it may have been begun with it.
 * @throws Conflict for the last factor; NotFound
 */
export async function removePasskey(tx: Tx, viewer: Own, id: string): Promise<void> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  const removed = await tx.delete(passkey).where(own(viewer, id)).returning({ id: passkey.id })
  if (removed.length === 0) throw new NotFound()
  const left = await factorsOf(tx, viewer.userId)
  if (!left.phone && !left.passkey)
    throw new Conflict('Dit is het laatste waarmee u in twee stappen inlogt. Voeg eerst iets anders toe.')
  await endOtherSessions(tx, viewer.userId, viewer.session.hash)
  await record(tx, { actor: viewer.userId, action: 'remove-passkey', object: 'passkey', objectId: id }, viewer.now)
  await tell(tx, 'passkey-removed', viewer.userId, id)
}

async function insert(tx: Tx, userId: string, made: Made, name: string, now: number): Promise<void> {
  const [has] = await tx.select({ passkeys: count() }).from(passkey).where(eq(passkey.userId, userId))
  if ((has?.passkeys ?? 0) >= most) throw new Conflict(`U hebt al ${most} passkeys. Verwijder er eerst een.`)
  const id = newId()
  try {
    await tx.insert(passkey).values({ ...made, id, userId, name, createdAt: now })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Conflict('Deze passkey is hier al bekend.')
    throw error
  }
  await record(tx, { actor: userId, action: 'add-passkey', object: 'passkey', objectId: id }, now)
  await tell(tx, 'passkey-added', userId, id)
}

function tell(tx: Tx, template: 'passkey-added' | 'passkey-removed', userId: string, id: string): Promise<void> {
  return emit(tx, { topic: 'factor-mail', key: `${template}:${id}`, payload: { template, userId } })
}

const own = (viewer: Acting, id: string) => and(eq(passkey.id, id), eq(passkey.userId, viewer.userId))
