import { and, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { Conflict, Invalid } from '#app/lib/errors.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { consentVersion } from '#app/modules/newsletter/consent.ts'
import { subscribe } from '#app/modules/newsletter/commands.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { accountRequest, requestApproval, requestLink } from '#db/schema/index.ts'
import { elsewhere, type AccountInput, type NewsletterInput } from './forms.ts'
import { makeRequestLink, takeConfirmation } from './links.server.ts'
import { organisationsOf } from './queries.server.ts'
import { tellApplicant, tellDeciders } from './tell.server.ts'

/** Where an anonymous form came from. */
export interface Sender {
  /** Keyed hash of the network: see `networkMark`. */
  from: string
  /** Who was signed in, if anybody. */
  userId: string | null
  now: number
}

/** Open: not decided and not withdrawn. */
export const openStates = ['waiting', 'asked'] as const

/**
 * Keeps what somebody asks for and has the address confirmed by mail. The same work for an address that is known here.
 * @throws Invalid for an address that no mail can be sent to
 */
export async function sendRequest(tx: Tx, input: AccountInput | NewsletterInput, sender: Sender): Promise<void> {
  if (!isMailAddress(input.email))
    throw new Invalid({ email: ['Vul een geldig e-mailadres in, bijvoorbeeld naam@gemeente.nl.'] })
  const account =
    input.kind === 'account'
      ? {
          name: input.name,
          organisationName: input.organisation,
          jobFunction: input.jobFunction,
          jobTitle: input.jobTitle,
          newsletter: input.newsletter,
        }
      : { newsletter: true }
  const [kept] = await tx
    .insert(accountRequest)
    .values({
      kind: input.kind,
      state: 'sent',
      email: input.email,
      themes: [...new Set(input.themes)],
      consentVersion,
      sentAt: sender.now,
      sentFrom: sender.from,
      sentBy: sender.userId,
      ...account,
    })
    .returning({ id: accountRequest.id })
  if (!kept) throw new Conflict('De aanvraag kon niet worden bewaard.')
  await tellApplicant(tx, 'confirm', kept.id)
}

/**
 * The address is theirs: the newsletter begins, and a request for an account goes to who decides about it.
 * @param input.organisation an organisation with the address's domain, or `elsewhere`; absent where there is none to choose
 * @returns the token of the page that follows the request; null for the newsletter alone
 * @throws NotFound where the link no longer works; Invalid for another organisation
 */
export async function confirmRequest(
  tx: Tx,
  keys: readonly string[],
  input: { token: string; organisation: string | undefined },
  sender: Sender,
): Promise<string | null> {
  const request = await takeConfirmation(tx, keys, input.token, sender.now)
  if (request.newsletter) await beginNewsletter(tx, request, sender)
  if (request.kind === 'newsletter') {
    await removeRequests(tx, [request.id])
    return null
  }
  const choices = await organisationsOf(tx, request.email)
  const chosen = choices.find(({ id }) => id === input.organisation)
  if (choices.length > 0 && !chosen && input.organisation !== elsewhere)
    throw new Invalid({ organisation: ['Kies bij welke organisatie u werkt.'] })
  const organisationId = chosen?.id ?? null
  // Asked twice is one request: the newer one counts.
  await tx
    .update(accountRequest)
    .set({ state: 'withdrawn', decidedAt: sender.now })
    .where(
      and(
        eq(accountRequest.email, request.email),
        inArray(accountRequest.state, [...openStates]),
        ne(accountRequest.id, request.id),
        organisationId === null
          ? isNull(accountRequest.organisationId)
          : eq(accountRequest.organisationId, organisationId),
      ),
    )
  await tx
    .update(accountRequest)
    .set({ state: 'waiting', organisationId, confirmedAt: sender.now, confirmedBy: sender.userId, revision: 1 })
    .where(eq(accountRequest.id, request.id))
  await record(
    tx,
    { actor: 'anonymous', action: 'request-account', object: 'request', objectId: request.id, organisationId },
    sender.now,
  )
  await tellApplicant(tx, 'received', request.id)
  await tellDeciders(tx, { ...request, organisationId, confirmedBy: sender.userId }, sender.now)
  return makeRequestLink(tx, keys, { purpose: 'follow', requestId: request.id, now: sender.now })
}

function beginNewsletter(tx: Tx, request: typeof accountRequest.$inferSelect, sender: Sender): Promise<void> {
  return subscribe(tx, {
    email: request.email,
    themes: request.themes,
    actor: 'anonymous',
    consent: {
      how: 'mail',
      version: request.consentVersion,
      askedAt: request.sentAt,
      askedFrom: request.sentFrom,
      confirmedAt: sender.now,
      confirmedFrom: sender.from,
    },
  })
}

/** The applicant answers what was asked; whoever decides is told. @throws Conflict where nothing is asked any more */
export async function answerQuestion(tx: Tx, requestId: string, answer: string, now: number): Promise<void> {
  const [request] = await tx.select().from(accountRequest).where(eq(accountRequest.id, requestId))
  if (request?.state !== 'asked') throw new Conflict('Deze vraag is al beantwoord of niet meer nodig.')
  await tx
    .update(accountRequest)
    .set({ state: 'waiting', answer, revision: request.revision + 1 })
    .where(eq(accountRequest.id, requestId))
  await note(tx, 'answer-request', request, now)
  await tellDeciders(tx, request, now)
}

/** The applicant takes it back. @throws Conflict where it was decided */
export async function withdrawRequest(tx: Tx, requestId: string, now: number): Promise<void> {
  const [request] = await tx
    .update(accountRequest)
    .set({ state: 'withdrawn', decidedAt: now })
    .where(and(eq(accountRequest.id, requestId), inArray(accountRequest.state, [...openStates])))
    .returning()
  if (!request) throw new Conflict('Over deze aanvraag is al beslist.')
  await note(tx, 'withdraw-request', request, now)
}

/** What was never confirmed goes after a day, what was decided after half a year: it is about people. */
export async function forgetRequests(tx: Tx, now: number): Promise<void> {
  const day = 24 * 3_600_000
  const unconfirmed = await tx
    .select({ id: accountRequest.id })
    .from(accountRequest)
    .where(and(eq(accountRequest.state, 'sent'), lt(accountRequest.sentAt, now - day)))
  const decided = await tx
    .select({ id: accountRequest.id })
    .from(accountRequest)
    .where(
      and(
        inArray(accountRequest.state, ['approved', 'denied', 'withdrawn']),
        lt(accountRequest.decidedAt, now - 183 * day),
      ),
    )
  await removeRequests(
    tx,
    [...unconfirmed, ...decided].map(({ id }) => id),
  )
}

/**
 * Forgets who asked for an account from this address, now that the account is deleted: what they typed goes, their links
 * stop, and what was still open is withdrawn. When and where something was asked stays until `forgetRequests`.
 * @param email lower case
 */
export async function forgetApplicant(tx: Tx, email: string, now: number): Promise<void> {
  const theirs = eq(accountRequest.email, email)
  const ids = tx.select({ id: accountRequest.id }).from(accountRequest).where(theirs)
  await tx.delete(requestLink).where(inArray(requestLink.requestId, ids))
  await tx
    .update(accountRequest)
    .set({ state: 'withdrawn', decidedAt: now, revision: sql`${accountRequest.revision} + 1` })
    .where(and(theirs, inArray(accountRequest.state, ['sent', ...openStates])))
  const nothing = { email: '', name: '', organisationName: '', jobTitle: '', question: '', answer: '', reason: '' }
  await tx.update(accountRequest).set(nothing).where(theirs)
}

async function removeRequests(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    await tx.delete(requestLink).where(inArray(requestLink.requestId, some))
    await tx.delete(requestApproval).where(inArray(requestApproval.requestId, some))
    await tx.delete(accountRequest).where(inArray(accountRequest.id, some))
  }
}

function note(tx: Tx, action: string, request: { id: string; organisationId: string | null }, now: number) {
  const { id, organisationId } = request
  return record(tx, { actor: 'anonymous', action, object: 'request', objectId: id, organisationId }, now)
}
