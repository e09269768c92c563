import { and, eq, inArray, isNull } from 'drizzle-orm'
import { tellDeciders } from '#app/modules/requests/tell.server.ts'
import type { Tx } from '#db/client.server.ts'
import { accountRequest, requestApproval, seatRequest } from '#db/schema/index.ts'

type SeatRequest = typeof seatRequest.$inferSelect

/**
 * Moves what people asked for. Who must agree may be others now, so agreements to what still waits are asked again, of
 * both organisations; forms that were open get a conflict.
 * @param input.folded memberships of the old organisation, with the one at the new that stands in their place
 */
export async function moveAccountRequests(
  tx: Tx,
  input: { fromId: string; intoId: string; folded: ReadonlyMap<string, string>; now: number },
): Promise<void> {
  const { fromId, intoId, folded, now } = input
  await tx.update(accountRequest).set({ organisationId: intoId }).where(eq(accountRequest.organisationId, fromId))
  for (const [from, into] of folded)
    await tx.update(accountRequest).set({ membershipId: into }).where(eq(accountRequest.membershipId, from))
  const open = await tx
    .select()
    .from(accountRequest)
    .where(and(eq(accountRequest.organisationId, intoId), inArray(accountRequest.state, ['waiting', 'asked'])))
  for (const request of open) {
    await tx.delete(requestApproval).where(eq(requestApproval.requestId, request.id))
    await tx
      .update(accountRequest)
      .set({ revision: request.revision + 1 })
      .where(eq(accountRequest.id, request.id))
    if (request.state === 'waiting') await tellDeciders(tx, request, now)
  }
}

/**
 * Moves the requests for seats: of what was asked for both the new organisation's goes on, and a successor on a seat that
 * is gone follows nobody.
 * @param input.endedSeats seats of the old organisation whose holder keeps one of the new
 */
export async function moveSeatRequests(
  tx: Tx,
  input: { fromId: string; intoId: string; endedSeats: readonly string[]; now: number },
): Promise<void> {
  const { fromId, intoId, endedSeats, now } = input
  const open = await tx
    .select()
    .from(seatRequest)
    .where(and(inArray(seatRequest.organisationId, [fromId, intoId]), isNull(seatRequest.closedAt)))
  const kept = open.filter(({ organisationId }) => organisationId === intoId)
  const idle = open.filter(
    (one) =>
      one.organisationId === fromId &&
      (kept.some((other) => isSame(one, other)) || (one.kind === 'successor' && endedSeats.includes(one.seatId ?? ''))),
  )
  for (const { id } of idle)
    await tx
      .update(seatRequest)
      .set({ outcome: 'withdrawn', closedAt: now, name: '', email: '', jobTitle: '' })
      .where(eq(seatRequest.id, id))
  await tx.update(seatRequest).set({ organisationId: intoId }).where(eq(seatRequest.organisationId, fromId))
  await tx
    .update(seatRequest)
    .set({ managerBy: null })
    .where(and(eq(seatRequest.organisationId, intoId), isNull(seatRequest.closedAt)))
}

/** Asks for the same person at the same table. */
const isSame = (one: SeatRequest, other: SeatRequest): boolean =>
  one.workgroupId === other.workgroupId &&
  ((one.userId !== null && one.userId === other.userId) || (one.email !== '' && one.email === other.email))
