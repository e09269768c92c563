/** The Traffic Light Protocol 2.0 labels of FIRST, and what each allows here. */
export const labels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export type Label = (typeof labels)[number]

/** 0 anonymous, 1 password only, 2 second factor, 3 second factor within the last 60 minutes. */
export type Assurance = 0 | 1 | 2 | 3

/** How the bytes of a file leave the server. */
export type FileHandling = 'download' | 'stamped' | 'pages-only'

export interface LabelPolicy {
  /** Prefixes of the keys that may stand as locks; `public` and `partners` are whole keys. */
  locks: readonly string[]
  assurance: Assurance
  files: FileHandling
  /** What a mail or notice may say. */
  notice: 'full' | 'summary' | 'owner' | 'nothing'
  /** The editor must confirm the sentence on police and case data. */
  confirmed: boolean
}

export const labelPolicy: Readonly<Record<Label, LabelPolicy>> = {
  CLEAR: { locks: ['public'], assurance: 0, files: 'download', notice: 'full', confirmed: false },
  GREEN: { locks: ['partners'], assurance: 2, files: 'download', notice: 'summary', confirmed: false },
  AMBER: {
    locks: ['kind:', 'org:', 'group:', 'wg:'],
    assurance: 2,
    files: 'stamped',
    notice: 'owner',
    confirmed: true,
  },
  'AMBER+STRICT': { locks: ['org:', 'wg:'], assurance: 3, files: 'pages-only', notice: 'nothing', confirmed: true },
  RED: { locks: ['person:'], assurance: 3, files: 'pages-only', notice: 'nothing', confirmed: true },
}

/** Labels whose words may shape what others see: ranking statistics, suggestions, spelling. */
export const openLabels: readonly Label[] = ['CLEAR', 'GREEN']

/** May a mail or a calendar say the title of what has this label? */
export const isNamedInMail = (label: Label): boolean => ['full', 'summary'].includes(labelPolicy[label].notice)

export function isLabel(value: unknown): value is Label {
  return labels.some((label) => label === value)
}

/** `TLP:AMBER+STRICT` or `AMBER+STRICT`, any case; null where it is none. */
export function parseLabel(value: string): Label | null {
  const bare = value.trim().toUpperCase().replace(/^TLP:/, '')
  return isLabel(bare) ? bare : null
}

export const tlp = (label: Label): string => `TLP:${label}`

/** May this key stand as a lock on an item with this label? */
export function lockFits(label: Label, key: string): boolean {
  return labelPolicy[label].locks.some((lock) => (lock.endsWith(':') ? key.startsWith(lock) : key === lock))
}

export interface Lock {
  key: string
  /** Instant from which it no longer counts; null while it stays. */
  until: number | null
}

/** The keys that open the item now. */
export function readersOf(locks: readonly Lock[], now: number): string[] {
  return locks.filter((lock) => lock.until === null || lock.until > now).map((lock) => lock.key)
}

/**
 * The keys that may edit the item (access.md, "Locks").
 * @param creator the `person:` key, or inside a workgroup the `seat:` key, of who made it
 * @param coEditors keys of named co-editors; they count from AMBER+STRICT up
 */
export function editorsOf(item: {
  label: Label
  ownerId: string
  workgroupId: string | null
  creator: string
  coEditors: readonly string[]
}): string[] {
  const strict = item.label === 'AMBER+STRICT' || item.label === 'RED'
  if (strict) return [...new Set([item.creator, ...item.coEditors])]
  const desk = item.workgroupId ? `wgdesk:${item.workgroupId}` : `desk:${item.ownerId}`
  return [...new Set([desk, item.creator])]
}

/**
 * True where going from one label and audience to another could let anyone in who was not, so that a second person must
 * agree. Narrowing never waits.
 * @param partnersCover keys all of whose holders are core partners: choosing those instead of all partners is narrowing
 */
export function widens(
  from: { label: Label; locks: readonly Lock[] },
  to: { label: Label; locks: readonly Lock[] },
  partnersCover: ReadonlySet<string>,
): boolean {
  if (labels.indexOf(to.label) < labels.indexOf(from.label)) return true
  const lasts = (lock: Lock) => lock.until ?? Infinity
  const opens = (before: Lock, key: string) =>
    before.key === key || before.key === 'public' || (before.key === 'partners' && partnersCover.has(key))
  return !to.locks.every((lock) => from.locks.some((before) => opens(before, lock.key) && lasts(before) >= lasts(lock)))
}
