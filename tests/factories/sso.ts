import { and, eq } from 'drizzle-orm'
import { seal } from '#app/lib/secrets.server.ts'
import { usualAmr } from '#app/modules/sso/forms.ts'
import type { Database } from '#db/client.server.ts'
import { identity, identityProvider, organisationDomain, session, ssoSession } from '#db/schema/index.ts'
import { signedInCookie, type Secrets } from './people.ts'

const longAgo = Date.UTC(2024, 0, 1)
export const clientSecret = 'a-client-secret-for-tests-0123456789'

/** A provider that counts, of this organisation, with its mail domain. */
export async function aProvider(
  db: Database,
  secrets: Secrets,
  values: Partial<typeof identityProvider.$inferInsert> & { organisationId: string; issuer: string; domain?: string },
) {
  const { domain, ...row } = values
  return db.write(async (tx) => {
    if (domain)
      await tx.insert(organisationDomain).values({ organisationId: row.organisationId, domain }).onConflictDoNothing()
    const [made] = await tx
      .insert(identityProvider)
      .values({
        name: 'Werkaccount',
        clientId: 'portaal',
        method: 'secret',
        clientSecret: seal(secrets.session, 'sso-secret', clientSecret),
        scopes: 'openid email profile',
        amrValues: usualAmr,
        createdAt: longAgo,
        ...row,
      })
      .returning()
    return made!
  })
}

/** Ties a person to who they are at a provider. */
export async function anIdentity(
  db: Database,
  provider: { id: string; issuer: string },
  userId: string,
  subject: string,
) {
  await db.write(async (tx) => {
    await tx
      .insert(identity)
      .values({ providerId: provider.id, issuer: provider.issuer, subject, userId, linkedAt: longAgo })
  })
}

/** The `Cookie` header of a session of this person that came by the provider, with both steps proven just now. */
export async function cookieByProvider(
  db: Database,
  secrets: Secrets,
  provider: { id: string; issuer: string },
  userId: string,
): Promise<string> {
  await anIdentity(db, provider, userId, `sub-${userId}`)
  const before = new Set((await sessionsOf(db, userId)).map(({ id }) => id))
  const cookie = await signedInCookie(db, secrets, userId)
  const own = (await sessionsOf(db, userId)).find(({ id }) => !before.has(id))
  await db.write(async (tx) => {
    const [tied] = await tx
      .select({ id: identity.id })
      .from(identity)
      .where(and(eq(identity.providerId, provider.id), eq(identity.userId, userId)))
    await tx.insert(ssoSession).values({
      sessionId: own?.id ?? '',
      providerId: provider.id,
      identityId: tied?.id ?? '',
      sid: `sid-${userId}`,
      idToken: seal(secrets.session, 'sso-id-token', 'a-token'),
      createdAt: Date.now(),
    })
  })
  return cookie
}

const sessionsOf = (db: Database, userId: string) =>
  db.read.select({ id: session.id }).from(session).where(eq(session.userId, userId))
