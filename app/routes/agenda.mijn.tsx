import { useLoaderData } from '@remix-run/react'
import { account } from '#app/auth/guards.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { AgendaRows } from '#app/modules/events/agenda-list.tsx'
import { manageToken } from '#app/modules/events/links.server.ts'
import { signUpOf } from '#app/modules/events/places.ts'
import { listOwnRegistrations } from '#app/modules/events/registrations.server.ts'
import { isOver } from '#app/modules/events/times.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(account, async ({ viewer, services: { db, secrets } }) => {
  const rows = (await listOwnRegistrations(db.read, viewer)).map((row) => {
    const { id, title, summary, label, type, place, online, own, date, startTime, endDate, endTime } = row
    const over = isOver(row, viewer.now)
    return {
      ...{ id, title, summary, label, type, place, online, own, date, startTime, endDate, endTime, over },
      signUp: signUpOf(row, viewer.now),
      manageHref: over ? null : urls.agenda.registration(manageToken(secrets.session, row.ownId)),
    }
  })
  return { coming: rows.filter(({ over }) => !over).reverse(), past: rows.filter(({ over }) => over) }
})

export const meta = () => pageTitle('Mijn aanmeldingen')
export const handle = { breadcrumb: () => [{ label: 'Agenda', href: urls.agenda.list }] }

export default function MyRegistrations() {
  const { coming, past } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Mijn aanmeldingen</h1>
      {coming.length > 0 ? (
        <section className="var-stack" aria-labelledby="komend">
          <h2 id="komend">Komende bijeenkomsten</h2>
          <AgendaRows rows={coming} level={3} />
        </section>
      ) : (
        <EmptyState
          title="U bent nergens voor aangemeld"
          action={<ButtonLink href={urls.agenda.list}>Bekijk de agenda</ButtonLink>}
        >
          <p>Op de pagina van een bijeenkomst meldt u zich aan.</p>
        </EmptyState>
      )}
      {past.length > 0 ? (
        <section className="var-stack" aria-labelledby="geweest">
          <h2 id="geweest">Al geweest</h2>
          <AgendaRows rows={past} level={3} />
        </section>
      ) : null}
    </div>
  )
}
