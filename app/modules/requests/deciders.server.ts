import { and, count, eq, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { administers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { Forbidden, NotFound } from '#app/lib/errors.ts'
import { manages } from '#app/modules/people/grants.server.ts'
import type { Reader } from '#db/client.server.ts'
import { accountRequest, membership, organisation, requestApproval, user } from '#db/schema/index.ts'

export type Side = (typeof requestApproval.$inferSelect)['side']
type Request = Pick<typeof accountRequest.$inferSelect, 'id' | 'email' | 'organisationId' | 'sentBy' | 'confirmedBy'>

/** Who could decide about a request now, without whom it is for. */
export interface Standing {
  /** User ids: managers of the organisation that was asked. */
  managers: readonly string[]
  /** User ids: managers of the bureau. */
  office: readonly string[]
  /** Those who agreed already and could still do so. */
  approvals: ReadonlyArray<{ side: Side; userId: string; role: string; endsAt: number | null }>
}

export const isOffice = (viewer: Viewer): boolean =>
  viewer.assurance >= 2 &&
  viewer.memberships.some((m) => m.role === 'manager' && m.organisationKind === 'alliance_office')

/** What the bureau sees is for its managers and for administrators. @throws NotFound for anybody else */
export function assertOffice(viewer: Viewer): void {
  if (!isOffice(viewer) && !administers(viewer)) throw new NotFound()
}

/** `naam+iets@…` is the mailbox of `naam@…`. */
export const mailboxOf = (email: string): string => email.toLowerCase().replace(/\+[^@]*@/, '@')

/** Is this person the applicant, or did they send or confirm the request while signed in? */
export function concernsSelf(viewer: Viewer, request: Request): boolean {
  return (
    mailboxOf(viewer.email) === mailboxOf(request.email) ||
    (viewer.userId !== null && [request.sentBy, request.confirmedBy].includes(viewer.userId))
  )
}

/**
 * For whom this viewer decides about the request: the organisation that was asked, by its managers; or the bureau, where that has
 * none or one. An administrator stands in for the bureau where it has nobody else.
 * @returns why not, where they may not; NotFound where they may not even see it
 */
export function sideOf(viewer: Viewer, request: Request, standing: Standing): Side | Forbidden | NotFound {
  const isManager = request.organisationId !== null && manages(viewer, request.organisationId)
  const forOffice = needsOffice(standing)
  if (!isManager && !administers(viewer) && !(isOffice(viewer) && forOffice)) return new NotFound()
  if (concernsSelf(viewer, request))
    return new Forbidden('U kunt niet over uw eigen aanvraag beslissen. Vraag een collega.')
  if (isManager) return 'organisation'
  if (!forOffice) return new Forbidden('De beheerders van de organisatie zelf beslissen hierover.')
  if (isOffice(viewer)) return 'office'
  const asOrganisation = standing.approvals.find(({ side }) => side === 'organisation')?.userId
  const others = standing.office.filter((id) => id !== viewer.userId && id !== asOrganisation)
  const lone = standing.managers.filter((id) => others.includes(id)).length
  if (others.length - lone > 0) return new Forbidden('De beheerders van het bureau beslissen hierover.')
  return 'office'
}

/** The bureau decides where an organisation has no manager, and along with the only one. */
export const needsOffice = ({ managers, approvals }: Standing): boolean =>
  managers.length <= 1 || approvals.some(({ side }) => side === 'office')

/** No organisation's manager has it before them: the bureau may send it on. */
export const isUnclaimed = ({ managers }: Standing): boolean => managers.length === 0

/** Whose agreement a request still waits for; none where it is complete. */
export function missingSides({ managers, approvals }: Standing): Side[] {
  const needed: Side[] =
    managers.length === 0 ? ['office'] : managers.length === 1 ? ['organisation', 'office'] : ['organisation']
  return needed.filter((side) => !approvals.some((given) => given.side === side))
}

/** The standing of these requests, in two statements whatever their number. */
export async function standingsOf(
  reader: Reader,
  requests: readonly Request[],
  now: number,
): Promise<Map<string, Standing>> {
  if (requests.length === 0) return new Map()
  const asked = [...new Set(requests.flatMap(({ organisationId }) => organisationId ?? []))]
  const people = await reader
    .select({
      userId: membership.userId,
      email: user.email,
      organisationId: membership.organisationId,
      kind: organisation.kind,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.role, 'manager'),
        liveMembership(now),
        isNull(user.suspendedAt),
        or(eq(organisation.kind, 'alliance_office'), inArray(organisation.id, asked)),
      ),
    )
  const given = await reader
    .select()
    .from(requestApproval)
    .where(
      inArray(
        requestApproval.requestId,
        requests.map(({ id }) => id),
      ),
    )
  return new Map(
    requests.map((request) => {
      const other = people.filter(({ email }) => mailboxOf(email) !== mailboxOf(request.email))
      const managers = other.filter((one) => one.organisationId === request.organisationId).map((one) => one.userId)
      const office = other.filter(({ kind }) => kind === 'alliance_office').map((one) => one.userId)
      const approvals = given.filter(
        ({ requestId, side, userId }) => requestId === request.id && (side === 'office' || managers.includes(userId)),
      )
      return [request.id, { managers: [...new Set(managers)], office: [...new Set(office)], approvals }]
    }),
  )
}

const held = alias(membership, 'held')
const holder = alias(user, 'holder')
const given = alias(requestApproval, 'given')

/** Requests that the bureau decides about, in SQL: `needsOffice`, and those for no organisation of the list. */
export function forOffice(now: number): SQL {
  return sql`(${isNull(accountRequest.organisationId)} OR (SELECT ${count()} FROM ${membership} AS ${held}
    INNER JOIN ${user} AS ${holder} ON ${eq(holder.id, held.userId)}
    WHERE ${and(
      eq(held.organisationId, accountRequest.organisationId),
      eq(held.role, 'manager'),
      isNull(held.pendingSince),
      sql`${held.startedAt} <= ${now}`,
      or(isNull(held.endsAt), sql`${held.endsAt} > ${now}`),
      isNull(holder.suspendedAt),
      ne(holder.email, accountRequest.email),
    )}) <= 1 OR ${approvedBy('office')})`
}

/** Whether this side has agreed already. */
export function approvedBy(side: Side): SQL {
  return sql`EXISTS (SELECT 1 FROM ${requestApproval} AS ${given}
    WHERE ${and(eq(given.requestId, accountRequest.id), eq(given.side, side))})`
}
