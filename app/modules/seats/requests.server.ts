import { and, asc, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { administers } from '#app/access/policy.ts'
import { coordinates, type Viewer } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { manages, opensHow } from '#app/modules/people/grants.server.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { seesWorkgroup, shownMember, shownName, shownWorkgroup, type Named } from '#app/modules/people/names.ts'
import { managedIds } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, seatRequest, user, workgroup } from '#db/schema/index.ts'
import { mayComeToTable, requestFor } from './commands.requests.server.ts'
import { canGive, missingOf, type SeatRequest } from './deciders.server.ts'
import { vacantSeat } from './fulfil.server.ts'

const where = { id: organisation.id, name: organisation.name, namesHidden: organisation.namesHidden }
const group = { id: workgroup.id, name: workgroup.name, slug: workgroup.slug, hidden: workgroup.hidden }

const kindTexts = {
  join: 'wil meedoen',
  successor: 'wordt voorgesteld als opvolger',
  invited: 'is uitgenodigd',
} as const

/** Open requests about the viewer's organisations and workgroups, or about one workgroup; all of them for an administrator. */
export async function listRequests(reader: Reader, viewer: Viewer, of: { workgroupId?: string } = {}) {
  const coordinated = viewer.seats.map((held) => held.workgroupId).filter((id) => coordinates(viewer, id))
  const mine = or(
    inArray(seatRequest.organisationId, managedIds(viewer)),
    inArray(seatRequest.workgroupId, coordinated),
  )
  const rows = await reader
    .select({ request: seatRequest, where, group, person: { ...personColumns(viewer), email: user.email } })
    .from(seatRequest)
    .innerJoin(organisation, eq(organisation.id, seatRequest.organisationId))
    .innerJoin(workgroup, eq(workgroup.id, seatRequest.workgroupId))
    .leftJoin(user, eq(user.id, seatRequest.userId))
    .where(
      and(
        isNull(seatRequest.closedAt),
        of.workgroupId === undefined ? undefined : eq(seatRequest.workgroupId, of.workgroupId),
        administers(viewer) ? undefined : mine,
      ),
    )
    .orderBy(asc(seatRequest.createdAt), asc(seatRequest.id))
  return rows
    .filter(({ request }) => !administers(viewer) || mayKnow(viewer, request))
    .map((row) => ({
      id: row.request.id,
      who: whoIs(viewer, row),
      what: kindTexts[row.request.kind],
      workgroup: shownWorkgroup(viewer, row.group),
      organisation: row.where.name,
      since: row.request.createdAt,
    }))
}

/** An administrator of elsewhere stands in for those who join only; see deciders.server. */
const mayKnow = (viewer: Viewer, request: SeatRequest): boolean =>
  request.kind === 'join' || manages(viewer, request.organisationId) || coordinates(viewer, request.workgroupId)

interface Asked {
  request: SeatRequest
  where: { id: string; namesHidden: boolean }
  person: (Named & { email: string }) | null
}

function whoIs(viewer: Viewer, { request, where: at, person }: Asked): string {
  if (person) return shownMember(viewer, person, at)
  const typed = manages(viewer, at.id) || request.askedBy === viewer.userId
  return typed ? `${request.name} (${request.email})` : request.jobTitle || 'Iemand'
}

/**
 * One open request as those see it who decide on it, with what a new seat would open.
 * @throws NotFound
 */
export async function getRequest(reader: Reader, viewer: Viewer, id: string) {
  const { request, group: about } = await requestFor(reader, viewer, id)
  const asker = alias(user, 'asker')
  const [row] = await reader
    .select({ where, person: { ...personColumns(viewer), email: user.email }, askerId: asker.id })
    .from(seatRequest)
    .innerJoin(organisation, eq(organisation.id, seatRequest.organisationId))
    .innerJoin(asker, eq(asker.id, seatRequest.askedBy))
    .leftJoin(user, eq(user.id, seatRequest.userId))
    .where(eq(seatRequest.id, request.id))
  if (!row) throw new NotFound()
  const missing = await missingOf(reader, request, about.joining, viewer.now)
  const gives = await canGive(reader, viewer, request, missing)
  const last = (!missing.coordinator || gives.coordinator) && (!missing.manager || gives.manager)
  const decides = gives.coordinator || gives.manager
  const makesSeat =
    decides && last && request.kind !== 'successor' && (await vacantSeat(reader, request, viewer.now)) === null
  return {
    id: request.id,
    who: whoIs(viewer, { request, ...row }),
    what: kindTexts[request.kind],
    organisation: row.where.name,
    workgroup: shownWorkgroup(viewer, about),
    reason: request.reason,
    since: request.createdAt,
    startsAt: request.startsAt,
    missing,
    decides,
    refuses: decides || (request.askedBy !== viewer.userId && mayKnow(viewer, request)),
    opens: makesSeat ? (await opensHow(reader, [`wg:${about.id}`], viewer.now)).items : 0,
  }
}

