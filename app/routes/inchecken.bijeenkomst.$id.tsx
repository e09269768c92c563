import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { everyone } from '#app/auth/guards.ts'
import { countAttempt, retryHeaders, throttled } from '#app/auth/throttle.server.ts'
import { actionFor, loaderFor, orSignIn } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { addWalkIn, checkIn, removeWalkIn, undoCheckIn } from '#app/modules/attendance/commands.server.ts'
import { DoorList } from '#app/modules/attendance/door-list.tsx'
import { arrivalOf, getKeeper } from '#app/modules/attendance/door.server.ts'
import { doorForm } from '#app/modules/attendance/forms.ts'
import { getMeeting } from '#app/modules/attendance/meeting.server.ts'
import { countAttendees, listAttendees } from '#app/modules/attendance/queries.server.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { listedOrganisations } from '#app/modules/attendance/organisations.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatWeekDate, meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

const mostRows = 500

/** The list at the door, for who has no code with them. */
export const loader = loaderFor(everyone, async (args) => {
  const { viewer, params, url, services } = args
  const { db } = services
  const { item, edits } = await orSignIn(args, getKeeper(db.read, arrivalOf(args), params.id ?? ''))
  await recordReading(db, viewer, item, 'read')
  const { sessions, date, cancelled } = await getMeeting(db.read, item.id)
  const all = await listAttendees(db.read, item.id)
  const asked = (url.searchParams.get('naam') ?? '').trim().slice(0, 100)
  const folded = fold(asked)
  const comes = all.filter(({ state }) => state !== 'cancelled' && state !== 'sent')
  const rows = comes.filter((one) => fold(`${one.name} ${one.organisation}`).includes(folded))
  return {
    id: item.id,
    title: item.title,
    date,
    cancelled,
    edits,
    asked,
    sessions,
    counts: countAttendees(all),
    total: rows.length,
    rows: rows.slice(0, mostRows).map(({ id, name, organisation, state, sessions: chosen, checkedInAt }) => ({
      id,
      name,
      organisation,
      state,
      sessions: chosen,
      checkedInAt,
    })),
    organisations: await listedOrganisations(db.read),
  }
})

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

export const action = actionFor(everyone, doorForm, async ({ input, ...args }) =>
  throttled(async () => {
    const { params, services } = args
    if (input.intent === 'walk-in') {
      const { by, item } = await getKeeper(services.db.read, arrivalOf(args), params.id ?? '')
      await countAttempt(args, 'walk-in', `${by} ${item.id}`)
    }
    await services.db.write(async (tx) => {
      const keeper = await getKeeper(tx, arrivalOf(args), params.id ?? '')
      if (input.intent === 'check-in') await checkIn(tx, keeper, input.registration)
      else if (input.intent === 'undo') await undoCheckIn(tx, keeper, input.registration)
      else if (input.intent === 'walk-in') await addWalkIn(tx, keeper, input)
      else await removeWalkIn(tx, keeper, input.walkIn)
    })
    return redirect(`${attendanceUrls.door(params.id ?? '')}?gedaan=${input.intent}`)
  }),
)

export const headers = retryHeaders

export const meta = () => pageTitle('Inchecken')

const texts = {
  'check-in': 'Aanwezig gemeld',
  undo: 'Niet meer aanwezig gemeld',
  'walk-in': 'Toegevoegd en aanwezig gemeld',
  'remove-walk-in': 'Van de lijst gehaald',
}

export default function Door() {
  const page = useLoaderData<typeof loader>()
  const { counts } = page
  const expected = counts.confirmed + counts.walkIns
  return (
    <div className="var-stack var-door">
      <div>
        <p className="var-item__meta">{formatWeekDate(page.date)}</p>
        <h1>Inchecken: {page.title}</h1>
      </div>
      <Done texts={texts} />
      {page.cancelled ? <Alert severity="warning" heading="Deze bijeenkomst gaat niet door" /> : null}
      <p className="var-lead">
        {counts.present} van {meervoud(expected, 'persoon', 'personen')} aanwezig
      </p>
      <Form method="get" id="zoek" role="search" state={{ values: { naam: page.asked }, errors: {} }}>
        <TextField name="naam" label="Naam of organisatie" type="search" optional />
        <Submit>Zoek</Submit>
      </Form>
      <DoorList {...page} more={page.total - page.rows.length} />
      {page.cancelled ? null : (
        <section aria-labelledby="erbij" className="var-section var-stack">
          <h2 id="erbij">Iemand die niet op de lijst staat</h2>
          <Form id="inloop" state={useRefused('walk-in')}>
            <HiddenField name="intent" value="walk-in" />
            <TextField name="name" label="Naam" maxLength={100} autoComplete="off" />
            <TextField
              name="organisationName"
              label="Organisatie"
              maxLength={100}
              autoComplete="off"
              suggestions={page.organisations}
              optional
            />
            <Submit>Zet op de lijst</Submit>
          </Form>
        </section>
      )}
      {page.edits ? (
        <p>
          <a href={urls.desk.attendees(page.id)}>Naar de deelnemerslijst in de redactie</a>
        </p>
      ) : null}
    </div>
  )
}
