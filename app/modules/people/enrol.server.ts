import { redirect } from '@remix-run/node'
import type { InSession } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'

/** The first factor after the password; another one only for who has just shown one of theirs, or a recovery code. */
export function assertMayEnrol(viewer: InSession, next: string): void {
  if (viewer.session.enrolled && viewer.assurance < 3) throw redirect(accountUrls.code(next))
}
