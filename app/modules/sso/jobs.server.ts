import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accountUrls } from '#app/auth/urls.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { admittedMail } from '#app/mail/templates.sso.ts'
import type { Services } from '#app/services.server.ts'
import { identity, identityProvider, membership, user } from '#db/schema/index.ts'
import { liveProvider } from './queries.server.ts'

const payloadSchema = z.object({ userId: z.string() })

/** Topic `send-sso-mail`: tells somebody that they may come in, if that is so when it goes out. */
export async function sendSsoMail(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const { userId } = payloadSchema.parse(raw)
  const [account] = await services.db.read
    .select({ name: user.name, email: user.email })
    .from(user)
    .innerJoin(identity, eq(identity.userId, user.id))
    .innerJoin(identityProvider, and(eq(identityProvider.id, identity.providerId), liveProvider()))
    .innerJoin(
      membership,
      and(
        eq(membership.userId, user.id),
        eq(membership.organisationId, identityProvider.organisationId),
        liveMembership(Date.now()),
      ),
    )
    .where(and(eq(user.id, userId), isNull(user.suspendedAt)))
    .limit(1)
  if (!account) return
  const link = services.config.server.baseUrl + accountUrls.sso()
  await services.mailer.send({ to: account.email, ...admittedMail({ name: account.name, link }) })
}
