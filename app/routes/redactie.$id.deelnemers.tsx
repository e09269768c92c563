import { data, type MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deskUser } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { AddAttendee } from '#app/modules/attendance/add-attendee.tsx'
import { AttendeeTable } from '#app/modules/attendance/attendee-table.tsx'
import { addAttendee, removeAttendee } from '#app/modules/attendance/commands.list.server.ts'
import { makeCheckInLink, revokeCheckInLink } from '#app/modules/attendance/commands.server.ts'
import { getOwnMeeting } from '#app/modules/attendance/door.server.ts'
import { attendeesForm } from '#app/modules/attendance/forms.ts'
import { mayExport } from '#app/modules/attendance/export.server.ts'
import { listCheckInLinks } from '#app/modules/attendance/helper-links.server.ts'
import { HelperLinks } from '#app/modules/attendance/helper-links.tsx'
import { getMeeting } from '#app/modules/attendance/meeting.server.ts'
import { listedOrganisations } from '#app/modules/attendance/organisations.server.ts'
import { OrganisationCounts } from '#app/modules/attendance/organisation-counts.tsx'
import { listAttendance, totalsOf } from '#app/modules/attendance/overview.server.ts'
import { countAttendees, listAttendees } from '#app/modules/attendance/queries.server.ts'
import { stateNames } from '#app/modules/attendance/states.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { mayArrange } from '#app/modules/events/arrange.server.ts'
import { isOver } from '#app/modules/events/times.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatNumber, formatWeekDate, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

/** More than this is read in the file. */
const mostRows = 1000

export const loader = loaderFor(deskUser, async ({ viewer, params, url, services: { db } }) => {
  const found = await getOwnMeeting(db.read, viewer, params.id ?? '')
  await recordReading(db, viewer, found, 'read')
  const { sessions, capacity, cancelled, ...times } = await getMeeting(db.read, found.id)
  const all = await listAttendees(db.read, found.id)
  const session = sessions.find(({ id }) => id === url.searchParams.get('onderdeel'))?.id ?? ''
  const asked = url.searchParams.get('stand') ?? ''
  const state = Object.hasOwn(stateNames, asked) ? asked : ''
  const rows = all.filter(
    (one) => (state === '' || one.state === state) && (session === '' || one.sessions.some(({ id }) => id === session)),
  )
  const { id, title, label, status } = found
  return {
    item: { id, title, label, status, href: urls.item(found), kind: found.kind },
    meeting: { date: times.date, capacity, cancelled, sessions, over: isOver(times, viewer.now) },
    may: { arrange: mayArrange(viewer, found), export: mayExport(found) },
    chosen: { session, state },
    counts: countAttendees(all),
    rows: rows.slice(0, mostRows),
    total: rows.length,
    perOrganisation: totalsOf(await listAttendance(db.read, viewer, { eventId: found.id })),
    organisations: await listedOrganisations(db.read),
    links: await listCheckInLinks(db.read, found.id, viewer.now),
  }
})

export const action = actionFor(deskUser, attendeesForm, async ({ viewer, params, input, ...args }) =>
  throttled(async () => {
    const { db, secrets, config } = args.services
    if (input.intent === 'add') await countAttempt(args, 'attendee', viewer.userId)
    const made = await db.write(async (tx) => {
      const found = await getOwnMeeting(tx, viewer, params.id ?? '')
      if (input.intent === 'make-link')
        return makeCheckInLink(tx, secrets.session, viewer, found, await getMeeting(tx, found.id))
      if (input.intent === 'revoke-link') await revokeCheckInLink(tx, viewer, found, input.link)
      else if (input.intent === 'add') await addAttendee(tx, viewer, found, input)
      else await removeAttendee(tx, viewer, found, input.registration)
      return null
    })
    if (made === null) return done(urls.desk.attendees(params.id ?? ''), input.intent)
    // Shown once: what is kept of it opens nothing.
    const { secret, ...times } = made
    return data({ address: config.server.baseUrl + attendanceUrls.helper(secret), ...times })
  }),
)

export const headers = retryHeaders
export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Deelnemers van ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

const texts = {
  'revoke-link': 'De link werkt niet meer',
  add: 'Op de lijst gezet. De persoon krijgt een mail.',
  remove: 'Van de lijst gehaald. De persoon krijgt een mail.',
}

