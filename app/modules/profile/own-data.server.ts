import { and, asc, eq } from 'drizzle-orm'
import { mayRead } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { ownSignUps } from '#app/modules/events/own.server.ts'
import { noticesOf } from '#app/modules/notifications/notices.server.ts'
import { listFollowed } from '#app/modules/themes/follow.server.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { audit, item, report, user } from '#db/schema/index.ts'
import { expertiseOf } from './expertise.server.ts'
import { iso } from './iso.ts'
import { ownAccess } from './own-access.server.ts'
import { ownRequests } from './own-requests.server.ts'
import { ownSignIn } from './own-sign-in.server.ts'

/**
 * Everything the portal keeps about the viewer, for themselves: no secrets, no names of others, and of what they made only
 * what they may still read. Instants as ISO 8601 in UTC.
 */
export async function ownData(read: Reader, viewer: Viewer & { userId: string }) {
  const { userId } = viewer
  const [person] = await read.select().from(user).where(eq(user.id, userId))
  if (!person) throw new NotFound()
  const made = await read
    .select({ id: item.id, kind: item.kind, title: item.title, label: item.label, createdAt: item.createdAt })
    .from(item)
    .where(and(eq(item.creatorId, userId), itemsWhere(mayRead(viewer), viewer.now)))
    .orderBy(asc(item.createdAt))
  const reports = await read
    .select({
      itemId: report.itemId,
      reason: report.reason,
      text: report.text,
      createdAt: report.createdAt,
      decision: report.decision,
    })
    .from(report)
    .where(eq(report.reporterId, userId))
    .orderBy(asc(report.createdAt))
  const acts = await read
    .select({ at: audit.at, action: audit.action, object: audit.object, objectId: audit.objectId })
    .from(audit)
    .where(eq(audit.actor, userId))
    .orderBy(asc(audit.seq))
  const followed = await listFollowed(read, userId)
  return {
    account: {
      id: person.id,
      number: person.number,
      name: person.name,
      email: person.email,
      jobTitle: person.jobTitle,
      administrator: person.administrator,
      contactShown: person.contactShown,
      createdAt: iso(person.createdAt),
      lastActiveDay: person.lastActiveDay,
      password: person.passwordHash !== null,
      secondFactorSince: iso(person.totpEnrolledAt),
    },
    ...(await ownAccess(read, viewer)),
    ...(await ownRequests(read, viewer, person.email)),
    meetings: await ownSignUps(read, viewer),
    expertise: await expertiseOf(read, userId),
    notices: await noticesOf(read, userId),
    followedThemes: followed.map(({ name, since }) => ({ name, since: iso(since) })),
    ...(await ownSignIn(read, userId)),
    items: made.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: iso(createdAt) })),
    reports: reports.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: iso(createdAt) })),
    acts: acts.map(({ at, ...rest }) => ({ at: iso(at), ...rest })),
  }
}