/** What somebody can ask of a workgroup, and what became of what they asked. @throws NotFound */
export async function getJoinPage(reader: Reader, viewer: Viewer & { userId: string }, slug: string) {
  const [found] = await reader.select().from(workgroup).where(eq(workgroup.slug, slug))
  if (!found || !seesWorkgroup(viewer, found)) throw new NotFound()
  const asked = await reader
    .select({ request: seatRequest, organisation: organisation.name })
    .from(seatRequest)
    .innerJoin(organisation, eq(organisation.id, seatRequest.organisationId))
    .where(
      and(
        eq(seatRequest.workgroupId, found.id),
        eq(seatRequest.askedBy, viewer.userId),
        ne(seatRequest.kind, 'invited'),
      ),
    )
    .orderBy(desc(seatRequest.createdAt), desc(seatRequest.id))
    .limit(20)
  const held = viewer.seats.filter((one) => one.workgroupId === found.id).map((one) => one.organisationId)
  const joining = found.hidden ? 'invited' : found.joining
  const waiting = asked.filter(({ request }) => request.closedAt === null).map(({ request }) => request.organisationId)
  const own = viewer.memberships.filter((m) => m.role !== 'guest')
  const candidates = joining === 'invited' ? [] : own.filter((m) => ![...held, ...waiting].includes(m.organisationId))
  const allowed = await Promise.all(
    candidates.map((m) => mayComeToTable(reader, found.id, m.organisationId, viewer.now)),
  )
  return {
    workgroup: { id: found.id, slug: found.slug, name: found.name, joining, own: viewer.keys.has(`wg:${found.id}`) },
    organisations: candidates
      .filter((_, index) => allowed[index])
      .map((m) => ({ value: m.organisationId, label: m.organisationName })),
    seats: await ownSeats(reader, viewer, found.id),
    asked: await Promise.all(
      asked.map(async ({ request, organisation: name }) => ({
        id: request.id,
        kind: request.kind,
        organisation: name,
        since: request.createdAt,
        outcome: request.outcome,
        answer: request.answer,
        missing: request.closedAt === null ? await missingOf(reader, request, found.joining, viewer.now) : null,
      })),
    ),
  }
}

/** The viewer's seats there, with the colleagues who could follow them. */
async function ownSeats(reader: Reader, viewer: Viewer & { userId: string }, workgroupId: string) {
  const colleague = alias(membership, 'colleague')
  const rows = await reader
    .select({ seatId: seat.id, where, person: personColumns(viewer) })
    .from(seat)
    .innerJoin(organisation, eq(organisation.id, seat.organisationId))
    .innerJoin(membership, and(eq(membership.userId, seat.userId), eq(membership.organisationId, seat.organisationId)))
    .leftJoin(
      colleague,
      and(
        eq(colleague.organisationId, seat.organisationId),
        ne(colleague.userId, viewer.userId),
        ne(colleague.role, 'guest'),
        isNull(colleague.pendingSince),
      ),
    )
    .leftJoin(user, and(eq(user.id, colleague.userId), isNull(user.suspendedAt)))
    .where(
      and(
        eq(seat.workgroupId, workgroupId),
        eq(seat.userId, viewer.userId),
        ne(membership.role, 'guest'),
        liveSeat(viewer.now),
        liveMembership(viewer.now),
      ),
    )
  const seats = new Map<string, { id: string; organisation: string; people: Array<{ value: string; label: string }> }>()
  for (const { seatId, where: at, person } of rows) {
    const entry = seats.get(seatId) ?? { id: seatId, organisation: at.name, people: [] }
    seats.set(seatId, entry)
    if (person) entry.people.push({ value: person.id, label: shownName(viewer, person, at) })
  }
  return [...seats.values()]
}
