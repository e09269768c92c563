import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { revokeTokens } from '#app/auth/session.server.ts'
import { closeMembership } from '#app/modules/people/commands.members.server.ts'
import { forgetAccount } from '#app/modules/profile/delete-account.server.ts'
import type { Tx } from '#db/client.server.ts'
import { apiToken, membership, recoveryCode, seat, sharingGroupMember, user } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { effect, type Revocation, type Row } from './revocation.ts'

const roles = ['guest', 'reader', 'author', 'editor', 'manager'] as const
type Role = (typeof roles)[number]
const rankOf = (role: unknown): number => roles.indexOf(role as Role)

const live = (at: number) => or(isNull(membership.endsAt), gt(membership.endsAt, at))

export async function closeMembershipById(tx: Tx, id: string, at: number): Promise<Effect[]> {
  const [held] = await tx
    .select({ id: membership.id, userId: membership.userId, organisationId: membership.organisationId })
    .from(membership)
    .where(and(eq(membership.id, id), live(at)))
  if (!held) return []
  await closeMembership(tx, held, at)
  return effect('membership-ended', [held])
}

async function membershipOf(tx: Tx, { objectId, organisationId, at }: Row) {
  const [held] = await tx
    .select()
    .from(membership)
    .where(and(eq(membership.userId, objectId), eq(membership.organisationId, organisationId ?? ''), live(at)))
  return held
}

const endMember: Revocation = async (tx, row) => {
  const held = await membershipOf(tx, row)
  return held ? closeMembershipById(tx, held.id, row.at) : []
}

/** The lower of both roles and the earlier of both dates: what was given after the backup is not given back. */
const changeMember: Revocation = async (tx, row) => {
  const held = await membershipOf(tx, row)
  if (!held) return []
  const { to, endsAt } = row.detail
  const role = rankOf(to) >= 0 && rankOf(to) < rankOf(held.role) ? (to as Role) : held.role
  const until = typeof endsAt === 'number' ? Math.min(endsAt, held.endsAt ?? Infinity) : held.endsAt
  if (role === held.role && until === held.endsAt) return []
  await tx.update(membership).set({ role, endsAt: until }).where(eq(membership.id, held.id))
  if (role === 'guest')
    await tx
      .update(seat)
      .set({ userId: null, coordinator: false })
      .where(and(eq(seat.userId, held.userId), eq(seat.organisationId, held.organisationId)))
  return effect('role-lowered', [held])
}

const suspend: Revocation = async (tx, { objectId, at }) =>
  effect(
    'suspended',
    await tx
      .update(user)
      .set({ suspendedAt: at })
      .where(and(eq(user.id, objectId), isNull(user.suspendedAt)))
      .returning({ id: user.id }),
  )

/** The password of the backup is one that they no longer wanted; the newer one is not in it. */
const endPassword: Revocation = async (tx, { objectId, at }) => {
  const changed = await tx
    .update(user)
    .set({ passwordHash: null })
    .where(and(eq(user.id, objectId), isNotNull(user.passwordHash)))
    .returning({ id: user.id })
  await revokeTokens(tx, objectId, at)
  return effect('password-ended', changed)
}

/**
 * The factor of the backup is one that was replaced. With the password too: who only knew that would be let in to set
 * up a factor of their own.
 */
const endFactor: Revocation = async (tx, row) => {
  const changed = await tx
    .update(user)
    .set({ totpSecret: null, totpEnrolledAt: null, totpLastStep: null })
    .where(and(eq(user.id, row.objectId), isNotNull(user.totpSecret)))
    .returning({ id: user.id })
  if (changed.length === 0) return []
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, row.objectId))
  return [...effect('factor-ended', changed), ...(await endPassword(tx, row))]
}

const endCodes: Revocation = async (tx, { objectId }) => {
  const gone = await tx
    .delete(recoveryCode)
    .where(eq(recoveryCode.userId, objectId))
    .returning({ id: recoveryCode.userId })
  return effect('codes-ended', gone)
}

const endToken: Revocation = async (tx, { objectId, at }) =>
  effect(
    'token-ended',
    await tx
      .update(apiToken)
      .set({ revokedAt: at })
      .where(and(eq(apiToken.id, objectId), isNull(apiToken.revokedAt)))
      .returning({ id: apiToken.id }),
  )

const forget: Revocation = async (tx, { objectId, at }) => {
  const held = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.id, objectId), isNull(user.deletedAt)))
  if (held.length > 0) await forgetAccount(tx, objectId, at)
  return effect('account-deleted', held)
}

const leaveGroup: Revocation = async (tx, { objectId, organisationId }) =>
  effect(
    'group-left',
    await tx
      .delete(sharingGroupMember)
      .where(and(eq(sharingGroupMember.groupId, objectId), eq(sharingGroupMember.organisationId, organisationId ?? '')))
      .returning({ id: sharingGroupMember.organisationId }),
  )

export const peopleRevocations: Readonly<Record<string, Revocation>> = {
  'end-member': endMember,
  'change-member': changeMember,
  suspend,
  'set-password': endPassword,
  'enrol-factor': endFactor,
  'renew-recovery': endCodes,
  'end-token': endToken,
  'delete-account': forget,
  'remove-from-group': leaveGroup,
}
