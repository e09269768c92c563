import { and, eq, lt, or } from 'drizzle-orm'
import { Invalid } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { passkey } from '#db/schema/index.ts'
import { checkPasskey, type Shown } from './passkey.server.ts'
import { askerOf, browserSecret } from './passkey-question.server.ts'
import { endSession, rotateSession, startSession, viewerOf, type SessionInfo } from './session.server.ts'
import { countAttempt, forgiveAttempt } from './throttle.server.ts'

/**
 * Signs in without a password: the passkey says who, and its device checked them, so that both steps are done.
 * @param sent JSON of the assertion
 * @returns the value of the new session's cookie
 * @throws Invalid with one message for whatever was wrong; TooManyAttempts
 */
export async function signInWithPasskey(request: Request, context: RequestContext, sent: string): Promise<string> {
  const { config, secrets } = context.services
  await countAttempt(context, 'passkey', '')
  const secret = browserSecret(request, config)
  const question = { purpose: 'sign-in', asker: askerOf(secrets.session, secret ?? '') } as const
  const shown = secret === null ? null : await checkPasskey(context, question, sent)
  const before = (await viewerOf(request, context)).session
  return letIn(context, shown, async (tx, { userId }, now) => {
    if (before) await endSession(tx, before.hash)
    return startSession(tx, secrets.session, { userId, factorAt: now, now, ...context.client })
  })
}

/**
 * Gives the second factor of this session by one of the person's own passkeys.
 * @returns the new value of the session's cookie
 * @throws Invalid, TooManyAttempts
 */
export async function giveFactorByPasskey(
  context: RequestContext,
  session: SessionInfo,
  sent: string,
): Promise<string> {
  await countAttempt(context, 'passkey', '')
  const shown = await checkPasskey(context, { purpose: 'factor', asker: [session.id] }, sent)
  const own = shown?.userId === session.userId ? shown : null
  return letIn(context, own, (tx, _, now) =>
    rotateSession(tx, context.services.secrets.session, session.hash, now, now),
  )
}

async function letIn(
  context: RequestContext,
  shown: Shown | null,
  enter: (tx: Tx, shown: Shown, now: number) => Promise<string>,
): Promise<string> {
  const now = Date.now()
  const cookie = shown
    ? await context.services.db.write(async (tx) => ((await use(tx, shown, now)) ? enter(tx, shown, now) : null))
    : null
  if (cookie === null) throw refused()
  await forgiveAttempt(context, 'passkey', '')
  return cookie
}

/** Counts the use. A counter that did not go up means that there is a copy of the device: refused, and told in the trail. */
async function use(tx: Tx, { passkeyId, userId, counter }: Shown, now: number): Promise<boolean> {
  const goesUp = or(lt(passkey.counter, counter), and(eq(passkey.counter, 0), eq(passkey.counter, counter)))
  const used = await tx
    .update(passkey)
    .set({ counter, usedAt: now })
    .where(and(eq(passkey.id, passkeyId), goesUp))
    .returning({ id: passkey.id })
  const right = used.length > 0
  await record(
    tx,
    right
      ? { actor: userId, action: 'sign-in', object: 'user', objectId: userId, detail: { with: 'passkey', passkeyId } }
      : { actor: userId, action: 'refuse-passkey', object: 'passkey', objectId: passkeyId, detail: { counter } },
    now,
  )
  return right
}

const refused = () =>
  new Invalid(
    'Deze passkey werkt hier niet, of de vraag was verlopen. Probeer het opnieuw, of log in met uw wachtwoord.',
  )
