import type { ListAnswer } from '#app/modules/invitations/list-page.server.ts'
import { ListForm, ListPreview } from '#app/modules/invitations/list-sections.tsx'
import { organisationKinds } from '#app/modules/people/forms.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Submit } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { enumerate, formatDate, meervoud } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { listWaitingManagers, Progress } from './progress.server.ts'
import { maxManagers } from './forms.ts'
import type { PlannedManager } from './setup.server.ts'

type Waiting = Awaited<ReturnType<typeof listWaitingManagers>>
/** What the page gets after the list was sent. */
export type ManagersAnswer = ListAnswer<PlannedManager> & { made?: string[] }

/** For the second administrator: everybody who was prepared by another, all ticked. */
export function ConfirmManagers({ waiting: { mine, others } }: { waiting: Waiting }) {
  const refused = useRefused('grant')
  if (mine.length === 0 && others === 0) return null
  const stored = { values: { grants: mine.map(({ grant }) => grant) }, errors: {} }
  return (
    <section aria-labelledby="bevestigen" className="var-section var-stack">
      <h2 id="bevestigen">Beheerders bevestigen</h2>
      {mine.length === 0 ? (
        <p>
          {meervoud(others, 'beheerder wacht', 'beheerders wachten')} op een bevestiging door iemand anders: een tweede
          beheerder van het portaal, of een beheerder van de organisatie.
        </p>
      ) : (
        <Form id="bevestigen-allen" state={refused ?? stored}>
          <HiddenField name="intent" value="grant" />
          <Checkboxes
            name="grants"
            label="Deze mensen worden beheerder van hun organisatie"
            options={mine.map((one) => ({
              value: one.grant,
              label: `${one.organisation}: ${one.name}`,
              ...(one.email && one.email !== one.name ? { help: one.email } : {}),
            }))}
          />
          <Submit>Bevestig wie is aangevinkt</Submit>
        </Form>
      )}
    </section>
  )
}

/** Paste, look, make: nothing is written before the last step. */
export function ManagersList({ answer }: { answer: ManagersAnswer | undefined }) {
  if (answer?.preview) return <Preview {...answer.preview} made={answer.made ?? []} />
  return (
    <section aria-labelledby="uitnodigen" className="var-section var-stack">
      <h2 id="uitnodigen">Eerste beheerders uitnodigen</h2>
      <p>Een gemeente die er nog niet is, wordt gemaakt. U ziet eerst wat er gebeurt; daarna bevestigt u.</p>
      <ListForm help={<ListHelp />} faults={answer?.faults ?? []} />
    </section>
  )
}

function Preview({ list, rows, made }: NonNullable<ManagersAnswer['preview']> & { made: string[] }) {
  return (
    <ListPreview
      list={list}
      rows={rows}
      action={`Zet ${meervoud(rows.length, 'beheerder', 'beheerders')} klaar`}
      columns={[
        { title: 'Organisatie', cell: (row) => row.organisation },
        { title: 'Naam', heading: true, cell: (row) => row.name },
        { title: 'E-mailadres', cell: (row) => row.email },
        { title: 'Functie', cell: (row) => row.jobTitle || 'niet genoemd' },
        { title: 'Let op', cell: (row) => row.warning ?? (row.organisationId === null ? 'nieuwe gemeente' : '') },
      ]}
    >
      {made.length > 0 ? (
        <p>
          {`${made.length === 1 ? 'Deze gemeente wordt gemaakt' : 'Deze gemeenten worden gemaakt'}: ${enumerate(made)}.`}
        </p>
      ) : null}
    </ListPreview>
  )
}

function ListHelp() {
  return (
    <>
      Een beheerder per regel: <code>gemeente;naam;e-mailadres;functie</code>. De functie mag leeg blijven. U kunt ook
      plakken uit Excel of uit een CSV-bestand, hoogstens {maxManagers} regels. Ook politie, OM en andere organisaties
      die er al zijn mogen in de lijst.
    </>
  )
}

/** Who has begun, per organisation, and the button that reminds who has not. */
export function ProgressGrid({ kind, grid }: { kind: string; grid: readonly Progress[] }) {
  const remindable = new Set(grid.flatMap((row) => row.remindable)).size
  const begun = grid.filter((row) => row.enrolled > 0).length
  return (
    <section aria-labelledby="voortgang" className="var-section var-stack">
      <h2 id="voortgang">Wie is er begonnen?</h2>
      <form className="var-buttons">
        <label htmlFor="soort">Soort</label>
        <select id="soort" name="soort" defaultValue={kind} className="ams-select">
          {Object.entries(organisationKinds).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <Button variant="secondary">Toon</Button>
      </form>
      {grid.length === 0 ? (
        <EmptyState title="Er zijn nog geen organisaties van deze soort" level={3} />
      ) : (
        <>
          <p>
            {begun} van {meervoud(grid.length, 'organisatie', 'organisaties')} met een beheerder die in twee stappen
            inlogt.
          </p>
          {remindable > 0 ? (
            <form method="post">
              <HiddenField name="intent" value="remind" />
              <HiddenField name="kind" value={kind} />
              <Button variant="secondary">Herinner {meervoud(remindable, 'beheerder', 'beheerders')}</Button>
            </form>
          ) : null}
          <Table
            caption="Organisaties en hun beheerders"
            hideCaption
            rows={grid}
            rowKey={(row) => row.slug}
            columns={[
              {
                title: 'Organisatie',
                heading: true,
                cell: (row) => <a href={accountUrls.organisation(row.slug)}>{row.name}</a>,
              },
              { title: 'Uitgenodigd', cell: invited },
              { title: 'Actief', cell: (row) => many(row.active, row.managers) },
              { title: 'Tweede stap', cell: (row) => many(row.enrolled, row.managers) },
              { title: 'Eerste stuk gedeeld', cell: (row) => (row.shared ? 'ja' : 'nog niet') },
              { title: 'Herinneren', cell: (row) => <Remind row={row} kind={kind} /> },
            ]}
          />
        </>
      )}
    </section>
  )
}

function invited({ managers, waiting }: Progress): string {
  if (managers === 0 && waiting === 0) return 'nog niet'
  return enumerate([
    ...(managers > 0 ? [meervoud(managers, 'beheerder', 'beheerders')] : []),
    ...(waiting > 0 ? [`${waiting} te bevestigen`] : []),
  ])
}

const many = (number: number, of: number): string => {
  if (of === 0 || number === 0) return 'nog niet'
  return number === of ? 'ja' : `${number} van ${of}`
}

function Remind({ row, kind }: { row: Progress; kind: string }) {
  if (row.remindable.length === 0) return row.remindedAt === null ? '' : `Herinnerd op ${formatDate(row.remindedAt)}`
  return (
    <form method="post">
      <HiddenField name="intent" value="remind" />
      <HiddenField name="kind" value={kind} />
      {row.remindable.map((userId) => (
        <HiddenField key={userId} name="user" value={userId} />
      ))}
      <Button variant="tertiary">
        Herinner<span className="ams-visually-hidden"> {row.name}</span>
      </Button>
    </form>
  )
}
