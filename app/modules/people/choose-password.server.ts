import { redirect } from '@remix-run/node'
import type { LinkPurpose } from '#app/auth/links.server.ts'
import { hashPassword, passwordFault } from '#app/auth/password.server.ts'
import { giveCookie } from '#app/auth/session.server.ts'
import { countAttempt, forgiveAttempt, throttled } from '#app/auth/throttle.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Invalid, NotFound } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { linkWorks, setPasswordByLink } from './commands.account.server.ts'

/**
 * The page behind a mailed link: for whom it is, or that it no longer works. Changes nothing.
 * @returns `passkey`: whether a first passkey may take the place of the password
 */
export async function showLink(context: RequestContext, purpose: LinkPurpose, token: string | undefined) {
  const { db, secrets } = context.services
  const link = await linkWorks(db, secrets.session, purpose, token ?? '')
  return { works: link !== null, email: link?.email ?? '', passkey: link !== null && link.enrolledAt === null }
}

/** Uses the link up: sets the password, ends every session and goes on to the second factor. */
export function choosePassword(
  context: RequestContext,
  purpose: LinkPurpose,
  token: string | undefined,
  password: string,
) {
  return throttled(async () => {
    const { db, secrets } = context.services
    // Counted per network only: a link names its own account.
    await countAttempt(context, 'link', `${purpose}:${context.client.address}`)
    const link = await linkWorks(db, secrets.session, purpose, token ?? '')
    if (!link?.userId) throw new NotFound()
    const fault = passwordFault(password, { email: link.email ?? '', name: link.name ?? '' })
    if (fault) throw new Invalid({ password: [fault] })
    const passwordHash = await hashPassword(password)
    const { cookie, enrolled } = await db.write((tx) =>
      setPasswordByLink(tx, secrets.session, {
        purpose,
        token: token ?? '',
        passwordHash,
        now: Date.now(),
        client: context.client,
      }),
    )
    // Whoever was locked out by another's guesses comes in again this way.
    await forgiveAttempt(context, 'password', link.email ?? '')
    return redirect(enrolled ? accountUrls.code() : accountUrls.enrol(), { headers: giveCookie(context, cookie) })
  })
}
