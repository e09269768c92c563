import { and, asc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm'
import { asReader, mayRead } from '#app/access/policy.ts'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { urls } from '#app/lib/urls.ts'
import type { ListFault } from '#app/modules/invitations/parse.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, redirect, redirectHit } from '#db/schema/index.ts'
import { itemStartIn, lookedUpAs } from './path.ts'
import type { RedirectRow } from './rows.server.ts'

const dayMs = 24 * 3_600_000
const pageSize = 100

/** A redirect that can be made. */
export interface CheckedRedirect {
  line: number
  path: string
  target: string
  itemId: string | null
  /** Where it leads, as it can be shown to who checks. */
  to: string
}

/**
 * Rows against what is there: whether the old address is free, and the new one a page to come to and no redirect itself.
 * @param viewer who imports: leads to nothing that they may not read; null for who operates the server
 */
export async function checkRedirects(
  read: Reader | Tx,
  viewer: Viewer | null,
  rows: readonly RedirectRow[],
  now: number,
): Promise<{ redirects: CheckedRedirect[]; faults: ListFault[] }> {
  const known = await read.select({ path: redirect.path, target: redirect.target }).from(redirect)
  const old = new Set(known.map(({ path }) => path))
  const led = new Set(known.flatMap(({ target }) => lookedUpAs(target)))
  const items = await itemsOf(
    read,
    rows.flatMap((row) => row.item ?? []),
    viewer && itemsWhere(mayRead(viewer), now),
  )
  const taken = await itemsOf(
    read,
    rows.flatMap((row) => itemStartIn(row.path) ?? []),
    itemsWhere(asReader(anonymousViewer(now)), now),
  )
  const faults: ListFault[] = []
  const redirects: CheckedRedirect[] = []
  for (const row of rows) {
    const fault = (column: 'oud' | 'nieuw', reason: string) => faults.push({ line: row.line, column, reason })
    const found = row.item ? items.find(({ id }) => id.startsWith(row.item ?? '')) : undefined
    const start = itemStartIn(row.path)
    if (old.has(row.path)) fault('oud', 'heeft al een verwijzing; verwijder die eerst')
    else if (start && taken.some(({ id }) => id.startsWith(start))) fault('oud', 'is het adres van een openbaar stuk')
    else if (led.has(row.path)) fault('oud', 'is waar een andere verwijzing heen leidt')
    if (row.item && !found) fault('nieuw', 'is een stuk dat er niet is, of dat u niet mag lezen')
    else if (lookedUpAs(row.target).some((path) => old.has(path))) fault('nieuw', 'verwijst zelf weer door')
    const { line, path, target } = row
    redirects.push({ line, path, target, itemId: found?.id ?? null, to: found ? urls.item(found) : target })
  }
  return { redirects, faults }
}

/** Items whose id begins with one of these, as far as the condition allows. */
async function itemsOf(read: Reader | Tx, starts: readonly string[], allowed: SQL | null) {
  const found: Array<{ id: string; kind: string; title: string }> = []
  const short = [...new Set(starts.map((start) => start.slice(0, 8)))]
  for (let i = 0; i < short.length; i += 500)
    found.push(
      ...(await read
        .select({ id: item.id, kind: item.kind, title: item.title })
        .from(item)
        .where(and(inArray(sql`substr(${item.id}, 1, 8)`, short.slice(i, i + 500)), allowed ?? undefined))),
    )
  return found
}

/**
 * Redirects by their old address, a page at a time, with how often each was followed in the last 30 days. Of an item that
 * this viewer may not read no word is shown.
 */
export async function listRedirects(read: Reader, viewer: Viewer, after: string | null) {
  const from = isoDate(viewer.now - 29 * dayMs)
  const rows = await read
    .select({
      id: redirect.id,
      path: redirect.path,
      target: redirect.target,
      itemId: redirect.itemId,
      found: { id: item.id, kind: item.kind, title: item.title },
      hits: sql<number>`(SELECT coalesce(sum(${redirectHit.hits}), 0) FROM ${redirectHit}
        WHERE ${redirectHit.redirectId} = ${redirect.id} AND ${redirectHit.day} >= ${from})`,
    })
    .from(redirect)
    .leftJoin(item, and(eq(item.id, redirect.itemId), itemsWhere(mayRead(viewer), viewer.now)))
    .where(after ? gt(redirect.path, after) : undefined)
    .orderBy(asc(redirect.path))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  return {
    rows: shown.map(({ id, path, target, itemId, found, hits }) => ({
      ...{ id, path, hits },
      to: found ? urls.item(found) : target || null,
      title: found?.title ?? null,
      shielded: itemId !== null && found === null,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.path ?? null) : null,
  }
}

export const countRedirects = async (read: Reader): Promise<number> => read.$count(redirect)

/**
 * Where an old address leads this viewer; null where nowhere. An item that they may not read leads nowhere: its address
 * would tell its title.
 * @param address path and query as they were asked for
 */
export async function findRedirect(
  read: Reader,
  viewer: Viewer,
  address: string,
): Promise<{ id: string; to: string; isPublic: boolean } | null> {
  const asked = lookedUpAs(address)
  const rows = await read
    .select({
      id: redirect.id,
      path: redirect.path,
      target: redirect.target,
      found: { id: item.id, kind: item.kind, title: item.title },
      isPublic: sql<number>`${itemsWhere(asReader(anonymousViewer(viewer.now)), viewer.now)}`,
    })
    .from(redirect)
    .leftJoin(item, and(eq(item.id, redirect.itemId), itemsWhere(mayRead(viewer), viewer.now)))
    .where(inArray(redirect.path, asked))
  const row = rows.find(({ path }) => path === asked[0]) ?? rows[0]
  const to = row?.found ? urls.item(row.found) : row?.target
  // One that leads to itself, however it came to be, would be asked for again without end.
  return row && to && !lookedUpAs(to).includes(row.path)
    ? { id: row.id, to, isPublic: !row.found || row.isPublic === 1 }
    : null
}
