import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Role } from '#app/access/viewer.ts'
import { Conflict, DomainError, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { addGranted } from '#app/modules/people/commands.members.server.ts'
import { wasLetInBy } from '#app/modules/people/confirmers.server.ts'
import { assertFresh, type Acting, type GrantState } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { accountRequest, organisation, requestApproval, user } from '#db/schema/index.ts'
import { isUnclaimed, missingSides, sideOf, standingsOf, type Side, type Standing } from './deciders.server.ts'
import { functionName, isGuestFunction } from './functions.ts'
import { tellApplicant, tellDeciders } from './tell.server.ts'

/** Which request, and the revision that whoever decides was shown. */
export interface About {
  request: string
  revision: number
}
type Request = typeof accountRequest.$inferSelect

/**
 * Agrees to a role and an end date. Where two must agree, the second agrees to the same or begins anew. With the last
 * agreement the person becomes a member; without a manager of the organisation among them that stays pending.
 * @param input.endsAt instant; null for no end
 * @returns whether it is complete now
 * @throws NotFound, Forbidden for oneself, Conflict where it changed, Invalid
 */
export async function approveRequest(
  tx: Tx,
  viewer: Acting,
  input: About & { role: Role; endsAt: number | null },
): Promise<boolean> {
  const { request, side, standing } = await openRequest(tx, viewer, input)
  const { organisationId } = request
  if (organisationId === null) throw new Invalid('Kies eerst bij welke organisatie deze persoon hoort.')
  if (input.endsAt !== null && input.endsAt <= viewer.now)
    throw new Invalid({ endDate: ['Kies een datum in de toekomst.'] })
  const terms = { role: isGuestFunction(request.jobFunction) ? ('guest' as const) : input.role, endsAt: input.endsAt }
  await assertNotTheirs(tx, viewer, request, side, standing)
  const kept = standing.approvals.filter(
    (one) => one.side !== side && one.role === terms.role && one.endsAt === terms.endsAt,
  )
  await tx.delete(requestApproval).where(eq(requestApproval.requestId, request.id))
  const own = { side, userId: viewer.userId, ...terms }
  for (const one of [...kept, own])
    await tx.insert(requestApproval).values({
      requestId: request.id,
      side: one.side,
      userId: one.userId,
      ...terms,
      createdAt: viewer.now,
    })
  const agreed = { ...standing, approvals: [...kept, own] }
  await note(tx, viewer, 'approve-request', request, { role: terms.role, side })
  if (missingSides(agreed).length > 0) {
    await change(tx, request, {})
    await tellDeciders(tx, request, viewer.now)
    return false
  }
  await letIn(tx, viewer, { ...request, organisationId }, terms, grantOf(viewer, agreed))
  return true
}

/** Turns it down; the applicant reads the reason. */
export async function denyRequest(tx: Tx, viewer: Acting, input: About & { reason: string }): Promise<void> {
  const { request } = await openRequest(tx, viewer, input)
  await change(tx, request, { state: 'denied', reason: input.reason, decidedAt: viewer.now })
  await note(tx, viewer, 'deny-request', request)
  await tellApplicant(tx, 'denied', request.id)
}

/** Asks the applicant something first. */
export async function askApplicant(tx: Tx, viewer: Acting, input: About & { question: string }): Promise<void> {
  const { request } = await openRequest(tx, viewer, input)
  await change(tx, request, { state: 'asked', question: input.question, answer: '' })
  await note(tx, viewer, 'ask-applicant', request)
  await tellApplicant(tx, 'asked', request.id)
}

/** The bureau says of which organisation it is, where nobody has it before them; from then on that one's managers decide, where it has any. */
export async function routeRequest(tx: Tx, viewer: Acting, input: About & { organisation: string }): Promise<void> {
  const { request, side, standing } = await openRequest(tx, viewer, input)
  if (side !== 'office') throw new Forbidden('Alleen het bureau zet een aanvraag door.')
  const [from] = await tx
    .select({ namesHidden: organisation.namesHidden })
    .from(organisation)
    .where(eq(organisation.id, request.organisationId ?? ''))
  // Sent on to an organisation of their own, it would show whom they were not to see.
  if (!isUnclaimed(standing) || from?.namesHidden)
    throw new Forbidden('De organisatie die de aanvrager koos, beslist hier zelf over.')
  const [to] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, input.organisation), isNull(organisation.mergedInto)))
  if (!to || to.id === request.organisationId) throw new Invalid({ organisation: ['Kies een andere organisatie.'] })
  await tx.delete(requestApproval).where(eq(requestApproval.requestId, request.id))
  await change(tx, request, { organisationId: to.id })
  await note(tx, viewer, 'route-request', { ...request, organisationId: to.id })
  await tellDeciders(tx, { ...request, organisationId: to.id }, viewer.now)
}

