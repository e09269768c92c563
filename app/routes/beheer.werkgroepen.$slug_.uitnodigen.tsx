import type { MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { arranging, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { ListRefused } from '#app/modules/invitations/commands.server.ts'
import { inviteToSeats } from '#app/modules/invitations/commands.seats.server.ts'
import { listForm } from '#app/modules/invitations/forms.ts'
import { previewOf, refusedList, type ListAnswer } from '#app/modules/invitations/list-page.server.ts'
import { ListForm, ListPreview } from '#app/modules/invitations/list-sections.tsx'
import { seatInvitesOf, type InvitedToSeat } from '#app/modules/invitations/seat-rows.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { getWorkgroup } from '#app/modules/people/queries.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(arranging, async ({ viewer, params, services: { db } }) => {
  const { workgroup } = await getWorkgroup(db.read, viewer, params.slug ?? '')
  return { name: workgroup.name, slug: workgroup.slug, coordinated: workgroup.coordinated }
})

export const action = actionFor(freshly(arranging), listForm, async ({ viewer, input, params, services: { db } }) => {
  const { workgroup } = await getWorkgroup(db.read, viewer, params.slug ?? '')
  if (!workgroup.coordinated) throw new Forbidden('Een coördinator van de werkgroep nodigt uit.')
  if (input.intent === 'preview') {
    const { people, faults } = await seatInvitesOf(db.read, viewer, workgroup.id, input.list)
    return faults.length > 0 ? refusedList(input.list, faults) : previewOf(input.list, people)
  }
  try {
    await db.write((tx) => inviteToSeats(tx, viewer, workgroup.id, input.list))
  } catch (error) {
    if (error instanceof ListRefused) return refusedList(input.list, error.faults)
    throw error
  }
  return done(accountUrls.workgroupInvite(workgroup.slug), 'uitgenodigd')
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Uitnodigen voor ${data.name}` : 'Uitnodigen voor een werkgroep')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Werkgroepen', href: accountUrls.workgroups },
  ],
}

const texts = { uitgenodigd: 'De uitnodigingen staan klaar. De beheerders van de organisaties krijgen een mail.' }

export default function InviteToWorkgroup() {
  const { name, slug, coordinated } = useLoaderData<typeof loader>()
  const answer = useActionData<ListAnswer<InvitedToSeat>>()
  return (
    <div className="var-stack">
      <h1>Uitnodigen voor {name}</h1>
      <p className="var-lead">
        U nodigt mensen van organisaties uit voor een zitplaats. Een beheerder van hun organisatie beslist.
      </p>
      <p>
        <a href={accountUrls.workgroup(slug)}>Naar de zitplaatsen</a>
      </p>
      <Done texts={texts} />
      {!coordinated ? (
        <p>Een coördinator van de werkgroep nodigt uit.</p>
      ) : answer?.preview ? (
        <ListPreview
          list={answer.preview.list}
          rows={answer.preview.rows}
          action="Zet de uitnodigingen klaar"
          columns={[
            { title: 'Organisatie', cell: (row) => row.organisation },
            { title: 'Naam', heading: true, cell: (row) => row.name },
            { title: 'E-mailadres', cell: (row) => row.email },
            { title: 'Functie', cell: (row) => row.jobTitle },
            { title: 'Let op', cell: (row) => row.warning ?? '' },
          ]}
        />
      ) : (
        <ListForm
          help={
            <>
              Een persoon per regel: <code>organisatie;naam;e-mailadres;functie</code>. De functie mag leeg blijven. U
              kunt ook plakken uit Excel of uit een CSV-bestand, hoogstens 500 regels.
            </>
          }
          faults={answer?.faults ?? []}
        />
      )}
    </div>
  )
}
