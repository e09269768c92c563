import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Role } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { emptySeats, rank } from '#app/modules/people/commands.members.server.ts'
import type { Tx } from '#db/client.server.ts'
import { membership, organisationMergeRole, seat } from '#db/schema/index.ts'

type Held = typeof membership.$inferSelect & { live: boolean }

/** What moving the people tells whoever moves their keys. */
export interface MovedPeople {
  /** Users whose `person:` key at the old organisation becomes one at the new: they held it, or would after a confirmation. */
  carried: string[]
  /** Users who held no key at the new organisation and do from now on: what was left behind there stays closed to them. */
  arriving: string[]
  /** Memberships that ended here, by id, with the one at the new organisation that stands in their place. */
  folded: Map<string, string>
  /** Seats that may have another holder than before, or none. */
  changedSeats: string[]
  /** Those of the old organisation whose holder keeps one of the new. */
  endedSeats: string[]
  count: number
}

/**
 * Moves everybody who belongs to the old organisation. Of who belongs to both the lower role stays: a merge gives nobody
 * more than they had. What has ended stays where it was, as history.
 */
export async function movePeople(
  tx: Tx,
  input: { mergeId: string; fromId: string; intoId: string; now: number },
): Promise<MovedPeople> {
  const { fromId, intoId, now } = input
  const ended = ({ endsAt }: Held) => endsAt !== null && endsAt <= now
  // What is live by its organisation's exception for its managers stays so, with other managers beside it.
  await tx
    .update(membership)
    .set({ reviewBy: null })
    .where(and(inArray(membership.organisationId, [fromId, intoId]), liveMembership(now)))
  const leaving = (await membersOf(tx, fromId, now)).filter((held) => !ended(held))
  const there = new Map((await membersOf(tx, intoId, now)).map((row) => [row.userId, row]))
  const dead = await emptyDeadSeats(tx, fromId, leaving, there)
  const moved: MovedPeople = {
    carried: [],
    arriving: [],
    folded: new Map(),
    changedSeats: dead,
    endedSeats: [],
    count: leaving.length,
  }
  const alone: string[] = []
  for (const held of leaving) {
    const other = there.get(held.userId)
    if (!other) {
      alone.push(held.id)
      moved.carried.push(held.userId)
      continue
    }
    if (held.live && other.live) await keepLower(tx, input.mergeId, held, other)
    else if (held.live || ended(other)) {
      await emptySeats(tx, { userId: held.userId, organisationId: intoId }, now)
      await takeOver(tx, held, other.id)
      moved.arriving.push(held.userId)
    }
    if (held.live || ended(other)) moved.carried.push(held.userId)
    moved.folded.set(held.id, other.id)
    await tx.update(membership).set({ endsAt: now, reviewBy: null }).where(eq(membership.id, held.id))
  }
  for (let i = 0; i < alone.length; i += 500)
    await tx
      .update(membership)
      .set({ organisationId: intoId })
      .where(inArray(membership.id, alone.slice(i, i + 500)))
  const seats = await moveSeats(tx, fromId, intoId, now)
  moved.endedSeats = seats.ended
  moved.changedSeats.push(...seats.ended, ...seats.kept, ...(await emptyGuests(tx, intoId)))
  return moved
}

/** All memberships of the organisation, with whether they are live. */
async function membersOf(tx: Tx, organisationId: string, now: number): Promise<Held[]> {
  const here = eq(membership.organisationId, organisationId)
  const live = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(and(here, liveMembership(now)))
  const ids = new Set(live.map(({ id }) => id))
  const rows = await tx.select().from(membership).where(here)
  return rows.map((row) => ({ ...row, live: ids.has(row.id) }))
}

async function keepLower(tx: Tx, mergeId: string, from: Held, into: Held): Promise<void> {
  const role: Role = rank[from.role] < rank[into.role] ? from.role : into.role
  const endsAt = later(from.endsAt, into.endsAt)
  await tx.update(membership).set({ role, endsAt, reviewBy: null }).where(eq(membership.id, into.id))
  if (from.role !== into.role)
    await tx
      .insert(organisationMergeRole)
      .values({ mergeId, userId: from.userId, fromRole: from.role, intoRole: into.role })
}

