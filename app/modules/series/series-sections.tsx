import { urls } from '#app/lib/urls.ts'
import { useRefused } from '#app/modules/people/use-form.ts'
import { Checkbox, Checkboxes, Radios } from '#app/ui/choices.tsx'
import { statusNames } from '#app/ui/desk.tsx'
import { DateField, HiddenField, Submit, TextField } from '#app/ui/fields.tsx'
import { Form, type FormState } from '#app/ui/form.tsx'
import { formatTimeSpan, formatWeekDate } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { monthlyText, mostTimes, paces } from './dates.ts'

interface Own extends Moment {
  address: string
}

interface Moment {
  date: string
  startTime: string
  endTime: string
  place: string
}

/** How it repeats, and then the days it would be on, to take some out before anything is made. */
export function RepeatForm(props: { own: Own; repeat: FormState; dates: readonly string[] }) {
  const { own, repeat, dates } = props
  const refused = useRefused('make')
  return (
    <>
      <p>
        Deze bijeenkomst is op {formatWeekDate(own.date)}. Maak een reeks als zij vaker is. Iedere keer wordt een eigen
        concept, met dezelfde tekst, onderdelen en lezers.
      </p>
      <Form method="get" id="reeks" state={repeat}>
        <Radios
          name="hoe"
          label="Hoe vaak?"
          options={Object.entries(paces).map(([value, label]) => ({
            value,
            label: value === 'month' ? `Iedere maand: ${monthlyText(own.date)}` : label,
          }))}
        />
        <TextField
          name="keren"
          label="Aantal keren"
          help={`De eerste keer telt mee; hoogstens ${mostTimes}. Of vul hieronder een einddatum in.`}
          inputMode="numeric"
          short
          optional
        />
        <DateField name="tot" label="Tot en met" min={own.date} optional />
        <Submit>Toon de datums</Submit>
      </Form>
      {dates.length > 0 ? (
        <section aria-labelledby="datums" className="var-section var-stack">
          <h2 id="datums">Op deze dagen</h2>
          <Form id="maak" state={refused ?? { values: { dates: [...dates] }, errors: {} }}>
            <HiddenField name="intent" value="make" />
            {(['hoe', 'keren', 'tot'] as const).map((name) => (
              <HiddenField key={name} name={name} value={String(repeat.values[name] ?? '')} />
            ))}
            <Checkboxes
              name="dates"
              label="Haal het vinkje weg bij dagen die vervallen"
              options={dates.map((day) => ({ value: day, label: formatWeekDate(day) }))}
            />
            <Submit>Maak de concepten</Submit>
          </Form>
        </section>
      ) : null}
    </>
  )
}

/** The meetings of the series, this one marked. */
export function SeriesList(props: {
  rows: ReadonlyArray<Moment & { id: string; title: string; status: keyof typeof statusNames }>
  current: string
}) {
  return (
    <Table
      caption="De reeks"
      rows={props.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          title: 'Datum',
          heading: true,
          cell: (row) =>
            row.id === props.current ? (
              <strong>{formatWeekDate(row.date)} (deze)</strong>
            ) : (
              <a href={urls.desk.edit(row.id)}>{formatWeekDate(row.date)}</a>
            ),
        },
        { title: 'Tijd', cell: (row) => (row.startTime ? formatTimeSpan(row.startTime, row.endTime) : '–') },
        { title: 'Plaats', cell: (row) => row.place || '–' },
        { title: 'Stand', cell: (row) => statusNames[row.status] },
      ]}
    />
  )
}

/** Another place or time for this one and what comes after it. */
export function FollowingForm({ own }: { own: Own }) {
  const { startTime, endTime, place, address } = own
  const refused = useRefused('following')
  return (
    <section aria-labelledby="volgende" className="var-section var-stack">
      <h2 id="volgende">Deze en volgende wijzigen</h2>
      <p>
        Wijzig plaats en tijd van deze bijeenkomst en alle volgende die nog komen. Wat voorbij is, blijft zoals het was.
      </p>
      <Form id="volgende-keren" state={refused ?? { values: { startTime, endTime, place, address }, errors: {} }}>
        <HiddenField name="intent" value="following" />
        <TextField name="startTime" label="Begint om" help="Bijvoorbeeld 09:30." short optional />
        <TextField name="endTime" label="Eindigt om" short optional />
        <TextField name="place" label="Plaats" maxLength={200} optional />
        <TextField name="address" label="Adres" maxLength={300} optional />
        <Checkbox
          name="publish"
          value="on"
          label="Publiceer dit meteen"
          help="Bij bijeenkomsten die gepubliceerd zijn en die u mag publiceren. De tekst blijft gelijk: die bevat geen politiegegevens, strafvorderlijke gegevens of casuïstiek."
          optional
        />
        <Submit>Wijzig deze en volgende</Submit>
      </Form>
    </section>
  )
}
