import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { asEditor, mayPublish, mayRead } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, organisation, report, user } from '#db/schema/index.ts'
import type { ReportReason } from './forms.ts'

const mostOpen = 300
const mostDecided = 20

/** The item that somebody wants to report, with what its page says of it. @throws NotFound where they may not read it */
export async function getReportable(read: Reader, viewer: Viewer, id: string) {
  const [found] = await read
    .select({
      id: item.id,
      kind: item.kind,
      title: item.title,
      label: item.label,
      status: item.status,
      owner: organisation.name,
      ownerSlug: organisation.slug,
      publishAt: item.publishAt,
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .where(and(eq(item.id, id), itemsWhere(mayRead(viewer), viewer.now)))
  if (!found) throw new NotFound()
  const live = found.status === 'published' && found.publishAt !== null && found.publishAt <= viewer.now
  return { ...found, live }
}

/** Somebody who belongs to an organisation: their report hides. What others say of public items is only passed on. */
export const isKnown = (viewer: Viewer): boolean => viewer.assurance >= 2 && viewer.memberships.length > 0

/** One thing that was said of an item. */
export interface Told {
  reason: ReportReason
  /** For who may read the item. */
  text: string | null
  /** For managers of the owner; null for editors. */
  by: string | null
  at: number
}

/**
 * The reports on items of an organisation: for its managers all, for others those on what they edit. Of an item that the
 * viewer may not read, no word is shown.
 * @throws NotFound for who has no business there
 */
export async function listReports(read: Reader, viewer: Viewer, slug: string) {
  const [owner] = await read
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  if (!owner) throw new NotFound()
  const manager = roleIn(viewer, owner.id) === 'manager'
  const edits = itemsWhere(asEditor(viewer), viewer.now)
  const select = () =>
    read
      .select({
        id: item.id,
        kind: item.kind,
        title: item.title,
        label: item.label,
        status: item.status,
        ownerId: item.ownerId,
        workgroupId: item.workgroupId,
        creatorId: item.creatorId,
        edits: sql<number>`${edits}`,
        readable: sql<number>`${itemsWhere(mayRead(viewer), viewer.now)}`,
        reason: report.reason,
        text: report.text,
        at: report.createdAt,
        decision: report.decision,
        decidedAt: report.decidedAt,
        reporterId: report.reporterId,
        person: personColumns(viewer, report.createdAt),
      })
      .from(report)
      .innerJoin(item, eq(item.id, report.itemId))
      .leftJoin(user, eq(user.id, report.reporterId))
  const mine = and(eq(item.ownerId, owner.id), manager ? undefined : edits)
  const open = await select()
    .where(and(mine, isNull(report.decidedAt)))
    .orderBy(asc(report.createdAt), asc(report.id))
    .limit(mostOpen)
  const decided = await select()
    .where(and(mine, isNotNull(report.decidedAt)))
    .orderBy(desc(report.decidedAt), desc(report.id))
    .limit(mostDecided)
  const inside = ['author', 'editor', 'manager'].includes(roleIn(viewer, owner.id) ?? '')
  if (!inside && open.length + decided.length === 0) throw new NotFound()

  const items = new Map<string, ReturnType<typeof shown> & { told: Told[] }>()
  for (const row of open) {
    const one = items.get(row.id) ?? { ...shown(row), told: [] }
    items.set(row.id, one)
    one.told.push({
      reason: row.reason,
      text: row.readable ? row.text : null,
      by: manager ? reporterName(viewer, row.person) : null,
      at: row.at,
    })
    if (row.reporterId !== null && row.reporterId === viewer.userId) one.own = true
  }
  return {
    organisation: { slug: owner.slug, name: owner.name },
    manager,
    open: [...items.values()],
    decided: decided.map((row) => ({ ...shown(row), decision: row.decision, decidedAt: row.decidedAt ?? 0 })),
  }

  function shown(row: (typeof open)[number]) {
    const { id, kind, label, status } = row
    const decides = manager || (row.edits === 1 && mayPublish(viewer, row))
    return {
      ...{ id, kind, label, status, decides },
      /** May also publish what was changed since. */
      mends: row.edits === 1 && mayPublish(viewer, row),
      title: row.readable ? row.title : null,
      maker: row.creatorId === viewer.userId,
      /** The viewer reported it. */
      own: false,
    }
  }
}

function reporterName(viewer: Viewer, person: Parameters<typeof shownName>[1] | null): string {
  return person?.id ? shownName(viewer, person, null) : 'Een bezoeker'
}

/** How many items of these organisations wait for a decision on a report. */
export async function countOpenReports(read: Reader, organisationIds: readonly string[]): Promise<number> {
  if (organisationIds.length === 0) return 0
  const [row] = await read
    .select({ n: sql<number>`count(DISTINCT ${item.id})` })
    .from(report)
    .innerJoin(item, eq(item.id, report.itemId))
    .where(and(isNull(report.decidedAt), or(...organisationIds.map((id) => eq(item.ownerId, id)))))
  return row?.n ?? 0
}
