import { useRefused } from '#app/modules/people/use-form.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Checkboxes } from '#app/ui/choices.tsx'
import { HiddenField, Submit, TextArea, TextField, type Option } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import type { Agenda, Entry, Priority } from './queries.server.ts'

type Of = Pick<Agenda, 'id' | 'revision'>

/** Years, title, introduction and source. */
export function DetailsFields() {
  return (
    <>
      <TextField name="title" label="Titel" maxLength={120} />
      <TextField name="fromYear" label="Eerste jaar" inputMode="numeric" short />
      <TextField name="untilYear" label="Laatste jaar" inputMode="numeric" short />
      <TextArea name="introduction" label="Inleiding" optional rows={4} maxLength={2000} />
      <TextField name="sourceTitle" label="Bron" help="Waar de agenda zelf te lezen is." optional maxLength={200} />
      <TextField name="sourceUrl" label="Webadres van de bron" optional />
    </>
  )
}

/** The priorities of an agenda in their order, each with what can be done with it. */
export function Priorities({ agenda, themes }: { agenda: Agenda; themes: readonly Option[] }) {
  return (
    <ol className="var-agenda-desk">
      {agenda.priorities.map((priority, place) => (
        <li key={priority.id}>
          <h3>{priority.name}</h3>
          <EntryDesk of={agenda} entry={priority} place={place} last={agenda.priorities.length - 1} themes={themes} />
          {priority.subthemes.length > 0 ? (
            <ol className="var-agenda-desk">
              {priority.subthemes.map((entry, at) => (
                <li key={entry.id}>
                  <h4>{entry.name}</h4>
                  <EntryDesk
                    of={agenda}
                    entry={entry}
                    place={at}
                    last={priority.subthemes.length - 1}
                    themes={themes}
                  />
                </li>
              ))}
            </ol>
          ) : null}
          <AddUnder of={agenda} priority={priority} themes={themes} />
        </li>
      ))}
    </ol>
  )
}

interface EntryProps {
  of: Of
  entry: Entry | Priority
  place: number
  last: number
  themes: readonly Option[]
}

function EntryDesk({ of, entry, place, last, themes }: EntryProps) {
  const names = entry.themes.map(({ name }) => name).join(', ')
  return (
    <div className="var-acts">
      <p className="var-item__meta">{names ? `Thema’s: ${names}` : 'Nog niet aan een thema gekoppeld'}</p>
      <div className="var-buttons">
        {place > 0 ? <Move of={of} entry={entry} intent="up" label="Omhoog" /> : null}
        {place < last ? <Move of={of} entry={entry} intent="down" label="Omlaag" /> : null}
      </div>
      <Change of={of} entry={entry} themes={themes} />
      <Remove of={of} entry={entry} />
    </div>
  )
}

function Move(props: { of: Of; entry: Entry; intent: 'up' | 'down'; label: string }) {
  return (
    <form method="post">
      <OfFields of={props.of} intent={props.intent} entry={props.entry.id} />
      <Button variant="tertiary">
        {props.label}
        <span className="ams-visually-hidden">: {props.entry.name}</span>
      </Button>
    </form>
  )
}

/** The form that was just refused, if it is this one. */
function useRefusedOf(intent: string, field: 'entry' | 'parent', id: string) {
  const refused = useRefused(intent)
  return refused?.values[field] === id ? refused : undefined
}

function Change({ of, entry, themes }: Pick<EntryProps, 'of' | 'entry' | 'themes'>) {
  const refused = useRefusedOf('entry', 'entry', entry.id)
  const stored = { values: { name: entry.name, themes: entry.themes.map(({ id }) => id) }, errors: {} }
  return (
    <details open={refused !== undefined}>
      <summary>
        Wijzigen<span className="ams-visually-hidden">: {entry.name}</span>
      </summary>
      <Form id={`deel-${entry.id}`} state={refused ?? stored}>
        <OfFields of={of} intent="entry" entry={entry.id} />
        <EntryFields themes={themes} />
        <Submit>Opslaan</Submit>
      </Form>
    </details>
  )
}

function Remove({ of, entry }: Pick<EntryProps, 'of' | 'entry'>) {
  const refused = useRefusedOf('remove', 'entry', entry.id)
  const below = 'subthemes' in entry ? entry.subthemes.length : 0
  return (
    <details open={refused !== undefined}>
      <summary>
        Verwijderen<span className="ams-visually-hidden">: {entry.name}</span>
      </summary>
      <Form id={`weg-${entry.id}`} state={refused}>
        <OfFields of={of} intent="remove" entry={entry.id} />
        <Checkbox
          name="sure"
          value="on"
          label={below > 0 ? `Verwijder “${entry.name}” met de subthema’s eronder` : `Verwijder “${entry.name}”`}
          help="De thema’s zelf en hun stukken blijven staan."
        />
        <Submit danger>Verwijderen</Submit>
      </Form>
    </details>
  )
}

function AddUnder({ of, priority, themes }: { of: Of; priority: Priority; themes: readonly Option[] }) {
  const refused = useRefusedOf('add-under', 'parent', priority.id)
  return (
    <details open={refused !== undefined}>
      <summary>
        Subthema toevoegen<span className="ams-visually-hidden"> bij {priority.name}</span>
      </summary>
      <Form id={`onder-${priority.id}`} state={refused}>
        <OfFields of={of} intent="add-under" />
        <HiddenField name="parent" value={priority.id} />
        <EntryFields themes={themes} />
        <Submit>Subthema toevoegen</Submit>
      </Form>
    </details>
  )
}

export function EntryFields({ themes }: { themes: readonly Option[] }) {
  return (
    <>
      <TextField name="name" label="Naam" maxLength={120} />
      <Checkboxes name="themes" label="Thema’s" options={themes} optional />
    </>
  )
}

/** Which agenda and in which state it was shown. */
export function OfFields(props: { of: Of; intent: string; entry?: string }) {
  return (
    <>
      <HiddenField name="intent" value={props.intent} />
      <HiddenField name="agenda" value={props.of.id} />
      <HiddenField name="revision" value={props.of.revision} />
      {props.entry ? <HiddenField name="entry" value={props.entry} /> : null}
    </>
  )
}
