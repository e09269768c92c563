import { and, asc, count, eq, gt, inArray, isNotNull, isNull, not, or, type SQL } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { manages } from '#app/modules/people/grants.server.ts'
import { hidesNamesFrom } from '#app/modules/people/names.ts'
import { managedIds } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { accountRequest, membership, organisation, organisationDomain, theme } from '#db/schema/index.ts'
import {
  approvedBy,
  assertOffice,
  forOffice,
  isOffice,
  isUnclaimed,
  missingSides,
  sideOf,
  standingsOf,
} from './deciders.server.ts'
import { functionName, isGuestFunction } from './functions.ts'

const pageSize = 50
const open = inArray(accountRequest.state, ['waiting', 'asked'])

/** The organisations that use the domain of this address, by name. */
export function organisationsOf(reader: Reader, email: string): Promise<Array<{ id: string; name: string }>> {
  return reader
    .select({ id: organisation.id, name: organisation.name })
    .from(organisationDomain)
    .innerJoin(organisation, eq(organisation.id, organisationDomain.organisationId))
    .where(eq(organisationDomain.domain, email.split('@')[1]?.toLowerCase() ?? ''))
    .orderBy(asc(organisation.name))
}

/** Where a page of requests goes on: after this moment and id. */
export interface RequestKey {
  at: number
  id: string
}

export function parseRequestKey(value: string | null): RequestKey | null {
  const [, at, id] = /^(\d{1,15})\.([a-z2-9]{20})$/.exec(value ?? '') ?? []
  return at && id ? { at: Number(at), id } : null
}

/** The organisation, for its managers and administrators. @throws NotFound for anybody else */
export async function getAskedOrganisation(reader: Reader, viewer: Viewer, slug: string) {
  const [found] = await reader
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  const manager = found !== undefined && manages(viewer, found.id)
  if (!found || (!manager && !administers(viewer))) throw new NotFound()
  return { ...found, manager }
}

/** Open requests for one organisation. @param organisationId of `getAskedOrganisation` */
export function listOrganisationRequests(
  reader: Reader,
  viewer: Viewer,
  organisationId: string,
  after: RequestKey | null,
) {
  return listRequests(reader, viewer, eq(accountRequest.organisationId, organisationId), after)
}

/** Open requests that the bureau decides about, for its managers and administrators. @throws NotFound for anybody else */
export async function listOfficeRequests(reader: Reader, viewer: Viewer, after: RequestKey | null) {
  assertOffice(viewer)
  return listRequests(reader, viewer, forOffice(viewer.now), after)
}

export type ListedRequest = Awaited<ReturnType<typeof listRequests>>['rows'][number]

