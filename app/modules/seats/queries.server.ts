import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownMember, shownWorkgroup } from '#app/modules/people/names.ts'
import { holderStays, notEnded } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, seatHolding, user, workgroup } from '#db/schema/index.ts'

const longestHistory = 500

/** An organisation for its manager or an administrator. @throws NotFound for anybody else */
export async function managedOrganisation(reader: Reader, viewer: Viewer, slug: string) {
  const [found] = await reader
    .select({
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      namesHidden: organisation.namesHidden,
    })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  const manager = found !== undefined && roleIn(viewer, found.id) === 'manager'
  if (!found || (!manager && !administers(viewer))) throw new NotFound()
  return { ...found, manager }
}

/** The seats of an organisation, who may take one over, and who held which from when till when. @throws NotFound */
export async function getSeats(reader: Reader, viewer: Viewer, slug: string) {
  const found = await managedOrganisation(reader, viewer, slug)
  const person = { ...personColumns(viewer), email: user.email }
  const group = { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden }
  const held = await reader
    .select({
      id: seat.id,
      succeeds: seat.succeeds,
      startsAt: seat.startsAt,
      endsAt: seat.endsAt,
      coordinator: seat.coordinator,
      pendingSince: seat.pendingSince,
      group,
      holder: person,
      holderId: seat.userId,
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .leftJoin(user, and(eq(user.id, seat.userId), holderStays(viewer.now)))
    .where(and(eq(seat.organisationId, found.id), notEnded(seat.endsAt, viewer.now)))
    .orderBy(asc(workgroup.name), asc(seat.id))
  const members = await reader
    .select({ person })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(eq(membership.organisationId, found.id), ne(membership.role, 'guest'), liveMembership(viewer.now)))
  const holdings = await reader
    .select({
      id: seatHolding.id,
      fromAt: seatHolding.fromAt,
      untilAt: seatHolding.untilAt,
      memberUntil: membership.endsAt,
      group,
      person,
    })
    .from(seatHolding)
    .innerJoin(workgroup, eq(workgroup.id, seatHolding.workgroupId))
    .innerJoin(user, eq(user.id, seatHolding.userId))
    .leftJoin(
      membership,
      and(eq(membership.userId, seatHolding.userId), eq(membership.organisationId, seatHolding.organisationId)),
    )
    .where(eq(seatHolding.organisationId, found.id))
    .orderBy(desc(sql`coalesce(${seatHolding.fromAt}, 0)`), desc(seatHolding.id))
    .limit(longestHistory)
  return {
    organisation: found,
    seats: held.map((row) => ({
      id: row.id,
      workgroup: shownWorkgroup(viewer, row.group),
      coordinator: row.coordinator,
      pending: row.pendingSince !== null,
      startsAt: row.startsAt !== null && row.startsAt > viewer.now ? row.startsAt : null,
      endsAt: row.endsAt,
      followed: held.some((next) => next.succeeds === row.id && (next.startsAt ?? 0) > viewer.now),
      holderId: row.holderId,
      holder: row.holder && shownMember(viewer, row.holder, found),
    })),
    people: members
      .filter(({ person: one }) => one.id !== viewer.userId)
      .map(({ person: one }) => ({ id: one.id, name: shownMember(viewer, one, found) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true })),
    history: holdings.map((row) => ({
      id: row.id,
      workgroup: shownWorkgroup(viewer, row.group),
      holder: shownMember(viewer, row.person, found),
      fromAt: row.fromAt,
      untilAt: earliest(row.untilAt, row.memberUntil),
    })),
  }
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}
