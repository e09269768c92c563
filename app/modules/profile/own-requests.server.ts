import { and, asc, eq, isNotNull, or } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { functionName } from '#app/modules/requests/functions.ts'
import type { Reader } from '#db/client.server.ts'
import {
  accountRequest,
  newsletterDelivery,
  newsletterIssue,
  newsletterSubscription,
  newsletterTheme,
  organisation,
  seatRequest,
  theme,
  workgroup,
} from '#db/schema/index.ts'
import { iso } from './iso.ts'
import { ownNameOf } from './own-access.server.ts'

/**
 * What was asked from one's address or by oneself: an account, a seat, the newsletter. What somebody else wrote to ask a
 * seat for the viewer is left out: it is theirs.
 */
export async function ownRequests(read: Reader, viewer: Viewer & { userId: string }, email: string) {
  const requests = await read
    .select()
    .from(accountRequest)
    .where(eq(accountRequest.email, email))
    .orderBy(asc(accountRequest.sentAt))
  const seats = await read
    .select({
      request: seatRequest,
      group: { id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden },
      organisation: organisation.name,
    })
    .from(seatRequest)
    .innerJoin(workgroup, eq(workgroup.id, seatRequest.workgroupId))
    .innerJoin(organisation, eq(organisation.id, seatRequest.organisationId))
    .where(or(eq(seatRequest.userId, viewer.userId), eq(seatRequest.askedBy, viewer.userId)))
    .orderBy(asc(seatRequest.createdAt))
  return {
    newsletter: await ownNewsletter(read, email),
    accountRequests: requests.map((one) => ({
      kind: one.kind,
      state: one.state,
      name: one.name,
      organisation: one.organisationName,
      function: functionName(one.jobFunction),
      jobTitle: one.jobTitle,
      newsletter: one.newsletter,
      sentAt: iso(one.sentAt),
      confirmedAt: iso(one.confirmedAt),
      question: one.question,
      answer: one.answer,
      reason: one.reason,
      decidedAt: iso(one.decidedAt),
    })),
    seatRequests: seats.map(({ request, group, organisation }) => {
      const own = request.askedBy === viewer.userId
      return {
        kind: request.kind,
        workgroup: ownNameOf(viewer, group),
        organisation,
        askedByYou: own,
        reason: own ? request.reason : null,
        createdAt: iso(request.createdAt),
        outcome: request.outcome,
        answer: own ? request.answer : null,
        closedAt: iso(request.closedAt),
      }
    }),
  }
}

/** The subscription with the proof that it was asked for, also for as long as it is kept after its end. */
async function ownNewsletter(read: Reader, email: string) {
  const [kept] = await read.select().from(newsletterSubscription).where(eq(newsletterSubscription.email, email))
  if (!kept) return null
  const themes = await read
    .select({ name: theme.name })
    .from(newsletterTheme)
    .innerJoin(theme, eq(theme.id, newsletterTheme.themeId))
    .where(eq(newsletterTheme.subscriptionId, kept.id))
    .orderBy(asc(theme.name))
  const mails = await read
    .select({ issue: newsletterIssue.title, sentAt: newsletterDelivery.sentAt })
    .from(newsletterDelivery)
    .leftJoin(newsletterIssue, eq(newsletterIssue.id, newsletterDelivery.issueId))
    .where(and(eq(newsletterDelivery.subscriptionId, kept.id), isNotNull(newsletterDelivery.sentAt)))
    .orderBy(asc(newsletterDelivery.sentAt))
  return {
    how: kept.how,
    consentVersion: kept.consentVersion,
    askedAt: iso(kept.askedAt),
    confirmedAt: iso(kept.confirmedAt),
    endedAt: iso(kept.endedAt),
    themes: themes.map(({ name }) => name),
    letters: kept.issues,
    digest: kept.digest,
    mostPerWeek: kept.weeklyMost,
    mails: mails.map(({ issue, sentAt }) => ({ letter: issue, sentAt: iso(sentAt) })),
  }
}
