import { Table as AmsTable } from '@amsterdam/design-system-react'
import type { ReactNode } from 'react'

export interface Column<Row> {
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers: set at the end, in digits of one width. */
  numeric?: boolean
  /** The column that names the row. */
  heading?: boolean
}

/** A table that scrolls inside itself on a narrow screen. The caption says what it shows. */
export function Table<Row>(props: {
  caption: string
  /** For readers only, where a heading right above says the same. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <AmsTable className="var-table--dense">
      <AmsTable.Caption className={props.hideCaption ? 'ams-visually-hidden' : undefined}>
        {props.caption}
      </AmsTable.Caption>
      <AmsTable.Header>
        <AmsTable.Row>
          {props.columns.map((column) => (
            <AmsTable.HeaderCell key={column.title} scope="col" {...(column.numeric ? { align: 'end' as const } : {})}>
              {column.title}
            </AmsTable.HeaderCell>
          ))}
        </AmsTable.Row>
      </AmsTable.Header>
      <AmsTable.Body>
        {props.rows.map((row) => (
          <AmsTable.Row key={props.rowKey(row)}>
            {props.columns.map((column) =>
              column.heading ? (
                <AmsTable.HeaderCell key={column.title} scope="row">
                  {column.cell(row)}
                </AmsTable.HeaderCell>
              ) : (
                <AmsTable.Cell key={column.title} {...(column.numeric ? { align: 'end' as const } : {})}>
                  {column.cell(row)}
                </AmsTable.Cell>
              ),
            )}
          </AmsTable.Row>
        ))}
      </AmsTable.Body>
    </AmsTable>
  )
}
