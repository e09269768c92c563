import { and, asc, count, eq, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { coEditorCandidates, type CoEditorCandidate } from '#app/modules/people/co-editors.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, membership, seat, user } from '#db/schema/index.ts'

const mostShown = 100

/**
 * Items whose maker is gone: suspended, without a live membership in the owner organisation, or inside a workgroup without a
 * live seat there. Drafts too; what was withdrawn needs nobody.
 */
export function withoutMaker(read: Reader | Tx, now: number) {
  const belongs = read
    .select({ one: sql`1` })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .where(
      and(
        eq(membership.userId, item.creatorId),
        eq(membership.organisationId, item.ownerId),
        ne(membership.role, 'guest'),
        liveMembership(now),
      ),
    )
  const sits = read
    .select({ one: sql`1` })
    .from(seat)
    .innerJoin(user, and(eq(user.id, seat.userId), isNull(user.suspendedAt)))
    .innerJoin(
      membership,
      and(
        eq(membership.userId, seat.userId),
        eq(membership.organisationId, seat.organisationId),
        ne(membership.role, 'guest'),
        liveMembership(now),
      ),
    )
    .where(and(eq(seat.userId, item.creatorId), eq(seat.workgroupId, item.workgroupId), liveSeat(now)))
  return and(
    ne(item.status, 'withdrawn'),
    or(and(isNull(item.workgroupId), notExists(belongs)), and(sql`${item.workgroupId} IS NOT NULL`, notExists(sits))),
  )
}

/** For a manager of the organisation: its items without a maker, with who could take them over; titles only if readable. */
export async function listMakerless(read: Reader, viewer: Viewer & { userId: string }, organisationId: string) {
  const where = and(eq(item.ownerId, organisationId), withoutMaker(read, viewer.now))
  const rows = await read
    .select({
      id: item.id,
      kind: item.kind,
      label: item.label,
      status: item.status,
      date: item.date,
      workgroupId: item.workgroupId,
      title: item.title,
      readable: sql<number>`${itemsWhere(mayRead(viewer), viewer.now)}`,
    })
    .from(item)
    .where(where)
    .orderBy(asc(item.updatedAt), asc(item.id))
    .limit(mostShown)
  const candidates = new Map<string | null, CoEditorCandidate[]>()
  for (const { workgroupId } of rows)
    if (!candidates.has(workgroupId))
      candidates.set(workgroupId, await coEditorCandidates(read, viewer, { ownerId: organisationId, workgroupId }))
  return {
    total: rows.length < mostShown ? rows.length : await countMakerless(read, organisationId, viewer.now),
    rows: rows.map(({ workgroupId, readable, title, ...row }) => ({
      ...row,
      title: readable ? title : null,
      candidates: candidates.get(workgroupId) ?? [],
    })),
  }
}

export async function countMakerless(read: Reader, organisationId: string, now: number): Promise<number> {
  const [row] = await read
    .select({ n: count() })
    .from(item)
    .where(and(eq(item.ownerId, organisationId), withoutMaker(read, now)))
  return row?.n ?? 0
}

/** All items without a maker, by owner: for the nightly round. */
export async function makerlessOf(read: Reader | Tx, ids: readonly string[] | null, now: number) {
  return read
    .select({ id: item.id, ownerId: item.ownerId })
    .from(item)
    .where(and(ids ? inArray(item.id, [...ids]) : undefined, withoutMaker(read, now)))
}
