import { and, asc, eq, isNull, not, or } from 'drizzle-orm'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { Conflict, Invalid, NotFound } from '#app/lib/errors.ts'
import { addPerson } from '#app/modules/people/commands.members.server.ts'
import { openAndTell, type Acting } from '#app/modules/people/grants.server.ts'
import { holderStays } from '#app/modules/people/queries.server.ts'
import { followHolder, forgetEnded } from '#app/modules/people/seat-holders.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, seat, seatRequest, user, type workgroup } from '#db/schema/index.ts'
import { handOver } from './commands.hand-over.server.ts'
import type { SeatRequest } from './deciders.server.ts'

/**
 * Does what was agreed to. Everything is asked again: whoever asked may have left, the workgroup may have closed its doors.
 * @param seen the number of items that the viewer was told a new seat opens
 */
export async function fulfil(
  tx: Tx,
  viewer: Acting,
  request: SeatRequest,
  group: typeof workgroup.$inferSelect,
  seen: number | undefined,
): Promise<void> {
  if (request.kind === 'successor') return follow(tx, viewer, request)
  if (request.kind === 'join' && (group.hidden || group.joining === 'invited'))
    throw new Conflict('Deze werkgroep nodigt nu zelf uit. Weiger de aanvraag.')
  const userId =
    request.kind === 'join' ? await stillMember(tx, viewer, request) : await memberByAddress(tx, viewer, request)
  const { workgroupId, organisationId } = request
  await forgetEnded(tx, { workgroupId, organisationId, userId }, viewer.now)
  const [held] = await tx
    .select({ id: seat.id })
    .from(seat)
    .where(and(eq(seat.workgroupId, workgroupId), eq(seat.organisationId, organisationId), eq(seat.userId, userId)))
  if (held) throw new Conflict('Deze persoon heeft al een zitplaats in deze werkgroep.')
  const by = { createdBy: request.coordinatorBy ?? request.managerBy, confirmedBy: request.managerBy }
  const vacant = await vacantSeat(tx, request, viewer.now)
  if (vacant === null) await openAndTell(tx, viewer, [`wg:${workgroupId}`], seen)
  const [given] =
    vacant === null
      ? await tx
          .insert(seat)
          .values({ workgroupId, organisationId, userId, ...by })
          .returning({ id: seat.id })
      : await tx.update(seat).set({ userId, coordinator: false }).where(eq(seat.id, vacant)).returning({ id: seat.id })
  if (!given) throw new NotFound()
  await tx.update(seatRequest).set({ userId, seatId: given.id }).where(eq(seatRequest.id, request.id))
  await followHolder(tx, given.id, viewer.now)
}

/** A seat of the organisation at this table that nobody holds, so that no new one is needed. @returns its id, or null */
export async function vacantSeat(
  reader: Reader,
  of: { workgroupId: string; organisationId: string },
  now: number,
): Promise<string | null> {
  const [found] = await reader
    .select({ id: seat.id })
    .from(seat)
    .where(
      and(
        eq(seat.workgroupId, of.workgroupId),
        eq(seat.organisationId, of.organisationId),
        liveSeat(now),
        isNull(seat.endsAt),
        or(isNull(seat.userId), not(holderStays(now))),
      ),
    )
    .orderBy(asc(seat.id))
    .limit(1)
  return found?.id ?? null
}

async function follow(tx: Tx, viewer: Acting, request: SeatRequest): Promise<void> {
  const { seatId, userId, startsAt, askedBy: holder } = request
  if (seatId === null || userId === null) throw new NotFound()
  const from = startsAt !== null && startsAt > viewer.now ? isoDate(startsAt) : undefined
  await handOver(tx, viewer, { seatId, userId, from, holder })
}

async function stillMember(tx: Tx, viewer: Acting, request: SeatRequest): Promise<string> {
  const [row] = await tx
    .select({ role: membership.role })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .where(
      and(
        eq(membership.userId, request.userId ?? ''),
        eq(membership.organisationId, request.organisationId),
        liveMembership(viewer.now),
      ),
    )
  if (!row || row.role === 'guest' || request.userId === null)
    throw new Conflict('De aanvrager hoort niet meer bij deze organisatie. Weiger de aanvraag.')
  return request.userId
}

/** Who was invited, as a member of the organisation: added by its manager, who agrees, where they are none yet. */
async function memberByAddress(tx: Tx, viewer: Acting, request: SeatRequest): Promise<string> {
  const found = () =>
    tx
      .select({ userId: membership.userId, role: membership.role })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(
        and(
          eq(user.email, request.email),
          eq(membership.organisationId, request.organisationId),
          liveMembership(viewer.now),
        ),
      )
  const { organisationId, name, email, jobTitle } = request
  if ((await found()).length === 0)
    await addPerson(tx, viewer, { organisationId, name, email, jobTitle, role: 'reader', endsAt: null })
  const [member] = await found()
  if (!member || member.role === 'guest')
    throw new Invalid('Een gast kan geen zitplaats krijgen. Geef deze persoon eerst een andere rol.')
  if (member.userId === viewer.userId) throw new Invalid('U kunt uzelf geen zitplaats geven. Vraag een collega.')
  return member.userId
}
