import { useLoaderData } from '@remix-run/react'
import { deskUser } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { OrganisationCounts } from '#app/modules/attendance/organisation-counts.tsx'
import { listAttendance, totalsOf } from '#app/modules/attendance/overview.server.ts'
import { periodOf } from '#app/modules/attendance/period.ts'
import { attendanceUrls } from '#app/modules/attendance/urls.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DateField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, formatNumber } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(deskUser, async ({ viewer, url, services: { db } }) => {
  const period = periodOf(url.searchParams, viewer.now)
  const rows = await listAttendance(db.read, viewer, period)
  const meetings = new Map<string, { id: string; title: string; date: string; signedUp: number; present: number }>()
  for (const { eventId: id, title, date, signedUp, present } of rows) {
    const sum = meetings.get(id) ?? { id, title, date, signedUp: 0, present: 0 }
    meetings.set(id, { ...sum, signedUp: sum.signedUp + signedUp, present: sum.present + present })
  }
  return { period, organisations: totalsOf(rows), meetings: [...meetings.values()] }
})

export const meta = () => pageTitle('Opkomst')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function Attendance() {
  const { period, organisations, meetings } = useLoaderData<typeof loader>()
  const query = new URLSearchParams({ van: period.from, tot: period.until }).toString()
  return (
    <div className="var-stack">
      <h1>Opkomst bij bijeenkomsten</h1>
      <p className="var-lead">
        Welke organisaties er waren, bij de bijeenkomsten die u bewerkt. Zonder namen van mensen.
      </p>
      <Form method="get" id="periode" state={{ values: { van: period.from, tot: period.until }, errors: {} }}>
        <div className="var-trail-filters">
          <DateField name="van" label="Van" />
          <DateField name="tot" label="Tot en met" />
          <Submit>Toon</Submit>
        </div>
      </Form>
      {meetings.length === 0 ? (
        <EmptyState title="Geen opkomst in deze periode">
          <p>Kies een andere periode. Een bijeenkomst staat hier zodra iemand zich heeft aangemeld.</p>
        </EmptyState>
      ) : (
        <>
          <p className="var-buttons">
            <ButtonLink href={`${attendanceUrls.overviewCsv}?${query}`} variant="secondary">
              Download als CSV
            </ButtonLink>
          </p>
          <OrganisationCounts rows={organisations} caption="Per organisatie" meetings />
          <Table
            caption="Per bijeenkomst"
            rows={meetings}
            rowKey={(row) => row.id}
            columns={[
              {
                title: 'Bijeenkomst',
                heading: true,
                cell: (row) => <a href={urls.desk.attendees(row.id)}>{row.title}</a>,
              },
              { title: 'Datum', cell: (row) => formatDate(row.date) },
              { title: 'Aangemeld', numeric: true, cell: (row) => formatNumber(row.signedUp) },
              { title: 'Gekomen', numeric: true, cell: (row) => formatNumber(row.present) },
            ]}
          />
        </>
      )}
    </div>
  )
}
