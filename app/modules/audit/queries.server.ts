import { and, desc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { isOrWentInto, meantNow } from '#app/modules/people/former-names.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { audit, auditOrganisation, item, user } from '#db/schema/index.ts'
import type { TrailFilter, TrailKey } from './forms.ts'
import { personInTrail } from './names.server.ts'
import { presentRows, type TrailRow } from './present.server.ts'

/** Whose trail is shown. That the viewer may see it is for the scope's own page to ask. */
export type TrailScope =
  | { of: 'person' | 'organisation' | 'workgroup' | 'item'; id: string }
  /** Of the whole portal. */
  | { of: 'all'; id: null }

export const pageSize = 50

/**
 * A page of the trail, the newest first. Titles only of items that the viewer may read; of all others no word is in it.
 * @param after the last row of the page before
 */
export async function listTrail(
  read: Reader,
  viewer: Viewer,
  scope: TrailScope,
  filter: TrailFilter,
  after: TrailKey | null,
  limit = pageSize,
): Promise<{ rows: TrailRow[]; next: string | null }> {
  const found = await trailQuery(read, viewer, scope, filter, after, limit + 1)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await presentRows(read, viewer, scope, shown),
    next: found.length > limit && last ? `${last.at}.${last.seq}` : null,
  }
}

/** The rows themselves. An index of the scope gives them in order, so that a page takes as long in a large trail. */
export function trailQuery(
  read: Reader,
  viewer: Viewer,
  scope: TrailScope,
  filter: TrailFilter,
  after: TrailKey | null,
  limit: number,
) {
  const place = scope.of === 'organisation' ? auditOrganisation : audit
  const readable = itemsWhere(mayRead(viewer), viewer.now)
  const rows = read
    .select({
      seq: audit.seq,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      object: audit.object,
      objectId: audit.objectId,
      organisationId: audit.organisationId,
      organisationNow: meantNow(audit.organisationId),
      workgroupId: audit.workgroupId,
      detail: audit.detail,
      result: audit.result,
      origin: audit.origin,
      person: personInTrail(viewer, audit.at),
      kind: sql<typeof item.$inferSelect.kind | null>`CASE WHEN ${readable} THEN ${item.kind} END`,
      title: sql<string | null>`CASE WHEN ${readable} THEN ${item.title} END`,
    })
    .from(audit)
    .leftJoin(user, eq(user.id, audit.actor))
    .leftJoin(item, and(eq(audit.object, 'item'), eq(item.id, audit.objectId)))
    .$dynamic()
  return (scope.of === 'organisation' ? rows.innerJoin(auditOrganisation, eq(auditOrganisation.seq, audit.seq)) : rows)
    .where(
      and(
        scopeOf(scope),
        after ? sql`(${place.at}, ${place.seq}) < (${after.at}, ${after.seq})` : undefined,
        filter.from === null ? undefined : gte(place.at, filter.from),
        filter.to === null ? undefined : lt(place.at, filter.to),
        filter.actions ? inArray(audit.action, [...filter.actions]) : undefined,
        filter.result ? eq(audit.result, filter.result) : undefined,
        filter.actor ? eq(audit.actor, filter.actor) : undefined,
        filter.itemId ? itemNamed(viewer, scope, filter.itemId) : undefined,
      ),
    )
    .orderBy(desc(place.at), desc(place.seq))
    .limit(limit)
}

function scopeOf(scope: TrailScope): SQL | undefined {
  switch (scope.of) {
    case 'person':
      return eq(audit.actor, scope.id)
    case 'organisation':
      return eq(auditOrganisation.organisationId, scope.id)
    case 'workgroup':
      return eq(audit.workgroupId, scope.id)
    case 'item':
      return and(eq(audit.objectId, scope.id), eq(audit.object, 'item'))
    case 'all':
      return undefined
  }
}

/** Only an item that the viewer can tell apart: who guesses an id finds nothing of what is shown as "afgeschermd". */
function itemNamed(viewer: Viewer, scope: TrailScope, id: string): SQL | undefined {
  const own =
    scope.of === 'organisation' ? isOrWentInto(audit.organisationId, scope.id) : scope.of === 'person' ? sql`0` : sql`1`
  return and(
    eq(audit.objectId, id),
    eq(audit.object, 'item'),
    sql`(${own} OR ${itemsWhere(mayRead(viewer), viewer.now)})`,
  )
}
