import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates, type Viewer } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import { kindCodes, kindName } from '#app/modules/people/forms.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { seesWorkgroup, shownName, shownWorkgroup } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, user, workgroup } from '#db/schema/index.ts'

export type CoverState = 'holder' | 'vacant' | 'none'
export interface CoverRow {
  organisationId: string
  organisation: string
  kind: string
  state: CoverState
  /** Names; function and number where an organisation hides them from this viewer. */
  holders: string[]
}
/** How many of a kind hold a seat. */
export interface CoverCount {
  kind: string
  held: number
  total: number
}

/** One on a seat counts where their membership does, and they are not shut out. */
const holdsNow = (now: number) =>
  and(
    eq(user.id, seat.userId),
    isNull(user.suspendedAt),
    sql`EXISTS (SELECT 1 FROM ${membership} WHERE ${and(
      eq(membership.userId, seat.userId),
      eq(membership.organisationId, seat.organisationId),
      ne(membership.role, 'guest'),
      liveMembership(now),
    )})`,
  )

/**
 * Which organisations hold a seat in the workgroup, have one that is vacant, or have none: the core partners, and whoever
 * has a seat.
 * @param kind one kind of organisation; null for all
 * @throws NotFound, also for a hidden workgroup of others
 */
export async function getCoverage(reader: Reader, viewer: Viewer, slug: string, kind: string | null) {
  const [found] = await reader.select().from(workgroup).where(eq(workgroup.slug, slug))
  if (!found || !seesWorkgroup(viewer, found)) throw new NotFound()
  const rows = await reader
    .select({
      where: {
        id: organisation.id,
        name: organisation.name,
        kind: organisation.kind,
        namesHidden: organisation.namesHidden,
      },
      seatId: seat.id,
      person: personColumns(viewer),
    })
    .from(organisation)
    .leftJoin(seat, and(eq(seat.organisationId, organisation.id), eq(seat.workgroupId, found.id), liveSeat(viewer.now)))
    .leftJoin(user, holdsNow(viewer.now))
    .where(and(isNull(organisation.mergedInto), or(eq(organisation.corePartner, true), sql`${seat.id} IS NOT NULL`)))
    .orderBy(asc(organisation.name), asc(organisation.id))
  const byOrganisation = new Map<string, CoverRow>()
  for (const { where, seatId, person } of rows) {
    const row = byOrganisation.get(where.id) ?? {
      organisationId: where.id,
      organisation: where.name,
      kind: where.kind,
      state: 'none' as CoverState,
      holders: [],
    }
    byOrganisation.set(where.id, row)
    // At the seat of one organisation, the number under which another hides them would tell whose it is.
    if (person)
      row.holders.push(person.hidden === 1 && !where.namesHidden ? 'een medewerker' : shownName(viewer, person, where))
    row.state = row.holders.length > 0 ? 'holder' : seatId === null ? 'none' : 'vacant'
  }
  const all = [...byOrganisation.values()]
  const counts = countsOf(all)
  return {
    workgroup: { slug: found.slug, name: found.name },
    arranges: coordinates(viewer, found.id),
    counts,
    kind: counts.some((count) => count.kind === kind) ? kind : null,
    rows: all.filter((row) => kind === null || row.kind === kind || !counts.some((count) => count.kind === kind)),
  }
}

function countsOf(rows: ReadonlyArray<Pick<CoverRow, 'kind' | 'state'>>): CoverCount[] {
  const counts = new Map<string, CoverCount>()
  for (const { kind, state } of rows) {
    const count = counts.get(kind) ?? { kind, held: 0, total: 0 }
    counts.set(kind, count)
    count.total++
    if (state === 'holder') count.held++
  }
  return byKind([...counts.values()])
}

/** In the order in which kinds are always shown. */
function byKind<T extends { kind: string }>(list: T[]): T[] {
  const order = (kind: string) => kindCodes.findIndex((code) => code === kind)
  return list.sort((a, b) => order(a.kind) - order(b.kind))
}

/**
 * Workgroup × kind: how many core partners of a kind hold a seat. For administrators, of all workgroups (a hidden one
 * without its name); for coordinators, of those they see. @throws NotFound for anybody else
 */
export async function getAllCoverage(reader: Reader, viewer: Viewer) {
  const coordinator = viewer.seats.some((held) => coordinates(viewer, held.workgroupId))
  if (!administers(viewer) && !coordinator) throw new NotFound()
  const groups = await reader
    .select({ id: workgroup.id, slug: workgroup.slug, name: workgroup.name, hidden: workgroup.hidden })
    .from(workgroup)
  const shown = groups.filter((group) => administers(viewer) || seesWorkgroup(viewer, group))
  const totals = await reader
    .select({ kind: organisation.kind, total: sql<number>`count(*)` })
    .from(organisation)
    .where(and(eq(organisation.corePartner, true), isNull(organisation.mergedInto)))
    .groupBy(organisation.kind)
  const held = await reader
    .select({
      workgroupId: seat.workgroupId,
      kind: organisation.kind,
      held: sql<number>`count(DISTINCT ${organisation.id})`,
    })
    .from(seat)
    .innerJoin(organisation, and(eq(organisation.id, seat.organisationId), eq(organisation.corePartner, true)))
    .innerJoin(user, holdsNow(viewer.now))
    .where(
      and(
        liveSeat(viewer.now),
        inArray(
          seat.workgroupId,
          shown.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(seat.workgroupId, organisation.kind)
  const counts = new Map(held.map((row) => [`${row.workgroupId} ${row.kind}`, row.held]))
  return {
    kinds: byKind(totals).map(({ kind, total }) => ({ kind, name: kindName(kind), total })),
    rows: shown
      .map((group) => ({
        id: group.id,
        name: shownWorkgroup(viewer, group),
        slug: seesWorkgroup(viewer, group) ? group.slug : null,
        held: Object.fromEntries(totals.map(({ kind }) => [kind, counts.get(`${group.id} ${kind}`) ?? 0])),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  }
}
