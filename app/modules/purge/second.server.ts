import { and, eq, ne } from 'drizzle-orm'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { wasLetInBy } from '#app/modules/people/confirmers.server.ts'
import { managersOf } from '#app/modules/people/grants.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { organisation } from '#db/schema/index.ts'

const office = 'alliance_office'

/**
 * Who may confirm a purge: the other managers of the owner; where there are none, those of the alliance's office. Never
 * who asked, nor whom they let in themselves.
 * @returns user ids
 */
export async function secondsFor(
  read: Reader | Tx,
  asked: { ownerId: string; requestedBy: string },
  now: number,
): Promise<string[]> {
  const managers = (await managersOf(read, asked.ownerId, now)).map(({ userId }) => userId)
  const own = await unrelated(read, managers, asked.requestedBy)
  if (own.length > 0) return own
  const offices = await read
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.kind, office), ne(organisation.id, asked.ownerId)))
  const people = new Set<string>()
  for (const { id } of offices) for (const { userId } of await managersOf(read, id, now)) people.add(userId)
  return independent(read, [...people], asked.requestedBy)
}

/** Does the viewer manage the alliance's office, which confirms where an owner has no second manager? */
export const managesOffice = (viewer: Viewer): boolean =>
  viewer.memberships.some((m) => m.organisationKind === office && roleIn(viewer, m.organisationId) === 'manager')

/** Of these people, who is neither who asked nor let in by them. */
async function independent(read: Reader | Tx, people: readonly string[], requestedBy: string): Promise<string[]> {
  const found: string[] = []
  for (const userId of people)
    if (userId !== requestedBy && !(await wasLetInBy(read, userId, [requestedBy]))) found.push(userId)
  return found
}

/** And of one's own colleagues, who did not let in who asked: that may be a second mailbox of theirs. */
async function unrelated(read: Reader | Tx, people: readonly string[], requestedBy: string): Promise<string[]> {
  const found: string[] = []
  for (const userId of await independent(read, people, requestedBy))
    if (!(await wasLetInBy(read, requestedBy, [userId]))) found.push(userId)
  return found
}
