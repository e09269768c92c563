import { hasPasskey } from '#app/auth/factors.server.ts'
import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { absoluteMs, rotateSession, startSession, type SessionInfo } from '#app/auth/session.server.ts'
import { SsoRefused, type SsoReason } from '#app/auth/sso-errors.ts'
import type { SsoAnswer } from '#app/auth/sso-strategy.server.ts'
import { keyedHash, seal } from '#app/lib/secrets.server.ts'
import { makeAccount } from '#app/modules/people/commands.members.server.ts'
import { askForConfirmation } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { identity, membership, organisationDomain, session, ssoSession, user } from '#db/schema/index.ts'
import { getLiveProvider, type ProviderRow } from './queries.server.ts'

export interface Arriving {
  providerId: string
  answer: SsoAnswer
  now: number
  client: { address: string; agent: string }
}
export type Arrival = { refused: SsoReason } | { cookie: string; factorAt: number | null; enrolled: boolean }

/**
 * Lets in whom the provider sent. A person not seen before gets an account without any right and a membership that waits
 * for a manager; an account with the same address is never taken over. A refusal is kept in the trail with its reason.
 */
export async function arrive(tx: Tx, keys: readonly string[], arriving: Arriving): Promise<Arrival> {
  const { answer, now } = arriving
  const provider = await liveOrNull(tx, arriving.providerId)
  if (!provider) return { refused: 'off' }
  const known = (await findPerson(tx, provider, answer)) ?? (await receive(tx, provider, answer, now))
  if ('refused' in known) return refuse(tx, provider, known.refused, now)
  if (known.suspendedAt !== null) return refuse(tx, provider, 'suspended', now, known.userId)
  const cookie = await startSession(tx, keys, {
    userId: known.userId,
    factorAt: answer.factorAt,
    now,
    ...arriving.client,
  })
  const [started] = await tx
    .select({ id: session.id })
    .from(session)
    .where(eq(session.hash, keyedHash(keys, 'session', cookie)))
  if (!started) return { refused: 'expired' }
  await clearAway(tx, now)
  await tx.insert(ssoSession).values({
    sessionId: started.id,
    providerId: provider.id,
    identityId: known.identityId,
    sid: answer.sid,
    idToken: seal(keys, 'sso-id-token', answer.idToken),
    createdAt: now,
  })
  await tx.update(identity).set({ usedAt: now }).where(eq(identity.id, known.identityId))
  await record(
    tx,
    {
      actor: known.userId,
      action: 'sign-in',
      object: 'user',
      objectId: known.userId,
      detail: { with: 'sso', provider: provider.id, factor: answer.factorAt !== null },
    },
    now,
  )
  return { cookie, factorAt: answer.factorAt, enrolled: known.enrolled }
}

/** Nothing is kept of sessions that have ended by their age. */
export async function clearAway(tx: Tx, now: number): Promise<void> {
  await tx.delete(ssoSession).where(lt(ssoSession.createdAt, now - absoluteMs))
}

/** Keeps in the trail that somebody was not let in, once their journey was a real one. */
export async function noteRefusal(
  tx: Tx,
  providerId: string,
  reason: SsoReason,
  options: { code?: string | null; now: number; userId?: string },
): Promise<void> {
  await record(
    tx,
    {
      actor: options.userId ?? 'anonymous',
      action: 'sign-in-refused',
      object: 'provider',
      objectId: providerId,
      detail: { with: 'sso', reason, code: options.code ?? null },
    },
    options.now,
  )
}

