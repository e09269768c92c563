import { and, eq, gt, isNull, ne, or } from 'drizzle-orm'
import { coordinates, roleIn, seatIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { assertFresh, manages, type Acting } from '#app/modules/people/grants.server.ts'
import { forgetEnded } from '#app/modules/people/seat-holders.server.ts'
import { seesWorkgroup } from '#app/modules/people/names.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { membership, organisation, seat, seatRequest, workgroup } from '#db/schema/index.ts'
import { canGive, decidersOf, missingOf, type SeatRequest } from './deciders.server.ts'
import { fulfil } from './fulfil.server.ts'

/**
 * Asks for a seat of one's own organisation.
 * @throws NotFound where the workgroup is not shown to them; Forbidden where it invites only; Conflict where they asked already
 */
export async function askToJoin(
  tx: Tx,
  viewer: Acting,
  input: { workgroupId: string; organisationId: string; reason: string },
): Promise<string> {
  const { workgroupId, organisationId } = input
  const [group] = await tx.select().from(workgroup).where(eq(workgroup.id, workgroupId))
  if (!group || !seesWorkgroup(viewer, group)) throw new NotFound()
  if (group.hidden || group.joining === 'invited') throw new Forbidden('Deze werkgroep nodigt zelf uit.')
  const role = roleIn(viewer, organisationId)
  if (role === null || role === 'guest') throw new Invalid({ organisation: ['Kies een organisatie van uzelf.'] })
  if (!(await mayComeToTable(tx, workgroupId, organisationId, viewer.now)))
    throw new Forbidden('Voor uw organisatie is in deze werkgroep geen zitplaats.')
  await forgetEnded(tx, { workgroupId, organisationId, userId: viewer.userId }, viewer.now)
  const mine = and(
    eq(seat.workgroupId, workgroupId),
    eq(seat.organisationId, organisationId),
    eq(seat.userId, viewer.userId),
  )
  const [held] = await tx.select({ id: seat.id }).from(seat).where(mine)
  if (held) throw new Invalid('U hebt al een zitplaats in deze werkgroep.')
  return keep(tx, viewer, { kind: 'join', workgroupId, organisationId, userId: viewer.userId, reason: input.reason })
}

/** The holder of a seat names who is to follow them; a manager of the organisation decides. */
export async function proposeSuccessor(
  tx: Tx,
  viewer: Acting,
  input: { workgroupId: string; seatId: string; userId: string; startsAt: number | null },
): Promise<string> {
  const [held] = await tx
    .select()
    .from(seat)
    .where(and(eq(seat.id, input.seatId), eq(seat.workgroupId, input.workgroupId), eq(seat.userId, viewer.userId)))
  if (!held || seatIn(viewer, held.workgroupId)?.organisationId !== held.organisationId) throw new NotFound()
  if (input.userId === viewer.userId) throw new Invalid({ user: ['Kies iemand anders.'] })
  const [member] = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(
        eq(membership.userId, input.userId),
        eq(membership.organisationId, held.organisationId),
        ne(membership.role, 'guest'),
        liveMembership(viewer.now),
      ),
    )
  if (!member) throw new Invalid({ user: ['Kies iemand van uw organisatie, die geen gast is.'] })
  const { workgroupId, organisationId } = held
  const { userId, startsAt } = input
  return keep(tx, viewer, { kind: 'successor', workgroupId, organisationId, seatId: held.id, userId, startsAt })
}

/** Takes one's own request back. */
export async function withdrawRequest(tx: Tx, viewer: Acting, requestId: string): Promise<void> {
  const request = await openRequest(tx, requestId)
  if (request.askedBy !== viewer.userId) throw new NotFound()
  await close(tx, viewer, request, 'withdrawn')
}

/**
 * Gives what this viewer can give of the missing agreements; with the last one the seat is there.
 * @throws MustBeSeen where a new seat opens items that they were not told of; Forbidden, NotFound
 */
export async function agreeToRequest(
  tx: Tx,
  viewer: Acting,
  requestId: string,
  seen: number | undefined,
): Promise<void> {
  assertFresh(viewer)
  const { request, group } = await requestFor(tx, viewer, requestId)
  const missing = await missingOf(tx, request, group.joining, viewer.now)
  const gives = await canGive(tx, viewer, request, missing)
  if (!gives.coordinator && !gives.manager) throw new Forbidden('Iemand anders moet hierover beslissen.')
  const agreed = {
    ...request,
    coordinatorBy: gives.coordinator ? viewer.userId : request.coordinatorBy,
    managerBy: gives.manager ? viewer.userId : request.managerBy,
  }
  const { coordinatorBy, managerBy } = agreed
  await tx.update(seatRequest).set({ coordinatorBy, managerBy }).where(eq(seatRequest.id, request.id))
  await note(tx, viewer, 'agree-seat-request', request)
  const rest = { coordinator: missing.coordinator && !gives.coordinator, manager: missing.manager && !gives.manager }
  if (rest.coordinator || rest.manager) return
  const { workgroupId, organisationId } = request
  if (request.kind === 'join' && !(await mayComeToTable(tx, workgroupId, organisationId, viewer.now)))
    throw new Conflict('Voor deze organisatie is in de werkgroep geen zitplaats meer.')
  await fulfil(tx, viewer, agreed, group, seen)
  await close(tx, viewer, agreed, 'agreed')
}

