import { and, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { administers } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { factorReset, membership, organisation, user } from '#db/schema/index.ts'
import { twoManagers, waiting } from './factor-resets.server.ts'
import { personColumns } from './hidden-names.server.ts'
import { shownMember, shownName } from './names.ts'

const pageSize = 50

/**
 * The people of an organisation who are more than guests, with the kinds of second factor they have, and what waits for a
 * second manager. Of somebody whom another organisation hides the kinds are not shown: they are a fact of that account.
 * @param after the user at the end of the page before; null for the first page
 * @throws NotFound for who neither manages the organisation nor administers
 */
export async function getOrganisationFactors(reader: Reader, viewer: Viewer, slug: string, after: string | null) {
  const [found] = await reader
    .select({
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      namesHidden: organisation.namesHidden,
    })
    .from(organisation)
    .where(and(eq(organisation.slug, slug), isNull(organisation.mergedInto)))
  const manager = found !== undefined && roleIn(viewer, found.id) === 'manager'
  if (!found || (!manager && !administers(viewer))) throw new NotFound()
  const rows = await reader
    .select({
      person: { ...personColumns(viewer), email: user.email },
      phone: sql<number>`${isNotNull(user.totpEnrolledAt)}`,
      passkey: hasPasskey,
      elsewhere: decidedElsewhere(found.kind),
    })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .where(and(eq(membership.organisationId, found.id), ne(membership.role, 'guest'), liveMembership(viewer.now)))
  const people = rows.map(({ person, phone, passkey, elsewhere }) => ({
    userId: person.id,
    name: shownMember(viewer, person, found),
    factors: person.hidden === 1 ? null : { phone: phone === 1, passkey: passkey === 1 },
    self: person.id === viewer.userId,
    elsewhere: elsewhere === 1,
  }))
  people.sort((a, b) => a.name.localeCompare(b.name, 'nl', { numeric: true }) || (a.userId < b.userId ? -1 : 1))
  const start = after === null ? 0 : people.findIndex(({ userId }) => userId === after) + 1
  const page = people.slice(start, start + pageSize)
  return {
    organisation: { slug: found.slug, name: found.name },
    manager,
    two: twoManagers(found.kind),
    people: page,
    next: start + pageSize < people.length ? (page.at(-1)?.userId ?? null) : null,
    waiting: await waitingResets(reader, viewer, found),
  }

  /** 1 where another organisation decides about the person: police, public prosecution, or where they are longer. */
  function decidedElsewhere(kind: string) {
    if (twoManagers(kind)) return sql<number>`0`
    const held = alias(membership, 'strictly_held')
    const strict = alias(organisation, 'strict')
    return sql<number>`EXISTS (SELECT 1 FROM ${membership} AS ${held}
      INNER JOIN ${organisation} AS ${strict} ON ${eq(strict.id, held.organisationId)}
      WHERE ${and(
        eq(held.userId, user.id),
        ne(held.role, 'guest'),
        isNull(held.pendingSince),
        or(isNull(held.endsAt), sql`${held.endsAt} > ${viewer.now}`),
        or(inArray(strict.kind, ['police', 'public_prosecution']), lt(held.startedAt, membership.startedAt)),
      )})`
  }
}

async function waitingResets(
  reader: Reader,
  viewer: Viewer,
  of: { id: string; namesHidden: boolean },
): Promise<Array<{ id: string; userId: string; by: string; mine: boolean; about: boolean; expiresAt: number }>> {
  const rows = await reader
    .select({
      id: factorReset.id,
      userId: factorReset.userId,
      expiresAt: factorReset.expiresAt,
      asker: personColumns(viewer),
    })
    .from(factorReset)
    .innerJoin(user, eq(user.id, factorReset.askedBy))
    .where(and(eq(factorReset.organisationId, of.id), waiting(viewer.now)))
  return rows.map(({ id, userId, expiresAt, asker }) => ({
    id,
    userId,
    expiresAt,
    by: shownName(viewer, asker, of),
    mine: asker.id === viewer.userId,
    about: userId === viewer.userId,
  }))
}
