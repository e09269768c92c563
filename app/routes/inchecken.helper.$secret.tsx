import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { mayRead } from '#app/access/policy.ts'
import { holds } from '#app/access/rule.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { beginForm } from '#app/modules/attendance/forms.ts'
import { findCheckInLink } from '#app/modules/attendance/helper-links.server.ts'
import { helperCookie } from '#app/modules/attendance/tokens.server.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDateTime } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

/** The link of a helper: tells what it is for; the button makes this telephone one that checks people in. */
export const loader = loaderFor(everyone, async ({ viewer, params, services: { db, secrets }, url }) => {
  const link = await findCheckInLink(db.read, secrets.session, params.secret ?? '', viewer.now)
  if (!link) throw new NotFound()
  const stored = await getStoredItem(db.read, link.itemId, viewer.now)
  const readable = holds(mayRead(viewer), stored)
  return {
    title: readable ? stored.title : null,
    opensAt: link.opensAt > viewer.now ? link.opensAt : null,
    expiresAt: link.expiresAt,
    // What is not public is read by who may read the meeting: a link alone does not make it so.
    signIn: readable ? null : viewer.userId === null ? urls.signIn(url.pathname) : '',
  }
})

export const action = actionFor(everyone, beginForm, async ({ viewer, params, services }) => {
  const { db, secrets, config } = services
  const secret = params.secret ?? ''
  const link = await findCheckInLink(db.read, secrets.session, secret, viewer.now)
  if (!link || link.opensAt > viewer.now) throw new NotFound()
  return redirect(attendanceUrls.door(link.itemId), {
    headers: { 'Set-Cookie': helperCookie(config, secret, (link.expiresAt - viewer.now) / 1000) },
  })
})

export const meta = () => pageTitle('Helpen met inchecken')

export default function Helper() {
  const { title, opensAt, expiresAt, signIn } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack var-door">
      <h1>Helpen met inchecken</h1>
      {title === null ? (
        <>
          <p className="var-lead">Deze bijeenkomst is niet openbaar. U checkt mensen in als u bent ingelogd.</p>
          {signIn ? <ButtonLink href={signIn}>Log in</ButtonLink> : <p>U kunt deze bijeenkomst niet lezen.</p>}
        </>
      ) : (
        <>
          <p className="var-lead">{title}</p>
          {opensAt === null ? null : <p>Deze link werkt vanaf {formatDateTime(opensAt)}. Open hem dan opnieuw.</p>}
          <p>
            Met deze telefoon kunt u mensen inchecken tot {formatDateTime(expiresAt)}. Richt de camera op de code die
            iemand laat zien, of zoek de naam in de lijst. U ziet namen van deelnemers: houd die voor uzelf.
          </p>
          {opensAt === null ? (
            <form method="post" className="var-door__act">
              <HiddenField name="intent" value="begin" />
              <Button>Begin met inchecken</Button>
            </form>
          ) : null}
        </>
      )}
    </div>
  )
}
