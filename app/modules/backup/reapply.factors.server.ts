import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { factorsOf } from '#app/auth/factors.server.ts'
import { revokeTokens } from '#app/auth/session.server.ts'
import type { Tx } from '#db/client.server.ts'
import { apiToken, factorReset, identity, passkey, recoveryCode, user } from '#db/schema/index.ts'
import type { Effect } from './effects.ts'
import { effect, type Revocation, type Row } from './revocation.ts'

/** The password of the backup is one that they no longer wanted; the newer one is not in it. */
const endPassword: Revocation = async (tx, { objectId, at }) => endPasswordOf(tx, objectId, at)

async function endPasswordOf(tx: Tx, userId: string, at: number): Promise<Effect[]> {
  const changed = await tx
    .update(user)
    .set({ passwordHash: null })
    .where(and(eq(user.id, userId), isNotNull(user.passwordHash)))
    .returning({ id: user.id })
  await revokeTokens(tx, userId, at)
  return effect('password-ended', changed)
}

async function endCodesOf(tx: Tx, userId: string): Promise<Effect[]> {
  const gone = await tx
    .delete(recoveryCode)
    .where(eq(recoveryCode.userId, userId))
    .returning({ id: recoveryCode.userId })
  return effect('codes-ended', gone)
}

async function endPhone(tx: Tx, userId: string): Promise<Effect[]> {
  const changed = await tx
    .update(user)
    .set({ totpSecret: null, totpEnrolledAt: null, totpLastStep: null })
    .where(and(eq(user.id, userId), isNotNull(user.totpSecret)))
    .returning({ id: user.id })
  return effect('factor-ended', changed)
}

/**
 * Somebody without a factor is asked to set one up by whoever knows the password: where the last one goes, the password
 * and the codes go as well.
 */
async function endRestWithoutFactor(tx: Tx, userId: string, at: number): Promise<Effect[]> {
  const left = await factorsOf(tx, userId)
  if (left.phone || left.passkey) return []
  await endCodesOf(tx, userId)
  return endPasswordOf(tx, userId, at)
}

/** The phone of the backup is one that was replaced. Who only knew the password is not let in to pair one of their own. */
async function endFactor(tx: Tx, { objectId, at }: Row): Promise<Effect[]> {
  const ended = await endPhone(tx, objectId)
  if (ended.length === 0) return []
  await endCodesOf(tx, objectId)
  return [...ended, ...(await endPasswordOf(tx, objectId, at))]
}

/** The device is gone or in other hands: no factor of the backup counts, nor what could set up a new one. */
const resetFactors: Revocation = async (tx, { objectId, at }) => {
  const phone = await endPhone(tx, objectId)
  const keys = await tx.delete(passkey).where(eq(passkey.userId, objectId)).returning({ id: passkey.id })
  await revokeTokens(tx, objectId, at)
  return [
    ...phone,
    ...effect('passkey-removed', keys),
    ...(phone.length + keys.length > 0 ? await endRestWithoutFactor(tx, objectId, at) : []),
  ]
}

const endReset: Revocation = async (tx, { objectId, at, detail }) =>
  effect(
    'request-closed',
    await tx
      .update(factorReset)
      .set({ endedAt: at })
      .where(
        and(eq(factorReset.id, String(detail.reset)), eq(factorReset.userId, objectId), isNull(factorReset.endedAt)),
      )
      .returning({ id: factorReset.id }),
  )

const removePasskey: Revocation = async (tx, { objectId, at }) => {
  const [gone] = await tx
    .delete(passkey)
    .where(eq(passkey.id, objectId))
    .returning({ id: passkey.id, userId: passkey.userId })
  if (!gone) return []
  return [...effect('passkey-removed', [gone]), ...(await endRestWithoutFactor(tx, gone.userId, at))]
}

const unlinkIdentity: Revocation = async (tx, { objectId, detail }) =>
  effect(
    'identity-unlinked',
    await tx
      .delete(identity)
      .where(and(eq(identity.userId, objectId), eq(identity.providerId, String(detail.provider))))
      .returning({ id: identity.id }),
  )

const endToken: Revocation = async (tx, { objectId, at }) =>
  effect(
    'token-ended',
    await tx
      .update(apiToken)
      .set({ revokedAt: at })
      .where(and(eq(apiToken.id, objectId), isNull(apiToken.revokedAt)))
      .returning({ id: apiToken.id }),
  )

export const factorRevocations: Readonly<Record<string, Revocation>> = {
  'set-password': endPassword,
  'enrol-factor': endFactor,
  'renew-recovery': (tx, { objectId }) => endCodesOf(tx, objectId),
  'reset-factors': resetFactors,
  'end-factor-reset': endReset,
  'remove-passkey': removePasskey,
  'unlink-identity': unlinkIdentity,
  'end-token': endToken,
}
