import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { askStillUsed, endDormant, listDormant } from '#app/modules/organisations/dormant.server.ts'
import { dormantForm } from '#app/modules/organisations/forms.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { roleNames } from '#app/modules/people/forms.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { getOrganisation } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { formatDate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, services } = args
  const { read } = services.db
  const { organisation, manager } = await orMoved(
    args,
    getOrganisation(read, viewer, params.slug ?? ''),
    accountUrls.organisationDormant,
  )
  return {
    organisation: { slug: organisation.slug, name: organisation.name },
    people: manager ? await listDormant(read, viewer, organisation) : null,
  }
})

export const action = actionFor(freshly(managing), dormantForm, async ({ viewer, input, params, services: { db } }) => {
  const { organisation } = await getOrganisation(db.read, viewer, params.slug ?? '')
  const asked = await db.write(async (tx) => {
    if (input.intent === 'ask') return askStillUsed(tx, viewer, organisation.id, input.membership)
    await endDormant(tx, viewer, organisation.id, input.membership)
    return null
  })
  const what = asked === null ? 'end' : asked === 0 ? 'asked-before' : 'ask'
  return done(accountUrls.organisationDormant(organisation.slug), what)
})

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Niet actief bij ${data.organisation.name}` : 'Niet actief')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  ask: 'De mail is onderweg',
  'asked-before': 'Deze mensen kregen in de afgelopen week al een mail. Er is nu niets verstuurd.',
  end: 'De toegang via deze organisatie is beëindigd',
}
type Person = NonNullable<Awaited<ReturnType<typeof loader>>['people']>[number]

export default function Dormant() {
  const { organisation, people } = useLoaderData<typeof loader>()
  const refused = useRefused()
  return (
    <div className="var-stack">
      <h1>Niet actief bij {organisation.name}</h1>
      <p className="var-lead">
        Wie drie maanden niet in het portaal was, ook niet om te lezen. Er gebeurt niets vanzelf: u kiest zelf.
      </p>
      <OrganisationNav organisation={organisation} manager={people !== null} />
      <Done texts={texts} />
      {refused ? (
        <Alert severity="error" heading="Er is niets gewijzigd" live>
          <p>{Object.values(refused.errors).flat().join(' ')}</p>
        </Alert>
      ) : null}
      {people === null ? <p>Wie niet actief is, ziet alleen een beheerder van de organisatie zelf.</p> : null}
      {people?.length === 0 ? (
        <EmptyState title="Iedereen was er de laatste drie maanden">
          <p>Zodra iemand drie maanden wegblijft, staat die persoon hier.</p>
        </EmptyState>
      ) : null}
      {people && people.length > 0 ? <Choose people={people} /> : null}
    </div>
  )
}

function Choose({ people }: { people: Person[] }) {
  return (
    <form method="post" className="var-stack" aria-label="Mensen die niet actief zijn">
      <Table
        caption="Mensen die niet actief zijn"
        hideCaption
        rows={people}
        rowKey={(row) => row.membershipId}
        columns={[
          { title: 'Naam', heading: true, cell: (row) => <Pick person={row} /> },
          { title: 'E-mailadres', cell: (row) => row.email },
          { title: 'Rol', cell: (row) => roleNames[row.role] },
          { title: 'Laatst actief', cell: (row) => (row.lastActiveDay ? formatDate(row.lastActiveDay) : 'nog nooit') },
          { title: 'Gemaild', cell: (row) => (row.askedAt ? formatDate(row.askedAt) : 'nog niet') },
        ]}
      />
      <div className="var-buttons">
        <Button name="intent" value="ask">
          Mail: gebruikt u dit nog?
        </Button>
        <Button name="intent" value="end" variant="danger">
          Beëindig toegang via deze organisatie
        </Button>
      </div>
    </form>
  )
}

function Pick({ person }: { person: Person }) {
  if (person.self) return person.name
  return (
    <label className="var-choice">
      <input type="checkbox" name="membership" value={person.membershipId} />
      <span>{person.name}</span>
    </label>
  )
}
