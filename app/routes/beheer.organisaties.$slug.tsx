import { useLoaderData } from '@remix-run/react'
import { freshly, managing, type InSession } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { askFirst, done } from '#app/modules/people/ask-first.server.ts'
import {
  addPerson,
  changeMembership,
  endMembership,
  inviteAgain,
  suspendUser,
  unsuspendUser,
} from '#app/modules/people/commands.members.server.ts'
import { editOrganisation, setNamesHidden } from '#app/modules/people/commands.organisations.server.ts'
import { endSeat, nameHolder } from '#app/modules/people/commands.workgroups.server.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { Done } from '#app/modules/people/done.tsx'
import { kindName, organisationForm, type OrganisationEdit } from '#app/modules/people/forms.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { AddPerson, EditOrganisation, Names, People, Seats } from '#app/modules/people/organisation-sections.tsx'
import { getOrganisation } from '#app/modules/people/queries.server.ts'
import { countOrganisationRequests } from '#app/modules/requests/queries.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async ({ viewer, params, services: { db } }) => {
  const page = await getOrganisation(db.read, viewer, params.slug ?? '')
  return { ...page, requests: await countOrganisationRequests(db.read, page.organisation.id) }
})

export const action = actionFor(freshly(managing), organisationForm, async ({ viewer, input, params, services }) => {
  const page = await getOrganisation(services.db.read, viewer, params.slug ?? '')
  const here = accountUrls.organisation(page.organisation.slug)
  if (input.intent === 'edit') return edit({ viewer, services }, page.organisation.id, input, here)
  await services.db.write(async (tx) => {
    switch (input.intent) {
      case 'add':
        return addPerson(tx, viewer, { ...input, organisationId: page.organisation.id, endsAt: endsAt(input.endDate) })
      case 'change':
        mustBeOf(page.people, input.membership)
        return changeMembership(tx, viewer, {
          membershipId: input.membership,
          role: input.role,
          endsAt: endsAt(input.endDate),
        })
      case 'end':
        mustBeOf(page.people, input.membership)
        return endMembership(tx, viewer, input.membership)
      case 'invite-again':
        mustBeOf(page.people, input.membership)
        return inviteAgain(tx, viewer, input.membership)
      case 'suspend':
        return suspendUser(tx, viewer, input.user)
      case 'unsuspend':
        return unsuspendUser(tx, viewer, input.user)
      case 'names':
        return setNamesHidden(tx, viewer, page.organisation.id, input.namesHidden)
      case 'hold':
        return nameHolder(tx, viewer, { seatId: input.seat, userId: input.user })
      case 'end-seat':
        return endSeat(tx, viewer, input.seat)
    }
  })
  return done(here, input.intent)
})

const endsAt = (date: string | undefined): number | null => (date ? endOfDay(date) : null)

function edit(
  { viewer, services }: Pick<RequestContext, 'services'> & { viewer: InSession },
  id: string,
  input: OrganisationEdit,
  here: string,
) {
  const { seen, intent, ...values } = input
  const kept = { name: values.name, kind: values.kind, ...ticked(values) }
  return askFirst(intent, kept, async () => {
    await services.db.write((tx) => editOrganisation(tx, viewer, id, values, seen))
    return done(here, intent)
  })
}

const ticked = (values: Pick<OrganisationEdit, 'corePartner' | 'publishes' | 'namesHidden'>) => ({
  corePartner: values.corePartner ? 'on' : undefined,
  publishes: values.publishes ? 'on' : undefined,
  namesHidden: values.namesHidden ? 'on' : undefined,
})

/** A form names people of the organisation whose page it stands on. */
function mustBeOf(people: ReadonlyArray<{ membershipId: string }>, membershipId: string): void {
  if (!people.some((person) => person.membershipId === membershipId)) throw new NotFound()
}

export const meta = ({ data }: { data?: { organisation: { name: string } } }) =>
  pageTitle(data?.organisation.name ?? 'Organisatie')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  edit: 'De organisatie is gewijzigd',
  add: 'De persoon is toegevoegd',
  change: 'De wijziging is opgeslagen',
  end: 'De toegang via deze organisatie is beëindigd',
  'invite-again': 'De uitnodiging is opnieuw gemaild',
  suspend: 'Het account is geblokkeerd en overal uitgelogd',
  unsuspend: 'Het account is niet meer geblokkeerd',
  names: 'De keuze is opgeslagen',
  hold: 'De houder van de zitplaats is opgeslagen',
  'end-seat': 'De zitplaats is opgeheven',
}

export default function Organisation() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>{page.organisation.name}</h1>
      <p className="var-lead">
        {kindName(page.organisation.kind)}
        {page.organisation.corePartner ? ', kernpartner' : ''}
      </p>
      <OrganisationNav organisation={page.organisation} requests={page.requests} />
      <Done texts={texts} />
      <People page={page} />
      <AddPerson page={page} />
      <Seats page={page} />
      {page.manager ? <Names hidden={page.organisation.namesHidden} /> : null}
      {page.administrator ? <EditOrganisation organisation={page.organisation} /> : null}
    </div>
  )
}
