import { safePath } from '#app/lib/urls.ts'
import { parseList, type ListColumn, type ListFault } from '#app/modules/invitations/parse.server.ts'
import { isKnownPlace, isOwnPlace, itemStartIn, lookedUpAs, oldPath } from './path.ts'

/** A row that can be read: from where to where. Whether both are free and there, the database says. */
export interface RedirectRow {
  line: number
  /** As `oldPath` writes it. */
  path: string
  /** Path on this site; '' where it leads to an item. */
  target: string
  /** An item's whole id, or the eight characters that its address has; null where it leads to another page. */
  item: string | null
}

type Column = 'oud' | 'nieuw'
const columns: ReadonlyArray<ListColumn<Column>> = [
  { name: 'oud', also: ['oud adres', 'oude adres', 'van', 'from', 'old', 'source'] },
  { name: 'nieuw', also: ['nieuw adres', 'nieuwe adres', 'naar', 'to', 'new', 'target'] },
]

/** Reads a list of old and new addresses. Every fault at once. @param baseUrl this site, without a slash at the end */
export function readRedirects(
  text: string,
  baseUrl: string,
  most: number,
): { rows: RedirectRow[]; faults: ListFault[] } {
  const read = parseList(text, columns, most)
  const faults = [...read.faults]
  const rows: RedirectRow[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of read.rows) {
    const fault = (column: Column, reason: string) => faults.push({ line, column, reason })
    const path = oldPath(cells.oud)
    const target = targetOf(cells.nieuw, baseUrl)
    if (path === null) fault('oud', 'is geen adres; schrijf bijvoorbeeld /nieuws/2019/een-bericht')
    else if (isOwnPlace(path)) fault('oud', 'is een adres dat dit portaal zelf gebruikt')
    else if (seen.has(path)) fault('oud', `staat ook op regel ${seen.get(path)}`)
    if ('fault' in target) fault('nieuw', target.fault)
    else if (path !== null && lookedUpAs(target.target).includes(path))
      fault('nieuw', 'is hetzelfde als het oude adres')
    if (path === null) continue
    if (!seen.has(path)) seen.set(path, line)
    if (!('fault' in target)) rows.push({ line, path, ...target })
  }
  for (const { line, target } of rows)
    if (lookedUpAs(target).some((path) => seen.has(path)))
      faults.push({
        line,
        column: 'nieuw',
        reason: 'is in deze lijst zelf een oud adres; verwijs meteen naar het laatste',
      })
  return { rows, faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
}

function targetOf(cell: string, baseUrl: string): { target: string; item: string | null } | { fault: string } {
  if (/^[a-z2-9]{20}$/.test(cell)) return { target: '', item: cell }
  const local = cell === baseUrl ? '/' : cell.startsWith(`${baseUrl}/`) ? cell.slice(baseUrl.length) : cell
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(local))
    return { fault: 'ligt op een andere site; een verwijzing blijft op dit portaal' }
  const path = safePath(local, '')
  if (path === '') return { fault: 'is geen adres; schrijf bijvoorbeeld /nieuws of het kenmerk van een stuk' }
  const item = itemStartIn(path)
  if (item) return { target: '', item }
  return isKnownPlace(path) ? { target: path, item: null } : { fault: 'kent dit portaal niet' }
}
