import { subscribedMail } from '#app/mail/templates.newsletter.ts'
import type { Services } from '#app/services.server.ts'
import { unsubscribeToken } from './links.server.ts'
import { subscriptionById } from './queries.server.ts'
import { newsletterUrls } from './urls.ts'

/** Topic `newsletter-mail`: tells who began a subscription that it runs, if it still does. The key is its id. */
export async function sendNewsletterMail(services: Services, key: string): Promise<void> {
  const { db, config, mailer, secrets } = services
  const subscription = await subscriptionById(db.read, key)
  if (!subscription) return
  const link = config.server.baseUrl + newsletterUrls.unsubscribe(unsubscribeToken(secrets.session, key))
  const themes = subscription.themes.map(({ name }) => name)
  await mailer.send({ to: subscription.email, ...subscribedMail({ themes, link }) })
}
