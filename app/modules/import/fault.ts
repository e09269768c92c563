/** What is wrong with one row or file of an import, in words for the operator. */
export interface Fault {
  file: string
  /** The row as a spreadsheet counts it, the header being 1; null for a file without a row. */
  row: number | null
  column: string | null
  reason: string
}

/** `manifest.csv, rij 3, kolom label: …` */
export function faultLine({ file, row, column, reason }: Fault): string {
  const where = [file, row === null ? '' : `rij ${row}`, column === null ? '' : `kolom ${column}`]
  return `${where.filter(Boolean).join(', ')}: ${reason}`
}
