import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { formerNames } from '#app/modules/people/former-names.server.ts'
import { managedIds } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import {
  membership,
  organisation,
  organisationDomain,
  organisationName,
  organisationReview,
  sharingGroup,
  sharingGroupMember,
} from '#db/schema/index.ts'
import { nextReview } from './review-dates.ts'
import { shownDomain } from './shown-domain.server.ts'

const pageSize = 50

export interface OrganisationFilter {
  /** Part of a name, or of a former one. */
  text: string
  kind: string
  /** Only those whose round is open past its day. */
  overdue: boolean
  /** Id of the last organisation shown. */
  after: string | null
}

/**
 * Organisations by name: all for an administrator, their own for a manager. With how
 * many people belong to each now, what it was called, and how its review stands.
 */
export async function listOrganisations(reader: Reader, viewer: Viewer, filter: OrganisationFilter) {
  const words = `%${filter.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const previous = filter.after
    ? await reader.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, filter.after))
    : []
  const last = previous[0]?.name
  const rows = await reader
    .select({
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      corePartner: organisation.corePartner,
      managedSince: organisation.managedSince,
      reviewedAt: organisation.reviewedAt,
      dueAt: organisationReview.dueAt,
      people: count(membership.id),
    })
    .from(organisation)
    .leftJoin(membership, and(eq(membership.organisationId, organisation.id), liveMembership(viewer.now)))
    .leftJoin(
      organisationReview,
      and(eq(organisationReview.organisationId, organisation.id), isNull(organisationReview.closedAt)),
    )
    .where(
      and(
        isNull(organisation.mergedInto),
        administers(viewer) ? undefined : inArray(organisation.id, managedIds(viewer)),
        filter.kind ? eq(organisation.kind, filter.kind) : undefined,
        filter.overdue ? sql`${organisationReview.dueAt} <= ${viewer.now}` : undefined,
        filter.text
          ? or(
              sql`${organisation.name} LIKE ${words} ESCAPE '\\'`,
              sql`EXISTS (SELECT 1 FROM ${organisationName} WHERE ${eq(organisationName.organisationId, organisation.id)}
                AND ${organisationName.name} LIKE ${words} ESCAPE '\\')`,
            )
          : undefined,
        last === undefined
          ? undefined
          : or(gt(organisation.name, last), and(eq(organisation.name, last), gt(organisation.id, filter.after ?? ''))),
      ),
    )
    .groupBy(organisation.id)
    .orderBy(asc(organisation.name), asc(organisation.id))
    .limit(pageSize + 1)
  const former = await formerNames(reader)
  const shown = rows.slice(0, pageSize)
  return {
    rows: shown.map(({ managedSince, reviewedAt, dueAt, ...row }) => ({
      ...row,
      former: former.get(row.id) ?? [],
      review: { dueAt, next: nextReview({ managedSince, reviewedAt }), overdue: dueAt !== null && dueAt <= viewer.now },
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many organisations have a round open past its day. */
export async function countOverdue(reader: Reader, now: number): Promise<number> {
  const [row] = await reader
    .select({ organisations: count() })
    .from(organisationReview)
    .where(and(isNull(organisationReview.closedAt), sql`${organisationReview.dueAt} <= ${now}`))
  return row?.organisations ?? 0
}

/** What an organisation's page tells beside its people and seats. */
export async function organisationFacts(
  reader: Reader,
  viewer: Viewer,
  of: { id: string; managedSince: number | null; reviewedAt: number | null },
) {
  const other = sql<string | null>`(SELECT group_concat(sharer.name, ', ') FROM ${organisationDomain} AS shared
    INNER JOIN ${organisation} AS sharer ON sharer.id = shared.organisation_id
    WHERE ${eq(sql`shared.domain`, organisationDomain.domain)} AND sharer.id <> ${of.id})`
  const domains = await reader
    .select({ domain: organisationDomain.domain, sharedWith: other })
    .from(organisationDomain)
    .where(eq(organisationDomain.organisationId, of.id))
    .orderBy(asc(organisationDomain.domain))
  const groups = await reader
    .select({ name: sharingGroup.name, owner: organisation.name, pendingSince: sharingGroupMember.pendingSince })
    .from(sharingGroupMember)
    .innerJoin(sharingGroup, eq(sharingGroup.id, sharingGroupMember.groupId))
    .innerJoin(organisation, eq(organisation.id, sharingGroup.ownerId))
    .where(eq(sharingGroupMember.organisationId, of.id))
    .orderBy(asc(sharingGroup.name))
  const [open] = await reader
    .select({ dueAt: organisationReview.dueAt })
    .from(organisationReview)
    .where(and(eq(organisationReview.organisationId, of.id), isNull(organisationReview.closedAt)))
  const former = (await formerNames(reader)).get(of.id) ?? []
  return {
    former,
    domains: domains.map(({ domain, sharedWith }) => ({ domain, shown: shownDomain(domain), sharedWith })),
    groups: groups.map(({ pendingSince, ...group }) => ({ ...group, pending: pendingSince !== null })),
    review: {
      dueAt: open?.dueAt ?? null,
      next: nextReview(of),
      overdue: open !== undefined && open.dueAt <= viewer.now,
    },
  }
}

/**
 * Where an organisation that went into another is found now, for who may see that one; null for anybody else.
 * @returns its slug
 */
export async function movedTo(reader: Reader, viewer: Viewer, slug: string): Promise<string | null> {
  const [row] = await reader
    .select({ id: organisation.id, slug: organisation.slug })
    .from(organisation)
    .where(
      sql`${organisation.id} = (SELECT gone.merged_into FROM ${organisation} AS gone WHERE ${eq(sql`gone.slug`, slug)})`,
    )
  if (!row || (!administers(viewer) && roleIn(viewer, row.id) !== 'manager')) return null
  return row.slug
}

/** One page of people whose shown name, or address, holds the text; only what is shown is searched. */
export function peoplePage<T extends { membershipId: string; name: string; email: string | null; role: string }>(
  people: readonly T[],
  filter: { text: string; role: string; after: string | null },
) {
  const wanted = filter.text.toLocaleLowerCase('nl')
  const found = people.filter(
    (person) =>
      (filter.role === '' || person.role === filter.role) &&
      (wanted === '' || `${person.name}\n${person.email ?? ''}`.toLocaleLowerCase('nl').includes(wanted)),
  )
  const start = filter.after ? found.findIndex(({ membershipId }) => membershipId === filter.after) + 1 : 0
  const shown = found.slice(start, start + pageSize)
  return {
    shown,
    found: found.length,
    total: people.length,
    next: found.length > start + pageSize ? (shown.at(-1)?.membershipId ?? null) : null,
  }
}
