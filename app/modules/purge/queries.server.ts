import { and, asc, countDistinct, desc, eq, isNull } from 'drizzle-orm'
import { labelPolicy } from '#app/access/label.ts'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { listReads, type ReaderOfItem } from '#app/modules/audit/reads.server.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import { isOrWentInto } from '#app/modules/people/former-names.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, item, itemVersion, organisation, purgeRequest, tombstone, user } from '#db/schema/index.ts'
import { managesOffice, secondsFor } from './second.server.ts'

const mostOpen = 50

/** What is said of an item that is to be removed everywhere: no word of it. @throws NotFound */
export async function getPurgeFacts(read: Reader, itemId: string) {
  const [found] = await read
    .select({
      id: item.id,
      kind: item.kind,
      label: item.label,
      status: item.status,
      date: item.date,
      updatedAt: item.updatedAt,
      owner: organisation.name,
      ownerId: item.ownerId,
      versions: countDistinct(itemVersion.id),
      files: countDistinct(file.id),
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(itemVersion, eq(itemVersion.itemId, item.id))
    .leftJoin(file, eq(file.itemId, item.id))
    .where(eq(item.id, itemId))
    .groupBy(item.id)
  if (!found) throw new NotFound()
  return found
}

export interface PurgeSubject {
  facts: Awaited<ReturnType<typeof getPurgeFacts>>
  /** Only where the viewer may read it. */
  title: string | null
  /** Kept from AMBER up; null below, where readings are not kept. */
  readers: Array<Pick<ReaderOfItem, 'name' | 'times' | 'lastAt'>> | null
}

/** What both managers see before they decide. @throws NotFound */
export async function getPurgeSubject(read: Reader, viewer: Viewer, itemId: string): Promise<PurgeSubject> {
  const facts = await getPurgeFacts(read, itemId)
  const [readable] = await read
    .select({ title: item.title })
    .from(item)
    .where(and(eq(item.id, itemId), itemsWhere(mayRead(viewer), viewer.now)))
  const reads = labelPolicy[facts.label].confirmed ? await listReads(read, viewer, itemId) : null
  // Whose reading it was stays here: a page of another organisation gets no ids of people.
  const readers = reads?.map(({ name, times, lastAt }) => ({ name, times, lastAt })) ?? null
  return { facts, title: readable?.title ?? null, readers }
}

/** Open requests of an organisation; for managers of the office also those that they decide on for others. */
export async function listPurges(read: Reader, viewer: Viewer & { userId: string }, organisationId: string) {
  const asOffice = viewer.memberships.some((m) => m.organisationId === organisationId) && managesOffice(viewer)
  const rows = await read
    .select({
      id: purgeRequest.id,
      itemId: purgeRequest.itemId,
      reason: purgeRequest.reason,
      requestedBy: purgeRequest.requestedBy,
      requestedAt: purgeRequest.requestedAt,
      ownerId: item.ownerId,
      person: personColumns(viewer, purgeRequest.requestedAt),
    })
    .from(purgeRequest)
    .innerJoin(item, eq(item.id, purgeRequest.itemId))
    .innerJoin(user, eq(user.id, purgeRequest.requestedBy))
    .where(and(isNull(purgeRequest.decidedAt), asOffice ? undefined : eq(item.ownerId, organisationId)))
    .orderBy(asc(purgeRequest.requestedAt))
    .limit(mostOpen)
  const open = []
  // Few at a time, each with its readers.
  for (const { person, ownerId, ...row } of rows) {
    const mayConfirm = (await secondsFor(read, { ...row, ownerId }, viewer.now)).includes(viewer.userId)
    if (ownerId !== organisationId && !mayConfirm) continue
    open.push({
      id: row.id,
      reason: row.reason,
      at: row.requestedAt,
      own: row.requestedBy === viewer.userId,
      by: shownName(viewer, person, null),
      mayConfirm,
      subject: await getPurgeSubject(read, viewer, row.itemId),
    })
  }
  const purged = await read
    .select({ itemId: tombstone.itemId, purgedAt: tombstone.purgedAt, reason: tombstone.reason })
    .from(tombstone)
    .where(isOrWentInto(tombstone.ownerId, organisationId))
    .orderBy(desc(tombstone.purgedAt))
    .limit(mostOpen)
  return { open, purged }
}
