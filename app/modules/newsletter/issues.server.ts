import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import { asReader } from '#app/access/policy.ts'
import type { Label } from '#app/access/label.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Kind, Publisher } from '#app/modules/items/kinds.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import {
  item,
  itemTheme,
  newsletterBlock,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  organisation,
  theme,
  user,
} from '#db/schema/index.ts'
import { leadGoes } from './content.server.ts'

export type Issue = typeof newsletterIssue.$inferSelect
export type IssueState = Issue['state']

const pageSize = 20

/** An issue, without its blocks. @throws NotFound for one that is not there or was thrown away */
export async function getIssue(read: Reader | Tx, id: string): Promise<Issue> {
  const [found] = await read
    .select()
    .from(newsletterIssue)
    .where(and(eq(newsletterIssue.id, id), ne(newsletterIssue.state, 'discarded')))
  if (!found) throw new NotFound()
  return found
}

/** Issues as the desks list them, those that are being made first; with how many mails went out. @param before for the next page */
export async function listIssues(read: Reader, before?: number) {
  const sent = sql<number>`(SELECT count(*) FROM ${newsletterDelivery} WHERE ${newsletterDelivery.issueId} = ${newsletterIssue.id}
    AND ${newsletterDelivery.sentAt} IS NOT NULL)`
  const rows = await read
    .select({
      id: newsletterIssue.id,
      title: newsletterIssue.title,
      state: newsletterIssue.state,
      sendAt: newsletterIssue.sendAt,
      beganAt: newsletterIssue.beganAt,
      updatedAt: newsletterIssue.updatedAt,
      createdAt: newsletterIssue.createdAt,
      sent,
    })
    .from(newsletterIssue)
    // Among several tables every column is named with its own, also inside a part of the statement.
    .innerJoin(user, eq(user.id, newsletterIssue.createdBy))
    .where(
      and(
        ne(newsletterIssue.state, 'discarded'),
        before === undefined ? undefined : lt(newsletterIssue.createdAt, before),
      ),
    )
    .orderBy(desc(newsletterIssue.createdAt))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  return { rows: shown, next: rows.length > pageSize ? (shown.at(-1)?.createdAt ?? null) : null }
}

/** What a desk may know of an item to put it in a letter. */
export interface PickedItem {
  id: string
  kind: Kind
  title: string
  summary: string
  label: Label
  publisher: Publisher
  date: string
  themes: string[]
  /** Title of the letter that it was in before this one; null where in none. */
  before: string | null
}

const pickedColumns = (issueId: string) =>
  ({
    id: item.id,
    kind: item.kind,
    title: item.title,
    summary: item.summary,
    label: item.label,
    publisher: item.publisher,
    date: item.date,
    themes: sql<string>`coalesce((SELECT group_concat(${itemTheme.themeId}) FROM ${itemTheme} WHERE ${itemTheme.itemId} = ${item.id}), '')`,
    before: sql<string | null>`(SELECT ${newsletterIssue.title} FROM ${newsletterIssue}
      INNER JOIN ${newsletterBlock} ON ${newsletterBlock.issueId} = ${newsletterIssue.id}
      WHERE ${newsletterBlock.itemId} = ${item.id} AND ${newsletterIssue.id} <> ${issueId}
      AND ${newsletterIssue.state} NOT IN ('draft', 'discarded')
      ORDER BY ${newsletterIssue.sendAt} DESC LIMIT 1)`,
  }) as const

export interface ComposedBlock {
  id: string
  kind: 'item' | 'heading' | 'text'
  text: string
  /** Null for a heading or text. */
  item: PickedItem | null
  /** The text was written about the item when fewer people could read it, and does not go along. */
  stays: boolean
}

/** The blocks of an issue in order, without those about an item that this editor may not read. */
export async function listBlocks(read: Reader, viewer: Viewer, issueId: string): Promise<ComposedBlock[]> {
  const rows = await read
    .select({
      id: newsletterBlock.id,
      kind: newsletterBlock.kind,
      text: newsletterBlock.text,
      leadLabel: newsletterBlock.leadLabel,
      item: pickedColumns(issueId),
    })
    .from(newsletterBlock)
    .leftJoin(item, and(eq(item.id, newsletterBlock.itemId), itemsWhere(asReader(viewer), viewer.now)))
    .where(eq(newsletterBlock.issueId, issueId))
    .orderBy(asc(newsletterBlock.position), asc(newsletterBlock.id))
  return rows.flatMap(({ item: row, leadLabel, ...block }): ComposedBlock[] => {
    if (block.kind !== 'item') return [{ ...block, item: null, stays: false }]
    if (!row?.id) return []
    const stays = block.text !== '' && !leadGoes(leadLabel, row.label)
    return [{ ...block, item: { ...row, themes: listOf(row.themes ?? '') }, stays }]
  })
}

