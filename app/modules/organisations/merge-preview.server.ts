import { and, count, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { opensHow } from '#app/modules/people/grants.server.ts'
import type { Reader } from '#db/client.server.ts'
import { item, itemKey, membership, organisation, seat, sharingGroup, sharingGroupMember } from '#db/schema/index.ts'

export type Organisation = typeof organisation.$inferSelect

/** Both organisations as they are now. @throws NotFound where one is gone, or went into another already */
export async function bothOf(reader: Reader, fromId: string, intoId: string) {
  const rows = await reader
    .select()
    .from(organisation)
    .where(and(inArray(organisation.id, [fromId, intoId]), isNull(organisation.mergedInto)))
  const from = rows.find(({ id }) => id === fromId)
  const into = rows.find(({ id }) => id === intoId)
  if (!from || !into || fromId === intoId) throw new NotFound()
  return { from, into }
}

/** Why these two cannot become one, in Dutch; null where they can. Other differences would give or take keys by the way. */
export function objectionToMerge(from: Organisation, into: Organisation): string | null {
  if (from.kind !== into.kind) return 'Alleen organisaties van dezelfde soort kunnen worden samengevoegd.'
  if (from.corePartner !== into.corePartner)
    return 'De ene organisatie is kernpartner en de andere niet. Maak dat eerst gelijk.'
  if (from.publishes !== into.publishes)
    return 'De ene organisatie publiceert openbaar en de andere niet. Maak dat eerst gelijk.'
  return null
}

/** The keys that the people of each gain: those of the other, and those of sharing groups that only the other is in. */
export async function keysGained(reader: Reader, fromId: string, intoId: string) {
  const entries = await reader
    .select({ groupId: sharingGroupMember.groupId, organisationId: sharingGroupMember.organisationId })
    .from(sharingGroupMember)
    .where(and(inArray(sharingGroupMember.organisationId, [fromId, intoId]), isNull(sharingGroupMember.pendingSince)))
  const groupsOf = (id: string) => entries.filter((entry) => entry.organisationId === id).map((entry) => entry.groupId)
  const onlyIn = (id: string, other: string) =>
    groupsOf(id)
      .filter((group) => !groupsOf(other).includes(group))
      .map((group) => `group:${group}`)
  return {
    byInto: [`org:${fromId}`, ...onlyIn(fromId, intoId)],
    byFrom: [`org:${intoId}`, ...onlyIn(intoId, fromId)],
  }
}

/** How much moves and what opens to whom; counted without reading any of it. */
export async function previewMerge(reader: Reader, fromId: string, intoId: string, now: number) {
  const { from, into } = await bothOf(reader, fromId, intoId)
  const keys = await keysGained(reader, fromId, intoId)
  const opens = async (gained: readonly string[]) => (await opensHow(reader, gained, now)).items
  const number = async (query: Promise<Array<{ rows: number }>>) => (await query)[0]?.rows ?? 0
  return {
    from: { id: from.id, slug: from.slug, name: from.name },
    into: { id: into.id, slug: into.slug, name: into.name },
    objection: objectionToMerge(from, into),
    people: await number(
      reader
        .select({ rows: count() })
        .from(membership)
        .where(and(eq(membership.organisationId, fromId), liveMembership(now))),
    ),
    peopleInto: await number(
      reader
        .select({ rows: count() })
        .from(membership)
        .where(and(eq(membership.organisationId, intoId), liveMembership(now))),
    ),
    both: await rolesThatDiffer(reader, fromId, intoId, now),
    items: await number(reader.select({ rows: count() }).from(item).where(eq(item.ownerId, fromId))),
    seats: await number(
      reader
        .select({ rows: count() })
        .from(seat)
        .where(and(eq(seat.organisationId, fromId), or(isNull(seat.endsAt), gt(seat.endsAt, now)))),
    ),
    groups: await number(
      reader.select({ rows: count() }).from(sharingGroupMember).where(eq(sharingGroupMember.organisationId, fromId)),
    ),
    ownGroups: await number(
      reader.select({ rows: count() }).from(sharingGroup).where(eq(sharingGroup.ownerId, fromId)),
    ),
    locks: await number(
      reader
        .select({ rows: count() })
        .from(itemKey)
        .where(and(eq(itemKey.key, `org:${fromId}`), eq(itemKey.side, 'reader'))),
    ),
    opensToInto: await opens(keys.byInto),
    opensToFrom: await opens(keys.byFrom),
    opens: await opens([...keys.byInto, ...keys.byFrom]),
    deskFrom: await deskItems(reader, fromId),
    deskInto: await deskItems(reader, intoId),
  }
}

/** What the desk of an organisation edits and nobody reads yet. */
async function deskItems(reader: Reader, id: string): Promise<number> {
  const [row] = await reader
    .select({ rows: sql<number>`count(*)` })
    .from(itemKey)
    .innerJoin(item, eq(item.id, itemKey.itemId))
    .where(and(eq(itemKey.key, `desk:${id}`), eq(itemKey.side, 'editor'), ne(item.status, 'published')))
  return row?.rows ?? 0
}

/** How many people belong to both now, with different roles. */
async function rolesThatDiffer(reader: Reader, fromId: string, intoId: string, now: number) {
  const other = alias(membership, 'other')
  const rows = await reader
    .select({ fromRole: other.role, intoRole: membership.role })
    .from(membership)
    .innerJoin(other, and(eq(other.userId, membership.userId), eq(other.organisationId, fromId)))
    .where(
      and(
        eq(membership.organisationId, intoId),
        liveMembership(now),
        isNull(other.pendingSince),
        or(isNull(other.endsAt), gt(other.endsAt, now)),
      ),
    )
  return { people: rows.length, differ: rows.filter(({ fromRole, intoRole }) => fromRole !== intoRole).length }
}
