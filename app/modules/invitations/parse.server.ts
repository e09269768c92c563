import { CsvError, parse } from 'csv-parse/sync'

/** A column of a pasted list: its name in the list, and other names that people give it. */
export interface ListColumn<Name extends string> {
  name: Name
  also?: readonly string[]
  /** Lists without it, or with nothing in it, are fine. */
  optional?: boolean
}

/** What is wrong, and where: line and column of the list as it was pasted; null for the list as a whole. */
export interface ListFault {
  line: number | null
  column: string | null
  reason: string
}

/** One row of the list, with the line it begins on. Every cell is there, '' where the list has none. */
export interface ListRow<Name extends string> {
  line: number
  cells: Readonly<Record<Name, string>>
}

export const maxRows = 500
const maxCharacters = 200_000

/**
 * Reads a list that somebody pasted out of a spreadsheet, a mail or a CSV file: separated by semicolons, tabs or commas,
 * quoted or not, with a header or without (then the columns stand in the given order). Every fault at once.
 * @param most how many rows there may be
 */
export function parseList<Name extends string>(
  text: string,
  columns: ReadonlyArray<ListColumn<Name>>,
  most = maxRows,
): { rows: Array<ListRow<Name>>; faults: ListFault[] } {
  const whole = (reason: string) => ({ rows: [], faults: [{ line: null, column: null, reason }] })
  if (text.length > Math.max(maxCharacters, most * 200))
    return whole(`De lijst is te lang. Plak hoogstens ${most} rijen.`)
  const read = recordsOf(text)
  if ('fault' in read) return { rows: [], faults: [read.fault] }
  const records = read.records.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first] = records
  if (!first) return whole('Er staat nog niets in de lijst.')
  const header = headerOf(first.cells, columns)
  if (header && 'fault' in header)
    return { rows: [], faults: [{ line: first.line, column: null, reason: header.fault }] }
  const body = header ? records.slice(1) : records
  const order = header?.order ?? columns.map(({ name }) => name)
  if (body.length === 0) return whole('Onder de kop staat nog niemand.')
  if (body.length > most) return whole(`De lijst heeft ${body.length} rijen. Plak er hoogstens ${most} tegelijk.`)
  const rows: Array<ListRow<Name>> = []
  const faults: ListFault[] = []
  for (const { line, cells } of body) {
    // A sheet ends its rows with cells that are empty.
    const used = cells.findLastIndex((cell) => cell !== '') + 1
    if (used > order.length)
      faults.push({ line, column: null, reason: `heeft ${used} kolommen, en dat zijn er hoogstens ${order.length}` })
    const named = Object.fromEntries(columns.map(({ name }) => [name, cells[order.indexOf(name)] ?? '']))
    rows.push({ line, cells: named as Record<Name, string> })
  }
  return { rows, faults }
}

type Read = { records: Array<{ line: number; cells: string[] }> } | { fault: ListFault }

function recordsOf(pasted: string): Read {
  // One kind of line end, so that lines are counted as people see them.
  const text = pasted.replace(/\r\n?/g, '\n')
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as Array<{ record: string[]; info: { lines: number } }>
    let before = 0
    return {
      records: records.map(({ record, info }) => {
        // The parser tells the line that a record ends on; a quoted cell may hold line ends of its own.
        const inside = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
        const line = Math.max(before + 1, info.lines - inside)
        before = info.lines
        return { line, cells: record.map((cell) => cell.normalize('NFC').replaceAll('\u00a0', ' ').trim()) }
      }),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : null
    return { fault: { line, column: null, reason: 'Een aanhalingsteken (") is niet goed geopend of gesloten.' } }
  }
}

/** What separates the cells of the first line: a tab where there is one (a spreadsheet), else a semicolon, else a comma. */
function separatorOf(text: string): string {
  const line =
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split('\n', 1)[0] ?? ''
  const bare = line.replace(/"[^"]*"/g, '')
  return ['\t', ';', ','].find((separator) => bare.includes(separator)) ?? ';'
}

/** The order of the columns, where the first line names them. Null where it is a row like the others. */
function headerOf<Name extends string>(
  cells: readonly string[],
  columns: ReadonlyArray<ListColumn<Name>>,
): { order: Array<Name | null> } | { fault: string } | null {
  const plain = (value: string) => value.toLowerCase().replace(/[^a-z]+/g, '')
  const find = (cell: string) =>
    columns.find(({ name, also = [] }) => [name, ...also].some((known) => plain(known) === plain(cell)))?.name ?? null
  const order = cells.map(find)
  const named = order.filter((name) => name !== null)
  // An address, of mail or of a page, is in every row, and never in a header.
  if (named.length === 0 || cells.some((cell) => cell.includes('@') || cell.includes('/'))) return null
  const unknown = cells.filter((cell, index) => cell !== '' && order[index] === null)
  if (unknown.length > 0) return { fault: `De kolom “${unknown[0]?.slice(0, 40)}” is niet bekend.` }
  if (new Set(named).size < named.length) return { fault: 'Een kolom staat twee keer in de kop.' }
  const missing = columns.filter(({ name, optional }) => !optional && !named.includes(name))
  if (missing.length > 0) return { fault: `De kop mist de kolom ${missing.map(({ name }) => name).join(', ')}.` }
  return { order }
}
