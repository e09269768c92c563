import { and, asc, between, countDistinct, eq, gte, inArray, isNull, lt, or, sum } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { amsterdamInstant, endOfDay } from '#app/lib/dates.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { audit, item, membership, organisation, readingCount } from '#db/schema/index.ts'
import type { Quarter } from './quarter.ts'

/** One organisation in one quarter. Items and readings are those that all partners may see. */
export interface QuarterRow {
  slug: string
  name: string
  kind: string
  /** Who belongs to it now, guests left out. */
  people: number
  /** Who signed in during the quarter, in whatever way. */
  active: number
  /** Items published in the quarter. */
  shared: number
  /** How often its people opened an item. */
  readings: number
}

/** Administrators, and managers of the office of the alliance. */
export function seesQuarter(viewer: Viewer): boolean {
  const office = viewer.memberships.some(
    (m) => m.organisationKind === 'alliance_office' && roleIn(viewer, m.organisationId) === 'manager',
  )
  return office || administers(viewer)
}

/**
 * The board's page: what each organisation did in a quarter. Numbers only, and only of what all partners may see, so that
 * nothing is told of what is not for everyone. @throws NotFound for who may not see it
 */
export async function listQuarter(read: Reader, viewer: Viewer, { from, until }: Quarter): Promise<QuarterRow[]> {
  if (!seesQuarter(viewer)) throw new NotFound()
  const [start, end] = [amsterdamInstant(from), endOfDay(until)]
  const organisations = await read
    .select({
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      mergedInto: organisation.mergedInto,
      people: countDistinct(membership.userId),
    })
    .from(organisation)
    .leftJoin(
      membership,
      and(
        eq(membership.organisationId, organisation.id),
        inArray(membership.role, ['reader', 'author', 'editor', 'manager']),
        isNull(membership.pendingSince),
        or(isNull(membership.endsAt), gte(membership.endsAt, viewer.now)),
      ),
    )
    .where(isNull(organisation.mergedInto))
    .groupBy(organisation.id)
    .orderBy(asc(organisation.name))
  const active = await read
    .select({ id: membership.organisationId, number: countDistinct(audit.actor) })
    .from(audit)
    .innerJoin(membership, eq(membership.userId, audit.actor))
    .where(
      and(
        eq(audit.action, 'sign-in'),
        // Wrong passwords for somebody's account are told under the same name.
        eq(audit.result, 'ok'),
        gte(audit.at, start),
        lt(audit.at, end),
        inArray(membership.role, ['reader', 'author', 'editor', 'manager']),
        isNull(membership.pendingSince),
        lt(membership.startedAt, end),
        or(isNull(membership.endsAt), gte(membership.endsAt, audit.at)),
      ),
    )
    .groupBy(membership.organisationId)
  const shared = await read
    .select({ id: item.ownerId, number: countDistinct(item.id) })
    .from(item)
    .where(
      and(
        eq(item.status, 'published'),
        inArray(item.label, ['CLEAR', 'GREEN']),
        gte(item.publishAt, start),
        lt(item.publishAt, end),
        lt(item.publishAt, viewer.now),
      ),
    )
    .groupBy(item.ownerId)
  const readings = await read
    .select({ id: readingCount.organisationId, number: sum(readingCount.readings).mapWith(Number) })
    .from(readingCount)
    .where(between(readingCount.day, from, until))
    .groupBy(readingCount.organisationId)
  // What was counted before a merge counts for the organisation that it became.
  const now = new Map(organisations.map(({ id, mergedInto }) => [id, mergedInto ?? id]))
  const of = (rows: ReadonlyArray<{ id: string; number: number }>) => {
    const sums = new Map<string, number>()
    for (const { id, number } of rows) {
      const become = now.get(id) ?? id
      sums.set(become, (sums.get(become) ?? 0) + number)
    }
    return sums
  }
  const [activeOf, sharedOf, readingsOf] = [of(active), of(shared), of(readings)]
  return organisations
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ id, mergedInto: _, ...row }) => ({
      ...row,
      active: activeOf.get(id) ?? 0,
      shared: sharedOf.get(id) ?? 0,
      readings: readingsOf.get(id) ?? 0,
    }))
}
