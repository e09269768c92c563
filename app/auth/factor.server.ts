import { createHmac, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { Conflict, Invalid } from '#app/lib/errors.ts'
import { drawQr } from '#app/lib/qr.server.ts'
import { acceptedHashes, keyedHash, seal, unseal } from '#app/lib/secrets.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { recoveryCode, user } from '#db/schema/index.ts'
import { hasPasskey } from './factors.server.ts'
import { endOtherSessions, rotateSession, type SessionInfo } from './session.server.ts'

const issuer = 'VAR Kennisportaal'
const period = 30
/** Codes of one step before and after count as well: phones are seldom exactly on time. */
const window = 1
const recoveryCodes = 10

const authenticatorFor = (secret: string, label = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period, algorithm: 'SHA1' })

/**
 * The secret this session may enrol. It follows from the session, so that a page may be opened twice and nothing is kept
 * until a code has proven that the phone has it.
 */
export function enrolmentSecret(keys: readonly string[], session: SessionInfo): string {
  const seed = createHmac('sha256', keys[0] ?? '')
    .update(`totp-enrolment:${session.userId}:${session.id}:${session.enrolledAt ?? 0}`)
    .digest()
  return new Secret({ buffer: new Uint8Array(seed.subarray(0, 20)).buffer }).base32
}

/** What the enrolment page shows: the secret in groups of four, and a QR code as the path of an SVG of `size` units. */
export function enrolmentPicture(secret: string, email: string): { secret: string; size: number; path: string } {
  const picture = drawQr(authenticatorFor(secret, email).toString())
  return { secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret, ...picture }
}

/** The time step of a right code; null for a wrong one. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = authenticatorFor(secret).validate({ token, timestamp: now, window })
  return delta === null ? null : Math.floor(now / 1000 / period) + delta
}

/**
 * Enrols the phone and makes new recovery codes; the session proves a second factor from now on, under a new cookie. Every
 * other session ends: the phone that it proved may be in other hands.
 * @throws Invalid for a wrong code; Conflict where another session was first
 */
export async function enrol(
  tx: Tx,
  keys: readonly string[],
  session: SessionInfo,
  code: string,
  now: number,
): Promise<{ cookie: string; codes: string[] }> {
  const secret = enrolmentSecret(keys, session)
  const step = stepOf(secret, code, now)
  if (step === null) throw wrongCode()
  const unchanged =
    session.enrolledAt === null ? isNull(user.totpEnrolledAt) : eq(user.totpEnrolledAt, session.enrolledAt)
  const changed = await tx
    .update(user)
    .set({ totpSecret: seal(keys, 'totp', secret), totpEnrolledAt: now, totpLastStep: step })
    .where(and(eq(user.id, session.userId), unchanged, session.enrolled ? undefined : sql`NOT ${hasPasskey}`))
    .returning({ id: user.id })
  if (changed.length === 0) throw new Conflict('U hebt dit al ingesteld.')
  await endOtherSessions(tx, session.userId, session.hash)
  const codes = await renewRecoveryCodes(tx, keys, session.userId)
  await record(tx, { actor: session.userId, action: 'enrol-factor', object: 'user', objectId: session.userId }, now)
  return { cookie: await rotateSession(tx, keys, session.hash, now, now), codes }
}

/**
 * Takes a code of the phone, or a recovery code; either works once, in whatever process it comes in.
 * @returns the new value of the session's cookie
 * @throws Invalid for a wrong or used code
 */
export async function giveFactor(
  tx: Tx,
  keys: readonly string[],
  session: SessionInfo,
  code: string,
  now: number,
): Promise<string> {
  const kind = (await takePhoneCode(tx, keys, session.userId, code, now))
    ? 'code'
    : (await takeRecoveryCode(tx, keys, session.userId, code, now))
      ? 'recovery-code'
      : null
  if (!kind) throw wrongCode()
  await record(
    tx,
    { actor: session.userId, action: 'sign-in', object: 'user', objectId: session.userId, detail: { with: kind } },
    now,
  )
  return rotateSession(tx, keys, session.hash, now, now)
}

async function takePhoneCode(
  tx: Tx,
  keys: readonly string[],
  userId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const [row] = await tx.select({ secret: user.totpSecret }).from(user).where(eq(user.id, userId))
  const step = row?.secret ? stepOf(unseal(keys, 'totp', row.secret), code, now) : null
  if (step === null) return false
  const taken = await tx
    .update(user)
    .set({ totpLastStep: step })
    .where(and(eq(user.id, userId), or(isNull(user.totpLastStep), lt(user.totpLastStep, step))))
    .returning({ id: user.id })
  return taken.length > 0
}

async function takeRecoveryCode(
  tx: Tx,
  keys: readonly string[],
  userId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (plain.length !== 10) return false
  const taken = await tx
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCode.userId, userId),
        inArray(recoveryCode.hash, acceptedHashes(keys, 'recovery-code', `${userId}:${plain}`)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ hash: recoveryCode.hash })
  return taken.length > 0
}

/** Makes ten new recovery codes in place of the old; they are shown once and kept as hashes. */
export async function renewRecoveryCodes(tx: Tx, keys: readonly string[], userId: string): Promise<string[]> {
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId))
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
  const codes = Array.from({ length: recoveryCodes }, () =>
    [...randomBytes(10)].map((byte) => alphabet[byte & 31]).join(''),
  )
  await tx
    .insert(recoveryCode)
    .values(codes.map((code) => ({ userId, hash: keyedHash(keys, 'recovery-code', `${userId}:${code}`) })))
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

const wrongCode = () => new Invalid({ code: ['Deze code klopt niet of is al gebruikt. Wacht op de volgende code.'] })
