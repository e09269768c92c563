import { data } from '@remix-run/node'
import type { ListFault } from './parse.server.ts'

/** What the page gets after a form: faults, or what would happen. */
export interface ListAnswer<Row> {
  faults: ListFault[]
  preview: { list: string; rows: Row[] } | null
}

/** A list with faults, shown again as it was pasted. */
export function refusedList(list: string, faults: readonly ListFault[]) {
  const message =
    faults.length === 1 ? 'In de lijst klopt 1 ding niet.' : `In de lijst kloppen ${faults.length} dingen niet.`
  const form = { intent: 'preview', values: { list }, errors: { list: [`${message} Hieronder staat wat en waar.`] } }
  return data({ form, faults: faults.slice(0, 100), preview: null }, { status: 422 })
}

/** What would happen, to agree with. */
export function previewOf<Row extends object>(list: string, rows: readonly Row[]) {
  return { form: undefined, faults: [], preview: { list, rows } }
}
