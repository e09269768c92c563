import type { MetaArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deskUser } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { getOwnMeeting } from '#app/modules/attendance/door.server.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import { changeFollowing, makeSeries } from '#app/modules/series/commands.server.ts'
import { datesOf } from '#app/modules/series/dates.ts'
import { repeatForm, repeatOf, seriesForm } from '#app/modules/series/forms.ts'
import { listSeries, repeatable } from '#app/modules/series/queries.server.ts'
import { FollowingForm, RepeatForm, SeriesList } from '#app/modules/series/series-sections.tsx'
import { DeskPage } from '#app/ui/desk.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { meervoud } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(deskUser, async ({ viewer, params, url, services: { db } }) => {
  const found = await getOwnMeeting(db.read, viewer, params.id ?? '')
  await recordReading(db, viewer, found, 'read')
  const { id, title, label, status } = found
  const own = await repeatable(db.read, id)
  const series = await listSeries(db.read, viewer, id)
  const asked = Object.fromEntries(url.searchParams)
  const parsed = repeatForm.safeParse(asked)
  const errors: Record<string, string[]> = {}
  if (!parsed.success && asked.hoe !== undefined)
    for (const issue of parsed.error.issues) (errors[String(issue.path[0] ?? '')] ??= []).push(issue.message)
  const count = (name: string) => Math.max(0, Number.parseInt(url.searchParams.get(name) ?? '', 10) || 0)
  return {
    item: { id, title, label, status, href: urls.item(found), kind: found.kind },
    own,
    series,
    repeat: { values: asked, errors },
    dates: parsed.success ? datesOf(repeatOf(parsed.data), own.date).slice(1) : [],
    made: count('gemaakt'),
    changed: url.searchParams.has('gewijzigd') ? { all: count('gewijzigd'), seen: count('gepubliceerd') } : null,
  }
})

export const action = actionFor(deskUser, seriesForm, async ({ viewer, params, input, services: { db } }) => {
  const id = params.id ?? ''
  if (input.intent === 'make') {
    const made = await db.write(async (tx) =>
      makeSeries(tx, viewer, await getOwnMeeting(tx, viewer, id), { repeat: repeatOf(input), dates: input.dates }),
    )
    return redirect(`${urls.desk.series(id)}?gemaakt=${made}`)
  }
  const { startTime, endTime, place, address, publish } = input
  const { changed, published } = await db.write(async (tx) =>
    changeFollowing(tx, viewer, await getOwnMeeting(tx, viewer, id), {
      set: { startTime, endTime, place, address },
      publish,
    }),
  )
  return redirect(`${urls.desk.series(id)}?gewijzigd=${changed}&gepubliceerd=${published}`)
})

export const meta = ({ data }: MetaArgs<typeof loader>) => (data ? pageTitle(`Reeks van ${data.item.title}`) : [])
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

export default function Series() {
  const { item, own, series, repeat, dates, made, changed } = useLoaderData<typeof loader>()
  return (
    <DeskPage item={item} current="series">
      {made > 0 ? (
        <Alert severity="success" heading={`${meervoud(made, 'concept', 'concepten')} gemaakt`} live>
          <p>Bekijk en publiceer ze een voor een.</p>
        </Alert>
      ) : null}
      {changed ? (
        <Alert severity="success" heading={`${meervoud(changed.all, 'bijeenkomst', 'bijeenkomsten')} gewijzigd`} live>
          <p>
            {changed.seen > 0
              ? `Bij ${meervoud(changed.seen, 'bijeenkomst', 'bijeenkomsten')} zien lezers dit meteen.`
              : 'Lezers zien dit pas als u publiceert.'}
          </p>
        </Alert>
      ) : null}
      {series.length > 0 ? (
        <>
          <SeriesList rows={series} current={item.id} />
          <FollowingForm own={own} />
        </>
      ) : (
        <RepeatForm own={own} repeat={repeat} dates={dates} />
      )}
    </DeskPage>
  )
}
