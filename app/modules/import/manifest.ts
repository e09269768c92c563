import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './fault.ts'

export const manifestName = 'manifest.csv'
export const columns = ['path', 'title', 'kind', 'label', 'readers', 'themes', 'owner', 'date'] as const
export type Column = (typeof columns)[number]

/** One row, as written; absent columns are ''. */
export type ManifestRow = Readonly<Record<Column, string>> & { readonly row: number }

/** Reads `manifest.csv`: UTF-8, `;`, a header with at least `path`. Every fault at once; good rows are returned beside them. */
export function parseManifest(bytes: Uint8Array): { rows: ManifestRow[]; faults: Fault[] } {
  const fault = (row: number | null, column: string | null, reason: string): Fault => ({
    file: manifestName,
    row,
    column,
    reason,
  })
  let records: string[][]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    records = parse(text, { bom: true, delimiter: ';', relax_column_count: true, skip_empty_lines: false, trim: true })
  } catch (error) {
    if (error instanceof TypeError) return { rows: [], faults: [fault(null, null, 'is geen UTF-8')] }
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : null
    return { rows: [], faults: [fault(line, null, 'is geen geldige CSV: let op aanhalingstekens')] }
  }
  const header = (records[0] ?? []).map((name) => name.toLowerCase())
  const faults = headerFaults(header).map(([column, reason]) => fault(1, column, reason))
  if (faults.length > 0) return { rows: [], faults }
  const rows: ManifestRow[] = []
  const seen = new Map<string, number>()
  for (const [index, record] of records.entries()) {
    const row = index + 1
    if (index === 0 || record.every((cell) => cell === '')) continue
    if (record.length > header.length) {
      faults.push(fault(row, null, `heeft ${record.length} velden, de kop ${header.length}`))
      continue
    }
    const cell = (column: Column) => record[header.indexOf(column)] ?? ''
    const path = cell('path')
      .normalize('NFC')
      .replace(/^(?:\.\/)+/, '')
    const before = seen.get(path)
    if (path === '') faults.push(fault(row, 'path', 'is leeg'))
    else if (before !== undefined) faults.push(fault(row, 'path', `${path} staat ook in rij ${before}`))
    else {
      seen.set(path, row)
      const cells = Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>
      rows.push({ ...cells, path, row })
    }
  }
  return { rows, faults }
}

function headerFaults(header: readonly string[]): Array<[string | null, string]> {
  if (!header.includes('path')) return [[null, `mist de kolom path; de kop is ${columns.join(';')}`]]
  return header.flatMap((name, index): Array<[string, string]> => {
    if (!columns.some((column) => column === name)) return [[name || String(index + 1), 'is geen bekende kolom']]
    return header.indexOf(name) < index ? [[name, 'staat twee keer in de kop']] : []
  })
}
