import { and, eq, isNotNull } from 'drizzle-orm'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { identity, membership, seat, sharingGroup, sharingGroupMember, user } from '#db/schema/index.ts'
import { closeMembership, currentMembership, sendInvitation } from './commands.members.server.ts'
import { closeSeat, currentSeat } from './commands.workgroups.server.ts'
import { assertMayConfirm, assertMayRefuse, keepManaged, type Waiting } from './confirmers.server.ts'
import { markOf, type GrantNow } from './grant-state.server.ts'
import type { Acting } from './grants.server.ts'
import { followHolder } from './seat-holders.server.ts'

export type GrantKind = 'membership' | 'seat' | 'group'

/** What is pending, whose it is and whom it is for. A group entry's id is `<group>.<organisation>`. */
type Pending = GrantNow & Waiting

/**
 * Makes a pending grant count.
 * @param shown the mark of what the form showed; absent where there was no form
 * @throws Forbidden for who made it or whom it is for; Conflict where it changed since it was shown; NotFound
 */
export async function confirmGrant(tx: Tx, viewer: Acting, kind: GrantKind, id: string, shown?: string): Promise<void> {
  const pending = await loadPending(tx, kind, id, viewer.now)
  await assertMayConfirm(tx, viewer, pending)
  if (shown !== undefined && shown !== markOf(pending))
    throw new Conflict('Dit is gewijzigd sinds u het zag. Kijk hieronder wat het nu is en beslis opnieuw.')
  const confirmed = { pendingSince: null, confirmedBy: viewer.userId }
  if (kind === 'membership') {
    if (pending.role === 'manager') await keepManaged(tx, pending.organisationId, viewer.now)
    await tx.update(membership).set(confirmed).where(eq(membership.id, id))
    await inviteWhereNew(tx, pending.userId)
  } else if (kind === 'seat') {
    await tx.update(seat).set(confirmed).where(eq(seat.id, id))
    await followHolder(tx, id, viewer.now)
  } else await tx.update(sharingGroupMember).set(confirmed).where(groupEntry(id))
  await note(tx, viewer, 'confirm-grant', kind, id, pending)
}

/** Ends a pending grant: the membership or seat as a whole, since it was never agreed to. */
export async function refuseGrant(tx: Tx, viewer: Acting, kind: GrantKind, id: string): Promise<void> {
  const pending = await loadPending(tx, kind, id, viewer.now)
  await assertMayRefuse(tx, viewer, pending)
  if (kind === 'membership' && pending.userId)
    await closeMembership(tx, { id, userId: pending.userId, organisationId: pending.organisationId }, viewer.now)
  else if (kind === 'seat') await closeSeat(tx, id, viewer.now)
  else await tx.delete(sharingGroupMember).where(groupEntry(id))
  await note(tx, viewer, 'refuse-grant', kind, id, pending)
}

async function loadPending(tx: Tx, kind: GrantKind, id: string, now: number): Promise<Pending> {
  if (kind === 'group') {
    const [entry] = await tx
      .select({
        organisationId: sharingGroupMember.organisationId,
        createdBy: sharingGroupMember.createdBy,
        pendingSince: sharingGroupMember.pendingSince,
        groupOwnerId: sharingGroup.ownerId,
      })
      .from(sharingGroupMember)
      .innerJoin(sharingGroup, eq(sharingGroup.id, sharingGroupMember.groupId))
      .where(and(groupEntry(id), isNotNull(sharingGroupMember.pendingSince)))
    if (!entry) throw new NotFound()
    return { ...entry, userId: null }
  }
  const held = kind === 'membership' ? await currentMembership(tx, id, now) : await currentSeat(tx, id, now)
  if (held.pendingSince === null) throw new NotFound()
  return held
}

async function inviteWhereNew(tx: Tx, userId: string | null): Promise<void> {
  if (userId === null) return
  const [account] = await tx
    .select({ passwordHash: user.passwordHash, passkey: hasPasskey, identityId: identity.id })
    .from(user)
    .leftJoin(identity, eq(identity.userId, user.id))
    .where(eq(user.id, userId))
    .limit(1)
  if (!account || account.passwordHash !== null || account.passkey === 1) return
  // Who signs in at their organisation needs no password of ours; they wait to hear that they may.
  if (account.identityId) await emit(tx, { topic: 'send-sso-mail', key: `admitted:${userId}`, payload: { userId } })
  else await sendInvitation(tx, userId)
}

function groupEntry(id: string) {
  const [groupId = '', organisationId = ''] = id.split('.')
  return and(eq(sharingGroupMember.groupId, groupId), eq(sharingGroupMember.organisationId, organisationId))
}

function note(tx: Tx, viewer: Acting, action: string, kind: GrantKind, id: string, pending: Pending): Promise<void> {
  return record(
    tx,
    {
      actor: viewer.userId,
      action,
      object: kind,
      objectId: id,
      organisationId: pending.organisationId,
      workgroupId: pending.workgroupId ?? null,
      detail: { for: pending.userId, by: pending.createdBy },
    },
    viewer.now,
  )
}
