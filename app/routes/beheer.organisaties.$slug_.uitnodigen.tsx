import type { MetaArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { inviteMembers, ListRefused } from '#app/modules/invitations/commands.server.ts'
import { listForm } from '#app/modules/invitations/forms.ts'
import { previewOf, refusedList, type ListAnswer } from '#app/modules/invitations/list-page.server.ts'
import { ListForm, ListPreview } from '#app/modules/invitations/list-sections.tsx'
import { checkMembers } from '#app/modules/invitations/queries.server.ts'
import { membersOf } from '#app/modules/invitations/rows.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { roleNames } from '#app/modules/people/forms.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { managedOrganisation } from '#app/modules/seats/queries.server.ts'
import { formatDate, isoDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const finding = managedOrganisation(args.services.db.read, args.viewer, args.params.slug ?? '')
  return { organisation: await orMoved(args, finding, accountUrls.organisationInvite) }
})

export const action = actionFor(freshly(managing), listForm, async ({ viewer, input, params, services: { db } }) => {
  const organisation = await managedOrganisation(db.read, viewer, params.slug ?? '')
  if (!organisation.manager) throw new Forbidden('Een beheerder van de organisatie zelf nodigt per lijst uit.')
  const { people, faults } = membersOf(input.list, viewer.now)
  if (faults.length > 0) return refusedList(input.list, faults)
  if (input.intent === 'preview') {
    const checked = await checkMembers(db.read, viewer, organisation.id, people)
    if (checked.faults.length > 0) return refusedList(input.list, checked.faults)
    const rows = people.map((person, index) => ({ ...person, warning: checked.outcomes[index]?.warning ?? null }))
    return previewOf(input.list, rows)
  }
  try {
    await db.write((tx) => inviteMembers(tx, viewer, organisation.id, people))
  } catch (error) {
    if (error instanceof ListRefused) return refusedList(input.list, error.faults)
    throw error
  }
  return done(accountUrls.organisationInvite(organisation.slug), 'uitgenodigd')
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Uitnodigen bij ${data.organisation.name}` : 'Uitnodigen')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = { uitgenodigd: 'De mensen zijn toegevoegd. Wie nieuw is, krijgt een mail.' }

type Row = ReturnType<typeof membersOf>['people'][number] & { warning: string | null }

export default function Invite() {
  const { organisation } = useLoaderData<typeof loader>()
  const answer = useActionData<ListAnswer<Row>>()
  return (
    <div className="var-stack">
      <h1>Uitnodigen bij {organisation.name}</h1>
      <p className="var-lead">Plak een lijst van mensen. U ziet eerst wat er gebeurt; daarna bevestigt u.</p>
      <OrganisationNav organisation={organisation} manager={organisation.manager} />
      <Done texts={texts} />
      {!organisation.manager ? (
        <p>Een beheerder van de organisatie zelf nodigt per lijst uit. Een persoon toevoegen kan bij Mensen.</p>
      ) : answer?.preview ? (
        <ListPreview
          list={answer.preview.list}
          rows={answer.preview.rows}
          action="Voeg toe en nodig uit"
          columns={[
            { title: 'Naam', heading: true, cell: (row) => row.name },
            { title: 'E-mailadres', cell: (row) => row.email },
            { title: 'Functie', cell: (row) => row.jobTitle },
            { title: 'Rol', cell: (row) => roleNames[row.role] },
            {
              title: 'Tot en met',
              cell: (row) => (row.endsAt === null ? 'geen einddatum' : formatDate(isoDate(row.endsAt - 1))),
            },
            { title: 'Let op', cell: (row) => row.warning ?? '' },
          ]}
        />
      ) : (
        <ListForm help={<ListHelp />} faults={answer?.faults ?? []} />
      )}
    </div>
  )
}

function ListHelp() {
  return (
    <>
      Een persoon per regel: <code>naam;e-mailadres;functie;rol;tot en met</code>. Alleen naam en e-mailadres moeten. U
      kunt ook plakken uit Excel of uit een CSV-bestand, hoogstens 500 regels. Zonder rol wordt iemand lezer.
    </>
  )
}
