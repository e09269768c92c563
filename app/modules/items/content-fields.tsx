import type { ComponentType } from 'react'
import { publishers } from '#db/kinds.ts'
import { publisherNames, sectionFields, type Content, type Kind } from '#app/modules/items/kinds.ts'
import { Checkboxes } from '#app/ui/choices.tsx'
import { DateField, Select, TextArea, TextField, type Option } from '#app/ui/fields.tsx'
import { EventFields } from './fields/event.tsx'
import { LinkFields } from './fields/link.tsx'
import { NewsFields } from './fields/news.tsx'

const markdownHelp = 'Gebruik ## voor een kopje, - voor een lijst, **vet** en [een link](https://…).'

/** What a kind asks beside its texts. */
const ownFields: Readonly<
  Partial<Record<Kind, ComponentType<{ series: readonly string[]; hosts: readonly Option[] }>>>
> = {
  news: NewsFields,
  event: EventFields,
  link: LinkFields,
}

/** The fields of an item's text, by kind; values and errors come from the form around it. */
export function ContentFields(props: {
  kind: Kind
  themes: readonly Option[]
  /** Titles to choose from, for news. */
  series?: readonly string[]
  /** Organisations that can receive a meeting; for other kinds none. */
  hosts?: readonly Option[]
}) {
  const OwnFields = ownFields[props.kind]
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
      <DateField name="date" label={props.kind === 'event' ? 'Dag' : 'Datum'} />
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
      {OwnFields ? <OwnFields series={props.series ?? []} hosts={props.hosts ?? []} /> : null}
      <Select
        name="publisher"
        label="Namens wie verschijnt het?"
        options={publishers.map((value) => ({ value, label: publisherNames[value] }))}
      />
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
