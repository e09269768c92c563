import { and, asc, eq } from 'drizzle-orm'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { noticesOf } from '#app/modules/notifications/notices.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { apiToken, audit, item, membership, organisation, seat, session, user, workgroup } from '#db/schema/index.ts'
import { expertiseOf } from './expertise.server.ts'

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/**
 * Everything the portal keeps about the viewer, for themselves: no names of others, and of what they made only what they may
 * still read. Instants as ISO 8601 in UTC.
 */
export async function ownData(read: Reader, viewer: Viewer & { userId: string }) {
  const { userId } = viewer
  const [person] = await read.select().from(user).where(eq(user.id, userId))
  if (!person) throw new NotFound()
  const memberships = await read
    .select({
      organisation: organisation.name,
      role: membership.role,
      startedAt: membership.startedAt,
      endsAt: membership.endsAt,
      pendingSince: membership.pendingSince,
    })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(eq(membership.userId, userId))
    .orderBy(asc(membership.startedAt))
  const seats = await read
    .select({
      workgroupId: workgroup.id,
      workgroup: workgroup.name,
      hidden: workgroup.hidden,
      organisation: organisation.name,
      coordinator: seat.coordinator,
      endsAt: seat.endsAt,
    })
    .from(seat)
    .innerJoin(workgroup, eq(workgroup.id, seat.workgroupId))
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .where(eq(seat.userId, userId))
  const sessions = await read.select().from(session).where(eq(session.userId, userId)).orderBy(asc(session.createdAt))
  const tokens = await read.select().from(apiToken).where(eq(apiToken.userId, userId)).orderBy(asc(apiToken.createdAt))
  const made = await read
    .select({ id: item.id, kind: item.kind, title: item.title, label: item.label, createdAt: item.createdAt })
    .from(item)
    .where(and(eq(item.creatorId, userId), itemsWhere(mayRead(viewer), viewer.now)))
    .orderBy(asc(item.createdAt))
  const acts = await read
    .select({ at: audit.at, action: audit.action, object: audit.object, objectId: audit.objectId })
    .from(audit)
    .where(eq(audit.actor, userId))
    .orderBy(asc(audit.seq))
  return {
    account: {
      id: person.id,
      number: person.number,
      name: person.name,
      email: person.email,
      jobTitle: person.jobTitle,
      administrator: person.administrator,
      createdAt: iso(person.createdAt),
      password: person.passwordHash !== null,
      secondFactorSince: iso(person.totpEnrolledAt),
    },
    memberships: memberships.map((m) => ({
      ...m,
      startedAt: iso(m.startedAt),
      endsAt: iso(m.endsAt),
      pendingSince: iso(m.pendingSince),
    })),
    // Of a hidden workgroup that they have left, the name is theirs no longer.
    seats: seats.map(({ workgroupId, hidden, workgroup: name, endsAt, ...rest }) => ({
      workgroup: hidden && !viewer.keys.has(`wg:${workgroupId}`) ? null : name,
      ...rest,
      endsAt: iso(endsAt),
    })),
    expertise: await expertiseOf(read, userId),
    notices: await noticesOf(read, userId),
    sessions: sessions.map(({ createdAt, seenAt, factorAt, address, agent }) => ({
      createdAt: iso(createdAt),
      seenAt: iso(seenAt),
      factorAt: iso(factorAt),
      address,
      agent,
    })),
    tokens: tokens.map(({ name, scopes, createdAt, expiresAt, usedAt, revokedAt }) => ({
      name,
      scopes,
      createdAt: iso(createdAt),
      expiresAt: iso(expiresAt),
      usedAt: iso(usedAt),
      revokedAt: iso(revokedAt),
    })),
    items: made.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: iso(createdAt) })),
    acts: acts.map(({ at, ...rest }) => ({ at: iso(at), ...rest })),
  }
}
