import { and, eq, gte, lt, ne, notExists, or, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { item, itemRelated, news, series } from '#db/schema/index.ts'
import type { Content } from './kinds.ts'
import { focusOf, stepsOf } from './news-fields.ts'

/** Puts the content of a news item where readers find it: its text, its series and what is named beside it. */
export async function applyNews(tx: Tx, itemId: string, content: Content<'news'>, html: string): Promise<void> {
  const { body, pinned, genre, imageAlt, imageCredit, campaignFrom, campaignUntil } = content
  const { x: focusX, y: focusY } = focusOf(content.imageFocus)
  const seriesId = content.series ? await seriesFor(tx, itemId, content.series) : null
  const values = {
    ...{ body, html, pinned, genre, imageAlt, imageCredit, focusX, focusY, seriesId, campaignFrom, campaignUntil },
    steps: stepsOf(content),
  }
  await tx
    .insert(news)
    .values({ itemId, ...values })
    .onConflictDoUpdate({ target: news.itemId, set: values })
  await removeEmptySeries(tx)
  await setRelated(tx, itemId, content.related === '' ? [] : content.related.split('\n'))
}

/** The series of this title of the item's owner, made where there is none: two desks never share one by accident. */
async function seriesFor(tx: Tx, itemId: string, title: string): Promise<string | null> {
  const [found] = await tx
    .select({ ownerId: item.ownerId, seriesId: series.id, createdAt: item.updatedAt })
    .from(item)
    .leftJoin(series, and(eq(series.ownerId, item.ownerId), eq(series.title, title)))
    .where(eq(item.id, itemId))
  if (!found || found.seriesId) return found?.seriesId ?? null
  const id = newId()
  await tx.insert(series).values({ id, ownerId: found.ownerId, title, createdAt: found.createdAt })
  return id
}

/** A series without parts leaves no title behind. */
export async function removeEmptySeries(tx: Tx): Promise<void> {
  const parts = tx.select({ id: news.itemId }).from(news).where(eq(news.seriesId, series.id))
  await tx.delete(series).where(notExists(parts))
}

/** Items whose id begins so, each a step in its index. @param starts at least one */
export const beginsWithAny = (starts: readonly string[]): SQL | undefined =>
  or(...starts.map((start) => and(gte(item.id, start), lt(item.id, `${start}{`))))

/** @param starts of ids; what no item begins with is left out, and nothing says so */
async function setRelated(tx: Tx, itemId: string, starts: readonly string[]): Promise<void> {
  await tx.delete(itemRelated).where(eq(itemRelated.itemId, itemId))
  if (starts.length === 0) return
  const rows = await tx
    .select({ id: item.id })
    .from(item)
    .where(and(ne(item.id, itemId), beginsWithAny(starts)))
  const values = rows.map(({ id }) => ({
    itemId,
    relatedId: id,
    position: starts.findIndex((start) => id.startsWith(start)),
  }))
  if (values.length > 0) await tx.insert(itemRelated).values(values)
}
