import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { NotFound } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { cancelHandOver, handOver } from '#app/modules/seats/commands.hand-over.server.ts'
import { seatsForm } from '#app/modules/seats/forms.ts'
import { getSeats } from '#app/modules/seats/queries.server.ts'
import { HistoryTable, SeatList } from '#app/modules/seats/seat-list.tsx'
import { seatUrls } from '#app/modules/seats/urls.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const finding = getSeats(args.services.db.read, args.viewer, args.params.slug ?? '')
  return orMoved(args, finding, seatUrls.ofOrganisation)
})

export const action = actionFor(freshly(managing), seatsForm, async ({ viewer, input, params, services: { db } }) => {
  const { organisation, seats } = await getSeats(db.read, viewer, params.slug ?? '')
  if (!seats.some((one) => one.id === input.seat)) throw new NotFound()
  if (input.intent === 'cancel') await db.write((tx) => cancelHandOver(tx, viewer, input.seat))
  else
    await db.write((tx) =>
      handOver(tx, viewer, {
        seatId: input.seat,
        userId: input.user,
        from: input.from,
        holder: input.holder === '' ? null : input.holder,
      }),
    )
  return done(seatUrls.ofOrganisation(organisation.slug), input.intent)
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Zitplaatsen van ${data.organisation.name}` : 'Zitplaatsen')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  'hand-over': 'De overdracht is opgeslagen',
  cancel: 'De overdracht is ingetrokken. De houder blijft dezelfde.',
}

export default function OrganisationSeats() {
  const { organisation, seats, people, history } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Zitplaatsen van {organisation.name}</h1>
      <p className="var-lead">
        Een zitplaats is van de organisatie. Wie hem houdt, kan wisselen; wat in de werkgroep is gemaakt, blijft daar.
      </p>
      <OrganisationNav organisation={organisation} manager={organisation.manager} />
      <Done texts={texts} />
      <SeatList seats={seats} people={people} manager={organisation.manager} />
      <HistoryTable history={history} />
    </div>
  )
}
