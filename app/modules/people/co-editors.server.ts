import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, organisation, seat, user, workgroup } from '#db/schema/index.ts'
import { personColumns } from './hidden-names.server.ts'
import { seesWorkgroup, shownMember } from './names.ts'

export interface CoEditorCandidate {
  userId: string
  name: string
}

/**
 * Who can be named to edit an item with its creator: those who make drafts in the place that it is of. Never the viewer.
 * Of a hidden workgroup a manager outside it is shown the seats of their own organisation only.
 */
export async function coEditorCandidates(
  read: Reader | Tx,
  viewer: Viewer & { userId: string },
  place: { ownerId: string; workgroupId: string | null },
): Promise<CoEditorCandidate[]> {
  const rows = place.workgroupId
    ? (await coordinatorsOf(read, viewer, place.workgroupId)).filter(
        (row) => seesWorkgroup(viewer, row.workgroup) || row.organisation.id === place.ownerId,
      )
    : await writersOf(read, viewer, place.ownerId)
  const names = new Map(rows.map((row) => [row.person.id, shownMember(viewer, row.person, row.organisation)]))
  return [...names].map(([userId, name]) => ({ userId, name }))
}

const where = { id: organisation.id, namesHidden: organisation.namesHidden }

function writersOf(read: Reader | Tx, viewer: Viewer & { userId: string }, organisationId: string) {
  return read
    .select({ person: { ...personColumns(viewer), email: user.email }, organisation: where })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.organisationId, organisationId),
        inArray(membership.role, ['author', 'editor', 'manager']),
        ne(user.id, viewer.userId),
        liveMembership(viewer.now),
      ),
    )
    .orderBy(asc(user.name))
}

function coordinatorsOf(read: Reader | Tx, viewer: Viewer & { userId: string }, workgroupId: string) {
  return read
    .select({
      person: { ...personColumns(viewer), email: user.email },
      organisation: where,
      workgroup: { id: workgroup.id, hidden: workgroup.hidden },
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .innerJoin(user, and(eq(user.id, seat.userId), isNull(user.suspendedAt)))
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .innerJoin(
      membership,
      and(
        eq(membership.userId, seat.userId),
        eq(membership.organisationId, seat.organisationId),
        ne(membership.role, 'guest'),
        liveMembership(viewer.now),
      ),
    )
    .where(
      and(
        eq(seat.workgroupId, workgroupId),
        eq(seat.coordinator, true),
        ne(user.id, viewer.userId),
        liveSeat(viewer.now),
      ),
    )
    .orderBy(asc(user.name))
}
