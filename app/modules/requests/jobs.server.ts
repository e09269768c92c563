import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { liveMembership, viewerOfUser } from '#app/auth/viewer.server.ts'
import { administers } from '#app/access/policy.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import {
  accessAddedMail,
  confirmRequestMail,
  knownAddressMail,
  requestAskedMail,
  requestDeniedMail,
  requestReceivedMail,
  requestsWaitingMail,
} from '#app/mail/templates.requests.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import { manages } from '#app/modules/people/grants.server.ts'
import type { Services } from '#app/services.server.ts'
import { accountRequest, membership, organisation, user } from '#db/schema/index.ts'
import { isOffice } from './deciders.server.ts'
import { lifetimes, makeRequestLink } from './links.server.ts'
import { countOfficeRequests, countOrganisationRequests } from './queries.server.ts'

const payloadSchema = z.discriminatedUnion('letter', [
  z.object({ letter: z.enum(['confirm', 'received', 'asked', 'denied', 'approved']), requestId: z.string() }),
  z.object({ letter: z.literal('waiting'), userId: z.string(), organisationId: z.string().nullable() }),
])
type Request = typeof accountRequest.$inferSelect
type Letter = Omit<Mail, 'to'>

/** Topic `request-mail`: to the applicant how it stands, to who decides that something waits. Links are made here. */
export async function sendRequestMail(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const payload = payloadSchema.parse(raw)
  if (payload.letter === 'waiting') return tellDecider(services, payload.userId, payload.organisationId)
  const [request] = await services.db.read.select().from(accountRequest).where(eq(accountRequest.id, payload.requestId))
  const letter = request && (await compose(services, payload.letter, request))
  if (letter) await services.mailer.send({ to: request.email, ...letter })
}

/** Null where it is no longer so, or the applicant was forgotten. */
async function compose(services: Services, letter: string, request: Request): Promise<Letter | null> {
  if (request.email === '') return null
  const { baseUrl } = services.config.server
  const { name } = request
  const follow = async () => baseUrl + accountUrls.followRequest(await newLink(services, 'follow', request.id))
  switch (letter) {
    case 'confirm':
      return request.state === 'sent' && Date.now() < request.sentAt + lifetimes.confirm
        ? confirmation(services, request)
        : null
    case 'received':
      return request.state === 'waiting' ? requestReceivedMail({ name, link: await follow() }) : null
    case 'asked':
      return request.state === 'asked'
        ? requestAskedMail({ name, question: request.question, link: await follow() })
        : null
    case 'denied':
      return request.state === 'denied' ? requestDeniedMail({ name, link: await follow() }) : null
    case 'approved':
      return accessAdded(services, request)
    default:
      return null
  }
}

/** Of those who have an account the mail says so; the screen said the same to everybody. */
async function confirmation(services: Services, request: Request): Promise<Letter> {
  const { baseUrl } = services.config.server
  const link = baseUrl + accountUrls.confirmRequest(await newLink(services, 'confirm', request.id))
  const [account] = await services.db.read
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, request.email), or(isNotNull(user.passwordHash), hasPasskey)))
  if (!account || request.kind === 'newsletter') return confirmRequestMail({ kind: request.kind, link })
  const forgotten = baseUrl + accountUrls.forgotten
  return knownAddressMail({ link, signIn: baseUrl + accountUrls.signIn(), forgotten })
}

/** Whoever cannot sign in yet gets an invitation instead, and a membership that does not count gives nothing to tell of. */
async function accessAdded({ db, config }: Services, request: Request): Promise<Letter | null> {
  if (request.membershipId === null) return null
  const [row] = await db.read
    .select({ name: user.name, organisation: organisation.name })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.id, request.membershipId),
        liveMembership(Date.now()),
        or(isNotNull(user.passwordHash), hasPasskey),
        isNull(user.suspendedAt),
      ),
    )
  return row ? accessAddedMail({ ...row, link: config.server.baseUrl + accountUrls.signIn() }) : null
}

async function tellDecider({ db, config, mailer }: Services, userId: string, organisationId: string | null) {
  const now = Date.now()
  const viewer = await viewerOfUser(db.read, userId, { assurance: 3, now })
  if (!viewer || !(await wantsNotice(db.read, userId, 'requests'))) return
  const { baseUrl } = config.server
  if (organisationId === null) {
    if (!isOffice(viewer) && !administers(viewer)) return
    const count = await countOfficeRequests(db.read, now)
    const letter = { name: viewer.name, count, at: 'het bureau', link: baseUrl + accountUrls.officeRequests }
    if (count > 0) await mailer.send({ to: viewer.email, ...requestsWaitingMail(letter) })
    return
  }
  if (!manages(viewer, organisationId)) return
  const [asked] = await db.read
    .select({ slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  const count = await countOrganisationRequests(db.read, organisationId)
  if (!asked || count === 0) return
  const link = baseUrl + accountUrls.organisationRequests(asked.slug)
  await mailer.send({
    to: viewer.email,
    ...requestsWaitingMail({ name: viewer.name, count, at: asked.name, link }),
  })
}

function newLink(services: Services, purpose: 'confirm' | 'follow', requestId: string): Promise<string> {
  return services.db.write((tx) =>
    makeRequestLink(tx, services.secrets.session, { purpose, requestId, now: Date.now() }),
  )
}
