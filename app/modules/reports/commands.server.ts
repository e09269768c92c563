import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { authorize, mayRead } from '#app/access/policy.ts'
import { holds } from '#app/access/rule.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Conflict, Forbidden, NotFound } from '#app/lib/errors.ts'
import { publishItem, withdrawItem } from '#app/modules/items/commands.server.ts'
import { afterChange, recordOn, touch } from '#app/modules/items/effects.server.ts'
import { tellOfEvent } from '#app/modules/items/event-changes.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { assertFresh, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import { newId } from '#db/columns.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { report } from '#db/schema/index.ts'
import type { Decision, ReportInput } from './forms.ts'
import { isKnown } from './queries.server.ts'
import { concernedBy } from './recipients.server.ts'

const dayMs = 24 * 3_600_000
/** One person hides no more than this in a day, until it is decided on. */
const mostOpenPerPerson = 5
/** Of what visitors say of one item, more than this is not kept: it has been said. */
const mostOfVisitors = 20

/**
 * Somebody who may read an item says that it should not be there as it is. From who belongs to an organisation that hides
 * it at once from all but its editors; from a visitor it is passed on. Owner and editors are told.
 * @returns whether it is hidden now
 * @throws NotFound for what they may not read; Conflict for what is not published, and above five open ones in a day
 */
export async function reportItem(tx: Tx, viewer: Viewer, id: string, input: ReportInput): Promise<boolean> {
  const found = await getStoredItem(tx, id, viewer.now)
  // Who has the form open while another's report hides the item is heard as well.
  const before: StoredItem = found.status === 'reported' ? { ...found, status: 'published' } : found
  if (!holds(mayRead(viewer), before)) throw new NotFound()
  if (before.status !== 'published' || before.publishAt === null || before.publishAt > viewer.now)
    throw new Conflict('Dit stuk staat niet gepubliceerd. U hoeft het niet te melden.')
  const hides = isKnown(viewer)
  const open = await openReports(tx, id)
  const said = open.filter(({ reporterId }) => (hides ? reporterId === viewer.userId : reporterId === null))
  if (said.length >= (hides ? 1 : mostOfVisitors)) return hides
  if (hides) await assertFewOpen(tx, viewer)
  const reportId = newId()
  const { reason, text } = input
  const reporterId = hides ? viewer.userId : null
  await tx.insert(report).values({ id: reportId, itemId: id, reporterId, reason, text, hides, createdAt: viewer.now })
  await record(
    tx,
    {
      actor: viewer.userId ?? 'anonymous',
      action: 'report',
      object: 'item',
      objectId: id,
      organisationId: found.ownerId,
      workgroupId: found.workgroupId,
      detail: { reason, hides },
    },
    viewer.now,
  )
  if (hides && found.status === 'published') {
    await touch(tx, viewer, found, { status: 'reported' })
    await afterChange(tx, id, { labels: [found.label], narrowed: true })
  }
  // Of what visitors say one mail is enough until it has been looked at.
  if (hides || open.length === 0)
    for (const userId of await concernedBy(tx, found, viewer.now))
      if (userId !== viewer.userId)
        await emit(tx, { topic: 'report-mail', key: `made:${id}:${userId}`, payload: { what: 'made', id, userId } })
  return hides
}

async function assertFewOpen(tx: Tx, viewer: Viewer): Promise<void> {
  const [row] = await tx
    .select({ n: count() })
    .from(report)
    .where(
      and(
        eq(report.reporterId, viewer.userId ?? ''),
        gt(report.createdAt, viewer.now - dayMs),
        isNull(report.decidedAt),
      ),
    )
  if ((row?.n ?? 0) >= mostOpenPerPerson)
    throw new Conflict(
      `U hebt vandaag ${mostOpenPerPerson} stukken gemeld waarover nog niet is beslist. Bel of mail de eigenaar van dit stuk.`,
    )
}

const openReports = (tx: Tx, itemId: string) =>
  tx
    .select()
    .from(report)
    .where(and(eq(report.itemId, itemId), isNull(report.decidedAt)))

/**
 * Decides on all open reports of an item: puts it back as it was, or as it was changed since, or withdraws it, and has the
 * reporters told. A manager of the owner
 * need not be able to read it.
 * @throws NotFound, Forbidden; who made or reported the item does not put it back
 */
export async function decideOnReports(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  input: { item: string; decision: Decision; confirmed: boolean },
): Promise<void> {
  assertFresh(viewer)
  const found = await getStoredItem(tx, input.item, viewer.now)
  if (found.ownerId !== organisationId) throw new NotFound()
  const open = await openReports(tx, found.id)
  const allowed = authorize(viewer, input.decision === 'withdrawn' ? 'withdraw' : 'put-back', found)
  if (open.length === 0) throw new Conflict('Over deze melding is intussen al beslist.')
  if (input.decision === 'withdrawn') {
    await close(tx, open, { by: viewer.userId, decision: 'withdrawn', now: viewer.now })
    return withdrawItem(tx, viewer, authorize(viewer, 'withdraw', allowed))
  }
  if (open.some(({ reporterId }) => reporterId === viewer.userId))
    throw new Forbidden('U hebt dit stuk zelf gemeld. Een collega beslist erover.')
  if (found.creatorId === viewer.userId)
    throw new Forbidden('U hebt dit stuk zelf gemaakt. Een collega beslist erover.')
  await close(tx, open, { by: viewer.userId, decision: input.decision, now: viewer.now })
  await recordOn(tx, viewer, 'put-back', found, { decision: input.decision, reports: open.length })
  if (found.status === 'reported') {
    await touch(tx, viewer, found, { status: 'published' })
    await afterChange(tx, found.id, { labels: [found.label], narrowed: false })
    // What waited while it was hidden: who may still read it, and the places that came free.
    if (found.kind === 'event') await tellOfEvent(tx, found.id, {})
  }
  if (input.decision !== 'mended') return
  // In the same write, so that at no moment readers see what was wrong.
  const back = authorize(viewer, 'publish', await getStoredItem(tx, found.id, viewer.now))
  await publishItem(tx, viewer, back, { revision: back.revision, confirmed: input.confirmed, publishAt: null })
}

type Open = Awaited<ReturnType<typeof openReports>>

async function close(tx: Tx, open: Open, how: { by: string | null; decision: Decision; now: number }): Promise<void> {
  for (const { id, reporterId } of open) {
    await tx
      .update(report)
      .set({ decidedBy: how.by, decidedAt: how.now, decision: how.decision })
      .where(eq(report.id, id))
    if (reporterId !== null)
      await emit(tx, {
        topic: 'report-mail',
        key: `decided:${id}`,
        payload: { what: 'decided', id, userId: reporterId },
      })
  }
}

/** For an item that left its readers by another way: its reports are answered by that. */
export async function closeReports(tx: Tx, itemId: string, now: number): Promise<void> {
  await close(tx, await openReports(tx, itemId), { by: null, decision: 'withdrawn', now })
}
