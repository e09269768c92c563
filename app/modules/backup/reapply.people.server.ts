import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { closeMembership } from '#app/modules/people/commands.members.server.ts'
import { forgetAccount } from '#app/modules/profile/delete-account.server.ts'
import type { Tx } from '#db/client.server.ts'
import { membership, seat, sharingGroupMember, user } from '#db/schema/index.ts'
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
  const role = rankOf(to) >= 0 ? (to as Role) : held.role
  return lowerRole(tx, held, { role, endsAt: typeof endsAt === 'number' ? endsAt : null })
}

/** Gives this membership the role and end that are given, where they are lower and earlier than its own. */
export async function lowerRole(
  tx: Tx,
  held: typeof membership.$inferSelect,
  to: { role: Role; endsAt: number | null },
): Promise<Effect[]> {
  const role = rankOf(to.role) < rankOf(held.role) ? to.role : held.role
  const until = to.endsAt === null ? held.endsAt : Math.min(to.endsAt, held.endsAt ?? Infinity)
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
  'review-end': endMember,
  'change-member': changeMember,
  suspend,
  'delete-account': forget,
  'remove-from-group': leaveGroup,
}
