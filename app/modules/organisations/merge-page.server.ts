import { and, desc, eq, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { roleNames } from '#app/modules/people/forms.ts'
import { shownMember } from '#app/modules/people/names.ts'
import { organisationOptions } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisationMerge, organisationMergeRole, user } from '#db/schema/index.ts'
import { previewMerge } from './merge-preview.server.ts'
import { namesOf, objectionToAgree, openMergeOf, type Merge, type Side } from './merge.server.ts'

/**
 * The merge of an organisation that waits, with what moves and who has yet to agree; for an administrator what could be
 * prepared; and the merges that were.
 * @param chosen id of the organisation that an administrator looks at
 */
export async function mergePage(
  reader: Reader,
  viewer: Viewer,
  of: { id: string; namesHidden: boolean },
  chosen: string | null,
) {
  const open = await openMergeOf(reader, of.id)
  const mayPrepare = administers(viewer) && open === null
  return {
    open: open && {
      id: open.id,
      since: open.preparedAt,
      preview: await previewMerge(reader, open.fromId, open.intoId, viewer.now),
      sides: [await sideOf(reader, viewer, open, 'from'), await sideOf(reader, viewer, open, 'into')],
    },
    choices: mayPrepare ? (await organisationOptions(reader)).filter(({ id }) => id !== of.id) : null,
    preview: mayPrepare && chosen && chosen !== of.id ? await previewMerge(reader, chosen, of.id, viewer.now) : null,
    past: await pastMerges(reader, viewer, of),
  }
}

async function sideOf(reader: Reader, viewer: Viewer, merge: Merge, side: Side) {
  const agreed = (side === 'from' ? merge.fromAgreedBy : merge.intoAgreedBy) !== null
  const objection = agreed ? null : await objectionToAgree(reader, viewer, merge, side)
  return { side, agreed, mayAgree: !agreed && objection === null, why: objection?.message ?? null }
}

async function pastMerges(reader: Reader, viewer: Viewer, of: { id: string; namesHidden: boolean }) {
  const merges = await reader
    .select()
    .from(organisationMerge)
    .where(
      and(
        eq(organisationMerge.decision, 'merged'),
        or(eq(organisationMerge.intoId, of.id), eq(organisationMerge.fromId, of.id)),
      ),
    )
    .orderBy(desc(organisationMerge.decidedAt))
    .limit(20)
  return Promise.all(
    merges.map(async (merge) => ({
      id: merge.id,
      decidedAt: merge.decidedAt,
      from: (await namesOf(reader, merge)).from.name,
      roles: await rolesOf(reader, viewer, of, merge.id),
    })),
  )
}

/** Who belonged to both with different roles; for managers of the organisation, who see its people by name. */
async function rolesOf(reader: Reader, viewer: Viewer, of: { id: string; namesHidden: boolean }, mergeId: string) {
  if (roleIn(viewer, of.id) !== 'manager') return []
  const rows = await reader
    .select({
      person: { ...personColumns(viewer), email: user.email },
      fromRole: organisationMergeRole.fromRole,
      intoRole: organisationMergeRole.intoRole,
      role: membership.role,
    })
    .from(organisationMergeRole)
    .innerJoin(user, eq(user.id, organisationMergeRole.userId))
    .leftJoin(membership, and(eq(membership.userId, user.id), eq(membership.organisationId, of.id)))
    .where(eq(organisationMergeRole.mergeId, mergeId))
  return rows.map(({ person, fromRole, intoRole, role }) => ({
    id: person.id,
    name: shownMember(viewer, person, of),
    from: roleNames[fromRole],
    into: roleNames[intoRole],
    now: role && roleNames[role],
  }))
}
