import { asc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import {
  apiToken,
  calendarAddress,
  factorReset,
  identity,
  identityProvider,
  organisation,
  passkey,
  session,
} from '#db/schema/index.ts'
import { iso } from './iso.ts'

/** What is kept of how somebody signs in, without a key, code or name that could be signed in with. */
export async function ownSignIn(read: Reader, userId: string) {
  const passkeys = await read
    .select({ name: passkey.name, createdAt: passkey.createdAt, usedAt: passkey.usedAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt))
  const identities = await read
    .select({
      provider: identityProvider.name,
      organisation: organisation.name,
      linkedAt: identity.linkedAt,
      usedAt: identity.usedAt,
    })
    .from(identity)
    .innerJoin(identityProvider, eq(identityProvider.id, identity.providerId))
    .innerJoin(organisation, eq(organisation.id, identityProvider.organisationId))
    .where(eq(identity.userId, userId))
    .orderBy(asc(identity.linkedAt))
  const resets = await read
    .select({ askedAt: factorReset.askedAt, endedAt: factorReset.endedAt })
    .from(factorReset)
    .where(eq(factorReset.userId, userId))
    .orderBy(asc(factorReset.askedAt))
  const sessions = await read.select().from(session).where(eq(session.userId, userId)).orderBy(asc(session.createdAt))
  const tokens = await read.select().from(apiToken).where(eq(apiToken.userId, userId)).orderBy(asc(apiToken.createdAt))
  const calendars = await read.select().from(calendarAddress).where(eq(calendarAddress.userId, userId))
  return {
    calendars: calendars.map(({ createdAt, usedAt, revokedAt }) => ({
      createdAt: iso(createdAt),
      usedAt: iso(usedAt),
      revokedAt: iso(revokedAt),
    })),
    passkeys: passkeys.map(({ name, createdAt, usedAt }) => ({ name, createdAt: iso(createdAt), usedAt: iso(usedAt) })),
    identities: identities.map(({ linkedAt, usedAt, ...rest }) => ({
      ...rest,
      linkedAt: iso(linkedAt),
      usedAt: iso(usedAt),
    })),
    factorResets: resets.map(({ askedAt, endedAt }) => ({ askedAt: iso(askedAt), endedAt: iso(endedAt) })),
    sessions: sessions.map(({ createdAt, seenAt, factorAt, address, agent }) => ({
      createdAt: iso(createdAt),
      seenAt: iso(seenAt),
      factorAt: iso(factorAt),
      address,
      agent,
    })),
    tokens: tokens.map(({ name, scopes, createdAt, expiresAt, usedAt, revokedAt }) => ({
      name,
      scopes,
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      usedAt: iso(usedAt),
      revokedAt: iso(revokedAt),
    })),
  }
}
