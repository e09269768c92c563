import { and, count, desc, eq, isNotNull } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { begun, liveSeat } from '#app/auth/viewer.server.ts'
import { manages, managersOf } from '#app/modules/people/grants.server.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { hidesNamesFrom, shownMember, shownName, shownWorkgroup } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisationReview, organisationReviewMark, seat, user, workgroup } from '#db/schema/index.ts'
import { graceMs, nextReview, openBeforeMs } from './review-dates.ts'
import { mayMark, openReviewOf } from './reviews.server.ts'

interface Of {
  id: string
  namesHidden: boolean
  managedSince: number | null
  reviewedAt: number | null
}

/**
 * Everybody who belongs to an organisation with what there is to decide about them, and the rounds that were. For who may
 * see its page: the caller has asked that.
 */
export async function reviewPage(reader: Reader, viewer: Viewer, of: Of) {
  const open = await openReviewOf(reader, of.id)
  const managerIds = (await managersOf(reader, of.id, viewer.now)).map(({ userId }) => userId)
  const seats = await seatsByHolder(reader, viewer, of.id)
  const rows = await reader
    .select({
      membershipId: membership.id,
      person: { ...personColumns(viewer), email: user.email },
      role: membership.role,
      endsAt: membership.endsAt,
      reviewBy: membership.reviewBy,
      lastActiveDay: user.lastActiveDay,
      outcome: organisationReviewMark.outcome,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .leftJoin(
      organisationReviewMark,
      and(eq(organisationReviewMark.membershipId, membership.id), eq(organisationReviewMark.reviewId, open?.id ?? '')),
    )
    .where(and(eq(membership.organisationId, of.id), begun(membership, viewer.now)))
  const hidesAll = hidesNamesFrom(viewer, of)
  const people = rows.map(({ person, lastActiveDay, reviewBy, outcome, ...row }) => {
    const waits = open !== null && reviewBy !== null
    return {
      ...row,
      name: shownMember(viewer, person, of),
      // When somebody was seen is a fact of their account, which another organisation may keep to itself.
      lastActiveMonth: hidesAll || person.hidden === 1 ? 'hidden' : (lastActiveDay?.slice(0, 7) ?? null),
      seats: seats.get(person.id) ?? [],
      state: lapsed(reviewBy, viewer.now) ? ('lapsed' as const) : waits ? ('waits' as const) : outcome,
      self: person.id === viewer.userId,
      mayMark: waits && mayMark(viewer, of.id, { userId: person.id }, managerIds),
    }
  })
  people.sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }))
  return {
    round: open && { dueAt: open.dueAt, stopsAt: open.dueAt + graceMs, overdue: open.dueAt <= viewer.now },
    next: nextReview(of),
    mayBegin: open === null && manages(viewer, of.id),
    dueIfBegun: viewer.now + openBeforeMs,
    people,
    history: await pastRounds(reader, viewer, of),
  }
}

const lapsed = (reviewBy: number | null, now: number): boolean => reviewBy !== null && reviewBy <= now

async function seatsByHolder(reader: Reader, viewer: Viewer, organisationId: string): Promise<Map<string, string[]>> {
  const rows = await reader
    .select({
      userId: seat.userId,
      coordinator: seat.coordinator,
      workgroup: { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden },
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .where(and(eq(seat.organisationId, organisationId), isNotNull(seat.userId), liveSeat(viewer.now)))
  const held = new Map<string, string[]>()
  for (const { userId, coordinator, workgroup: group } of rows) {
    const name = `${shownWorkgroup(viewer, group)}${coordinator ? ' (coördinator)' : ''}`
    held.set(userId ?? '', [...(held.get(userId ?? '') ?? []), name])
  }
  return held
}

/** The last rounds that were closed: when, by whom, how many stayed and how many were ended. */
async function pastRounds(reader: Reader, viewer: Viewer, of: Of) {
  const closed = await reader
    .select({
      id: organisationReview.id,
      dueAt: organisationReview.dueAt,
      closedAt: organisationReview.closedAt,
      outcome: organisationReviewMark.outcome,
      by: personColumns(viewer),
      people: count(organisationReviewMark.membershipId),
    })
    .from(organisationReview)
    .leftJoin(organisationReviewMark, eq(organisationReviewMark.reviewId, organisationReview.id))
    .leftJoin(user, eq(user.id, organisationReviewMark.markedBy))
    .where(and(eq(organisationReview.organisationId, of.id), isNotNull(organisationReview.closedAt)))
    .groupBy(organisationReview.id, organisationReviewMark.outcome, organisationReviewMark.markedBy)
    .orderBy(desc(organisationReview.closedAt))
    .limit(100)
  const rounds = new Map<string, { id: string; closedAt: number; kept: number; ended: number; by: string[] }>()
  for (const { id, closedAt, outcome, by, people } of closed) {
    const round = rounds.get(id) ?? { id, closedAt: closedAt ?? 0, kept: 0, ended: 0, by: [] }
    rounds.set(id, round)
    if (outcome === 'kept') round.kept += people
    if (outcome === 'ended') round.ended += people
    const name = by && shownName(viewer, by, of)
    if (name && !round.by.includes(name)) round.by.push(name)
  }
  return [...rounds.values()]
}