const listOf = (joined: string): string[] => (joined === '' ? [] : joined.split(','))
const mostOffered = 25

/** Items to put in this letter, newest first: what the editor may read and a mail can name, not in this letter yet. */
export async function listCandidates(
  read: Reader,
  viewer: Viewer,
  issueId: string,
  filters: { van?: Publisher | undefined; thema?: string | undefined; gebruikt: boolean },
): Promise<PickedItem[]> {
  const here = sql`NOT EXISTS (SELECT 1 FROM ${newsletterBlock} WHERE ${newsletterBlock.itemId} = ${item.id}
    AND ${newsletterBlock.issueId} = ${issueId})`
  const unused = sql`NOT EXISTS (SELECT 1 FROM ${newsletterBlock} INNER JOIN ${newsletterIssue}
    ON ${newsletterIssue.id} = ${newsletterBlock.issueId} WHERE ${newsletterBlock.itemId} = ${item.id}
    AND ${newsletterIssue.state} NOT IN ('draft', 'discarded'))`
  const rows = await read
    .select(pickedColumns(issueId))
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(
      and(
        itemsWhere(asReader(viewer), viewer.now),
        inArray(item.label, ['CLEAR', 'GREEN', 'AMBER']),
        here,
        filters.gebruikt ? undefined : unused,
        filters.van ? eq(item.publisher, filters.van) : undefined,
        filters.thema ? hasTheme(filters.thema) : undefined,
      ),
    )
    .orderBy(desc(item.publishAt), desc(item.id))
    .limit(mostOffered)
  return rows.map((row) => ({ ...row, themes: listOf(row.themes) }))
}

function hasTheme(slug: string) {
  return sql`EXISTS (SELECT 1 FROM ${itemTheme} INNER JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}
    WHERE ${itemTheme.itemId} = ${item.id} AND ${theme.slug} = ${slug})`
}

/** Who gets the letters now: running, and wanting every issue. */
export const wantsIssues = and(isNull(newsletterSubscription.endedAt), eq(newsletterSubscription.issues, true))

/** Readers of letters and of digests, and those whose mails kept coming back. */
export async function countReaders(read: Reader): Promise<{ issues: number; digests: number; bounced: number }> {
  const [row] = await read
    .select({
      issues: sql<number>`coalesce(sum(${newsletterSubscription.endedAt} IS NULL AND ${newsletterSubscription.issues}), 0)`,
      digests: sql<number>`coalesce(sum(${newsletterSubscription.endedAt} IS NULL AND ${newsletterSubscription.digest} <> 'never'), 0)`,
      bounced: sql<number>`coalesce(sum(${newsletterSubscription.endedHow} IS 'bounce'), 0)`,
    })
    .from(newsletterSubscription)
  return row ?? { issues: 0, digests: 0, bounced: 0 }
}

/** How far an issue is and how it fared: numbers of mails. Who opened it is not known. */
export async function issueNumbers(read: Reader, issueId: string) {
  const of = (...states: Array<typeof newsletterDelivery.$inferSelect.state>) =>
    sql<number>`coalesce(sum(${inArray(newsletterDelivery.state, states)}), 0)`
  const [row] = await read
    .select({
      sent: sql<number>`coalesce(sum(${newsletterDelivery.sentAt} IS NOT NULL), 0)`,
      waiting: of('waiting', 'claimed', 'made'),
      held: of('held'),
      joined: of('joined'),
      empty: of('empty'),
      failed: of('failed'),
      bounced: sql<number>`coalesce(sum(${newsletterDelivery.bouncedAt} IS NOT NULL), 0)`,
      unsubscribed: sql<number>`coalesce(sum(${newsletterDelivery.unsubscribedAt} IS NOT NULL), 0)`,
    })
    .from(newsletterDelivery)
    .where(eq(newsletterDelivery.issueId, issueId))
  return row ?? { sent: 0, waiting: 0, held: 0, joined: 0, empty: 0, failed: 0, bounced: 0, unsubscribed: 0 }
}

/** Went out or is going, and was not taken out of the archive. */
export const inArchive = and(
  isNotNull(newsletterIssue.beganAt),
  isNull(newsletterIssue.hiddenAt),
  ne(newsletterIssue.state, 'discarded'),
)

/** Letters in the archive, newest first. */
export function begunIssues(read: Reader, limit: number) {
  return read
    .select({ id: newsletterIssue.id, title: newsletterIssue.title, beganAt: newsletterIssue.beganAt })
    .from(newsletterIssue)
    .where(inArchive)
    .orderBy(desc(newsletterIssue.beganAt))
    .limit(limit)
}
