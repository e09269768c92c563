import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { authorize, may, type Allowed } from '#app/access/policy.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { Conflict, Invalid } from '#app/lib/errors.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem, saveDraft } from '#app/modules/items/commands.server.ts'
import type { RenderedContent, VersionContent } from '#app/modules/items/content.server.ts'
import { recordOn, type SignedIn } from '#app/modules/items/effects.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas, type Content } from '#app/modules/items/kinds.ts'
import { isOver, timesProblems } from '#app/modules/events/times.ts'
import { formatTime, isoDate } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { event, eventSeries, eventSession, file, item, itemVersion } from '#db/schema/index.ts'
import { datesOf, daysBetween, later, ruleText, type Repeat } from './dates.ts'

type Meeting = Allowed<'edit', StoredItem>

/**
 * Makes a series of a meeting: on each of the days a draft of its own, with the same text, parts, readers and way of signing
 * up. Each is published by itself.
 * @param input.dates of those the rule gives, the ones that are wanted
 * @returns how many were made
 * @throws Conflict where it is part of a series already, or nobody may read it any more; Invalid for days that the rule
 *   does not give
 */
export async function makeSeries(
  tx: Tx,
  viewer: SignedIn,
  found: Meeting,
  input: { repeat: Repeat; dates: readonly string[] },
): Promise<number> {
  const [own] = await tx.select().from(event).where(eq(event.itemId, found.id))
  if (!own || own.seriesId !== null) throw new Conflict('Deze bijeenkomst hoort al bij een reeks.')
  // Without readers to repeat, the drafts would be for the whole desk.
  if (found.readers.length === 0)
    throw new Conflict('Deze bijeenkomst heeft geen lezers meer. Kies eerst lezers bij “Voor wie”.')
  const content = await newestContent(tx, found.id)
  const days = datesOf(input.repeat, content.date).slice(1)
  const wanted = days.filter((day) => input.dates.includes(day))
  if (wanted.length === 0) throw new Invalid({ dates: ['Kies ten minste één datum na de eerste.'] })
  const seriesId = newId()
  await tx
    .insert(eventSeries)
    .values({ id: seriesId, rule: ruleText(input.repeat, content.date), createdAt: viewer.now })
  await tx.update(event).set({ seriesId }).where(eq(event.itemId, found.id))
  const sessions = await tx
    .select()
    .from(eventSession)
    .where(eq(eventSession.itemId, found.id))
    .orderBy(asc(eventSession.position))
  for (const day of wanted) await repeatOn(tx, viewer, found, { day, content, own: { ...own, seriesId }, sessions })
  await recordOn(tx, viewer, 'make-series', found, { count: wanted.length })
  return wanted.length
}

async function repeatOn(
  tx: Tx,
  viewer: SignedIn,
  from: Meeting,
  to: {
    day: string
    content: VersionContent & Content<'event'>
    own: typeof event.$inferSelect
    sessions: ReadonlyArray<typeof eventSession.$inferSelect>
  },
): Promise<void> {
  const { day, own, sessions } = to
  const { themeIds, ...content } = to.content
  const ahead = daysBetween(content.date, day)
  const moved: RenderedContent = {
    ...content,
    date: day,
    endDate: content.endDate ? later(content.endDate, ahead) : '',
  }
  const { ownerId, workgroupId, label } = from
  const id = await createDraft(tx, viewer, { kind: 'event', ownerId, workgroupId, content: moved, themeIds })
  const draft = authorize(viewer, 'edit', await getStoredItem(tx, id, viewer.now))
  const locks = from.locks.filter(({ key }) => from.readers.includes(key))
  await setAudience(tx, viewer, draft, { revision: draft.revision, label, locks })
  const closesAt =
    own.closesAt === null
      ? null
      : amsterdamInstant(later(isoDate(own.closesAt), ahead), formatTime(own.closesAt).slice(0, 5).replace('.', ':'))
  await tx
    .update(event)
    .set({ seriesId: own.seriesId, registration: own.registration, capacity: own.capacity, closesAt })
    .where(eq(event.itemId, id))
  if (sessions.length > 0)
    await tx.insert(eventSession).values(sessions.map((one) => ({ ...one, id: newId(), itemId: id })))
}

/** What this and the following meetings of a series get. */
export interface Following {
  startTime: string
  endTime: string
  place: string
  address: string
}

/**
 * Changes place and times of this meeting and those after it in its series, as far as they are still to come and this
 * editor may write them. What waits as a newer draft gets the change too, and is not published by it.
 * @param publish has what readers see changed at once, where this editor may publish and nothing else waits
 * @returns how many were changed, and of how many readers see it
 */
export async function changeFollowing(
  tx: Tx,
  viewer: SignedIn,
  found: Meeting,
  input: { set: Following; publish: boolean },
): Promise<{ changed: number; published: number }> {
  const rows = await tx
    .select({ id: item.id })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(
      and(
        sql`${event.seriesId} = (SELECT series_id FROM event WHERE item_id = ${found.id})`,
        sql`${item.date} >= (SELECT date FROM item WHERE id = ${found.id})`,
        inArray(item.status, ['draft', 'published']),
      ),
    )
    .orderBy(asc(item.date))
  let changed = 0
  let published = 0
  for (const { id } of rows) {
    const one = await getStoredItem(tx, id, viewer.now)
    if (!may(viewer, 'edit', one)) continue
    const { themeIds, ...content } = await newestContent(tx, id)
    if (isOver(content, viewer.now)) continue
    const problems = timesProblems({ ...content, ...input.set })
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    const waits = await hasWaiting(tx, id)
    const text = { ...content, ...input.set } as RenderedContent
    await saveDraft(tx, viewer, authorize(viewer, 'edit', one), { revision: one.revision, content: text, themeIds })
    changed++
    const saved = await getStoredItem(tx, id, viewer.now)
    if (!input.publish || waits || saved.status !== 'published' || !may(viewer, 'publish', saved)) continue
    await publishItem(tx, viewer, authorize(viewer, 'publish', saved), {
      revision: saved.revision,
      confirmed: true,
      // What waits for its moment goes on waiting for it.
      publishAt: saved.publishAt,
    })
    published++
  }
  await recordOn(tx, viewer, 'change-series', found, { count: changed })
  return { changed, published }
}

async function newestContent(tx: Tx, itemId: string): Promise<VersionContent & Content<'event'>> {
  const [version] = await tx
    .select({ content: itemVersion.content })
    .from(itemVersion)
    .where(eq(itemVersion.itemId, itemId))
    .orderBy(desc(itemVersion.number))
    .limit(1)
  const kept = version?.content as VersionContent
  return { ...contentSchemas.event.parse(kept), html: kept.html, themeIds: kept.themeIds }
}

/** Is there a text or a file that readers do not see yet? */
async function hasWaiting(tx: Tx, itemId: string): Promise<boolean> {
  const [draft] = await tx
    .select({ id: itemVersion.id })
    .from(itemVersion)
    .where(and(eq(itemVersion.itemId, itemId), eq(itemVersion.state, 'draft')))
  if (draft) return true
  const [replaced] = await tx
    .select({ id: file.id })
    .from(file)
    .where(and(eq(file.itemId, itemId), isNull(file.removedAt), sql`${file.liveVersionId} IS NOT ${file.versionId}`))
    .limit(1)
  return replaced !== undefined
}
