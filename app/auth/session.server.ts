import { and, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import type { Assurance } from '#app/access/label.ts'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import type { Config } from '#app/config.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { acceptedHashes, keyedHash, newSecret } from '#app/lib/secrets.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import {
  apiToken,
  calendarAddress,
  identityProvider,
  organisation,
  session,
  ssoSession,
  user,
} from '#db/schema/index.ts'
import { cookieNameOf } from './cookies.ts'
import { hasPasskey } from './factors.server.ts'
import { viewerOfAccount } from './viewer.server.ts'

const minute = 60_000
export const idleMs = 30 * minute
export const absoluteMs = 8 * 60 * minute
/** How long a second factor counts as fresh. */
export const freshMs = 60 * minute
/** A clock that was set back must not keep a session alive. */
const clockSlackMs = 2 * minute

/** The session of a request; `hash` names its row. */
export interface SessionInfo {
  id: string
  hash: string
  userId: string
  createdAt: number
  factorAt: number | null
  /** Has a second factor, of whatever kind. */
  enrolled: boolean
  /** When the phone was paired that gives codes; null where there is none. */
  enrolledAt: number | null
  /** The sign-in service by which it came; it then shows that organisation's side only. */
  provider?: { id: string; name: string; organisationId: string } | null
}

export interface Asking {
  viewer: Viewer
  session: SessionInfo | null
  /** What the token that came along may be used for; null without one. */
  scopes: readonly string[] | null
}

/**
 * Who is asking: the live session of the cookie, or on `/api/` the bearer token. At most two SQL statements, and a write at
 * most once a minute to say when the session was last seen, and on which day the person was.
 */