/** By who could agree, and by managers and coordinators whom it concerns; never about oneself. */
export async function refuseRequest(tx: Tx, viewer: Acting, requestId: string, answer: string): Promise<void> {
  assertFresh(viewer)
  const { request, group } = await requestFor(tx, viewer, requestId)
  const gives = await canGive(tx, viewer, request, await missingOf(tx, request, group.joining, viewer.now))
  const concerned = manages(viewer, request.organisationId) || coordinates(viewer, request.workgroupId)
  if (!gives.coordinator && !gives.manager && (!concerned || request.askedBy === viewer.userId))
    throw new Forbidden('Iemand anders moet hierover beslissen.')
  await close(tx, viewer, request, 'refused', answer)
}

type NewRequest = Pick<typeof seatRequest.$inferInsert, 'kind' | 'workgroupId' | 'organisationId'> &
  Partial<typeof seatRequest.$inferInsert>

async function keep(tx: Tx, viewer: Acting, request: NewRequest): Promise<string> {
  const [id = ''] = await keepAll(tx, viewer, [request])
  return id
}

/**
 * Keeps requests and tells those who decide: one letter to each, however many there are of an organisation.
 * @throws Conflict where one of them is open already
 */
export async function keepAll(tx: Tx, viewer: Acting, requests: readonly NewRequest[]): Promise<string[]> {
  const made = await tx
    .insert(seatRequest)
    .values(requests.map((request) => ({ ...request, askedBy: viewer.userId, createdAt: viewer.now })))
    .onConflictDoNothing()
    .returning()
  if (made.length < requests.length) throw new Conflict('Hierover loopt al een aanvraag.')
  for (const request of made)
    await note(tx, viewer, request.kind === 'invited' ? 'invite-to-seat' : 'ask-seat', request)
  // Those who decide are the same for all of one organisation and workgroup.
  const groups = new Map(made.map((request) => [`${request.organisationId}:${request.workgroupId}`, request]))
  for (const [about, request] of groups) {
    const [group] = await tx
      .select({ joining: workgroup.joining })
      .from(workgroup)
      .where(eq(workgroup.id, request.workgroupId))
    const missing = await missingOf(tx, request, group?.joining ?? 'invited', viewer.now)
    for (const userId of await decidersOf(tx, request, missing, viewer.now))
      await emit(tx, {
        topic: 'seat-mail',
        key: `request:${about}:${userId}`,
        payload: { about: 'request', userId, requestId: request.id },
      })
  }
  return made.map(({ id }) => id)
}

/** Core partners, and whoever was offered a seat. */
export async function mayComeToTable(
  reader: Reader,
  workgroupId: string,
  organisationId: string,
  now: number,
): Promise<boolean> {
  const [where] = await reader
    .select({ corePartner: organisation.corePartner, seatId: seat.id })
    .from(organisation)
    .leftJoin(
      seat,
      and(
        eq(seat.organisationId, organisation.id),
        eq(seat.workgroupId, workgroupId),
        isNull(seat.pendingSince),
        or(isNull(seat.endsAt), gt(seat.endsAt, now)),
      ),
    )
    .where(and(eq(organisation.id, organisationId), isNull(organisation.mergedInto)))
    .limit(1)
  return where !== undefined && (where.corePartner || where.seatId !== null)
}

/** An open request that this viewer decides on or knows of. @throws NotFound */
export async function requestFor(reader: Reader, viewer: Viewer, requestId: string) {
  const request = await openRequest(reader, requestId)
  const [group] = await reader.select().from(workgroup).where(eq(workgroup.id, request.workgroupId))
  if (!group) throw new NotFound()
  if (!manages(viewer, request.organisationId) && !coordinates(viewer, request.workgroupId)) {
    const gives = await canGive(reader, viewer, request, await missingOf(reader, request, group.joining, viewer.now))
    if (!gives.coordinator && !gives.manager) throw new NotFound()
  }
  return { request, group }
}

async function openRequest(reader: Reader, id: string): Promise<SeatRequest> {
  const [request] = await reader
    .select()
    .from(seatRequest)
    .where(and(eq(seatRequest.id, id), isNull(seatRequest.closedAt)))
  if (!request) throw new NotFound()
  return request
}

async function close(
  tx: Tx,
  viewer: Acting,
  request: SeatRequest,
  outcome: 'agreed' | 'refused' | 'withdrawn',
  answer = '',
): Promise<void> {
  await tx
    .update(seatRequest)
    .set({ outcome, answer, closedAt: viewer.now, closedBy: viewer.userId, name: '', email: '', jobTitle: '' })
    .where(eq(seatRequest.id, request.id))
  await note(
    tx,
    viewer,
    outcome === 'agreed'
      ? 'grant-seat-request'
      : outcome === 'refused'
        ? 'refuse-seat-request'
        : 'withdraw-seat-request',
    request,
  )
  if (outcome === 'withdrawn') return
  await emit(tx, {
    topic: 'seat-mail',
    key: `decided:${request.id}`,
    payload: { about: 'decided', userId: request.askedBy, requestId: request.id },
  })
}

function note(tx: Tx, viewer: Acting, action: string, request: SeatRequest): Promise<void> {
  const { id: objectId, organisationId, workgroupId } = request
  return record(
    tx,
    {
      actor: viewer.userId,
      action,
      object: 'seat-request',
      objectId,
      organisationId,
      workgroupId,
      detail: { kind: request.kind, for: request.userId, by: request.askedBy },
    },
    viewer.now,
  )
}
