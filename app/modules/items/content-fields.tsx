import { sectionFields, type Content, type Kind } from '#app/modules/items/kinds.ts'
import { Checkbox, Checkboxes } from '#app/ui/choices.tsx'
import { DateField, TextArea, TextField } from '#app/ui/fields.tsx'

const markdownHelp = 'Gebruik ## voor een kopje, - voor een lijst, **vet** en [een link](https://…).'

/** The fields of an item's text, by kind; values and errors come from the form around it. */
export function ContentFields(props: { kind: Kind; themes: readonly { value: string; label: string }[] }) {
  return (
    <>
      <TextField name="title" label="Titel" maxLength={200} />
      <TextArea
        name="summary"
        label="Samenvatting"
        help="Een of twee zinnen, voor lijsten en zoekresultaten."
        rows={3}
        maxLength={500}
        optional
      />
      <DateField name="date" label="Datum" />
      {sectionFields[props.kind].map(([field, heading], index) => (
        <TextArea
          key={field}
          name={field}
          label={heading || 'Tekst'}
          rows={heading ? 8 : 16}
          optional
          {...(index === 0 ? { help: markdownHelp } : {})}
        />
      ))}
      {props.kind === 'news' ? (
        <>
          <Checkbox name="pinned" value="on" label="Zet dit bericht bovenaan" optional />
          <TextField
            name="imageAlt"
            label="Beschrijving van de afbeelding"
            help="Voor wie de afbeelding niet ziet. De afbeelding zelf voegt u toe bij Bestanden."
            optional
          />
          <TextField name="imageCredit" label="Maker van de afbeelding" optional />
        </>
      ) : null}
      <Checkboxes name="themes" label="Thema’s" options={props.themes} optional />
    </>
  )
}

/** A content as the values of its form. */
export function contentValues(
  content: Content,
  themeIds: readonly string[],
): Record<string, string | string[] | undefined> {
  const values: Record<string, string | string[] | undefined> = { themes: [...themeIds] }
  for (const [name, value] of Object.entries(content))
    if (typeof value === 'boolean') values[name] = value ? 'on' : undefined
    else if (name !== 'kind') values[name] = String(value)
  return values
}
