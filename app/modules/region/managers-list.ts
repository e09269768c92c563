import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A row of the pasted list of first managers; `line` as in the list, from 1. */
export interface ManagerRow {
  line: number
  organisation: string
  name: string
  email: string
  jobTitle: string
}

export interface RowFault {
  line: number
  /** The column's name as shown; '' for the row as a whole. */
  column: string
  reason: string
}

export const maxRows = 100
const columns = ['Gemeente', 'Naam', 'E-mailadres', 'Functie'] as const

const line = (message: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, message)
    .max(max, `Gebruik hoogstens ${max} tekens.`)
    .refine((value) => !/\p{Cc}/u.test(value), 'Gebruik alleen gewone tekens.')
const rowSchema = z.tuple([
  line('De organisatie ontbreekt.', 120),
  line('De naam ontbreekt.', 100),
  z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'Dit e-mailadres is te lang.')
    .pipe(z.email('Dit is geen geldig e-mailadres.')),
  z
    .string()
    .trim()
    .max(100, 'Gebruik hoogstens 100 tekens.')
    .refine((value) => !/\p{Cc}/u.test(value), 'Gebruik alleen gewone tekens.'),
])

/**
 * Reads a list as it was typed, or pasted from a sheet: `gemeente;naam;e-mailadres;functie`, with `;`, a tab or a comma
 * between, with or without a first line of headings.
 */
export function readManagers(text: string): { rows: ManagerRow[]; faults: RowFault[] } {
  let records: Array<{ record: string[]; info: { lines: number } }>
  try {
    records = parse(text, {
      bom: true,
      delimiter: [delimiterOf(text)],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records
  } catch (error) {
    const at = (error as { lines?: number }).lines ?? 1
    return { rows: [], faults: [{ line: at, column: '', reason: 'Aanhalingstekens zijn niet afgesloten.' }] }
  }
  const heads = records[0]?.record.some((cell) => /^(?:e-?mail|e-?mailadres)$/i.test(cell)) ?? false
  const found = records.slice(heads ? 1 : 0).filter(({ record }) => record.some((cell) => cell !== ''))
  const faults: RowFault[] = []
  const rows: ManagerRow[] = []
  if (found.length > maxRows)
    return { rows, faults: [{ line: maxRows + 1, column: '', reason: `Plak hoogstens ${maxRows} regels tegelijk.` }] }
  for (const { record, info } of found) {
    if (record.length > columns.length && record.slice(columns.length).some((cell) => cell !== '')) {
      faults.push({
        line: info.lines,
        column: '',
        reason: `Er staan meer dan ${columns.length} kolommen op deze regel.`,
      })
      continue
    }
    const cells = columns.map((_, place) => record[place] ?? '')
    const parsed = rowSchema.safeParse(cells)
    if (parsed.success) {
      const [organisation, name, email, jobTitle] = parsed.data
      rows.push({ line: info.lines, organisation, name, email, jobTitle })
    } else
      faults.push(
        ...parsed.error.issues.map((issue) => ({
          line: info.lines,
          column: columns[Number(issue.path[0])] ?? '',
          reason: issue.message,
        })),
      )
  }
  return { rows, faults: [...faults, ...doubles(rows)] }
}

function doubles(rows: readonly ManagerRow[]): RowFault[] {
  const first = new Map<string, number>()
  const faults: RowFault[] = []
  for (const row of rows) {
    const key = `${row.organisation.toLowerCase()} ${row.email}`
    const before = first.get(key)
    if (before === undefined) first.set(key, row.line)
    else faults.push({ line: row.line, column: 'E-mailadres', reason: `Staat ook op regel ${before}.` })
  }
  return faults
}

/** What stands most often on the first line. */
function delimiterOf(text: string): string {
  const head = text.split(/\r?\n/).find((one) => one.trim() !== '') ?? ''
  const [best] = [';', '\t', ',']
    .map((mark) => ({ mark, times: head.split(mark).length }))
    .sort((a, b) => b.times - a.times)
  return best?.mark ?? ';'
}
