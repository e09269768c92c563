import { and, eq, inArray, isNull } from 'drizzle-orm'
import { Conflict } from '#app/lib/errors.ts'
import { everManaged, keepManaged } from '#app/modules/people/confirmers.server.ts'
import { managersOf, type Acting } from '#app/modules/people/grants.server.ts'
import { followHolder } from '#app/modules/people/seat-holders.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import {
  organisation,
  organisationDomain,
  organisationName,
  organisationReview,
  sharingGroup,
  sharingGroupMember,
} from '#db/schema/index.ts'
import { moveItems } from './merge-items.server.ts'
import { movePeople } from './merge-people.server.ts'
import type { Organisation } from './merge-preview.server.ts'
import { moveHoldings, moveRecords } from './merge-records.server.ts'
import { moveAccountRequests, moveSeatRequests } from './merge-waiting.server.ts'
import { openBeforeMs } from './review-dates.ts'
import { openReview } from './reviews.server.ts'

/**
 * Every column that says whose something is, and what becomes of it in a merge. A test holds this list against the
 * schema: a new column is decided about here.
 */
export const ownedBy: Readonly<Record<string, 'moves' | 'stays as history'>> = {
  'item.owner_id': 'moves',
  'membership.organisation_id': 'moves',
  'seat.organisation_id': 'moves',
  'sharing_group.owner_id': 'moves',
  'sharing_group_member.organisation_id': 'moves',
  'organisation_domain.organisation_id': 'moves',
  'organisation_name.organisation_id': 'moves',
  'organisation_review.organisation_id': 'moves',
  'organisation.merged_into': 'moves',
  'account_request.organisation_id': 'moves',
  'event.host_id': 'moves',
  'registration.organisation_id': 'moves',
  'series.owner_id': 'moves',
  'campaign_uptake.organisation_id': 'moves',
  'walk_in.organisation_id': 'moves',
  'event_attendance.organisation_id': 'moves',
  'factor_reset.organisation_id': 'moves',
  'identity_provider.organisation_id': 'moves',
  'reading_count.organisation_id': 'moves',
  'seat_holding.organisation_id': 'moves',
  'seat_request.organisation_id': 'moves',
  // Copied, so that both old and new are found by it.
  'audit_organisation.organisation_id': 'stays as history',
  // Signed, also in a file beside the database: who lists them asks for those of what went into it too.
  'tombstone.owner_id': 'stays as history',
  'organisation_merge.from_id': 'stays as history',
  'organisation_merge.into_id': 'stays as history',
  'audit.organisation_id': 'stays as history',
}

/** Makes one organisation of two, in this one write. The old one stays as a name that leads to the new one. */
export async function moveEverything(
  tx: Tx,
  viewer: Acting,
  merge: { id: string; from: Organisation; into: Organisation },
): Promise<void> {
  const { from, into } = merge
  const { now } = viewer
  const managed = (await everManaged(tx, from.id)) || (await everManaged(tx, into.id))
  if (managed) await keepManaged(tx, into.id, now)
  await closeReviews(tx, from.id, into.id, now)
  await moveHoldings(tx, from.id, into.id, now)
  const people = await movePeople(tx, { mergeId: merge.id, fromId: from.id, intoId: into.id, now })
  for (const id of people.changedSeats) await followHolder(tx, id, now)
  await moveSeatRequests(tx, { fromId: from.id, intoId: into.id, endedSeats: people.endedSeats, now })
  const items = await moveItems(tx, { fromId: from.id, intoId: into.id, people })
  await moveGroups(tx, from.id, into.id)
  await moveDomains(tx, from.id, into.id)
  await moveNames(tx, from, into, now)
  await tx
    .update(organisation)
    // Whoever's names were hidden stays hidden.
    .set({ namesHidden: into.namesHidden || from.namesHidden })
    .where(eq(organisation.id, into.id))
  if (managed && (await managersOf(tx, into.id, now)).length === 0)
    throw new Conflict('Na het samenvoegen zou niemand de organisatie beheren. Geef eerst iemand bij beide die rol.')
  await moveAccountRequests(tx, { fromId: from.id, intoId: into.id, folded: people.folded, now })
  await moveRecords(tx, from.id, into.id)
  for (const organisationId of [from.id, into.id])
    await record(
      tx,
      {
        actor: viewer.userId,
        action: 'merge-organisation',
        object: 'organisation',
        objectId: from.id,
        organisationId,
        detail: { into: into.id, people: people.count, items },
      },
      now,
    )
  // Much is no longer as it was: everybody is looked through anew.
  await openReview(tx, into.id, { dueAt: now + openBeforeMs, now, actor: viewer.userId })
}

/** What waited in open rounds is asked again in the one that follows; what had already stopped stays stopped. */
async function closeReviews(tx: Tx, fromId: string, intoId: string, now: number): Promise<void> {
  await tx
    .update(organisationReview)
    .set({ closedAt: now })
    .where(and(inArray(organisationReview.organisationId, [fromId, intoId]), isNull(organisationReview.closedAt)))
  await tx
    .update(organisationReview)
    .set({ organisationId: intoId })
    .where(eq(organisationReview.organisationId, fromId))
}

async function moveGroups(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.update(sharingGroup).set({ ownerId: intoId }).where(eq(sharingGroup.ownerId, fromId))
  const entries = await tx
    .select()
    .from(sharingGroupMember)
    .where(inArray(sharingGroupMember.organisationId, [fromId, intoId]))
  for (const entry of entries.filter((one) => one.organisationId === fromId)) {
    const other = entries.find((one) => one.organisationId === intoId && one.groupId === entry.groupId)
    const where = and(
      eq(sharingGroupMember.groupId, entry.groupId),
      eq(sharingGroupMember.organisationId, other ? intoId : fromId),
    )
    const { pendingSince, createdBy, confirmedBy } = entry
    if (!other) await tx.update(sharingGroupMember).set({ organisationId: intoId }).where(where)
    else if (other.pendingSince !== null && pendingSince === null)
      await tx.update(sharingGroupMember).set({ pendingSince, createdBy, confirmedBy }).where(where)
  }
  await tx.delete(sharingGroupMember).where(eq(sharingGroupMember.organisationId, fromId))
}

async function moveDomains(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const domains = await tx.select().from(organisationDomain).where(eq(organisationDomain.organisationId, fromId))
  if (domains.length === 0) return
  await tx
    .insert(organisationDomain)
    .values(domains.map(({ domain }) => ({ organisationId: intoId, domain })))
    .onConflictDoNothing()
  await tx.delete(organisationDomain).where(eq(organisationDomain.organisationId, fromId))
}

/** The old names find the new organisation; the old addresses lead to it. */
async function moveNames(tx: Tx, from: Organisation, into: Organisation, now: number): Promise<void> {
  await tx.update(organisationName).set({ organisationId: into.id }).where(eq(organisationName.organisationId, from.id))
  await tx.insert(organisationName).values({ organisationId: into.id, name: from.name, until: now })
  await tx.update(organisation).set({ mergedInto: into.id }).where(eq(organisation.mergedInto, from.id))
  await tx.update(organisation).set({ mergedInto: into.id }).where(eq(organisation.id, from.id))
}
