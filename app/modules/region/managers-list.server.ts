import { parseList, type ListColumn, type ListFault } from '#app/modules/invitations/parse.server.ts'
import {
  doubleFaults,
  isPlain,
  nameColumns,
  personOf,
  type ListedPerson,
} from '#app/modules/invitations/rows.server.ts'
import { slugify } from '#app/lib/urls.ts'
import { maxManagers } from './forms.ts'

/** A row of the pasted list of first managers. */
export interface ManagerRow extends ListedPerson {
  /** As it was typed. */
  organisation: string
}

const managerColumns = [{ name: 'gemeente', also: ['organisatie'] }, ...nameColumns] as const satisfies ReadonlyArray<
  ListColumn<string>
>

/** Reads a pasted list of organisations with their managers. Nothing is asked of the database; every fault at once. */
export function readManagers(text: string): { rows: ManagerRow[]; faults: ListFault[] } {
  const { rows, faults } = parseList(text, managerColumns, maxManagers)
  const managers = rows.map((row): ManagerRow => {
    const organisation = row.cells.gemeente
    const reason = nameFault(organisation)
    if (reason) faults.push({ line: row.line, column: 'gemeente', reason })
    return { ...personOf(row, faults), organisation }
  })
  return { rows: managers, faults: [...faults, ...doubleFaults(managers, (row) => keyOf(row.organisation))] }
}

/** The same for what people take for one name: "Gemeente Hoek van Holland" and "hoek van holland". */
export function keyOf(name: string): string {
  return slugify(name).replace(/^gemeente-/, '')
}

function nameFault(name: string): string | null {
  if (name === '') return 'is leeg'
  if (name.length > 120) return 'is langer dan 120 tekens'
  return isPlain(name) && keyOf(name) !== '' ? null : 'heeft tekens die niet in een naam horen'
}
