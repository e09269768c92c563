import { redirect } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { buildEndSession } from '#app/auth/sso-sign-out.server.ts'
import type { InSession } from '#app/auth/guards.ts'
import { endSession, giveCookie, viewerOf, type SessionInfo } from '#app/auth/session.server.ts'
import { SsoRefused } from '#app/auth/sso-errors.ts'
import { authenticateBySso, authorization, type SsoAnswer } from '#app/auth/sso-strategy.server.ts'
import {
  keepTransaction,
  takeTransaction,
  transactionCookie,
  transactionCookieOf,
  type Purpose,
  type Transaction,
} from '#app/auth/sso-transaction.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { log } from '#app/lib/log.server.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { newSecret, unseal } from '#app/lib/secrets.server.ts'
import { identityProvider, ssoSession } from '#db/schema/index.ts'
import { arrive, noteRefusal, renewFactor } from './arrival.server.ts'
import { linkIdentity } from './links.server.ts'
import { getLiveProvider } from './queries.server.ts'

/**
 * Begins a journey to a provider. It ends on a page of ours that leads on: the content policy lets no form end elsewhere.
 * @param journey.next a path of this site
 * @returns the way on, with the cookie that binds the journey to this browser
 */
export async function begin(
  context: RequestContext,
  journey: { providerId: string; purpose: Purpose; next: string; email?: string; sessionId?: string },
): Promise<Response> {
  const { services } = context
  const { purpose, next, email } = journey
  try {
    const provider = await getLiveProvider(services.db.read, journey.providerId)
    const asked = await authorization(services, provider, { ...(email ? { email } : {}), again: purpose === 'again' })
    return await onward(context, {
      ...asked,
      providerId: provider.id,
      purpose,
      next,
      sessionId: journey.sessionId ?? null,
    })
  } catch (error) {
    if (!(error instanceof SsoRefused)) throw error
    const { reason, code } = error
    log.warn({ provider: journey.providerId, reason, code, request: context.client.requestId }, 'no way to provider')
    return redirect(accountUrls.ssoRefused(reason))
  }
}

async function onward({ services }: RequestContext, journey: Omit<Transaction, 'createdAt'>): Promise<Response> {
  const { db, secrets, config } = services
  const cookie = await db.write((tx) => keepTransaction(tx, secrets.session, journey, Date.now()))
  return redirect(accountUrls.ssoOnward, { headers: { 'Set-Cookie': transactionCookie(config, cookie) } })
}

/** Takes who came back from a provider further: in, on with their session, or to a page that says why not. */
export async function finish(request: Request, context: RequestContext): Promise<Response> {
  const { db, secrets, config } = context.services
  const now = Date.now()
  const state = new URL(request.url).searchParams.get('state')
  const cookie = transactionCookieOf(request, config)
  const journey = state ? await db.write((tx) => takeTransaction(tx, secrets.session, { cookie, state }, now)) : null
  if (!journey || journey.purpose === 'sign-out') return away(context, new SsoRefused('expired'))
  try {
    const provider = await getLiveProvider(db.read, journey.providerId)
    const answer = await authenticateBySso(request, { services: context.services, provider, journey })
    return cleared(context, await goOn(request, context, { journey, answer }))
  } catch (error) {
    if (!(error instanceof SsoRefused)) throw error
    const { reason, code } = error
    await db.write((tx) => noteRefusal(tx, journey.providerId, reason, { code, now }))
    return away(context, error)
  }
}

interface Returned {
  journey: Transaction
  answer: SsoAnswer
}

async function goOn(request: Request, context: RequestContext, { journey, answer }: Returned): Promise<Response> {
  const { db, secrets } = context.services
  const arriving = { providerId: journey.providerId, answer, now: Date.now(), client: context.client }
  const { viewer, session: held } = await viewerOf(request, context)
  if (journey.purpose === 'sign-in') {
    const arrival = await db.write(async (tx) => {
      const arrived = await arrive(tx, secrets.session, arriving)
      if (held && 'cookie' in arrived) await endSession(tx, held.hash)
      return arrived
    })
    if ('refused' in arrival) return redirect(accountUrls.ssoRefused(arrival.refused))
    const headers = giveCookie(context, arrival.cookie)
    const after = await viewerOf(request, context)
    if (after.viewer.memberships.length === 0) return redirect(accountUrls.ssoWaiting, { headers })
    if (arrival.factorAt !== null) return redirect(journey.next, { headers })
    const factor = arrival.enrolled ? accountUrls.code : accountUrls.enrol
    return redirect(factor(journey.next), { headers })
  }
  if (!held || viewer.userId === null || held.id !== journey.sessionId) throw new SsoRefused('expired')
  const inSession: InSession = { ...viewer, userId: viewer.userId, session: held }
  if (journey.purpose === 'again') {
    const again = { ...arriving, begunAt: journey.createdAt }
    const cookie = await db.write((tx) => renewFactor(tx, secrets.session, held, again))
    return redirect(journey.next, { headers: giveCookie(context, cookie) })
  }
  await db.write((tx) => linkIdentity(tx, inSession, arriving))
  return redirect(`${accountUrls.profileSso}?gedaan=link`)
}

/** The answer, without the cookie of a journey that has ended. */
function cleared({ services }: RequestContext, answer: Response): Response {
  answer.headers.append('Set-Cookie', transactionCookie(services.config, null))
  return answer
}

function away(context: RequestContext, { reason, code }: SsoRefused): Response {
  log.info({ reason, code, request: context.client.requestId }, 'sign-in by provider refused')
  return redirect(accountUrls.ssoRefused(reason))
}

/**
 * Where signing out leads when the session came by a provider that is to end it too: a journey of its own, since the token
 * that says whose session it is stands in an address. Null where there is nothing to end there, or no way to.
 */
export async function signOutAtProvider(context: RequestContext, held: SessionInfo): Promise<Response | null> {
  const { db, secrets } = context.services
  if (!held.provider) return null
  const [came] = await db.read
    .select({ provider: identityProvider, idToken: ssoSession.idToken })
    .from(ssoSession)
    .innerJoin(identityProvider, eq(identityProvider.id, ssoSession.providerId))
    .where(eq(ssoSession.sessionId, held.id))
  if (!came?.provider.endSession) return null
  try {
    const idToken = unseal(secrets.session, 'sso-id-token', came.idToken)
    const url = await buildEndSession(context.services, came.provider, idToken)
    if (!url) return null
    const unused = { state: newSecret(), nonce: '', verifier: '' }
    return await onward(context, {
      ...unused,
      url,
      next: '/',
      purpose: 'sign-out',
      providerId: came.provider.id,
      sessionId: null,
    })
  } catch (error) {
    log.warn({ err: error, provider: came.provider.id }, 'no sign-out at provider')
    return null
  }
}
