import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { sendInvitation } from '#app/modules/people/commands.members.server.ts'
import { confirmableMembers } from '#app/modules/people/confirmers.server.ts'
import { markOf } from '#app/modules/people/grant-state.server.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownMember } from '#app/modules/people/names.ts'
import { notEnded } from '#app/modules/people/queries.server.ts'
import { hasSignIn } from '#app/modules/sso/signs-in.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { maxConfirmed } from './forms.ts'
import { item, membership, organisation, reminder, user } from '#db/schema/index.ts'

const dayMs = 24 * 3_600_000
/** 1 where the user of the row has chosen a way to sign in. */
const hasBegun = sql<number>`(${or(isNotNull(user.passwordHash), hasPasskey, hasSignIn())})`
/** 1 where the user of the row has a second factor, here or at their organisation. */
const hasSecond = sql<number>`(${or(isNotNull(user.totpEnrolledAt), hasPasskey, hasSignIn({ proven: true }))})`

/** How far an organisation is with its managers. */
export interface Progress {
  slug: string
  name: string
  /** Managers that are confirmed, and how far they came: a way to sign in, and one that proves a second factor. */
  managers: number
  waiting: number
  active: number
  enrolled: number
  shared: boolean
  /** Managers who may be reminded now. */
  remindable: string[]
  remindedAt: number | null
}

/**
 * The grid of who has begun, for an administrator: organisations of one kind, by name.
 * @param kind a kind of organisation
 */
export async function listProgress(read: Reader, viewer: Viewer, kind: string): Promise<Progress[]> {
  const rows = await read
    .select({
      slug: organisation.slug,
      name: organisation.name,
      userId: user.id,
      pendingSince: membership.pendingSince,
      active: hasBegun,
      enrolled: hasSecond,
      remindedAt: reminder.sentAt,
      // Of stricter items nothing is told here, so it is what all partners can see.
      shared: sql<number>`EXISTS (SELECT 1 FROM ${item} WHERE ${and(
        eq(item.ownerId, organisation.id),
        eq(item.status, 'published'),
        inArray(item.label, ['CLEAR', 'GREEN']),
      )})`,
    })
    .from(organisation)
    .leftJoin(
      membership,
      and(
        eq(membership.organisationId, organisation.id),
        eq(membership.role, 'manager'),
        notEnded(membership.endsAt, viewer.now),
      ),
    )
    .leftJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .leftJoin(reminder, eq(reminder.userId, user.id))
    .where(and(eq(organisation.kind, kind), isNull(organisation.mergedInto)))
    .orderBy(asc(organisation.name), asc(organisation.id))
  const grid = new Map<string, Progress>()
  for (const row of rows) {
    const one = grid.get(row.slug) ?? emptyProgress(row)
    grid.set(row.slug, one)
    if (row.userId === null) continue
    if (row.pendingSince !== null) one.waiting++
    else {
      one.managers++
      one.active += row.active
      one.enrolled += row.enrolled
      if (row.enrolled === 0 && mayRemind(row.remindedAt, viewer.now)) one.remindable.push(row.userId)
    }
    one.remindedAt = Math.max(one.remindedAt ?? 0, row.remindedAt ?? 0) || null
  }
  return [...grid.values()]
}

const emptyProgress = ({ slug, name, shared }: { slug: string; name: string; shared: number }): Progress => ({
  slug,
  name,
  managers: 0,
  waiting: 0,
  active: 0,
  enrolled: 0,
  shared: shared === 1,
  remindable: [],
  remindedAt: null,
})

const mayRemind = (remindedAt: number | null, now: number): boolean => remindedAt === null || now - remindedAt >= dayMs

/** Managers-to-be that this administrator may confirm, and how many wait for somebody else. */
export async function listWaitingManagers(read: Reader, viewer: Acting) {
  const rows = await read
    .select({
      id: membership.id,
      role: membership.role,
      endsAt: membership.endsAt,
      pendingSince: membership.pendingSince,
      createdBy: membership.createdBy,
      person: { ...personColumns(viewer), email: user.email },
      where: { id: organisation.id, name: organisation.name, namesHidden: organisation.namesHidden },
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(eq(membership.role, 'manager'), isNotNull(membership.pendingSince), notEnded(membership.endsAt, viewer.now)),
    )
    .orderBy(asc(organisation.name), asc(user.number))
  const waiting = rows.map((row) => ({
    ...row,
    waiting: { organisationId: row.where.id, createdBy: row.createdBy, userId: row.person.id },
  }))
  const mine = await confirmableMembers(read, viewer, waiting)
  return {
    mine: mine.slice(0, maxConfirmed).map(({ person, where, ...row }) => ({
      grant: `${row.id}:${markOf({ ...row, userId: person.id })}`,
      name: shownMember(viewer, person, where),
      email: person.hidden === 1 || where.namesHidden ? null : person.email,
      organisation: where.name,
    })),
    others: rows.length - mine.length,
  }
}

/**
 * Mails managers who have no second factor yet: the invitation again where they have no way to sign in, otherwise a reminder.
 * Each at most once a day.
 * @param among these people; all managers of organisations of a kind where there are none
 * @returns how many are mailed
 * @throws NotFound where one of these people manages nothing
 */
export async function remindManagers(
  tx: Tx,
  viewer: Acting,
  among: { userIds: readonly string[]; kind: string },
): Promise<number> {
  assertAdministrator(viewer)
  const { userIds, kind } = among
  const rows = await tx
    .selectDistinct({ id: user.id, begun: hasBegun, enrolled: hasSecond, remindedAt: reminder.sentAt })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .leftJoin(reminder, eq(reminder.userId, user.id))
    .where(
      and(
        eq(membership.role, 'manager'),
        liveMembership(viewer.now),
        isNull(user.suspendedAt),
        userIds.length === 0 ? eq(organisation.kind, kind) : inArray(user.id, [...userIds]),
      ),
    )
  if (userIds.some((id) => !rows.some((row) => row.id === id))) throw new NotFound()
  const due = rows.filter((row) => !row.enrolled && mayRemind(row.remindedAt, viewer.now))
  for (const { id, begun } of due) {
    if (begun) await emit(tx, { topic: 'send-mail', key: `factor:${id}`, payload: { template: 'factor', userId: id } })
    else await sendInvitation(tx, id)
    await tx
      .insert(reminder)
      .values({ userId: id, sentAt: viewer.now })
      .onConflictDoUpdate({ target: reminder.userId, set: { sentAt: viewer.now } })
    await record(tx, { actor: viewer.userId, action: 'remind', object: 'user', objectId: id }, viewer.now)
  }
  return due.length
}
