import { stringify } from 'csv-stringify/sync'

/**
 * Rows as Dutch Excel opens them: UTF-8 with a byte order mark, semicolons. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front, so that what somebody typed as their name runs nowhere.
 */
export function csvOf(header: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return stringify([header, ...rows.map((row) => row.map(harmless))], {
    delimiter: ';',
    bom: true,
    record_delimiter: '\r\n',
  })
}

const harmless = (cell: string | number): string | number =>
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
