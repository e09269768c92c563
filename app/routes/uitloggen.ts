import { redirect } from '@remix-run/node'
import { everyone } from '#app/auth/guards.ts'
import { endSession, sessionCookie, viewerOf } from '#app/auth/session.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { emptyForm } from '#app/modules/people/forms.ts'

/** Somebody who typed the address: signing out is a button. */
export const loader = loaderFor(everyone, async () => redirect(urls.home))

export const action = actionFor(everyone, emptyForm, async ({ request, ...args }) => {
  const { session } = await viewerOf(request, args)
  if (session) await args.services.db.write((tx) => endSession(tx, session.hash))
  return redirect(urls.home, { headers: { 'Set-Cookie': sessionCookie(args.services.config, null) } })
})
