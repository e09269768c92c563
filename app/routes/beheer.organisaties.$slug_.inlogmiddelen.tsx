import type { MetaArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { freshly, managing } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { getManagedOrganisation } from '#app/modules/items/organisation-items.server.ts'
import { orMoved } from '#app/modules/organisations/moved.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { askReset, confirmReset, endReset } from '#app/modules/people/commands.factors.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { factorResetForm } from '#app/modules/people/forms.factors.ts'
import { getOrganisationFactors } from '#app/modules/people/organisation-factors.server.ts'
import { OrganisationNav } from '#app/modules/people/organisation-nav.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField } from '#app/ui/fields.tsx'
import { formatDateTime } from '#app/ui/format.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(managing, async (args) => {
  const after = args.url.searchParams.get('na')
  const finding = getOrganisationFactors(args.services.db.read, args.viewer, args.params.slug ?? '', after)
  return { first: after === null, ...(await orMoved(args, finding, accountUrls.organisationFactors)) }
})

export const action = actionFor(
  freshly(managing),
  factorResetForm,
  async ({ viewer, input, params, services: { db } }) => {
    const { organisation } = await getManagedOrganisation(db.read, viewer, params.slug ?? '')
    const at = accountUrls.organisationFactors(organisation.slug)
    if (input.intent === 'ask') {
      const isDone = await db.write((tx) => askReset(tx, viewer, organisation.id, input.user))
      return done(at, isDone ? 'confirm' : 'ask')
    }
    await db.write((tx) =>
      input.intent === 'confirm'
        ? confirmReset(tx, viewer, organisation.id, input.reset)
        : endReset(tx, viewer, organisation.id, input.reset),
    )
    return done(at, input.intent)
  },
)

export const meta = ({ data }: MetaArgs<typeof loader>) =>
  pageTitle(data ? `Inlogmiddelen van ${data.organisation.name}` : 'Inlogmiddelen')
export const handle = {
  breadcrumb: () => [
    { label: 'Beheer', href: accountUrls.admin },
    { label: 'Organisaties', href: accountUrls.organisations },
  ],
}

const texts = {
  ask: 'De aanvraag staat klaar. Een andere beheerder moet haar binnen 24 uur bevestigen',
  confirm: 'De inlogmiddelen zijn verwijderd. De persoon krijgt daar een mail over',
  end: 'De aanvraag is ingetrokken',
}

type Data = Awaited<ReturnType<typeof loader>>
type Row = Data['people'][number]

export default function OrganisationFactors() {
  const { organisation, manager, two, people, waiting, next, first } = useLoaderData<typeof loader>()
  const refused = useRefused()
  const here = accountUrls.organisationFactors(organisation.slug)
  return (
    <div className="var-stack">
      <h1>Inlogmiddelen van {organisation.name}</h1>
      <OrganisationNav organisation={organisation} manager={manager} />
      <p className="var-lead">
        Is iemand zijn telefoon of passkey kwijt, en ook de herstelcodes? Dan verwijdert een beheerder van de
        organisatie alles waarmee die persoon de tweede stap zet. De persoon stelt daarna iets nieuws in.
        {two ? ' Bij politie en OM moet een tweede beheerder dat bevestigen.' : ''}
      </p>
      <p>
        Doe dit alleen als u zeker weet dat de vraag van uw collega zelf komt: bel terug op een nummer dat u al had.{' '}
        <a href={accountUrls.signInHelp}>Hulp bij inloggen</a>
      </p>
      <Done texts={texts} />
      {refused ? (
        <Alert severity="error" heading="Niet gelukt" live>
          <p>{Object.values(refused.errors).flat().join(' ')}</p>
        </Alert>
      ) : null}
      {people.length === 0 ? (
        <EmptyState title="Deze organisatie heeft nog geen mensen">
          <p>Voeg eerst iemand toe. Gasten staan hier niet bij.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Mensen en hun inlogmiddelen"
          hideCaption
          rows={people}
          rowKey={(row) => row.userId}
          columns={[
            { title: 'Naam', heading: true, cell: (row) => row.name },
            { title: 'Tweede stap', cell: (row) => factorNames(row.factors) },
            {
              title: 'Verwijderen',
              cell: (row) => (
                <Reset
                  row={row}
                  manager={manager}
                  two={two}
                  waiting={waiting.find(({ userId }) => userId === row.userId)}
                />
              ),
            },
          ]}
        />
      )}
      <KeyPagination previousHref={first ? null : here} nextHref={next ? `${here}?na=${next}` : null} />
    </div>
  )
}

function factorNames(factors: Row['factors']): string {
  if (!factors) return 'alleen te zien voor de organisatie die deze naam afschermt'
  const names = [factors.passkey ? 'passkey' : null, factors.phone ? 'telefoon' : null].filter((name) => name !== null)
  return names.join(' en ') || 'nog niets ingesteld'
}

function Reset(props: { row: Row; manager: boolean; two: boolean; waiting: Data['waiting'][number] | undefined }) {
  const { row, manager, two, waiting } = props
  if (!manager) return 'Beheerder van de organisatie'
  if (row.self) return 'Vraag een andere beheerder'
  if (row.elsewhere) return 'Een andere organisatie beslist'
  if (waiting) return <Waiting reset={waiting} />
  if (row.factors && !row.factors.phone && !row.factors.passkey) return 'Niet nodig'
  return (
    <details>
      <summary>{two ? 'Vraag om verwijderen' : 'Verwijder'}</summary>
      <form method="post">
        <HiddenField name="intent" value="ask" />
        <HiddenField name="user" value={row.userId} />
        <p>
          Telefoon, passkeys en herstelcodes werken dan niet meer. De persoon wordt overal uitgelogd, ook programma’s
          met een token.
        </p>
        <Button variant="danger">{two ? 'Vraag een tweede beheerder' : 'Verwijder de inlogmiddelen'}</Button>
      </form>
    </details>
  )
}

function Waiting({ reset }: { reset: Data['waiting'][number] }) {
  return (
    <form method="post">
      <HiddenField name="reset" value={reset.id} />
      <p>
        Gevraagd door {reset.mine ? 'u' : reset.by}. Vervalt op {formatDateTime(reset.expiresAt)}.
      </p>
      <div className="var-buttons">
        {reset.mine ? null : (
          <Button name="intent" value="confirm" variant="danger">
            Bevestig en verwijder
          </Button>
        )}
        <Button name="intent" value="end" variant="tertiary">
          {reset.mine ? 'Trek in' : 'Weiger'}
        </Button>
      </div>
    </form>
  )
}