export default function Attendees() {
  const { item, meeting, may, counts, rows, total, perOrganisation, links, organisations } =
    useLoaderData<typeof loader>()
  const running = may.arrange && !meeting.over && !meeting.cancelled
  const notRemoved = useRefused('remove')?.errors ?? {}
  return (
    <DeskPage item={item} current="attendees">
      <Done texts={texts} />
      {Object.values(notRemoved)
        .flat()
        .map((message) => (
          <Alert key={message} severity="error" heading={message} live />
        ))}
      <p>
        {formatWeekDate(meeting.date)}
        {meeting.cancelled ? ' · gaat niet door' : ''}
      </p>
      <Counts counts={counts} capacity={meeting.capacity} />
      <div className="var-buttons">
        <ButtonLink href={attendanceUrls.door(item.id)}>Inchecken</ButtonLink>
        {may.export ? (
          <>
            <ButtonLink href={attendanceUrls.csv(item.id)} variant="secondary">
              Download als CSV
            </ButtonLink>
            <ButtonLink href={attendanceUrls.xlsx(item.id)} variant="secondary">
              Download voor Excel
            </ButtonLink>
          </>
        ) : null}
      </div>
      {may.export ? null : <p>Bij TLP:{item.label} kunt u de lijst niet downloaden. U leest haar alleen hier.</p>}
      <section aria-labelledby="lijst" className="var-stack">
        <h2 id="lijst">Deelnemerslijst</h2>
        <Filters />
        {total > rows.length ? (
          <p>
            U ziet de eerste {formatNumber(rows.length)} van {meervoud(total, 'deelnemer', 'deelnemers')}.{' '}
            {may.export ? 'In het bestand staan ze allemaal.' : 'Kies een stand of onderdeel om de rest te zien.'}
          </p>
        ) : null}
        {rows.length > 0 ? (
          <AttendeeTable rows={rows} sessions={meeting.sessions} mayRemove={running} />
        ) : (
          <EmptyState title="Niemand op deze lijst" level={3}>
            <p>
              Wie zich aanmeldt, ziet u hier. Acht weken na de bijeenkomst worden de namen verwijderd; de aantallen per
              organisatie blijven.
            </p>
          </EmptyState>
        )}
        <p className="var-item__meta">
          Deze namen zijn aan u gegeven voor deze bijeenkomst. Deel de lijst niet verder. Acht weken na de bijeenkomst
          worden de namen verwijderd.
        </p>
      </section>
      {running ? <AddAttendee sessions={meeting.sessions} organisations={organisations} /> : null}
      {may.arrange ? null : (
        <Alert heading="Een redacteur wijzigt de lijst">
          <p>
            Deze bijeenkomst is gepubliceerd. Mensen aanmelden en afmelden doet een redacteur of beheerder van uw
            organisatie.
          </p>
        </Alert>
      )}
      {perOrganisation.length > 0 ? (
        <section aria-labelledby="organisaties" className="var-stack">
          <h2 id="organisaties">Opkomst per organisatie</h2>
          <OrganisationCounts rows={perOrganisation} caption="Opkomst per organisatie" hideCaption />
          <p>
            <a href={attendanceUrls.overview}>Opkomst bij alle bijeenkomsten</a>
          </p>
        </section>
      ) : null}
      <HelperLinks links={links} />
    </DeskPage>
  )
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

function Counts({ counts, capacity }: { counts: Data['counts']; capacity: number | null }) {
  const facts: Array<[string, string]> = [
    ['Aangemeld', capacity === null ? formatNumber(counts.confirmed) : `${counts.confirmed} van ${capacity}`],
    ['Wachtlijst', formatNumber(counts.waiting)],
    ['Aanwezig', formatNumber(counts.present)],
    ['Afgemeld', formatNumber(counts.cancelled)],
  ]
  return (
    <dl className="var-tally">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Filters() {
  const { meeting, chosen } = useLoaderData<typeof loader>()
  return (
    <Form method="get" id="kies" state={{ values: { onderdeel: chosen.session, stand: chosen.state }, errors: {} }}>
      <div className="var-trail-filters">
        {meeting.sessions.length > 0 ? (
          <Select
            name="onderdeel"
            label="Onderdeel"
            optional
            empty="Alle onderdelen"
            options={meeting.sessions.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
        <Select
          name="stand"
          label="Stand"
          optional
          empty="Iedereen"
          options={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        />
        <Submit>Toon</Submit>
      </div>
    </Form>
  )
}
