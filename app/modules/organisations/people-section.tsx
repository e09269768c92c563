import { accountUrls } from '#app/auth/urls.ts'
import { roleNames } from '#app/modules/people/forms.ts'
import { OneButton, roleOptions } from '#app/modules/people/organisation-sections.tsx'
import type { getOrganisation } from '#app/modules/people/queries.server.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DateField, HiddenField, Select, Submit, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate, isoDate, meervoud } from '#app/ui/format.ts'
import { KeyPagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'

type OrganisationPage = Awaited<ReturnType<typeof getOrganisation>>
type Person = OrganisationPage['people'][number]
/** The page, with those of its people that are on screen. */
export type PeoplePage = OrganisationPage & {
  list: { found: number; total: number; next: string | null; text: string; role: string; after: string | null }
}

/** The last day that counts, of an end at midnight. */
const lastDay = (endsAt: number): string => isoDate(endsAt - 1)

export function People({ page }: { page: PeoplePage }) {
  const { list } = page
  return (
    <section aria-labelledby="mensen" className="var-section var-stack">
      <h2 id="mensen">Mensen</h2>
      {list.total > 10 ? <Find page={page} /> : null}
      {page.people.length > 0 ? null : (
        <EmptyState
          title={list.total === 0 ? 'Er hoort nog niemand bij deze organisatie' : 'Niemand gevonden'}
          level={3}
        />
      )}
      {page.people.length > 0 ? (
        <Table
          caption="Mensen van deze organisatie"
          hideCaption
          rows={page.people}
          rowKey={(row) => row.membershipId}
          columns={[
            { title: 'Naam', heading: true, cell: (row) => row.name },
            { title: 'E-mailadres', cell: (row) => row.email ?? 'afgeschermd' },
            { title: 'Rol', cell: (row) => roleNames[row.role] },
            {
              title: 'Tot en met',
              cell: (row) => (row.endsAt === null ? 'geen einddatum' : formatDate(lastDay(row.endsAt))),
            },
            { title: 'Stand', cell: stateOf },
            { title: 'Wijzigen', cell: (row) => <Change person={row} page={page} /> },
          ]}
        />
      ) : null}
      <KeyPagination
        previousHref={list.after ? address(page, null) : null}
        nextHref={list.next ? address(page, list.next) : null}
      />
    </section>
  )
}

function Find({ page }: { page: PeoplePage }) {
  const { list } = page
  return (
    <>
      <Form
        method="get"
        role="search"
        id="zoek-mensen"
        state={{ values: { zoek: list.text, rol: list.role }, errors: {} }}
      >
        <TextField name="zoek" label="Naam of e-mailadres" type="search" optional />
        <Select name="rol" label="Rol" empty="Alle rollen" options={roleOptions} optional />
        <Submit>Zoek in deze lijst</Submit>
      </Form>
      <p role="status">
        {list.found === list.total
          ? meervoud(list.total, 'persoon', 'mensen')
          : `${meervoud(list.found, 'persoon', 'mensen')} van ${list.total}`}
      </p>
    </>
  )
}

function address({ organisation, list }: PeoplePage, after: string | null): string {
  const entries = { zoek: list.text, rol: list.role, na: after ?? '' }
  const query = new URLSearchParams(Object.entries(entries).filter(([, value]) => value !== '')).toString()
  return `${accountUrls.organisation(organisation.slug)}${query ? `?${query}` : ''}#mensen`
}

function stateOf(person: Person): string {
  if (person.suspended) return 'geblokkeerd'
  if (person.pending) return 'wacht op bevestiging'
  if (person.lapsed) return 'gestopt: niet op tijd nagekeken'
  return person.invited ? 'uitgenodigd' : 'actief'
}

function Change({ person, page }: { person: Person; page: PeoplePage }) {
  const refused = useRefused('change')
  const mine = refused?.values.membership === person.membershipId
  if (person.self) return 'Uw eigen rechten wijzigt een collega.'
  const stored = {
    values: { role: person.role, endDate: person.endsAt === null ? undefined : lastDay(person.endsAt) },
    errors: {},
  }
  return (
    <details open={mine}>
      <summary>Wijzigen</summary>
      <Form id={`lid-${person.membershipId}`} state={mine ? refused : stored}>
        <HiddenField name="intent" value="change" />
        <HiddenField name="membership" value={person.membershipId} />
        <Select name="role" label="Rol" options={roleOptions} />
        <DateField name="endDate" label="Tot en met" optional />
        {page.manager ? null : (
          <p>Meer rechten gelden pas na een bevestiging. Tot dan heeft deze persoon hier geen toegang.</p>
        )}
        <Submit>Wijziging opslaan</Submit>
      </Form>
      {person.invited && !person.pending ? (
        <OneButton intent="invite-again" name="membership" value={person.membershipId} text="Nodig opnieuw uit" />
      ) : null}
      <OneButton
        intent="end"
        name="membership"
        value={person.membershipId}
        text="Beëindig toegang via deze organisatie"
      />
      {page.administrator ? (
        <OneButton
          intent={person.suspended ? 'unsuspend' : 'suspend'}
          name="user"
          value={person.userId}
          text={person.suspended ? 'Hef blokkade op' : 'Blokkeer account overal'}
        />
      ) : null}
    </details>
  )
}
