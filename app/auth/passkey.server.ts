import { randomBytes } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { log } from '#app/lib/log.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { passkey, passkeyHandle, user } from '#db/schema/index.ts'
import { putChallenge, takeChallenge, type Asker, type Purpose } from './passkey-question.server.ts'

/** EdDSA, ES256 and RS256: what devices offer. */
const algorithms = [-8, -7, -257]
/** Refused where the device did not check who holds it: a passkey counts as both steps. */
const userVerification = 'required'

interface Question {
  purpose: Purpose
  asker: Asker
}
/** A passkey whose device has just proven itself. */
export interface Shown {
  passkeyId: string
  userId: string
  /** The device's own count of signatures; 0 where it does not count. */
  counter: number
}
/** What is kept of a passkey that was just made. */
export type Made = Pick<typeof passkey.$inferInsert, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

/** Name and origin that devices tie a passkey to: those of BASE_URL, whatever a request says of its host. */
function site({ services }: RequestContext): { name: string; id: string; origin: string } {
  const { hostname, origin } = new URL(services.config.server.baseUrl)
  return { name: 'VAR Kennisportaal', id: hostname, origin }
}

/** Options for `navigator.credentials.get`. @param userId whose passkeys will do; null for those of anybody */
export async function askForPasskey(context: RequestContext, question: Question, userId: string | null) {
  const { db, secrets } = context.services
  const known = userId === null ? [] : await credentialsOf(context, userId)
  const challenge = await db.write((tx) => putChallenge(tx, secrets.session, question, Date.now()))
  return generateAuthenticationOptions({
    rpID: site(context).id,
    challenge,
    userVerification,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports: transports as never[] })),
  })
}

/** Options for `navigator.credentials.create`, for a passkey that names its owner by itself. */
export async function askForNewPasskey(
  context: RequestContext,
  question: Question,
  person: { userId: string; email: string; name: string },
) {
  const { db, secrets } = context.services
  const known = await credentialsOf(context, person.userId)
  const { challenge, handle } = await db.write(async (tx) => {
    await tx
      .insert(passkeyHandle)
      .values({ userId: person.userId, handle: randomBytes(32).toString('base64url') })
      .onConflictDoNothing()
    const [row] = await tx.select().from(passkeyHandle).where(eq(passkeyHandle.userId, person.userId))
    return {
      challenge: await putChallenge(tx, secrets.session, question, Date.now()),
      handle: row?.handle ?? '',
    }
  })
  const { id, name } = site(context)
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new Uint8Array(Buffer.from(handle, 'base64url')),
    userName: person.email,
    userDisplayName: person.name,
    challenge,
    attestationType: 'none',
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification },
    supportedAlgorithmIDs: algorithms,
  })
}

const base64url = z
  .string()
  .max(12_000)
  .regex(/^[\w-]*$/)
const answered = { id: base64url, rawId: base64url, type: z.literal('public-key') }
const assertion = z.object({
  ...answered,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
})
const attestation = z.object({
  ...answered,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[\w-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})

/**
 * Checks what a device answered to `askForPasskey`. The question is used up by whatever a known passkey answers.
 * @param sent JSON of the assertion
 * @returns null for anything but a passkey of somebody who is not suspended, with the person verified by the device
 */
export async function checkPasskey(context: RequestContext, question: Question, sent: string): Promise<Shown | null> {
  const answer = parsed(assertion, sent)
  if (!answer) return null
  const [known] = await context.services.db.read
    .select({
      id: passkey.id,
      userId: passkey.userId,
      publicKey: passkey.publicKey,
      handle: passkeyHandle.handle,
    })
    .from(passkey)
    .innerJoin(user, and(eq(user.id, passkey.userId), isNull(user.suspendedAt)))
    .innerJoin(passkeyHandle, eq(passkeyHandle.userId, passkey.userId))
    .where(eq(passkey.credentialId, answer.id))
  const { userHandle } = answer.response
  const named = question.purpose !== 'sign-in' || userHandle !== undefined
  if (!known || !named || (userHandle ?? known.handle) !== known.handle) return null
  const { id, origin } = site(context)
  return verified(context, async () => {
    const { verified: right, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: (challenge) => takeChallenge(context, question, challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The counter is compared where it is stored, in one write: two answers at once must not both pass.
      credential: { id: answer.id, publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')), counter: 0 },
    })
    return right ? { passkeyId: known.id, userId: known.userId, counter: authenticationInfo.newCounter } : null
  })
}

/** Checks what a device answered to `askForNewPasskey`. @param sent JSON of the attestation @returns null where it is no good */
export async function checkNewPasskey(context: RequestContext, question: Question, sent: string): Promise<Made | null> {
  const answer = parsed(attestation, sent)
  if (!answer) return null
  const { id, origin } = site(context)
  return verified(context, async () => {
    const { verified: right, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {}, response: { ...answer.response, transports: [] } },
      expectedChallenge: (challenge) => takeChallenge(context, question, challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!right) return null
    const { credential } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: answer.response.transports,
    }
  })
}

function credentialsOf({ services }: RequestContext, userId: string) {
  return services.db.read
    .select({ id: passkey.credentialId, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.userId, userId))
}

function parsed<T>(schema: z.ZodType<T>, sent: string): T | null {
  try {
    return schema.safeParse(JSON.parse(sent)).data ?? null
  } catch {
    return null
  }
}

/** The library throws for every answer that does not hold; why is for the log, not for whoever sent it. */
async function verified<T>(context: RequestContext, verify: () => Promise<T | null>): Promise<T | null> {
  try {
    return await verify()
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 60) : 'unknown'
    log.info({ request: context.client.requestId, reason }, 'passkey refused')
    return null
  }
}
