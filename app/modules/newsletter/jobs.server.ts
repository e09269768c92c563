import { z } from 'zod'
import { makesNewsletter } from '#app/access/policy.ts'
import { NotFound } from '#app/lib/errors.ts'
import { issueMail } from '#app/mail/templates.letters.ts'
import { subscribedMail } from '#app/mail/templates.newsletter.ts'
import type { Services } from '#app/services.server.ts'
import { audiences } from './audiences.ts'
import { unsubscribeToken } from './links.server.ts'
import { letterAs } from './preview.server.ts'
import { subscriptionById } from './queries.server.ts'
import { readerOfUser } from './reader.server.ts'
import { newsletterUrls } from './urls.ts'

const testSchema = z.object({ issueId: z.string(), userId: z.string(), as: z.enum(audiences) })

/** Topic `newsletter-mail`: tells who began a subscription that it runs, if it still does. The key is its id. */
export async function sendNewsletterMail(services: Services, key: string): Promise<void> {
  const { db, config, mailer, secrets } = services
  const subscription = await subscriptionById(db.read, key)
  if (!subscription) return
  const link = config.server.baseUrl + newsletterUrls.unsubscribe(unsubscribeToken(secrets.session, key))
  const themes = subscription.themes.map(({ name }) => name)
  await mailer.send({ to: subscription.email, ...subscribedMail({ themes, link }) })
}

/** Topic `issue-test`: an issue as it is now, to the editor who asked for it and to nobody else. */
export async function sendIssueTest(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const { issueId, userId, as } = testSchema.parse(raw)
  const viewer = await readerOfUser(services.db.read, userId, Date.now())
  if (!makesNewsletter(viewer)) return
  const letter = await letterAs(services, viewer, issueId, as).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  // No List-Unsubscribe: a mail program's button would end nothing.
  if (letter) {
    const { unsubscribeUrl: _, ...mail } = issueMail(letter, { test: true })
    await services.mailer.send({ to: viewer.email, ...mail })
  }
}
