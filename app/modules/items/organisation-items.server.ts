import { and, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { administers, mayRead } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { coEditorCandidates, type CoEditorCandidate } from '#app/modules/people/co-editors.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { item, organisation } from '#db/schema/index.ts'
import { editedByName } from './commands.co-editors.server.ts'
import { getStoredItem, type StoredItem } from './facts.server.ts'

const pageSize = 30

/** Where a list by last change goes on: the last row shown. */
export interface ChangeKey {
  updatedAt: number
  id: string
}

/** `1767225600000.abcd…` in the address; null where it is none. */
export function parseChangeKey(value: string | null): ChangeKey | null {
  const match = /^(\d{1,15})\.([a-z2-9]{20})$/.exec(value ?? '')
  return match?.[1] && match[2] ? { updatedAt: Number(match[1]), id: match[2] } : null
}

/** For an address that names an organisation; what may be done there is asked of its items. @throws NotFound */
export async function getOrganisationId(read: Reader, slug: string): Promise<string> {
  const [found] = await read
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  if (!found) throw new NotFound()
  return found.id
}

/** An organisation for who manages it, and for administrators. @throws NotFound for anybody else */
export async function getManagedOrganisation(read: Reader, viewer: Viewer, slug: string) {
  const [found] = await read
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  const manager = found !== undefined && roleIn(viewer, found.id) === 'manager'
  if (!found || (!manager && !administers(viewer))) throw new NotFound()
  return { organisation: found, manager }
}

/**
 * All items of an organisation, also those that its manager or an administrator may not read: of these no word is shown,
 * only that they are there, so that they can be withdrawn.
 */
export async function listOrganisationItems(
  read: Reader,
  viewer: Viewer & { userId: string },
  organisationId: string,
  after: ChangeKey | null,
) {
  const rows = await read
    .select({
      id: item.id,
      kind: item.kind,
      label: item.label,
      status: item.status,
      workgroupId: item.workgroupId,
      updatedAt: item.updatedAt,
    })
    .from(item)
    .where(
      and(
        eq(item.ownerId, organisationId),
        after
          ? or(lt(item.updatedAt, after.updatedAt), and(eq(item.updatedAt, after.updatedAt), lt(item.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(item.updatedAt), desc(item.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const readable = await readableTitles(read, viewer, shown)
  const manager = roleIn(viewer, organisationId) === 'manager'
  const candidates = new Map<string | null, CoEditorCandidate[]>()
  for (const { workgroupId, label, status } of manager ? shown : [])
    if (editedByName(label) && status !== 'withdrawn' && !candidates.has(workgroupId))
      candidates.set(workgroupId, await coEditorCandidates(read, viewer, { ownerId: organisationId, workgroupId }))
  return {
    rows: shown.map(({ workgroupId, ...row }) => ({
      ...row,
      title: readable.get(row.id) ?? null,
      mayWithdraw: row.status !== 'withdrawn',
      coEditors: editedByName(row.label) && row.status !== 'withdrawn' ? (candidates.get(workgroupId) ?? null) : null,
    })),
    next: rows.length > pageSize && last ? `${last.updatedAt}.${last.id}` : null,
  }
}

async function readableTitles(read: Reader, viewer: Viewer, rows: ReadonlyArray<{ id: string }>) {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return new Map<string, string>()
  const readable = await read
    .select({ id: item.id, title: item.title })
    .from(item)
    .where(and(inArray(item.id, ids), itemsWhere(mayRead(viewer), viewer.now)))
  return new Map(readable.map(({ id, title }) => [id, title]))
}

/** An item of this organisation, for `authorize`. @throws NotFound where it is another's */
export async function getItemOf(tx: Tx, organisationId: string, id: string, now: number): Promise<StoredItem> {
  const found = await getStoredItem(tx, id, now)
  if (found.ownerId !== organisationId) throw new NotFound()
  return found
}
