import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dossierKeeper } from '#app/auth/guards.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { DetailsFields, EntryFields, OfFields, Priorities } from '#app/modules/strategy/agenda-desk.tsx'
import { periodOf } from '#app/modules/strategy/agenda-view.tsx'
import { changeAgenda } from '#app/modules/strategy/commands.server.ts'
import { agendaForm } from '#app/modules/strategy/forms.ts'
import { listAgendas, type Agenda } from '#app/modules/strategy/queries.server.ts'
import { DossierNav } from '#app/modules/themes/dossier-nav.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Submit, type Option } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const loader = loaderFor(dossierKeeper, async ({ viewer, url, services: { db } }) => {
  const agendas = await listAgendas(db.read, viewer.now)
  const wanted = url.searchParams.get('agenda')
  return {
    agendas: agendas.map(({ id, title, fromYear, untilYear }) => ({ id, title, fromYear, untilYear })),
    agenda: agendas.find(({ id }) => id === wanted) ?? agendas.find(({ current }) => current) ?? agendas[0] ?? null,
    themes: (await listThemes(db.read)).map(({ id, name }) => ({ value: id, label: name })),
  }
})

export const action = actionFor(dossierKeeper, agendaForm, async ({ viewer, input, services: { db } }) => {
  const shown = await db.write((tx) => changeAgenda(tx, viewer, input))
  return redirect(`${urls.desk.strategy}?${shown ? `agenda=${shown}&` : ''}gedaan=${input.intent}`)
})

export const meta = () => pageTitle('Strategische agenda bewerken')
export const handle = { breadcrumb: () => [{ label: 'Redactie', href: urls.desk.list }] }

const texts = {
  make: 'De agenda is gemaakt. Voeg nu de prioriteiten toe',
  details: 'De gegevens zijn opgeslagen',
  'remove-agenda': 'De agenda is verwijderd',
  add: 'De prioriteit is toegevoegd',
  'add-under': 'Het subthema is toegevoegd',
  entry: 'De wijziging is opgeslagen',
  up: 'De volgorde is gewijzigd',
  down: 'De volgorde is gewijzigd',
  remove: 'Het onderdeel is verwijderd',
}

export default function StrategyDesk() {
  const { agendas, agenda, themes } = useLoaderData<typeof loader>()
  const refused = useRefused()
  // What moves an entry is a button: it has no form to show what is wrong.
  const conflict = refused?.intent === 'up' || refused?.intent === 'down' ? refused.errors[''] : undefined
  return (
    <div className="var-stack">
      <h1>Strategische agenda bewerken</h1>
      <DossierNav />
      {refused ? null : <Done texts={texts} />}
      {conflict ? (
        <Alert severity="error" heading="De wijziging is niet opgeslagen" live>
          <p>{conflict.join(' ')}</p>
        </Alert>
      ) : null}
      <p>
        Wat hier staat is openbaar. <a href={urls.strategy}>Bekijk de strategische agenda</a>
      </p>
      {agendas.length > 1 ? (
        <nav aria-label="Perioden">
          <ul className="var-steps">
            {agendas.map((one) => (
              <li key={one.id}>
                <a
                  href={`${urls.desk.strategy}?agenda=${one.id}`}
                  aria-current={one.id === agenda?.id ? 'page' : undefined}
                >
                  {periodOf(one)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {agenda ? (
        <One agenda={agenda} themes={themes} />
      ) : (
        <EmptyState title="Er is nog geen agenda">
          <p>Begin hieronder met de eerste.</p>
        </EmptyState>
      )}
      <section aria-labelledby="nieuw" className="var-section var-stack">
        <h2 id="nieuw">Nieuwe periode</h2>
        <Form id="nieuwe-agenda" state={useRefused('make')}>
          <HiddenField name="intent" value="make" />
          <DetailsFields />
          <Submit>Agenda maken</Submit>
        </Form>
      </section>
    </div>
  )
}

function One({ agenda, themes }: { agenda: Agenda; themes: readonly Option[] }) {
  const { title, fromYear, untilYear, introduction, sourceTitle, sourceUrl } = agenda
  const years = { fromYear: String(fromYear), untilYear: String(untilYear) }
  const stored = { values: { title, ...years, introduction, sourceTitle, sourceUrl }, errors: {} }
  const details = useRefused('details')
  const remove = useRefused('remove-agenda')
  return (
    <>
      <section aria-labelledby="prioriteiten" className="var-section var-stack">
        <h2 id="prioriteiten">
          {title}, {periodOf(agenda)}
        </h2>
        {agenda.priorities.length === 0 ? <p>Er staan nog geen prioriteiten op deze agenda.</p> : null}
        <Priorities agenda={agenda} themes={themes} />
      </section>
      <section aria-labelledby="toevoegen" className="var-section var-stack">
        <h2 id="toevoegen">Prioriteit toevoegen</h2>
        <Form id="prioriteit" state={useRefused('add')}>
          <OfFields of={agenda} intent="add" />
          <EntryFields themes={themes} />
          <Submit>Prioriteit toevoegen</Submit>
        </Form>
      </section>
      <section aria-labelledby="gegevens" className="var-section var-stack">
        <h2 id="gegevens">Gegevens van deze agenda</h2>
        <details open={details !== undefined}>
          <summary>Periode, titel en bron wijzigen</summary>
          <Form id="gegevens-van" state={details ?? stored}>
            <OfFields of={agenda} intent="details" />
            <DetailsFields />
            <Submit>Gegevens opslaan</Submit>
          </Form>
        </details>
        <details open={remove !== undefined}>
          <summary>Deze agenda verwijderen</summary>
          <Form id="agenda-weg" state={remove}>
            <OfFields of={agenda} intent="remove-agenda" />
            <Checkbox
              name="sure"
              value="on"
              label={`Verwijder de agenda van ${periodOf(agenda)} met alle prioriteiten`}
              help="Een afgelopen periode hoeft niet weg: die blijft leesbaar."
            />
            <Submit danger>Agenda verwijderen</Submit>
          </Form>
        </details>
      </section>
    </>
  )
}