/** The second factor given anew at the provider, by the same person. @returns the new value of the session's cookie */
export async function renewFactor(
  tx: Tx,
  keys: readonly string[],
  held: SessionInfo,
  arriving: Arriving & { begunAt: number },
): Promise<string> {
  const { answer, now, begunAt } = arriving
  const provider = await getLiveProvider(tx, arriving.providerId)
  const [came] = await tx.select().from(ssoSession).where(eq(ssoSession.sessionId, held.id))
  const person = await findPerson(tx, provider, answer)
  if (!came || !person || person.identityId !== came.identityId) throw new SsoRefused('other-person')
  if (person.suspendedAt !== null) throw new SsoRefused('suspended')
  const clockSlackMs = 60_000
  if (answer.factorAt === null || !answer.timed || answer.factorAt < begunAt - clockSlackMs)
    throw new SsoRefused('not-again')
  await tx
    .update(ssoSession)
    .set({ sid: answer.sid, idToken: seal(keys, 'sso-id-token', answer.idToken) })
    .where(eq(ssoSession.sessionId, held.id))
  await record(
    tx,
    {
      actor: held.userId,
      action: 'sign-in',
      object: 'user',
      objectId: held.userId,
      detail: { with: 'sso', provider: provider.id, factor: true },
    },
    now,
  )
  return rotateSession(tx, keys, held.hash, now, answer.factorAt)
}

interface Person {
  identityId: string
  userId: string
  suspendedAt: number | null
  enrolled: boolean
}

export async function findPerson(
  reader: Reader,
  provider: ProviderRow,
  { issuer, subject }: SsoAnswer,
): Promise<Person | null> {
  const [row] = await reader
    .select({
      identityId: identity.id,
      userId: user.id,
      suspendedAt: user.suspendedAt,
      enrolledAt: user.totpEnrolledAt,
      passkey: hasPasskey,
    })
    .from(identity)
    .innerJoin(user, eq(user.id, identity.userId))
    .where(and(eq(identity.providerId, provider.id), eq(identity.issuer, issuer), eq(identity.subject, subject)))
  if (!row) return null
  const { enrolledAt, passkey, ...person } = row
  return { ...person, enrolled: enrolledAt !== null || passkey === 1 }
}

/** Makes the account of a person not seen before; it opens nothing until a manager agrees. */
async function receive(
  tx: Tx,
  provider: ProviderRow,
  answer: SsoAnswer,
  now: number,
): Promise<{ refused: SsoReason } | Person> {
  const email = z.email().max(254).safeParse(answer.email).data
  if (!email) return { refused: 'no-address' }
  const { organisationId } = provider
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const [own] = await tx
    .select({ domain: organisationDomain.domain })
    .from(organisationDomain)
    .where(and(eq(organisationDomain.organisationId, organisationId), eq(organisationDomain.domain, domain)))
  if (!own) return { refused: 'foreign-address' }
  const [taken] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email))
  if (taken) return { refused: 'address-taken' }
  const userId = await makeAccount(tx, { name: answer.name || email, email }, now)
  await tx.insert(membership).values({ userId, organisationId, role: 'reader', startedAt: now, pendingSince: now })
  const identityId = await link(tx, provider, answer, userId, now)
  await record(
    tx,
    {
      actor: 'system',
      action: 'add-member',
      object: 'user',
      objectId: userId,
      organisationId,
      detail: { role: 'reader', pending: true, provider: provider.id },
    },
    now,
  )
  await askForConfirmation(tx, { userId, now }, organisationId)
  return { identityId, userId, suspendedAt: null, enrolled: false }
}

export async function link(tx: Tx, provider: ProviderRow, answer: SsoAnswer, userId: string, now: number) {
  const [made] = await tx
    .insert(identity)
    .values({ providerId: provider.id, issuer: answer.issuer, subject: answer.subject, userId, linkedAt: now })
    .returning({ id: identity.id })
  if (!made) throw new SsoRefused('already-linked')
  return made.id
}

async function refuse(
  tx: Tx,
  provider: ProviderRow,
  reason: SsoReason,
  now: number,
  userId?: string,
): Promise<{ refused: SsoReason }> {
  await noteRefusal(tx, provider.id, reason, { now, ...(userId ? { userId } : {}) })
  return { refused: reason }
}

async function liveOrNull(tx: Tx, id: string): Promise<ProviderRow | null> {
  try {
    return await getLiveProvider(tx, id)
  } catch (error) {
    if (error instanceof SsoRefused) return null
    throw error
  }
}
