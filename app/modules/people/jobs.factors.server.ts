import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accountUrls } from '#app/auth/urls.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import {
  passkeyAddedMail,
  passkeyRemovedMail,
  resetAskedMail,
  resetDoneMail,
  resetWaitsMail,
} from '#app/mail/templates.factors.ts'
import type { Services } from '#app/services.server.ts'
import { factorReset, organisation, user } from '#db/schema/index.ts'
import { isManagerOf } from './factor-resets.server.ts'

const payloadSchema = z.discriminatedUnion('template', [
  z.object({ template: z.enum(['passkey-added', 'passkey-removed']), userId: z.string() }),
  z.object({ template: z.enum(['reset-asked', 'reset-done', 'reset-waits']), userId: z.string(), resetId: z.string() }),
])
type Payload = z.output<typeof payloadSchema>

/** Topic `factor-mail`: letters to one person about passkeys and lost factors. Payloads are ids. */
export async function sendFactorMail(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const payload = payloadSchema.parse(raw)
  const [account] = await services.db.read
    .select({ name: user.name, email: user.email })
    .from(user)
    .where(and(eq(user.id, payload.userId), isNull(user.suspendedAt)))
  const letter = account && (await compose(services, payload, account.name))
  if (letter) await services.mailer.send({ to: account.email, ...letter })
}

async function compose(services: Services, payload: Payload, name: string): Promise<Omit<Mail, 'to'> | null> {
  const { baseUrl } = services.config.server
  const help = baseUrl + accountUrls.signInHelp
  if (!('resetId' in payload)) {
    const values = { name, help, link: baseUrl + accountUrls.passkeys }
    return payload.template === 'passkey-added' ? passkeyAddedMail(values) : passkeyRemovedMail(values)
  }
  const now = Date.now()
  const [reset] = await services.db.read
    .select({
      endedAt: factorReset.endedAt,
      expiresAt: factorReset.expiresAt,
      organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
    })
    .from(factorReset)
    .innerJoin(organisation, eq(organisation.id, factorReset.organisationId))
    .where(eq(factorReset.id, payload.resetId))
  if (!reset) return null
  const organisationName = reset.organisation.name
  switch (payload.template) {
    case 'reset-asked':
      return resetAskedMail({ name, organisation: organisationName, help })
    case 'reset-done':
      return resetDoneMail({ name, organisation: organisationName, help, link: baseUrl + accountUrls.signIn() })
    case 'reset-waits': {
      const waits = reset.endedAt === null && reset.expiresAt > now
      if (!waits || !(await isManagerOf(services.db.read, payload.userId, reset.organisation.id, now))) return null
      const link = baseUrl + accountUrls.organisationFactors(reset.organisation.slug)
      return resetWaitsMail({ name, organisation: organisationName, link })
    }
  }
}