async function openRequest(tx: Tx, viewer: Acting, about: About) {
  assertFresh(viewer)
  const [request] = await tx
    .select()
    .from(accountRequest)
    .where(and(eq(accountRequest.id, about.request), ne(accountRequest.state, 'sent')))
  const standing = request && (await standingsOf(tx, [request], viewer.now)).get(request.id)
  if (!request || !standing) throw new NotFound()
  const side = sideOf(viewer, request, standing)
  if (side instanceof DomainError) throw side
  if (request.state !== 'waiting' && request.state !== 'asked')
    throw new Conflict('Over deze aanvraag is al beslist, of de aanvrager trok haar in.')
  if (request.revision !== about.revision)
    throw new Conflict('Deze aanvraag is gewijzigd sinds u haar zag. Kijk hieronder hoe het nu is en beslis opnieuw.')
  return { request, side, standing }
}

/**
 * A second mailbox agrees with nobody: whoever has their access from the applicant does not let them in, and the bureau's
 * second opinion is not of somebody whom the organisation's manager let in.
 */
async function assertNotTheirs(tx: Tx, viewer: Acting, request: Request, side: Side, standing: Standing) {
  const [account] = await tx.select({ id: user.id }).from(user).where(eq(user.email, request.email))
  const first = standing.approvals.find((one) => one.side !== side)
  if (first?.userId === viewer.userId) throw new Forbidden('Iemand anders moet dit ook goedkeuren.')
  const office = side === 'office' ? viewer.userId : (first?.userId ?? null)
  const organisationSide = side === 'organisation' ? viewer.userId : (first?.userId ?? null)
  if (
    (await wasLetInBy(tx, viewer.userId, [account?.id ?? null])) ||
    (first && (await wasLetInBy(tx, office, [organisationSide])))
  )
    throw new Forbidden('Iemand anders moet dit goedkeuren: u hebt uw toegang van wie er belang bij heeft.')
}

function grantOf(viewer: Acting, { managers, approvals }: Standing): GrantState {
  if (managers.length === 0) return { pendingSince: viewer.now, createdBy: viewer.userId, confirmedBy: null }
  const by = (side: Side) => approvals.find((one) => one.side === side)?.userId
  const manager = by('organisation') ?? viewer.userId
  return { pendingSince: null, createdBy: manager, confirmedBy: by('office') ?? manager }
}

async function letIn(
  tx: Tx,
  viewer: Acting,
  request: Request & { organisationId: string },
  terms: { role: Role; endsAt: number | null },
  grant: GrantState,
): Promise<void> {
  const membershipId = await addGranted(tx, viewer, grant, {
    organisationId: request.organisationId,
    name: request.name,
    email: request.email,
    jobTitle: request.jobTitle || functionName(request.jobFunction),
    ...terms,
  }).catch((error: unknown) => {
    throw error instanceof Invalid
      ? new Conflict('Deze persoon hoort al bij de organisatie. Wijs de aanvraag af, met deze reden.')
      : error
  })
  await change(tx, request, { state: 'approved', decidedAt: viewer.now, membershipId })
  await tellApplicant(tx, 'approved', request.id)
}

function change(tx: Tx, { id, revision }: Request, values: Partial<Request>) {
  return tx
    .update(accountRequest)
    .set({ ...values, revision: revision + 1 })
    .where(eq(accountRequest.id, id))
}

function note(
  tx: Tx,
  viewer: Acting,
  action: string,
  { id, organisationId }: Request,
  detail: Record<string, string> = {},
) {
  return record(
    tx,
    { actor: viewer.userId, action, object: 'request', objectId: id, organisationId, detail },
    viewer.now,
  )
}
