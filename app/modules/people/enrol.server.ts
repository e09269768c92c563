import { redirect } from '@remix-run/node'
import type { InSession } from '#app/auth/guards.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import { accountUrls } from '#app/auth/urls.ts'

/**
 * The first factor after the password; another one only for who has just shown one of theirs, or a recovery code. Who came by
 * their organisation proves the second factor there, and replaces none that way.
 */
export function assertMayEnrol(viewer: InSession, next: string): void {
  const { provider, enrolled } = viewer.session
  if (provider && !enrolled && viewer.assurance === 3) throw redirect(next || '/')
  if (provider && !enrolled && viewer.assurance === 2) throw redirect(accountUrls.ssoAgain(next))
  if (provider && enrolled) assertOwnSignIn(viewer)
  if (enrolled && viewer.assurance < 3) throw redirect(accountUrls.code(next))
}