async function listRequests(reader: Reader, viewer: Viewer, which: SQL, after: RequestKey | null) {
  const found = await reader
    .select({
      request: accountRequest,
      organisation: { id: organisation.id, name: organisation.name, namesHidden: organisation.namesHidden },
    })
    .from(accountRequest)
    .leftJoin(organisation, eq(organisation.id, accountRequest.organisationId))
    .where(
      and(
        open,
        which,
        after
          ? or(
              gt(accountRequest.confirmedAt, after.at),
              and(eq(accountRequest.confirmedAt, after.at), gt(accountRequest.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(accountRequest.confirmedAt), asc(accountRequest.id))
    .limit(pageSize + 1)
  const page = found.slice(0, pageSize)
  const last = found.length > pageSize ? page.at(-1)?.request : undefined
  const standings = await standingsOf(
    reader,
    page.map(({ request }) => request),
    viewer.now,
  )
  const rows = page.map(({ request, organisation: asked }) => {
    const standing = standings.get(request.id) ?? { managers: [], office: [], approvals: [] }
    const side = sideOf(viewer, request, standing)
    const [given] = standing.approvals
    // Somebody who is to be of an organisation that hides its people is hidden as they will be.
    const hidden = asked !== null && hidesNamesFrom(viewer, asked)
    return {
      id: request.id,
      revision: request.revision,
      state: request.state,
      name: hidden ? null : request.name,
      email: hidden ? null : request.email,
      jobFunction: functionName(request.jobFunction),
      jobTitle: hidden ? '' : request.jobTitle,
      guest: isGuestFunction(request.jobFunction),
      typedOrganisation: hidden ? '' : request.organisationName,
      organisation: asked && { id: asked.id, name: asked.name },
      newsletter: request.newsletter,
      confirmedAt: request.confirmedAt ?? request.sentAt,
      question: hidden ? '' : request.question,
      answer: hidden ? '' : request.answer,
      mayRoute: side === 'office' && isUnclaimed(standing) && !hidden,
      /** How many of those who must agree have done so. */
      agreed: standing.approvals.length,
      needed: standing.approvals.length + missingSides(standing).length,
      /** What the first of two agreed to. */
      given: given ? { role: given.role, endsAt: given.endsAt } : null,
      managers: standing.managers.length,
      side: typeof side === 'string' ? side : null,
      agreedSelf: typeof side === 'string' && standing.approvals.some((one) => one.side === side),
      why: typeof side === 'string' ? '' : side.message,
    }
  })
  return { rows, next: last ? `${last.confirmedAt ?? 0}.${last.id}` : null }
}

/** How many requests wait for the agreement of this organisation. */
export async function countOrganisationRequests(reader: Reader, organisationId: string): Promise<number> {
  const [row] = await reader
    .select({ waiting: count() })
    .from(accountRequest)
    .where(
      and(
        eq(accountRequest.state, 'waiting'),
        eq(accountRequest.organisationId, organisationId),
        not(approvedBy('organisation')),
      ),
    )
  return row?.waiting ?? 0
}

/** How many wait for the bureau. */
export async function countOfficeRequests(reader: Reader, now: number): Promise<number> {
  const [row] = await reader
    .select({ waiting: count() })
    .from(accountRequest)
    .where(and(eq(accountRequest.state, 'waiting'), forOffice(now), not(approvedBy('office'))))
  return row?.waiting ?? 0
}

/** What waits for this person: per organisation that they manage, and at the bureau (null where that is not for them). */
export async function countRequests(reader: Reader, viewer: Viewer) {
  const rows = await reader
    .select({ slug: organisation.slug, name: organisation.name, waiting: count(accountRequest.id) })
    .from(organisation)
    .leftJoin(
      accountRequest,
      and(
        eq(accountRequest.organisationId, organisation.id),
        eq(accountRequest.state, 'waiting'),
        not(approvedBy('organisation')),
      ),
    )
    .where(inArray(organisation.id, managedIds(viewer)))
    .groupBy(organisation.id)
    .orderBy(asc(organisation.name))
  const office = isOffice(viewer) || administers(viewer) ? await countOfficeRequests(reader, viewer.now) : null
  return { organisations: rows, office }
}

/** What the applicant sees of their request. @param request found by its secret address */
export async function followRequest(reader: Reader, request: typeof accountRequest.$inferSelect) {
  const [asked] = request.organisationId
    ? await reader
        .select({ name: organisation.name })
        .from(organisation)
        .where(eq(organisation.id, request.organisationId))
    : []
  const [pending] = request.membershipId
    ? await reader
        .select({ id: membership.id })
        .from(membership)
        .where(and(eq(membership.id, request.membershipId), isNotNull(membership.pendingSince)))
    : []
  const themes =
    request.themes.length > 0
      ? await reader
          .select({ name: theme.name })
          .from(theme)
          .where(inArray(theme.id, request.themes))
          .orderBy(asc(theme.name))
      : []
  return {
    state: request.state,
    email: request.email,
    name: request.name,
    jobFunction: functionName(request.jobFunction),
    organisation: asked?.name ?? null,
    typedOrganisation: request.organisationName,
    themes: themes.map(({ name }) => name),
    newsletter: request.newsletter,
    sentAt: request.sentAt,
    confirmedAt: request.confirmedAt,
    decidedAt: request.decidedAt,
    question: request.question,
    answer: request.answer,
    reason: request.reason,
    /** Approved, and yet to be confirmed by somebody else. */
    pending: pending !== undefined,
  }
}
