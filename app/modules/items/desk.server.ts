import { and, desc, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { asEditor, mayRead } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, organisation, proposal, user, workgroup } from '#db/schema/index.ts'
import { getStoredItem, type StoredItem } from './facts.server.ts'
import type { Status } from './kinds.ts'

const pageSize = 30

/** What this viewer may edit, newest change first. `before` is the `updatedAt` of the last row shown. */
export async function listDesk(read: Reader, viewer: Viewer, options: { status?: Status; before?: number }) {
  const rows = await read
    .select({
      id: item.id,
      kind: item.kind,
      title: item.title,
      label: item.label,
      status: item.status,
      publishAt: item.publishAt,
      updatedAt: item.updatedAt,
      organisation: organisation.name,
      workgroup: workgroup.name,
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(workgroup, eq(workgroup.id, item.workgroupId))
    .where(
      and(
        itemsWhere(asEditor(viewer), viewer.now),
        options.status ? eq(item.status, options.status) : ne(item.status, 'withdrawn'),
        options.before ? lt(item.updatedAt, options.before) : undefined,
      ),
    )
    .orderBy(desc(item.updatedAt), desc(item.id))
    .limit(pageSize + 1)
  return {
    rows: rows.slice(0, pageSize),
    next: rows.length > pageSize ? (rows[pageSize - 1]?.updatedAt ?? null) : null,
  }
}

/** Open proposals to let more people in, that this viewer may read and is in a place to decide on. */
export async function listProposals(read: Reader, viewer: Viewer) {
  const deciding = viewer.memberships
    .map((m) => m.organisationId)
    .filter((id) => ['editor', 'manager'].includes(roleIn(viewer, id) ?? ''))
  const coordinated = viewer.seats.map((s) => s.workgroupId).filter((id) => viewer.keys.has(`wgdesk:${id}`))
  if (deciding.length + coordinated.length === 0) return []
  const rows = await read
    .select({
      id: proposal.id,
      itemId: item.id,
      title: item.title,
      from: item.label,
      to: proposal.label,
      person: personColumns(viewer, proposal.createdAt),
      own: proposal.proposedBy,
      createdAt: proposal.createdAt,
    })
    .from(proposal)
    .innerJoin(item, eq(item.id, proposal.itemId))
    .innerJoin(user, eq(user.id, proposal.proposedBy))
    .where(
      and(
        isNull(proposal.decidedAt),
        itemsWhere(mayRead(viewer), viewer.now),
        or(
          deciding.length > 0 ? inArray(item.ownerId, deciding) : undefined,
          coordinated.length > 0 ? inArray(item.workgroupId, coordinated) : undefined,
        ),
      ),
    )
    .orderBy(desc(proposal.createdAt))
  return rows.map(({ person, ...row }) => ({ ...row, by: shownName(viewer, person, null) }))
}

/** The item for its own desk. @throws NotFound for who may not edit it */
export async function getDeskItem(read: Reader, viewer: Viewer, id: string): Promise<StoredItem> {
  const [row] = await read
    .select({ id: item.id })
    .from(item)
    .where(and(eq(item.id, id), itemsWhere(mayRead(viewer), viewer.now)))
  if (!row) throw new NotFound()
  return getStoredItem(read, id, viewer.now)
}

/** The open proposal on an item, if any. */
export async function findOpenProposal(read: Reader, viewer: Viewer, itemId: string) {
  const [row] = await read
    .select({
      id: proposal.id,
      label: proposal.label,
      locks: proposal.locks,
      person: personColumns(viewer, proposal.createdAt),
      proposedBy: proposal.proposedBy,
      createdAt: proposal.createdAt,
    })
    .from(proposal)
    .innerJoin(user, eq(user.id, proposal.proposedBy))
    .where(and(eq(proposal.itemId, itemId), isNull(proposal.decidedAt)))
  if (!row) return null
  const { person, ...open } = row
  return { ...open, by: shownName(viewer, person, null) }
}
