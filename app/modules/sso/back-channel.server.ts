import { and, eq, inArray, lte } from 'drizzle-orm'
import { SsoRefused } from '#app/auth/sso-errors.ts'
import { logoutTokenHolds, parseLogoutToken, type LogoutClaims } from '#app/auth/sso-sign-out.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { identity, identityProvider, session, ssoLogout, ssoSession } from '#db/schema/index.ts'
import { liveProvider } from './queries.server.ts'

const rememberedMs = 15 * 60_000

/**
 * Ends the sessions of somebody who signed out at their provider, which tells us so from server to server.
 * @returns whether the message was believed: signed by a provider of ours, for us, recent and not heard before
 */
export async function signOutByProvider({ services }: RequestContext, token: string): Promise<boolean> {
  const parsed = parseLogoutToken(token)
  if (!parsed) return false
  const now = Date.now()
  const candidates = await services.db.read
    .select()
    .from(identityProvider)
    .where(and(eq(identityProvider.issuer, parsed.claims.iss), liveProvider()))
  let believed = false
  for (const provider of candidates) {
    try {
      if (!(await logoutTokenHolds(services, provider, parsed, now))) continue
    } catch (error) {
      if (error instanceof SsoRefused) continue
      log.warn({ err: error, provider: provider.id }, 'a message to sign out could not be checked')
      continue
    }
    if (await services.db.write((tx) => endTheirs(tx, provider, parsed.claims, now))) believed = true
  }
  return believed
}

/** @returns false where this message was heard before */
async function endTheirs(
  tx: Tx,
  provider: { id: string; issuer: string },
  claims: LogoutClaims,
  now: number,
): Promise<boolean> {
  await tx.delete(ssoLogout).where(lte(ssoLogout.expiresAt, now))
  const [first] = await tx
    .insert(ssoLogout)
    .values({ providerId: provider.id, jti: claims.jti, expiresAt: now + rememberedMs })
    .onConflictDoNothing()
    .returning()
  if (!first) return false
  const theirs = await tx
    .select({ sessionId: ssoSession.sessionId, userId: identity.userId })
    .from(ssoSession)
    .innerJoin(identity, eq(identity.id, ssoSession.identityId))
    .where(
      and(
        eq(ssoSession.providerId, provider.id),
        eq(identity.issuer, provider.issuer),
        claims.sid === undefined ? undefined : eq(ssoSession.sid, claims.sid),
        claims.sub === undefined ? undefined : eq(identity.subject, claims.sub),
      ),
    )
  const ids = theirs.map(({ sessionId }) => sessionId)
  await tx.delete(session).where(inArray(session.id, ids))
  await tx.delete(ssoSession).where(inArray(ssoSession.sessionId, ids))
  for (const userId of new Set(theirs.map((one) => one.userId)))
    await record(
      tx,
      { actor: userId, action: 'sign-out', object: 'user', objectId: userId, detail: { provider: provider.id } },
      now,
    )
  return true
}
