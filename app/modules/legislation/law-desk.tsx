import { useRefused } from '#app/modules/people/use-form.ts'
import { Checkbox, Checkboxes } from '#app/ui/choices.tsx'
import { DateField, HiddenField, Submit, TextArea, TextField, type Option } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { formatDate } from '#app/ui/format.ts'
import type { Law } from './queries.server.ts'

/** What is said of a law itself. */
export function LawFields({ themes }: { themes: readonly Option[] }) {
  return (
    <>
      <TextField name="name" label="Naam" help="De officiële naam van de wet." maxLength={200} />
      <TextField name="shortName" label="Korte naam" help="Bijvoorbeeld Wams." optional maxLength={40} />
      <TextArea
        name="introduction"
        label="Inleiding"
        help="Wat de wet regelt. Gebruik ## voor een kopje, - voor een lijst en **vet**."
        rows={8}
        optional
      />
      <Checkboxes name="themes" label="Thema’s" options={themes} optional />
    </>
  )
}

function StateFields() {
  return (
    <>
      <DateField name="date" label="Datum" help="De dag waarop dit zo was." />
      <TextArea name="text" label="Stand van zaken" rows={4} maxLength={2000} />
      <TextField name="sourceTitle" label="Bron" maxLength={200} />
      <TextField name="sourceUrl" label="Webadres van de bron" optional />
    </>
  )
}

/** A new state, and those that are there to mend or take away. */
export function StatesDesk({ law }: { law: Pick<Law, 'revision' | 'states'> }) {
  const { revision, states } = law
  return (
    <section aria-labelledby="stand" className="var-section var-stack">
      <h2 id="stand">Stand van zaken</h2>
      <Form id="nieuwe-stand" state={useRefused('add-state')}>
        <HiddenField name="intent" value="add-state" />
        <HiddenField name="revision" value={revision} />
        <StateFields />
        <Submit>Stand toevoegen</Submit>
      </Form>
      {states.length > 0 ? (
        <ol className="var-law-states">
          {states.map((state) => (
            <OneState key={state.id} state={state} revision={revision} />
          ))}
        </ol>
      ) : null}
    </section>
  )
}

function OneState({ state, revision }: { state: Law['states'][number]; revision: number }) {
  const { id, date, text, sourceTitle, sourceUrl } = state
  const changing = useRefused('state')
  const removing = useRefused('remove-state')
  const changed = changing?.values.state === id ? changing : undefined
  const removed = removing?.values.state === id ? removing : undefined
  const hidden = <span className="ams-visually-hidden">: stand van {formatDate(date)}</span>
  return (
    <li>
      <h3>{formatDate(date)}</h3>
      <p className="var-pre">{text}</p>
      <p className="var-law__source">Bron: {sourceTitle}</p>
      <details open={changed !== undefined}>
        <summary>Wijzigen{hidden}</summary>
        <Form id={`stand-${id}`} state={changed ?? { values: { date, text, sourceTitle, sourceUrl }, errors: {} }}>
          <HiddenField name="intent" value="state" />
          <HiddenField name="revision" value={revision} />
          <HiddenField name="state" value={id} />
          <StateFields />
          <Submit>Stand opslaan</Submit>
        </Form>
      </details>
      <details open={removed !== undefined}>
        <summary>Verwijderen{hidden}</summary>
        <Form id={`weg-${id}`} state={removed}>
          <HiddenField name="intent" value="remove-state" />
          <HiddenField name="revision" value={revision} />
          <HiddenField name="state" value={id} />
          <Checkbox name="sure" value="on" label={`Verwijder de stand van ${formatDate(date)}`} />
          <Submit danger>Stand verwijderen</Submit>
        </Form>
      </details>
    </li>
  )
}