export async function viewerOf(request: Request, context: RequestContext): Promise<Asking> {
  const now = Date.now()
  const bearer = /^bearer +([\w-]{20,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (request.headers.has('authorization') && new URL(request.url).pathname.startsWith('/api/'))
    return { ...(await viewerOfToken(context, bearer, now)), session: null }

  const value = renewed.get(context.client) ?? cookieValue(request, context.services.config)
  if (!value) return { viewer: anonymousViewer(now), session: null, scopes: null }
  const { db, secrets } = context.services
  const [row] = await db.read
    .select({
      hash: session.hash,
      sessionId: session.id,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      factorAt: session.factorAt,
      enrolledAt: user.totpEnrolledAt,
      passkey: hasPasskey,
      id: user.id,
      name: user.name,
      email: user.email,
      administrator: user.administrator,
      providerId: identityProvider.id,
      providerName: identityProvider.name,
      providerFor: organisation.id,
      providerForKind: organisation.kind,
      lastActiveDay: user.lastActiveDay,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(ssoSession, eq(ssoSession.sessionId, session.id))
    .leftJoin(identityProvider, eq(identityProvider.id, ssoSession.providerId))
    .leftJoin(organisation, eq(organisation.id, identityProvider.organisationId))
    .where(and(inArray(session.hash, acceptedHashes(secrets.session, 'session', value)), isNull(user.suspendedAt)))
  if (!row || !isLive(row, now)) return { viewer: anonymousViewer(now), session: null, scopes: null }

  const unseen = now - row.seenAt >= minute
  if (unseen || isNewDay(row, now))
    await db.write(async (tx) => {
      if (unseen) await tx.update(session).set({ seenAt: now }).where(eq(session.hash, row.hash))
      if (isNewDay(row, now)) await keepActiveDay(tx, row.id, now)
    })
  const provider =
    row.providerId && row.providerFor
      ? { id: row.providerId, name: row.providerName ?? '', organisationId: row.providerFor }
      : null
  // What one organisation's provider says of a person opens nothing of another, nor the administration of all.
  const administrator = row.administrator && (!provider || row.providerForKind === 'alliance_office')
  return {
    viewer: await viewerOfAccount(
      db.read,
      { ...row, administrator },
      assuranceOf(row.factorAt, now),
      now,
      provider ? [provider.organisationId] : undefined,
    ),
    session: {
      id: row.sessionId,
      hash: row.hash,
      userId: row.id,
      createdAt: row.createdAt,
      factorAt: row.factorAt,
      enrolled: row.enrolledAt !== null || row.passkey === 1,
      enrolledAt: row.enrolledAt,
      provider,
    },
    scopes: null,
  }
}

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)
const isNewDay = (row: { lastActiveDay: string | null }, now: number): boolean => row.lastActiveDay !== dayOf(now)

/** Once a day per person: an account is dormant when it was not used for long, and reading is using. */
async function keepActiveDay(tx: Tx, userId: string, now: number): Promise<void> {
  await tx
    .update(user)
    .set({ lastActiveDay: dayOf(now) })
    .where(eq(user.id, userId))
}

/** Is this session within its idle and its absolute limit? */
export function isLive(row: { createdAt: number; seenAt: number }, now: number): boolean {
  const soon = now + clockSlackMs
  return row.createdAt <= soon && row.seenAt <= soon && now - row.seenAt < idleMs && now - row.createdAt < absoluteMs
}

export function assuranceOf(factorAt: number | null, now: number): Assurance {
  if (factorAt === null) return 1
  return now - factorAt < freshMs && factorAt <= now + clockSlackMs ? 3 : 2
}

/**
 * A session that got a new secret while a request was being answered is the session of the rest of it: the page that
 * follows an action is loaded with the cookie the browser still had.
 */
const renewed = new WeakMap<RequestContext['client'], string>()

/** The Set-Cookie header for a session that was just begun or renewed by this request. */
export function giveCookie(context: RequestContext, value: string): { 'Set-Cookie': string } {
  renewed.set(context.client, value)
  return { 'Set-Cookie': sessionCookie(context.services.config, value) }
}

async function viewerOfToken(
  { services }: RequestContext,
  token: string | undefined,
  now: number,
): Promise<Pick<Asking, 'viewer' | 'scopes'>> {
  const nobody = { viewer: anonymousViewer(now), scopes: [] }
  if (!token) return nobody
  const { db, secrets } = services
  const [row] = await db.read
    .select({
      tokenId: apiToken.id,
      usedAt: apiToken.usedAt,
      scopes: apiToken.scopes,
      id: user.id,
      name: user.name,
      email: user.email,
      administrator: user.administrator,
      lastActiveDay: user.lastActiveDay,
    })
    .from(apiToken)
    .innerJoin(user, eq(user.id, apiToken.userId))
    .where(
      and(
        inArray(apiToken.hash, acceptedHashes(secrets.session, 'api-token', token)),
        isNull(apiToken.revokedAt),
        gt(apiToken.expiresAt, now),
        isNull(user.suspendedAt),
      ),
    )
  if (!row) return nobody
  if (row.usedAt === null || now - row.usedAt >= minute || isNewDay(row, now))
    await db.write(async (tx) => {
      await tx.update(apiToken).set({ usedAt: now }).where(eq(apiToken.id, row.tokenId))
      if (isNewDay(row, now)) await keepActiveDay(tx, row.id, now)
    })
  return { viewer: await viewerOfAccount(db.read, row, 2, now), scopes: row.scopes }
}

/**
 * Begins a session and clears the user's dead ones away.
 * @param start.factorAt when the second factor was given; null after the password alone
 * @returns the value for the cookie, which is stored nowhere
 */
export async function startSession(
  tx: Tx,
  keys: readonly string[],
  start: { userId: string; factorAt: number | null; now: number; address?: string; agent?: string },
): Promise<string> {
  const { userId, factorAt, now } = start
  await tx
    .delete(session)
    .where(
      and(eq(session.userId, userId), or(lte(session.createdAt, now - absoluteMs), lte(session.seenAt, now - idleMs))),
    )
  const value = newSecret()
  await tx.insert(session).values({
    hash: keyedHash(keys, 'session', value),
    id: newId(),
    userId,
    createdAt: now,
    seenAt: now,
    factorAt,
    address: start.address ?? '',
    agent: (start.agent ?? '').slice(0, 200),
  })
  return value
}

/**
 * Gives a session a new secret; the old one is dead at once. The absolute limit keeps counting from the sign-in.
 * @param factorAt when the second factor was given; left as it is where absent
 * @returns the new value for the cookie
 */
export async function rotateSession(
  tx: Tx,
  keys: readonly string[],
  hash: string,
  now: number,
  factorAt?: number,
): Promise<string> {
  const value = newSecret()
  await tx
    .update(session)
    .set({ hash: keyedHash(keys, 'session', value), seenAt: now, ...(factorAt === undefined ? {} : { factorAt }) })
    .where(eq(session.hash, hash))
  return value
}

export async function endSession(tx: Tx, hash: string): Promise<void> {
  await tx.delete(session).where(eq(session.hash, hash))
}

/** Ends every session of the user but the one kept; without `keptHash` all of them. */
export async function endOtherSessions(tx: Tx, userId: string, keptHash?: string): Promise<void> {
  const theirs = eq(session.userId, userId)
  await tx.delete(session).where(keptHash ? and(theirs, ne(session.hash, keptHash)) : theirs)
}

/** Tokens, and addresses of calendars: whoever knew the old password may have made one. */
export async function revokeTokens(tx: Tx, userId: string, now: number): Promise<void> {
  await tx
    .update(apiToken)
    .set({ revokedAt: now })
    .where(and(eq(apiToken.userId, userId), isNull(apiToken.revokedAt)))
  await tx
    .update(calendarAddress)
    .set({ revokedAt: now })
    .where(and(eq(calendarAddress.userId, userId), isNull(calendarAddress.revokedAt)))
}

export const endAllSessions = (tx: Tx, userId: string): Promise<void> => endOtherSessions(tx, userId)

export const cookieName = (config: Pick<Config, 'server'>): string => cookieNameOf('session', config)

/** The Set-Cookie header for a session; without a value the one that clears it. */
export function sessionCookie(config: Pick<Config, 'server'>, value: string | null): string {
  const parts = [`${cookieName(config)}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (value === null) parts.push('Max-Age=0')
  if (config.server.https) parts.push('Secure')
  return parts.join('; ')
}

function cookieValue(request: Request, config: Pick<Config, 'server'>): string | null {
  const name = cookieName(config)
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    const value = part.slice(at + 1).trim()
    return /^[\w-]{20,100}$/.test(value) ? value : null
  }
  return null
}
