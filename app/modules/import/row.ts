import { labelPolicy, lockFits, parseLabel, tlp, type Label } from '#app/access/label.ts'
import { kinds, type Kind } from '#app/modules/items/kinds.ts'
import type { Column, ManifestRow } from './manifest.ts'
import { keyOfReader, type Names } from './names.server.ts'

/** What a row says, in the ids and words of the portal. */
export interface RowMeaning {
  kind: Kind
  label: Label
  locks: string[]
  themeIds: string[]
  ownerId: string
  /** '' where the row gives none. */
  title: string
  date: string
}

export interface RowContext {
  names: Names
  /** Owner of what has no owner. */
  officeId: string
}

export type RowFault = readonly [column: Column, reason: string]

/** Reads a row, or for a file without one the defaults: a document of the bureau, AMBER, for nobody yet. */
export function readRow(row: ManifestRow | null, context: RowContext): { meaning: RowMeaning; faults: RowFault[] } {
  const faults: RowFault[] = []
  const cell = (column: Column) => row?.[column] ?? ''
  const kind = kinds.find((one) => one === (cell('kind') || 'document'))
  if (!kind) faults.push(['kind', `${cell('kind')} is geen soort; kies ${kinds.join(', ')}`])
  const label = cell('label') === '' ? 'AMBER' : parseLabel(cell('label'))
  if (!label) faults.push(['label', `${cell('label')} is geen TLP-aanduiding`])
  const { locks, fault } = readReaders(cell('readers'), cell('label') === '' ? null : label, context)
  if (fault) faults.push(['readers', fault])
  if (label && locks.length > 0 && !locks.every((key) => lockFits(label, key)))
    faults.push(['readers', `${cell('readers')} past niet bij ${tlp(label)}`])
  const themeIds: string[] = []
  for (const slug of words(cell('themes'), /,/)) {
    const id = context.names.themes.get(slug)
    if (id) themeIds.push(id)
    else faults.push(['themes', `${slug}: dit thema bestaat niet`])
  }
  const ownerId = cell('owner') === '' ? context.officeId : context.names.organisations.get(cell('owner'))
  if (ownerId === undefined) faults.push(['owner', `${cell('owner')}: deze organisatie bestaat niet`])
  else if (label === 'CLEAR' && !context.names.publishing.has(ownerId))
    faults.push(['label', 'alleen een publicerende organisatie maakt stukken met TLP:CLEAR'])
  if (label === 'RED' && !context.names.redAllowed)
    faults.push(['label', 'TLP:RED is nog niet aangezet door de beheerder'])
  if (cell('date') !== '' && !isDate(cell('date')))
    faults.push(['date', `${cell('date')} is geen datum; schrijf bijvoorbeeld 2026-09-18`])
  return {
    meaning: {
      kind: kind ?? 'document',
      label: label ?? 'AMBER',
      locks,
      themeIds: [...new Set(themeIds)].sort(),
      ownerId: ownerId ?? '',
      title: cell('title'),
      date: cell('date'),
    },
    faults,
  }
}

function readReaders(
  value: string,
  label: Label | null,
  { names }: RowContext,
): { locks: string[]; fault: string | null } {
  if (label === 'CLEAR' || label === 'GREEN')
    return {
      locks: [label === 'CLEAR' ? 'public' : 'partners'],
      fault: value === '' ? null : `laat dit leeg bij ${tlp(label)}`,
    }
  const found = words(value, /\s+/).map((word) => keyOfReader(names, word))
  const wrong = found.flatMap((one) => ('fault' in one ? [one.fault] : []))
  const locks = [...new Set(found.flatMap((one) => ('key' in one ? [one.key] : [])))].sort()
  if (wrong.length > 0) return { locks, fault: wrong.join('; ') }
  // A label that was written down promises readers; without both it becomes a draft for nobody.
  return { locks, fault: label && locks.length === 0 ? `noem de lezers bij ${tlp(label)}` : null }
}

/** True where it can be published as it stands: somebody may read it. Of a meeting a list does not say when it begins. */
export const isPublishable = (meaning: RowMeaning): boolean =>
  meaning.kind !== 'event' && meaning.locks.length > 0 && labelPolicy[meaning.label].locks.length > 0

const words = (value: string, separator: RegExp): string[] =>
  value
    .split(separator)
    .map((word) => word.trim())
    .filter(Boolean)

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value
}
