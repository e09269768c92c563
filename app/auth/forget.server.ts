import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  factorReset,
  identity,
  passkey,
  passkeyChallenge,
  passkeyHandle,
  recoveryCode,
  session,
  singleUseLink,
  ssoSession,
  ssoTransaction,
} from '#db/schema/index.ts'
import { endAllSessions, revokeTokens } from './session.server.ts'

/**
 * Removes every way in of an account that is deleted: sessions, also those that are on their way to or from a provider,
 * tokens, mailed links, passkeys with what devices know the person by, recovery codes and who they are at providers.
 * @param person.email lower case
 */
export async function forgetCredentials(
  tx: Tx,
  { userId, email }: { userId: string; email: string },
  now: number,
): Promise<void> {
  const sessions = tx.select({ id: session.id }).from(session).where(eq(session.userId, userId))
  await tx.delete(passkeyChallenge).where(inArray(passkeyChallenge.asker, sessions))
  await tx.delete(ssoTransaction).where(inArray(ssoTransaction.sessionId, sessions))
  const identities = tx.select({ id: identity.id }).from(identity).where(eq(identity.userId, userId))
  await tx
    .delete(ssoSession)
    .where(or(inArray(ssoSession.identityId, identities), inArray(ssoSession.sessionId, sessions)))
  await endAllSessions(tx, userId)
  await tx.delete(identity).where(eq(identity.userId, userId))
  await tx.delete(passkey).where(eq(passkey.userId, userId))
  await tx.delete(passkeyHandle).where(eq(passkeyHandle.userId, userId))
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId))
  await tx.delete(singleUseLink).where(or(eq(singleUseLink.userId, userId), eq(singleUseLink.email, email)))
  await revokeTokens(tx, userId, now)
  await tx.delete(factorReset).where(eq(factorReset.userId, userId))
  await tx
    .update(factorReset)
    .set({ endedAt: now })
    .where(and(eq(factorReset.askedBy, userId), isNull(factorReset.endedAt)))
}
