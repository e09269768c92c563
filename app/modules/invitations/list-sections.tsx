import type { ReactNode } from 'react'
import { useRefused } from '#app/modules/people/use-form.ts'
import { HiddenField, Submit, TextArea } from '#app/ui/fields.tsx'
import { Form } from '#app/ui/form.tsx'
import { meervoud } from '#app/ui/format.ts'
import { Table, type Column } from '#app/ui/table.tsx'

export interface ShownFault {
  line: number | null
  column: string | null
  reason: string
}

/** Where a list is pasted, with what was wrong with it below. */
export function ListForm(props: { help: ReactNode; faults: readonly ShownFault[] }) {
  const [preview, confirm] = [useRefused('preview'), useRefused('confirm')]
  return (
    <>
      <Form id="lijst" state={preview ?? confirm}>
        <HiddenField name="intent" value="preview" />
        <TextArea name="list" label="Lijst" help={props.help} rows={12} />
        <Submit>Bekijk wat er gebeurt</Submit>
      </Form>
      {props.faults.length === 0 ? null : (
        <Table
          caption="Wat er niet klopt"
          rows={props.faults}
          rowKey={(row) => `${row.line} ${row.column} ${row.reason}`}
          columns={[
            { title: 'Regel', numeric: true, cell: (row) => row.line ?? '' },
            { title: 'Kolom', cell: (row) => row.column ?? '' },
            { title: 'Wat', heading: true, cell: (row) => row.reason },
          ]}
        />
      )}
    </>
  )
}

/** What would happen with every row, and the button that does it. */
export function ListPreview<Row extends { line: number }>(props: {
  list: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  action: string
  /** About invitations where left out. */
  title?: string
  caption?: string
  /** What more happens. */
  children?: ReactNode
}) {
  return (
    <section aria-labelledby="voorbeeld" className="var-section var-stack">
      <h2 id="voorbeeld">
        {props.title ?? `Dit gebeurt er: ${meervoud(props.rows.length, 'uitnodiging', 'uitnodigingen')}`}
      </h2>
      {props.children}
      <Table
        caption={props.caption ?? 'Wie u uitnodigt'}
        hideCaption
        rows={props.rows}
        rowKey={(row) => String(row.line)}
        columns={[{ title: 'Regel', numeric: true, cell: (row) => row.line }, ...props.columns]}
      />
      <Form id="bevestig">
        <HiddenField name="intent" value="confirm" />
        <HiddenField name="list" value={props.list} />
        <Submit>{props.action}</Submit>
      </Form>
      <Form id="terug" state={{ values: { list: props.list }, errors: {} }}>
        <HiddenField name="intent" value="preview" />
        <details>
          <summary>Pas de lijst aan</summary>
          <TextArea name="list" label="Lijst" rows={12} />
          <Submit>Bekijk opnieuw</Submit>
        </details>
      </Form>
    </section>
  )
}
