import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { identity, identityProvider, user } from '#db/schema/index.ts'

const counts = and(isNull(identityProvider.pendingSince), isNull(identityProvider.offSince))
const proves = or(ne(identityProvider.acrValues, ''), ne(identityProvider.amrValues, ''))

/**
 * 1 where the user of the row signs in at an organisation of theirs, through a provider that counts now; for a statement about
 * `user`.
 * @param options.proven only providers that prove a second factor
 */
export const hasSignIn = ({ proven = false } = {}) =>
  sql<number>`EXISTS (SELECT 1 FROM ${identity} INNER JOIN ${identityProvider} ON ${eq(identityProvider.id, identity.providerId)} WHERE ${and(
    eq(identity.userId, user.id),
    counts,
    proven ? proves : undefined,
  )})`

/** Organisations at which this user signs in with a second factor that is proven there. */
export async function provenAt(read: Reader, userId: string): Promise<string[]> {
  const rows = await read
    .selectDistinct({ id: identityProvider.organisationId })
    .from(identity)
    .innerJoin(identityProvider, eq(identityProvider.id, identity.providerId))
    .where(and(eq(identity.userId, userId), counts, proves))
  return rows.map(({ id }) => id)
}
