import { useLoaderData } from '@remix-run/react'
import { freshly, managing, type InSession } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { addDomain, removeDomain } from '#app/modules/organisations/domains.server.ts'
import { countDormant } from '#app/modules/organisations/dormant.server.ts'
import { Domains, Groups, Overview } from '#app/modules/organisations/fact-sections.tsx'
import { organisationPageForm } from '#app/modules/organisations/forms.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { People } from '#app/modules/organisations/people-section.tsx'
import { organisationFacts, peoplePage } from '#app/modules/organisations/queries.server.ts'
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
import { kindName, type OrganisationEdit } from '#app/modules/people/forms.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { AddPerson, EditOrganisation, Names, Seats } from '#app/modules/people/organisation-sections.tsx'
import { getOrganisation } from '#app/modules/people/queries.server.ts'
import { countMakerless } from '#app/modules/items/makerless.server.ts'
import { countOpenReports } from '#app/modules/reports/queries.server.ts'
import { countOrganisationRequests } from '#app/modules/requests/queries.server.ts'
import { enumerate } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(managing, async (args) => {
  const { viewer, params, url, services } = args
  const found = await orMoved(
    args,
    getOrganisation(services.db.read, viewer, params.slug ?? ''),
    accountUrls.organisation,
  )
  const filter = {
    text: (url.searchParams.get('zoek') ?? '').trim().slice(0, 100),
    role: url.searchParams.get('rol') ?? '',
    after: url.searchParams.get('na'),
  }
  const { people, ...page } = found
  const list = peoplePage(people, filter)
  const { db } = services
  const { id } = page.organisation
  return {
    ...page,
    people: list.shown,
    list: { found: list.found, total: list.total, next: list.next, ...filter },
    // Whoever may hold a seat, whichever of the people are on this page.
    holders: page.seats.length > 0 ? people : [],
    waiting: page.manager
      ? { makerless: await countMakerless(db.read, id, viewer.now), reports: await countOpenReports(db.read, [id]) }
      : null,
    requests: await countOrganisationRequests(services.db.read, page.organisation.id),
    facts: await organisationFacts(services.db.read, viewer, page.organisation),
    dormant: page.manager ? await countDormant(services.db.read, viewer, page.organisation.id) : null,
  }
})

export const action = actionFor(
  freshly(managing),
  organisationPageForm,
  async ({ viewer, input, params, services }) => {
    const page = await getOrganisation(services.db.read, viewer, params.slug ?? '')
    const here = accountUrls.organisation(page.organisation.slug)
    if (input.intent === 'edit') return edit({ viewer, services }, page.organisation.id, input, here)
    await services.db.write(async (tx) => {
      switch (input.intent) {
        case 'add':
          return addPerson(tx, viewer, {
            ...input,
            organisationId: page.organisation.id,
            endsAt: endsAt(input.endDate),
          })
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
        case 'add-domain':
          return addDomain(tx, viewer, page.organisation.id, input.domain)
        case 'remove-domain':
          return removeDomain(tx, viewer, page.organisation.id, input.domain)
      }
    })
    return done(here, input.intent)
  },
)

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
  'add-domain': 'Het maildomein is toegevoegd',
  'remove-domain': 'Het maildomein is weggehaald',
}

export default function Organisation() {
  const page = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>{page.organisation.name}</h1>
      <p className="var-lead">
        {kindName(page.organisation.kind)}
        {page.organisation.corePartner ? ', kernpartner' : ''}
        {page.facts.former.length > 0 ? `, voorheen ${enumerate(page.facts.former)}` : ''}
      </p>
      <OrganisationNav organisation={page.organisation} manager={page.manager} requests={page.requests} />
      <Done texts={texts} />
      <Overview page={page} />
      <People page={page} />
      <AddPerson page={page} />
      <Seats page={{ ...page, people: page.holders }} />
      <Domains page={page} />
      <Groups groups={page.facts.groups} />
      {page.manager ? <Names hidden={page.organisation.namesHidden} /> : null}
      {page.administrator ? <EditOrganisation organisation={page.organisation} /> : null}
    </div>
  )
}
