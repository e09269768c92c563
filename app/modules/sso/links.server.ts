import { and, eq, inArray } from 'drizzle-orm'
import type { InSession } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { SsoRefused } from '#app/auth/sso-errors.ts'
import type { SsoAnswer } from '#app/auth/sso-strategy.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { assertFresh } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { identity, session, ssoSession } from '#db/schema/index.ts'
import { findPerson, link } from './arrival.server.ts'
import { belongs, getLiveProvider } from './queries.server.ts'

/**
 * Ties who the person is at a provider to their account, after they proved to be both.
 * @throws SsoRefused where either is tied already; Forbidden, NotFound
 */
export async function linkIdentity(
  tx: Tx,
  viewer: InSession,
  { providerId, answer }: { providerId: string; answer: SsoAnswer },
): Promise<void> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  const provider = await getLiveProvider(tx, providerId)
  if (!belongs(viewer, provider.organisationId)) throw new NotFound()
  const [mine] = await tx
    .select({ id: identity.id })
    .from(identity)
    .where(
      and(eq(identity.providerId, provider.id), eq(identity.issuer, answer.issuer), eq(identity.userId, viewer.userId)),
    )
  if (mine || (await findPerson(tx, provider, answer))) throw new SsoRefused('already-linked')
  await link(tx, provider, answer, viewer.userId, viewer.now)
  await note(tx, viewer, 'link-identity', provider.id)
}

/** Unties it, and signs out whoever is in by it. */
export async function unlinkIdentity(tx: Tx, viewer: InSession, id: string): Promise<void> {
  assertFresh(viewer)
  assertOwnSignIn(viewer)
  const [row] = await tx
    .select({ providerId: identity.providerId })
    .from(identity)
    .where(and(eq(identity.id, id), eq(identity.userId, viewer.userId)))
  if (!row) throw new NotFound()
  const theirs = tx.select({ id: ssoSession.sessionId }).from(ssoSession).where(eq(ssoSession.identityId, id))
  await tx.delete(session).where(and(eq(session.userId, viewer.userId), inArray(session.id, theirs)))
  await tx.delete(ssoSession).where(eq(ssoSession.identityId, id))
  await tx.delete(identity).where(eq(identity.id, id))
  await note(tx, viewer, 'unlink-identity', row.providerId)
}

function note(tx: Tx, viewer: InSession, action: string, provider: string): Promise<void> {
  const { userId } = viewer
  return record(tx, { actor: userId, action, object: 'user', objectId: userId, detail: { provider } }, viewer.now)
}
