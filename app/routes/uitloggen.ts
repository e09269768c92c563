import { redirect } from '@remix-run/node'
import { everyone } from '#app/auth/guards.ts'
import { endSession, sessionCookie, viewerOf } from '#app/auth/session.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { emptyForm } from '#app/modules/people/forms.ts'
import { signOutAtProvider } from '#app/modules/sso/flow.server.ts'

/** Somebody who typed the address: signing out is a button. */
export const loader = loaderFor(everyone, async () => redirect(urls.home))

export const action = actionFor(everyone, emptyForm, async ({ request, ...args }) => {
  const { session } = await viewerOf(request, args)
  const there = session && (await signOutAtProvider(args, session))
  if (session) await args.services.db.write((tx) => endSession(tx, session.hash))
  const answer = there ?? redirect(urls.home)
  answer.headers.append('Set-Cookie', sessionCookie(args.services.config, null))
  return answer
})
