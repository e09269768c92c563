import { stringify } from 'csv-stringify/sync'

export interface CsvColumn<Row> {
  title: string
  value: (row: Row) => string | number | null
}

/**
 * A CSV file as Excel in Dutch opens it: UTF-8 with a mark in front, `;` between, and nothing that a spreadsheet would run as
 * a formula.
 * @param part `rest` leaves out the mark and the titles: what is added to a file that is sent piece by piece
 */
export function csv<Row>(
  rows: readonly Row[],
  columns: readonly CsvColumn<Row>[],
  part: 'whole' | 'rest' = 'whole',
): string {
  const whole = part === 'whole'
  return stringify(
    rows.map((row) => columns.map(({ value }) => harmless(value(row)))),
    {
      delimiter: ';',
      record_delimiter: 'windows',
      bom: whole,
      header: whole,
      columns: columns.map(({ title }) => ({ key: title, header: harmless(title) })),
      quoted_match: /[\r\n]/,
    },
  )
}

/** What a spreadsheet would run gets a mark in front, also behind spaces and in wide letters: what somebody typed runs nowhere. */
const harmless = <Cell extends string | number | null>(cell: Cell): Cell | string =>
  typeof cell === 'string' && /^[\s\0]*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell

/** The answer that a browser saves under this name. @param name letters, digits and hyphens */
export function csvResponse(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w-]+/g, '-')}.csv"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