/** What counted at the old organisation counts in place of what had ended, or never began, at the new one. */
async function takeOver(tx: Tx, from: Held, intoMembershipId: string): Promise<void> {
  const { role, startedAt, endsAt, pendingSince, createdBy, confirmedBy, reviewBy } = from
  await tx
    .update(membership)
    .set({ role, startedAt, endsAt, pendingSince, createdBy, confirmedBy, reviewBy })
    .where(eq(membership.id, intoMembershipId))
}

/** Seats whose holder counts at the new organisation only: they gave nothing, and must not begin to. */
async function emptyDeadSeats(
  tx: Tx,
  fromId: string,
  leaving: readonly Held[],
  there: ReadonlyMap<string, Held>,
): Promise<string[]> {
  const keeps = new Set(leaving.filter((held) => held.live || !there.get(held.userId)?.live).map((held) => held.userId))
  const seats = await tx
    .select({ id: seat.id, userId: seat.userId })
    .from(seat)
    .where(and(eq(seat.organisationId, fromId), isNotNull(seat.userId)))
  const dead = seats.filter(({ userId }) => userId !== null && !keeps.has(userId)).map(({ id }) => id)
  if (dead.length > 0) await tx.update(seat).set({ userId: null, coordinator: false }).where(inArray(seat.id, dead))
  return dead
}

/** Moves the seats; who holds one for each of the two in a workgroup keeps the one with what the other gave. */
async function moveSeats(
  tx: Tx,
  fromId: string,
  intoId: string,
  now: number,
): Promise<{ ended: string[]; kept: string[] }> {
  const ended: string[] = []
  const kept: string[] = []
  const live = new Set(
    (
      await tx
        .select({ id: seat.id })
        .from(seat)
        .where(and(inArray(seat.organisationId, [fromId, intoId]), liveSeat(now)))
    ).map(({ id }) => id),
  )
  const held = await tx
    .select()
    .from(seat)
    .where(and(inArray(seat.organisationId, [fromId, intoId]), isNotNull(seat.userId)))
  const same = (a: (typeof held)[number], b: (typeof held)[number]) =>
    a.workgroupId === b.workgroupId && a.userId === b.userId
  for (const from of held.filter((one) => one.organisationId === fromId)) {
    const into = held.find((one) => one.organisationId === intoId && same(one, from))
    if (!into) continue
    await tx.update(seat).set({ userId: null, coordinator: false, endsAt: now }).where(eq(seat.id, from.id))
    ended.push(from.id)
    if (!live.has(from.id)) continue
    const { coordinator, startsAt, endsAt, pendingSince, createdBy, confirmedBy } = from
    const taken = live.has(into.id)
      ? { coordinator: coordinator || into.coordinator, endsAt: later(endsAt, into.endsAt) }
      : { coordinator, startsAt, endsAt, pendingSince, createdBy, confirmedBy }
    await tx.update(seat).set(taken).where(eq(seat.id, into.id))
    kept.push(into.id)
  }
  await tx.update(seat).set({ organisationId: intoId }).where(eq(seat.organisationId, fromId))
  return { ended, kept }
}

const later = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : Math.max(a, b))

/** A guest holds no seat; one kept for later would come alive with another role. */
async function emptyGuests(tx: Tx, intoId: string): Promise<string[]> {
  const emptied = await tx
    .update(seat)
    .set({ userId: null, coordinator: false })
    .where(
      and(
        eq(seat.organisationId, intoId),
        sql`${seat.userId} IN (SELECT ${membership.userId} FROM ${membership} WHERE ${and(
          eq(membership.organisationId, intoId),
          eq(membership.role, 'guest'),
        )})`,
      ),
    )
    .returning({ id: seat.id })
  return emptied.map(({ id }) => id)
}
