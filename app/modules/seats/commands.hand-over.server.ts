import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { assertMayHold, closeSeat, currentSeat, nameHolder } from '#app/modules/people/commands.workgroups.server.ts'
import { wasLetInBy } from '#app/modules/people/confirmers.server.ts'
import { askToConfirmSeat } from '#app/modules/people/coordinators.server.ts'
import { assertFresh, manages, type Acting } from '#app/modules/people/grants.server.ts'
import { followHolder } from '#app/modules/people/seat-holders.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { seat, user } from '#db/schema/index.ts'

const longestMs = 366 * 24 * 3_600_000

/**
 * Gives a seat another holder, at once or from a day on; until then the old one stays. By a manager of the organisation.
 * What the old holder made stays where it is: in the workgroup it is edited by its coordinators, and what only its maker
 * edits waits for a co-editor whom the owner's manager names. Who takes over a coordinator's seat is a member, until they
 * are appointed.
 * @param input.from `YYYY-MM-DD`, the first day; absent for at once
 * @param input.holder whom the form showed as holder, null for nobody
 * @throws Conflict where the holder changed since, or somebody is to follow already; Forbidden, Invalid, NotFound
 */
export async function handOver(
  tx: Tx,
  viewer: Acting,
  input: { seatId: string; userId: string; from?: string | undefined; holder: string | null },
): Promise<void> {
  assertFresh(viewer)
  const held = await currentSeat(tx, input.seatId, viewer.now)
  if (!manages(viewer, held.organisationId)) {
    if (administers(viewer)) throw new Forbidden('Een beheerder van de organisatie zelf draagt een zitplaats over.')
    throw new NotFound()
  }
  if (held.userId !== input.holder)
    throw new Conflict('De houder is gewijzigd sinds u dit zag. Kijk hieronder wie het nu is.')
  const [next] = await tx.select({ id: seat.id }).from(seat).where(followsLater(held.id, viewer.now))
  if (next || (held.startsAt !== null && held.startsAt > viewer.now))
    throw new Conflict('Er staat al een overdracht klaar. Trek die eerst in.')
  const from = input.from === undefined ? viewer.now : firstMoment(input.from, viewer.now)
  if (from > viewer.now && held.userId !== null) await handOverLater(tx, viewer, held, { userId: input.userId, from })
  else if (from > viewer.now) throw new Invalid({ from: ['Deze zitplaats is vrij: de nieuwe houder begint meteen.'] })
  else await nameHolder(tx, viewer, { seatId: held.id, userId: input.userId })
  if (held.coordinator && held.pendingSince === null) await askForCoordinator(tx, held.workgroupId, from)
}

/** Takes a hand-over back that has not begun: the holder stays. */
export async function cancelHandOver(tx: Tx, viewer: Acting, seatId: string): Promise<void> {
  assertFresh(viewer)
  const next = await currentSeat(tx, seatId, viewer.now)
  if (!manages(viewer, next.organisationId)) throw new NotFound()
  if (next.startsAt === null || next.startsAt <= viewer.now)
    throw new Conflict('Deze overdracht is al ingegaan. Draag de zitplaats opnieuw over.')
  await closeSeat(tx, next.id, viewer.now)
  await note(tx, viewer, 'cancel-hand-over', next, {})
}

async function handOverLater(
  tx: Tx,
  viewer: Acting,
  held: typeof seat.$inferSelect,
  next: { userId: string; from: number },
): Promise<void> {
  if (held.pendingSince !== null) throw new Conflict('Deze zitplaats wacht nog op een bevestiging.')
  if (held.endsAt !== null && held.endsAt <= next.from)
    throw new Invalid({ from: ['De zitplaats loopt dan al af. Kies een eerdere dag.'] })
  await assertMayHold(tx, viewer, held, next)
  const letIn = await wasLetInBy(tx, viewer.userId, [next.userId])
  const { workgroupId, organisationId, endsAt } = held
  await tx.update(seat).set({ endsAt: next.from }).where(eq(seat.id, held.id))
  const [made] = await tx
    .insert(seat)
    .values({
      workgroupId,
      organisationId,
      userId: next.userId,
      startsAt: next.from,
      succeeds: held.id,
      endsAt,
      pendingSince: letIn ? viewer.now : null,
      createdBy: letIn ? viewer.userId : held.createdBy,
      confirmedBy: letIn ? null : held.confirmedBy,
    })
    .returning({ id: seat.id })
  if (!made) throw new NotFound()
  await note(tx, viewer, 'hand-over', held, { from: held.userId, to: next.userId, at: next.from, pending: letIn })
  await followHolder(tx, held.id, viewer.now)
  await followHolder(tx, made.id, viewer.now)
  if (letIn) await askToConfirmSeat(tx, viewer, held)
}

/** The midnight at which the day begins; today is now. @throws Invalid */
function firstMoment(date: string, now: number): number {
  if (date === isoDate(now)) return now
  const from = amsterdamInstant(date)
  if (from < now) throw new Invalid({ from: ['Kies vandaag of een latere dag.'] })
  if (from > now + longestMs) throw new Invalid({ from: ['Kies een dag binnen een jaar.'] })
  return from
}

export const followsLater = (seatId: string, now: number) =>
  and(eq(seat.succeeds, seatId), gt(seat.startsAt, now), or(isNull(seat.endsAt), gt(seat.endsAt, now)))

/** Administrators appoint one where the workgroup is left without: asked at the moment that this may be so. */
async function askForCoordinator(tx: Tx, workgroupId: string, at: number): Promise<void> {
  const administrators = await tx
    .select({ userId: user.id })
    .from(user)
    .where(and(eq(user.administrator, true), isNull(user.suspendedAt)))
  for (const { userId } of administrators)
    await emit(tx, {
      topic: 'seat-mail',
      key: `no-coordinator:${workgroupId}:${userId}`,
      payload: { about: 'no-coordinator', userId, workgroupId },
      dueAt: at,
    })
}

function note(
  tx: Tx,
  viewer: Acting,
  action: string,
  held: typeof seat.$inferSelect,
  detail: Record<string, string | number | boolean | null>,
): Promise<void> {
  const { id: objectId, organisationId, workgroupId } = held
  return record(
    tx,
    { actor: viewer.userId, action, object: 'seat', objectId, organisationId, workgroupId, detail },
    viewer.now,
  )
}
