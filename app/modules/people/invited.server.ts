import { askerOf } from '#app/auth/passkey-question.server.ts'
import { countAttempt } from '#app/auth/throttle.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { linkWorks } from './commands.account.server.ts'

/**
 * Whom an invitation is for, and the question that their device answers: the link itself is what asked it.
 * @throws NotFound where the link no longer works; TooManyAttempts
 */
export async function invitedBy(context: RequestContext, token: string) {
  const { db, secrets } = context.services
  // Counted per network only: a link names its own account.
  await countAttempt(context, 'link', `invitation:${context.client.address}`)
  const link = await linkWorks(db, secrets.session, 'invitation', token)
  if (!link?.userId || link.enrolledAt !== null) throw new NotFound()
  return {
    question: { purpose: 'invitation', asker: askerOf(secrets.session, token) } as const,
    person: { userId: link.userId, email: link.email ?? '', name: link.name ?? '' },
  }
}
