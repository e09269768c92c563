import { redirect, type MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { may } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, mailboxOf, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { actionFor, loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { labelPolicy } from '#app/access/label.ts'
import { checkInToken } from '#app/modules/attendance/tokens.server.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { calendarUrls } from '#app/modules/calendar/urls.ts'
import { EventDossier } from '#app/modules/dossier/event-dossier.tsx'
import { dossierOf } from '#app/modules/dossier/queries.server.ts'
import { askToSignUp, signUp } from '#app/modules/events/commands.sign-up.server.ts'
import { EventFacts, EventSide, SessionList } from '#app/modules/events/event-sections.tsx'
import { signUpForm } from '#app/modules/events/forms.ts'
import { manageToken } from '#app/modules/events/links.server.ts'
import { nextTurn, shownSession, signUpOf } from '#app/modules/events/places.ts'
import { getEvent } from '#app/modules/events/queries.server.ts'
import { onlineUrlOf } from '#app/modules/events/registrations.server.ts'
import { LookInMail, SignUpSection, type SignUpData } from '#app/modules/events/sign-up-section.tsx'
import { eventTypeNames } from '#app/modules/events/texts.ts'
import { whenText } from '#app/modules/events/times.ts'
import type { PublicMeeting } from '#app/modules/feeds/json-ld.ts'
import { meetingMeta } from '#app/modules/feeds/item-meta.ts'
import { fileRows } from '#app/modules/files/rows.server.ts'
import { audienceLine } from '#app/modules/items/audience-line.ts'
import { isPublicNow, orGone } from '#app/modules/items/gone.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { nextPublicChange } from '#app/modules/news/queries.server.ts'
import { audienceOf } from '#app/modules/people/audience.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { AccessLine } from '#app/ui/audience.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { WithSide } from '#app/ui/side-column.tsx'
import { StatusBand } from '#app/ui/status-band.tsx'

export const loader = loaderFor(everyone, async ({ viewer, services: { db, secrets }, params, url, answer }) => {
  const slug = params.slug ?? ''
  const loading = orGone(db.read, slug, ['event'], getEvent(db.read, viewer, slug))
  const found = await orSignIn({ viewer, url }, loading)
  if (slug !== slugOf(found)) throw redirect(urls.agenda.item(found), 301)
  if (viewer.userId === null) {
    const turns = [nextTurn([found], viewer.now), await nextPublicChange(db.read, viewer.now)].filter(
      (at) => at !== null,
    )
    answer.keep = true
    answer.expiresAt = turns.length > 0 ? Math.min(...turns) : null
  }
  await recordReading(db, viewer, found, 'read')
  const stored = viewer.userId === null ? null : await getStoredItem(db.read, found.id, viewer.now)
  const isPublic = isPublicNow(found, viewer.now)
  if (isPublic) answer.counts = found.id
  const ownOf = async ({ own: state, ownId }: typeof found) =>
    ownId !== null && (state === 'confirmed' || state === 'waiting')
      ? {
          state,
          href: urls.agenda.registration(manageToken(secrets.session, ownId)),
          onlineUrl: await onlineUrlOf(db.read, ownId),
        }
      : null
  const { id, title, summary, label, status, html, programme, sessions, themes } = found
  const { date, startTime, endDate, endTime, place, address, online, type, targetAudience, organisation, host } = found
  return {
    ...{ id, title, summary, label, status, html, themes, type },
    sessions: sessions.map(shownSession),
    facts: { when: whenText({ date, startTime, endDate, endTime }), place, address, online, targetAudience },
    host: host ?? organisation,
    machines: isPublic ? machinesOf(found, viewer.now) : null,
    programmeLater: programme.trim() === '',
    signUp: signUpOf(found, viewer.now),
    registration: found.registration,
    closesAt: found.closesAt,
    own: await ownOf(found),
    viewer:
      viewer.assurance >= 2 ? { name: viewer.name, email: viewer.email, organisations: organisationsOf(viewer) } : null,
    signInHref: urls.signIn(urls.agenda.item(found)),
    files: fileRows(found),
    pass:
      found.own === 'confirmed' && found.ownId !== null
        ? attendanceUrls.person(checkInToken(secrets.session, found.ownId))
        : null,
    calendar: labelPolicy[label].files === 'pages-only' ? null : calendarUrls.event(found),
    dossier: await dossierOf(db.read, viewer, found.id),
    audience: label === 'CLEAR' ? null : audienceLine(await audienceOf(db.read, found.locks, viewer.now, viewer)),
    mayEdit: stored !== null && may(viewer, 'edit', stored),
    mayReadTrail: stored !== null && may(viewer, 'read-trail', stored),
  }
})

const organisationsOf = ({ memberships }: Viewer) =>
  memberships.map((m) => ({ value: m.organisationId, label: m.organisationName }))

export const action = actionFor(everyone, signUpForm, async ({ input, viewer, params, ...args }) =>
  throttled(async () => {
    const { db, secrets } = args.services
    const found = await getEvent(db.read, viewer, params.slug ?? '')
    const eventId = found.id
    if (input.intent === 'sign-up') {
      const { userId } = viewer
      if (userId === null || viewer.assurance < 2) throw new Forbidden('Log eerst in.')
      await countAttempt(args, 'own-sign-up', userId)
      await db.write((tx) => signUp(tx, { ...viewer, userId }, { ...input, eventId }))
      return redirect(urls.agenda.item(found))
    }
    await countAttempt(args, 'sign-up', mailboxOf(input.email))
    await db.write((tx) => askToSignUp(tx, secrets.session, { ...input, eventId }, viewer.now))
    return { sent: true, form: undefined }
  }),
)

export const headers = retryHeaders
/** Of what everybody may read: what the head of the page tells machines. */
function machinesOf(found: Awaited<ReturnType<typeof getEvent>>, now: number): PublicMeeting {
  const { title, summary, publisher, date, startTime, endDate, endTime, place, address, online, host, organisation } =
    found
  return {
    ...{ title, summary, publisher, date, startTime, endDate, endTime, place, address, online },
    cancelled: signUpOf(found, now).state === 'cancelled',
    host: host ?? organisation,
    path: urls.agenda.item(found),
  }
}

export const meta = ({ data }: MetaArgs<typeof loader>) => {
  if (!data) return []
  return data.machines ? meetingMeta(data.layout.baseUrl, data.machines) : pageTitle(data.title, data.summary)
}
export const handle = { breadcrumb: () => [{ label: 'Agenda', href: urls.agenda.list }] }

/** The form shows the parts to choose from. */
const choosing = ({
  signUp,
  own,
  viewer,
  registration,
}: Pick<SignUpData, 'signUp' | 'own' | 'viewer' | 'registration'>) =>
  own === null && (viewer !== null || registration === 'open') && (signUp.state === 'open' || signUp.state === 'full')

export default function EventPage() {
  const event = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'sent' in answer) return <LookInMail />
  return (
    <WithSide side={<EventSide event={event} />}>
      <article className="var-article">
        <StatusBand status={event.status} />
        <p className="var-kicker">{eventTypeNames[event.type]}</p>
        <h1>{event.title}</h1>
        {event.signUp.state === 'cancelled' ? (
          <Alert severity="warning" heading="Gaat niet door">
            <p>Deze bijeenkomst is geannuleerd.</p>
          </Alert>
        ) : null}
        {event.audience ? <AccessLine label={event.label} {...event.audience} /> : null}
        {event.summary ? <p className="var-lead">{event.summary}</p> : null}
        <EventFacts facts={event.facts} host={event.host} signUp={event.signUp} />
        <div className="var-prose" dangerouslySetInnerHTML={{ __html: event.html }} />
        {event.programmeLater && (event.signUp.state === 'open' || event.signUp.state === 'full') ? (
          <p className="var-item__meta">Het programma volgt. Wie zich heeft aangemeld, krijgt dan bericht.</p>
        ) : null}
        {choosing(event) ? null : <SessionList sessions={event.sessions} />}
        <SignUpSection event={event} />
        {event.pass && event.signUp.state !== 'over' && event.signUp.state !== 'cancelled' ? (
          <p>
            <a href={event.pass}>Uw code voor de ingang</a>
          </p>
        ) : null}
        {event.calendar && event.signUp.state !== 'over' ? (
          <p>
            <a href={event.calendar}>Zet in uw kalender</a>
          </p>
        ) : null}
        <EventDossier dossier={event.dossier} />
        <p className="var-item__meta">
          <a href={urls.report(event.id)}>{event.status === 'reported' ? 'Bekijk de melding' : 'Meld dit stuk'}</a>
        </p>
      </article>
    </WithSide>
  )
}
