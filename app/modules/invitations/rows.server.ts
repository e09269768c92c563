import type { Role } from '#app/access/viewer.ts'
import { endOfDay } from '#app/lib/dates.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { roleNames } from '#app/modules/people/forms.ts'
import { isoDate } from '#app/ui/format.ts'
import { parseList, type ListColumn, type ListFault, type ListRow } from './parse.server.ts'

/** Columns that every list of people has. */
export const nameColumns = [
  { name: 'naam' },
  { name: 'e-mailadres', also: ['email', 'e-mail', 'mail', 'mailadres', 'emailadres'] },
  { name: 'functie', optional: true },
] as const satisfies ReadonlyArray<ListColumn<string>>

export const memberColumns = [
  ...nameColumns,
  { name: 'rol', optional: true },
  { name: 'tot en met', also: ['einddatum', 'tot'], optional: true },
] as const satisfies ReadonlyArray<ListColumn<string>>

export interface ListedPerson {
  line: number
  name: string
  /** Lower case. */
  email: string
  jobTitle: string
}
export interface ListedMember extends ListedPerson {
  role: Role
  endsAt: number | null
}

type Cells = Readonly<Record<(typeof nameColumns)[number]['name'], string>>

/**
 * Name, address and function of a row. What is refused is said per column.
 * @param row one of a list that has at least the columns of `nameColumns`
 */
export function personOf(row: { line: number; cells: Cells }, faults: ListFault[]): ListedPerson {
  const { line, cells } = row
  const fault = (column: string, reason: string) => faults.push({ line, column, reason })
  const name = cells.naam
  const email = cells['e-mailadres'].toLowerCase()
  const jobTitle = cells.functie
  if (name === '') fault('naam', 'is leeg')
  else if (name.length > 100) fault('naam', 'is langer dan 100 tekens')
  else if (!isPlain(name)) fault('naam', 'heeft tekens die niet in een naam horen')
  if (email === '') fault('e-mailadres', 'is leeg')
  else if (!isMailAddress(email)) fault('e-mailadres', 'is geen geldig e-mailadres')
  if (jobTitle.length > 100) fault('functie', 'is langer dan 100 tekens')
  else if (!isPlain(jobTitle)) fault('functie', 'heeft tekens die daar niet horen')
  return { line, name, email, jobTitle }
}

/** On one line, and nothing that a spreadsheet or a mail would take for an instruction. */
export function isPlain(value: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}<>]/u.test(value) && !/^[=+@]|^-\D/.test(value)
}

/** Marks rows whose address an earlier row has too. @param within where an address may stand once, such as an organisation */
export function doubleFaults<Row extends ListedPerson>(
  people: readonly Row[],
  within: (row: Row) => string = () => '',
): ListFault[] {
  const lines = new Map<string, number>()
  return people.flatMap((row) => {
    const { line, email } = row
    if (email === '') return []
    const key = `${within(row)} ${email}`
    const before = lines.get(key)
    if (before === undefined) lines.set(key, line)
    return before === undefined ? [] : [{ line, column: 'e-mailadres', reason: `staat ook op regel ${before}` }]
  })
}

/** A list of people for one organisation, with a role (reader where left out) and a last day. Nothing is asked of the database. */
export function membersOf(text: string, now: number): { people: ListedMember[]; faults: ListFault[] } {
  const { rows, faults } = parseList(text, memberColumns)
  const people = rows.map((row) => ({ ...personOf(row, faults), ...termsOf(row, faults, now) }))
  return { people, faults: [...faults, ...doubleFaults(people)] }
}

function termsOf(
  { line, cells }: ListRow<(typeof memberColumns)[number]['name']>,
  faults: ListFault[],
  now: number,
): { role: Role; endsAt: number | null } {
  const role = roleOf(cells.rol)
  if (role === null)
    faults.push({ line, column: 'rol', reason: `is geen rol: kies ${Object.values(roleNames).join(', ')}` })
  const lastDay = dayOf(cells['tot en met'])
  if (lastDay === null) faults.push({ line, column: 'tot en met', reason: 'is geen datum, zoals 31-12-2027' })
  else if (lastDay !== '' && lastDay < isoDate(now))
    faults.push({ line, column: 'tot en met', reason: 'is al voorbij' })
  return { role: role ?? 'reader', endsAt: lastDay ? endOfDay(lastDay) : null }
}

function roleOf(text: string): Role | null {
  const wanted = text.toLowerCase()
  if (wanted === '') return 'reader'
  if (wanted === 'beheerder') return 'manager'
  const found = Object.entries(roleNames).find(([, name]) => name === wanted)
  return (found?.[0] as Role | undefined) ?? null
}

/** `31-12-2027`, `31/12/2027` or `2027-12-31` as `YYYY-MM-DD`; '' for nothing, null for what is no day. */
export function dayOf(text: string): string | null {
  if (text === '') return ''
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]] : iso ? iso.slice(1) : []
  if (!year || !month || !day) return null
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${value}T12:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value ? value : null
}
