import { asc, eq } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, organisationReviewMark, seat, seatHolding, workgroup } from '#db/schema/index.ts'
import { iso } from './iso.ts'

/** Of a hidden workgroup that they have left, the name is theirs no longer. */
export const ownNameOf = (viewer: Viewer, group: { id: string; name: string; hidden: boolean }): string | null =>
  group.hidden && !viewer.keys.has(`wg:${group.id}`) ? null : group.name

/** Memberships, seats of now and before, and how they were looked through; nothing of who decided. */
export async function ownAccess(read: Reader, viewer: Viewer & { userId: string }) {
  const { userId } = viewer
  const memberships = await read
    .select({
      organisation: organisation.name,
      role: membership.role,
      startedAt: membership.startedAt,
      endsAt: membership.endsAt,
      pendingSince: membership.pendingSince,
      reviewBy: membership.reviewBy,
      askedAt: membership.askedAt,
    })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(eq(membership.userId, userId))
    .orderBy(asc(membership.startedAt))
  const reviews = await read
    .select({
      organisation: organisation.name,
      outcome: organisationReviewMark.outcome,
      markedAt: organisationReviewMark.markedAt,
    })
    .from(organisationReviewMark)
    .innerJoin(membership, eq(membership.id, organisationReviewMark.membershipId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(eq(organisationReviewMark.userId, userId))
    .orderBy(asc(organisationReviewMark.markedAt))
  const group = { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden }
  const seats = await read
    .select({
      group,
      organisation: organisation.name,
      coordinator: seat.coordinator,
      startsAt: seat.startsAt,
      endsAt: seat.endsAt,
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .where(eq(seat.userId, userId))
  const held = await read
    .select({ group, organisation: organisation.name, fromAt: seatHolding.fromAt, untilAt: seatHolding.untilAt })
    .from(seatHolding)
    .innerJoin(workgroup, eq(workgroup.id, seatHolding.workgroupId))
    .innerJoin(organisation, eq(organisation.id, seatHolding.organisationId))
    .where(eq(seatHolding.userId, userId))
    .orderBy(asc(seatHolding.fromAt))
  return {
    memberships: memberships.map((one) => ({
      ...one,
      startedAt: iso(one.startedAt),
      endsAt: iso(one.endsAt),
      pendingSince: iso(one.pendingSince),
      reviewBy: iso(one.reviewBy),
      askedAt: iso(one.askedAt),
    })),
    reviews: reviews.map((one) => ({ ...one, markedAt: iso(one.markedAt) })),
    seats: seats.map(({ group, startsAt, endsAt, ...rest }) => ({
      workgroup: ownNameOf(viewer, group),
      ...rest,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
    })),
    seatHistory: held.map(({ group, fromAt, untilAt, ...rest }) => ({
      workgroup: ownNameOf(viewer, group),
      ...rest,
      from: iso(fromAt),
      until: iso(untilAt),
    })),
  }
}
