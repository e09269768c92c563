import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayRead } from '#app/access/policy.ts'
import { holds } from '#app/access/rule.ts'
import { everyone } from '#app/auth/guards.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { checkIn, undoCheckIn } from '#app/modules/attendance/commands.server.ts'
import { arrivalOf, findKeeper, getKeeper } from '#app/modules/attendance/door.server.ts'
import { presentForm } from '#app/modules/attendance/forms.ts'
import { getMeeting } from '#app/modules/attendance/meeting.server.ts'
import { PassPage } from '#app/modules/attendance/pass.tsx'
import { Presence } from '#app/modules/attendance/presence.tsx'
import { findRegistration } from '#app/modules/attendance/queries.server.ts'
import { checkInQr, registrationOfToken } from '#app/modules/attendance/tokens.server.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

/**
 * Where the QR code of somebody who comes leads: for who may check people in, to one button; for everybody else it is the
 * code itself, to be shown at the door, without a name.
 */
export const loader = loaderFor(everyone, async (args) => {
  const { viewer, params, services, url } = args
  const { db, secrets } = services
  const token = params.token ?? ''
  const id = registrationOfToken(secrets.session, token)
  const found = id === null ? null : await findRegistration(db.read, id)
  if (!found) throw new NotFound()
  const keeper = await findKeeper(db.read, arrivalOf(args), found.itemId)
  const stored = keeper?.item ?? (await getStoredItem(db.read, found.itemId, viewer.now))
  const readable = holds(mayRead(viewer), stored)
  if (keeper) {
    await recordReading(db, viewer, stored, 'read')
    const { sessions, cancelled } = await getMeeting(db.read, found.itemId)
    const { name, organisation, state, checkedInAt } = found
    const person = { name, organisation, state, checkedInAt, sessions: found.sessions }
    return {
      as: 'keeper' as const,
      title: stored.title,
      door: attendanceUrls.door(stored.id),
      person,
      sessions,
      cancelled,
    }
  }
  return {
    as: 'holder' as const,
    qr: checkInQr(services, found.id),
    cancelled: found.state === 'cancelled',
    signIn: viewer.userId === null ? urls.signIn(url.pathname) : null,
    meeting: readable ? { title: stored.title, href: urls.agenda.item(stored) } : null,
  }
})

export const action = actionFor(everyone, presentForm, async ({ input, ...args }) => {
  const { params, services } = args
  const id = registrationOfToken(services.secrets.session, params.token ?? '')
  await services.db.write(async (tx) => {
    const found = id === null ? null : await findRegistration(tx, id)
    if (!found) throw new NotFound()
    const keeper = await getKeeper(tx, arrivalOf(args), found.itemId)
    if (input.intent === 'undo') await undoCheckIn(tx, keeper, found.id)
    else await checkIn(tx, keeper, found.id)
  })
  return redirect(`${attendanceUrls.person(params.token ?? '')}?gedaan=${input.intent}`)
})

export const meta = () => pageTitle('Inchecken')

const texts = { 'check-in': 'Aanwezig gemeld', undo: 'Niet meer aanwezig gemeld' }

export default function CheckIn() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="var-stack var-door">
      <Done texts={texts} />
      {page.as === 'keeper' ? <Presence {...page} /> : <PassPage {...page} />}
    </div>
  )
}
