import { and, eq, gt, isNull, notInArray, or, sql, type SQLWrapper } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { membership, organisation, user } from '#db/schema/index.ts'

const held = alias(membership, 'held')
const hiding = alias(organisation, 'hiding')

/**
 * 1 where the user of the row belongs to an organisation that hides names, and that the viewer does not manage: shown
 * anywhere, they are shown as function and number. For a SELECT that joins `user` to something else.
 * @param at what ended before this counts no longer; for who wrote something, the moment of writing
 */
export function hiddenFrom(viewer: Viewer, at: number | SQLWrapper = viewer.now) {
  const managed = viewer.memberships.map((m) => m.organisationId).filter((id) => roleIn(viewer, id) === 'manager')
  return sql<number>`EXISTS (SELECT 1 FROM ${membership} AS ${held}
    INNER JOIN ${organisation} AS ${hiding} ON ${eq(hiding.id, held.organisationId)}
    WHERE ${and(
      eq(held.userId, user.id),
      or(isNull(held.endsAt), gt(held.endsAt, at)),
      eq(hiding.namesHidden, true),
      managed.length > 0 ? notInArray(hiding.id, managed) : undefined,
    )})`
}

/** What is asked of a user to show them by name. */
export const personColumns = (viewer: Viewer, ...at: [at?: SQLWrapper]) => ({
  id: user.id,
  name: user.name,
  jobTitle: user.jobTitle,
  number: user.number,
  hidden: hiddenFrom(viewer, ...at),
})
