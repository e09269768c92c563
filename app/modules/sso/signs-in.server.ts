import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { identity, identityProvider, user } from '#db/schema/index.ts'

/**
 * 1 where the user of the row signs in at an organisation of theirs, through a provider that counts now; for a statement about
 * `user`.
 * @param options.proven only providers that prove a second factor
 */
export const hasSignIn = ({ proven = false } = {}) =>
  sql<number>`EXISTS (SELECT 1 FROM ${identity} INNER JOIN ${identityProvider} ON ${eq(identityProvider.id, identity.providerId)} WHERE ${and(
    eq(identity.userId, user.id),
    isNull(identityProvider.pendingSince),
    isNull(identityProvider.offSince),
    proven ? or(ne(identityProvider.acrValues, ''), ne(identityProvider.amrValues, '')) : undefined,
  )})`
