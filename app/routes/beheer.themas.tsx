import { useLoaderData } from '@remix-run/react'
import { administrator, freshly } from '#app/auth/guards.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { actionFor, loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { listThemes } from '#app/modules/items/queries.server.ts'
import { done } from '#app/modules/people/ask-first.server.ts'
import { Done } from '#app/modules/people/done.tsx'
import { useRefused } from '#app/modules/people/use-form.ts'
import { editTheme, makeTheme } from '#app/modules/themes/commands.server.ts'
import { colourNames, themesForm } from '#app/modules/themes/forms.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenField, Select, Submit, TextArea, TextField } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = loaderFor(administrator, async ({ services: { db } }) => ({ themes: await listThemes(db.read) }))

export const action = actionFor(freshly(administrator), themesForm, async ({ viewer, input, services: { db } }) => {
  await db.write((tx) =>
    input.intent === 'make' ? makeTheme(tx, viewer, input) : editTheme(tx, viewer, input.theme, input),
  )
  return done(accountUrls.themes, input.intent)
})

export const meta = () => pageTitle('Thema’s beheren')
export const handle = { breadcrumb: () => [{ label: 'Beheer', href: accountUrls.admin }] }

const texts = { make: 'Het thema is gemaakt', edit: 'Het thema is gewijzigd' }

type Theme = Awaited<ReturnType<typeof listThemes>>[number]

export default function Themes() {
  const { themes } = useLoaderData<typeof loader>()
  return (
    <div className="var-stack">
      <h1>Thema’s beheren</h1>
      <p className="var-lead">
        Redacties kiezen bij een stuk uit deze thema’s. Namen van thema’s zijn openbaar. De inleiding van een thema
        schrijven de redacties van het bureau en het RIEC.
      </p>
      <Done texts={texts} />
      {themes.length === 0 ? (
        <EmptyState title="Er zijn nog geen thema’s">
          <p>Voeg hieronder het eerste toe.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Thema’s"
          hideCaption
          rows={themes}
          rowKey={(row) => row.id}
          columns={[
            { title: 'Naam', heading: true, cell: (row) => <a href={urls.theme(row.slug)}>{row.name}</a> },
            { title: 'Omschrijving', cell: (row) => row.description },
            { title: 'Kleur', cell: (row) => colourNames[row.colour] ?? String(row.colour) },
            { title: 'Wijzigen', cell: (row) => <Change theme={row} /> },
          ]}
        />
      )}
      <section aria-labelledby="nieuw" className="var-section var-stack">
        <h2 id="nieuw">Thema toevoegen</h2>
        <Form id="nieuw-thema" state={useRefused('make')}>
          <HiddenField name="intent" value="make" />
          <ThemeFields />
          <Submit>Thema toevoegen</Submit>
        </Form>
      </section>
    </div>
  )
}

function Change({ theme }: { theme: Theme }) {
  const refused = useRefused('edit')
  const mine = refused?.values.theme === theme.id
  const { name, description } = theme
  const stored = { values: { name, description, colour: String(theme.colour) }, errors: {} }
  return (
    <details open={mine}>
      <summary>Wijzigen</summary>
      <Form id={`thema-${theme.id}`} state={mine ? refused : stored}>
        <HiddenField name="intent" value="edit" />
        <HiddenField name="theme" value={theme.id} />
        <ThemeFields />
        <Submit>Thema opslaan</Submit>
      </Form>
    </details>
  )
}

function ThemeFields() {
  return (
    <>
      <TextField name="name" label="Naam" />
      <TextArea name="description" label="Omschrijving" optional rows={3} />
      <Select
        name="colour"
        label="Kleur van de plaatjes"
        options={colourNames.map((label, number) => ({ value: String(number), label }))}
      />
    </>
  )
}
