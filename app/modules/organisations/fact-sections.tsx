import { accountUrls } from '#app/auth/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, meervoud } from '#app/ui/format.ts'
import { MetaList } from '#app/ui/meta-list.tsx'
import { Table } from '#app/ui/table.tsx'
import type { organisationFacts } from './queries.server.ts'

type Facts = Awaited<ReturnType<typeof organisationFacts>>
interface Page {
  organisation: { slug: string; namesHidden: boolean; publishes: boolean }
  administrator: boolean
  list: { total: number }
  facts: Facts
  seats: ReadonlyArray<{ follower: { from: number } | null }>
  /** How many account requests wait for it. */
  requests: number
  /** What waits for its managers; null for anybody else. */
  waiting: { makerless: number; reports: number } | null
  /** Null for who is not told. */
  dormant: number | null
}

/** How the organisation stands, before the long list of its people. */
export function Overview({ page }: { page: Page }) {
  const { organisation, facts, dormant, requests } = page
  const { dueAt, next } = facts.review
  const { slug } = organisation
  return (
    <section aria-labelledby="overzicht" className="var-section var-stack">
      <h2 id="overzicht">Overzicht</h2>
      <Waiting page={page} />
      <MetaList
        row
        facts={[
          { term: 'Mensen', value: String(page.list.total) },
          {
            term: 'Aanvragen die wachten',
            value: <a href={accountUrls.organisationRequests(slug)}>{requests === 0 ? 'geen' : requests}</a>,
          },
          { term: 'Zitplaatsen', value: <Sitting page={page} /> },
          {
            term: 'Drie maanden niet actief',
            value:
              dormant === null ? null : (
                <a href={accountUrls.organisationDormant(slug)}>
                  {dormant === 0 ? 'niemand' : meervoud(dormant, 'persoon', 'mensen')}
                </a>
              ),
          },
          {
            term: 'Namen voor anderen',
            value: organisation.namesHidden ? 'afgeschermd: alleen functie en nummer' : 'zichtbaar',
          },
          { term: 'Publiceert openbaar', value: organisation.publishes ? 'ja' : 'nee' },
          {
            term: 'Volgende keer nakijken',
            value: dueAt !== null ? formatDate(dueAt) : next === null ? 'zodra er een beheerder is' : formatDate(next),
          },
        ]}
      />
    </section>
  )
}

/** How many seats there are, and how many somebody else takes over on a later day. */
function Sitting({ page: { organisation, seats } }: { page: Page }) {
  const handed = seats.filter(({ follower }) => follower !== null).length
  if (handed === 0) return String(seats.length)
  return (
    <>
      {seats.length},{' '}
      <a href={accountUrls.organisationSeats(organisation.slug)}>
        {meervoud(handed, 'overdracht', 'overdrachten')} gepland
      </a>
    </>
  )
}

/** What asks for somebody now, in one alert; nothing where nothing does. */
function Waiting({ page }: { page: Page }) {
  const { organisation, facts, waiting } = page
  const { dueAt, overdue } = facts.review
  const { slug } = organisation
  const { makerless, reports } = waiting ?? { makerless: 0, reports: 0 }
  if (dueAt === null && makerless + reports === 0) return null
  return (
    <Alert severity={overdue ? 'error' : 'warning'} heading="Er wacht iets op u" headingLevel={3}>
      <ul>
        {dueAt === null ? null : (
          <li>
            <a href={accountUrls.organisationReview(slug)}>Kijk de mensen na</a>
            {overdue ? `: dat moest op ${formatDate(dueAt)} klaar zijn` : `, uiterlijk op ${formatDate(dueAt)}`}
          </li>
        )}
        {makerless > 0 ? (
          <li>
            <a href={accountUrls.organisationItems(slug)}>{`${meervoud(makerless, 'stuk', 'stukken')} zonder maker`}</a>
          </li>
        ) : null}
        {reports > 0 ? (
          <li>
            <a href={accountUrls.organisationReports(slug)}>{meervoud(reports, 'gemeld stuk', 'gemelde stukken')}</a>
          </li>
        ) : null}
      </ul>
    </Alert>
  )
}

/** By administrators; managers see which there are. */
export function Domains({ page }: { page: Page }) {
  const { domains } = page.facts
  const refused = useRefused('add-domain')
  return (
    <section aria-labelledby="maildomeinen" className="var-section var-stack">
      <h2 id="maildomeinen">Maildomeinen</h2>
      <p>
        Wie een account aanvraagt met een adres van een van deze domeinen, komt bij deze organisatie uit. Hetzelfde
        domein mag bij meer organisaties staan; dan kiest de aanvrager.
        {page.administrator ? '' : ' De beheerder van het portaal wijzigt deze lijst.'}
      </p>
      {domains.length === 0 ? (
        <p>Er is nog geen maildomein. Aanvragen komen dan bij het bureau uit.</p>
      ) : (
        <Table
          caption="Maildomeinen"
          hideCaption
          rows={domains}
          rowKey={(row) => row.domain}
          columns={[
            { title: 'Domein', heading: true, cell: (row) => row.shown },
            { title: 'Ook van', cell: (row) => row.sharedWith ?? 'geen andere organisatie' },
            ...(page.administrator
              ? [
                  {
                    title: 'Wijzigen',
                    cell: (row: Facts['domains'][number]) => <RemoveDomain domain={row.domain} shown={row.shown} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {page.administrator ? (
        <Form id="maildomein" state={refused}>
          <HiddenField name="intent" value="add-domain" />
          <TextField name="domain" label="Maildomein" help="Het deel achter de @, bijvoorbeeld schiedam.nl." />
          <Submit>Maildomein toevoegen</Submit>
        </Form>
      ) : null}
    </section>
  )
}

function RemoveDomain({ domain, shown }: { domain: string; shown: string }) {
  return (
    <form method="post">
      <HiddenField name="intent" value="remove-domain" />
      <HiddenField name="domain" value={domain} />
      <Button variant="tertiary">{`Haal ${shown} weg`}</Button>
    </form>
  )
}

export function Groups({ groups }: { groups: Facts['groups'] }) {
  return (
    <section aria-labelledby="deelgroepen" className="var-section var-stack">
      <h2 id="deelgroepen">Deelgroepen</h2>
      {groups.length === 0 ? (
        <p>Deze organisatie zit in geen deelgroep.</p>
      ) : (
        <Table
          caption="Deelgroepen waar de organisatie in zit"
          hideCaption
          rows={groups}
          rowKey={(row) => row.name}
          columns={[
            { title: 'Deelgroep', heading: true, cell: (row) => row.name },
            { title: 'Van', cell: (row) => row.owner },
            { title: 'Stand', cell: (row) => (row.pending ? 'wacht op bevestiging' : 'doet mee') },
          ]}
        />
      )}
    </section>
  )
}
