import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { labelPolicy, labels, tlp, type Label } from '#app/access/label.ts'
import { asReader } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { urls } from '#app/lib/urls.ts'
import type { LetterItem, LetterPart } from '#app/mail/letter.ts'
import { kindNames, publisherNames, type Kind, type Publisher } from '#app/modules/items/kinds.ts'
import { formatDate, formatTime } from '#app/ui/format.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, item, itemTheme, newsletterBlock, organisation } from '#db/schema/index.ts'

/** What a letter may be told of an item, before its label has said how much of it. */
export const itemColumns = {
  id: item.id,
  kind: item.kind,
  title: item.title,
  summary: item.summary,
  label: item.label,
  publisher: item.publisher,
  date: item.date,
  noticeLine: item.noticeLine,
  organisation: organisation.name,
  startTime: event.startTime,
  place: event.place,
  themes: sql<string>`coalesce((SELECT group_concat(${itemTheme.themeId}) FROM ${itemTheme} WHERE ${itemTheme.itemId} = ${item.id}), '')`,
} as const

interface ItemRow {
  id: string
  kind: Kind
  title: string
  summary: string
  label: Label
  publisher: Publisher
  date: string
  noticeLine: string | null
  organisation: string
  startTime: string | null
  place: string | null
}

/** What an item of AMBER+STRICT or RED is in a mail: that there is something, and no more. */
export const somethingWaits = 'Er staat iets voor u klaar in het portaal.'

/**
 * An item as its label lets a mail tell of it: title and summary up to GREEN; of AMBER whose it is, or the owner's own line,
 * and an address without the title in it. Null for what is stricter.
 */
export function letterItem(row: ItemRow, lead: string, baseUrl: string): LetterItem | null {
  const { notice } = labelPolicy[row.label]
  if (notice === 'nothing') return null
  if (notice === 'owner') {
    const address = urls.item({ id: row.id, kind: row.kind, title: '' })
    return {
      title: row.noticeLine ?? `Nieuw stuk van ${row.organisation}`,
      summary: '',
      lead: '',
      about: 'Alleen na inloggen te lezen',
      tlp: tlp(row.label),
      link: baseUrl + address,
    }
  }
  const when = row.startTime ? `${formatDate(row.date)}, ${formatTime(row.startTime)}` : formatDate(row.date)
  const about = [kindNames[row.kind].one, publisherNames[row.publisher], when, row.place ?? '']
  return {
    title: row.title,
    summary: row.summary,
    lead,
    about: about.filter((one) => one !== '').join(' · '),
    tlp: row.label === 'CLEAR' ? null : tlp(row.label),
    link: baseUrl + urls.item(row),
  }
}

/** What an editor wrote about an item for few is not for the many that may read the item since. */
export const leadGoes = (writtenAt: Label | null, label: Label): boolean =>
  writtenAt !== null && labels.indexOf(label) >= labels.indexOf(writtenAt)

/**
 * The blocks of these issues that all these viewers may read, each issue's in its order: an item through the rule, a heading
 * only where something follows it. An issue of which no item is left is left out as a whole.
 * @param options.themes ids; items of other themes are left out, those of no theme stay. None means all.
 */
export async function readableBlocks(
  read: Reader,
  viewers: readonly Viewer[],
  issueIds: readonly string[],
  options: { themes?: readonly string[]; baseUrl: string },
): Promise<Map<string, { parts: LetterPart[]; itemIds: string[] }>> {
  if (issueIds.length === 0 || viewers.length === 0) return new Map()
  const readable = and(...viewers.map((viewer) => itemsWhere(asReader(viewer), viewer.now)))
  const rows = await read
    .select({
      issueId: newsletterBlock.issueId,
      kind: newsletterBlock.kind,
      text: newsletterBlock.text,
      leadLabel: newsletterBlock.leadLabel,
      item: itemColumns,
    })
    .from(newsletterBlock)
    .leftJoin(item, and(eq(item.id, newsletterBlock.itemId), readable))
    .leftJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(event, eq(event.itemId, item.id))
    .where(inArray(newsletterBlock.issueId, [...issueIds]))
    .orderBy(asc(newsletterBlock.position), asc(newsletterBlock.id))
  const wanted = new Set(options.themes ?? [])
  const found = new Map<string, { parts: LetterPart[]; itemIds: string[] }>()
  for (const row of rows) {
    const issue = found.get(row.issueId) ?? { parts: [], itemIds: [] }
    found.set(row.issueId, issue)
    if (row.kind !== 'item') {
      issue.parts.push({ kind: row.kind, text: row.text })
      continue
    }
    const one = rowOf(row.item)
    if (!one || issue.itemIds.includes(one.id) || !isWanted(one.themes, wanted)) continue
    const part = letterItem(one, leadGoes(row.leadLabel, one.label) ? row.text : '', options.baseUrl)
    if (!part) continue
    issue.parts.push({ kind: 'item', ...part })
    issue.itemIds.push(one.id)
  }
  for (const [id, issue] of found) {
    if (issue.itemIds.length === 0) found.delete(id)
    else issue.parts = withoutEmptyHeadings(issue.parts)
  }
  return found
}

type Nullable<T> = { [K in keyof T]: T[K] | null }

/** The columns of a left join: all there, or none of them. */
function rowOf(row: Nullable<ItemRow & { themes: string }> | null): (ItemRow & { themes: string }) | null {
  return row?.id ? (row as ItemRow & { themes: string }) : null
}

function isWanted(themes: string, wanted: ReadonlySet<string>): boolean {
  return wanted.size === 0 || themes === '' || themes.split(',').some((id) => wanted.has(id))
}

function withoutEmptyHeadings(parts: readonly LetterPart[]): LetterPart[] {
  return parts.filter((part, place) => {
    if (part.kind !== 'heading') return true
    const next = parts[place + 1]
    return next !== undefined && next.kind !== 'heading'
  })
}
