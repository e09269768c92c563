import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accountUrls } from '#app/auth/urls.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import { mergeMail, reviewMail, stillUsedMail } from '#app/mail/templates.organisations.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import { findManaged } from '#app/modules/people/grants.server.ts'
import type { Services } from '#app/services.server.ts'
import { formatDate } from '#app/ui/format.ts'
import { emitAll } from '#db/outbox.server.ts'
import { membership, organisation, organisationMerge, organisationReview, user } from '#db/schema/index.ts'
import { isDormant } from './dormant.server.ts'
import { namesOf } from './merge.server.ts'
import { graceMs, nextReview, openBeforeMs } from './review-dates.ts'
import { openReviewOf, stageOf, stepReview } from './reviews.server.ts'

const payloadSchema = z.discriminatedUnion('template', [
  z.object({ template: z.literal('review'), userId: z.string(), organisationId: z.string() }),
  z.object({ template: z.literal('still-used'), userId: z.string(), organisationId: z.string() }),
  z.object({ template: z.literal('merge'), userId: z.string(), mergeId: z.string() }),
])
type Payload = z.output<typeof payloadSchema>
type Letter = Omit<Mail, 'to'>

/** Plans a step for every organisation whose round should open, whose warning is due, or whose round may be done. */
export async function planReviews({ db }: Services, now: number): Promise<void> {
  const rows = await db.read
    .select({
      id: organisation.id,
      managedSince: organisation.managedSince,
      reviewedAt: organisation.reviewedAt,
      dueAt: organisationReview.dueAt,
    })
    .from(organisation)
    .leftJoin(
      organisationReview,
      and(eq(organisationReview.organisationId, organisation.id), isNull(organisationReview.closedAt)),
    )
    .where(isNull(organisation.mergedInto))
  const due = rows.filter((row) => row.dueAt !== null || (nextReview(row) ?? Infinity) - openBeforeMs <= now)
  await db.write((tx) =>
    emitAll(
      tx,
      'review',
      due.map(({ id }) => id),
    ),
  )
}

/** Topic `review`: what time asks of one organisation. */
export async function stepReviewJob({ db }: Services, organisationId: string): Promise<void> {
  await db.write((tx) => stepReview(tx, organisationId, Date.now()))
}

/** Topic `organisation-mail`: letters about an organisation to one person. Payloads are ids; rights are asked again here. */
export async function sendOrganisationMail(
  services: Services,
  _key: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const payload = payloadSchema.parse(raw)
  const [account] = await services.db.read
    .select({ id: user.id, name: user.name, email: user.email })
    .from(user)
    .where(and(eq(user.id, payload.userId), isNull(user.suspendedAt)))
  if (!account) return
  const letter = await compose(services, payload, account.name)
  if (letter) await services.mailer.send({ to: account.email, ...letter })
}

async function compose(services: Services, payload: Payload, name: string): Promise<Letter | null> {
  const { baseUrl } = services.config.server
  const { read } = services.db
  const now = Date.now()
  if (payload.template === 'merge') {
    const [merge] = await read.select().from(organisationMerge).where(eq(organisationMerge.id, payload.mergeId))
    if (!merge || merge.decision === 'refused') return null
    const managed =
      (await findManaged(services.db.read, payload.userId, merge.intoId, Date.now())) ??
      (await findManaged(services.db.read, payload.userId, merge.fromId, Date.now()))
    if (!managed) return null
    const { from, into } = await namesOf(read, merge)
    const link = baseUrl + accountUrls.organisationMerge(managed.slug)
    return mergeMail({ name, from: from.name, into: into.name, merged: merge.decision === 'merged', link })
  }
  if (payload.template === 'review') {
    const managed = await findManaged(services.db.read, payload.userId, payload.organisationId, Date.now())
    const open = managed && (await openReviewOf(read, managed.id))
    if (!managed || !open) return null
    const overdue = stageOf(open.dueAt, now) === 3
    if (!overdue && !(await wantsNotice(read, payload.userId, 'review'))) return null
    const [left] = await read
      .select({ people: sql<number>`count(*)` })
      .from(membership)
      .where(
        and(
          eq(membership.organisationId, managed.id),
          isNotNull(membership.reviewBy),
          or(isNull(membership.endsAt), gt(membership.endsAt, now)),
        ),
      )
    return reviewMail({
      name,
      organisation: managed.name,
      due: formatDate(open.dueAt),
      stops: formatDate(open.dueAt + graceMs),
      people: left?.people ?? 0,
      overdue,
      link: baseUrl + accountUrls.organisationReview(managed.slug),
    })
  }
  const [held] = await read
    .select({ organisation: organisation.name })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.userId, payload.userId),
        eq(membership.organisationId, payload.organisationId),
        liveMembership(now),
        isDormant(now),
      ),
    )
  return held
    ? stillUsedMail({ name, organisation: held.organisation, link: `${baseUrl}${accountUrls.signIn()}` })
    : null
}
