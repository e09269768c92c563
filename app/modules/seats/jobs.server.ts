import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { administers } from '#app/access/policy.ts'
import { coordinates, participates, type Viewer } from '#app/access/viewer.ts'
import { accountUrls } from '#app/auth/urls.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { urls } from '#app/lib/urls.ts'
import type { Mail } from '#app/mail/mailer.server.ts'
import { seatMails } from '#app/mail/templates.seats.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import type { Notice } from '#app/modules/notifications/notices.ts'
import { coordinatorsNow } from '#app/modules/people/coordinators.server.ts'
import { seesWorkgroup, shownWorkgroup } from '#app/modules/people/names.ts'
import type { Services } from '#app/services.server.ts'
import { organisation, seatRequest, workgroup } from '#db/schema/index.ts'
import { canGive, missingOf } from './deciders.server.ts'
import { seatUrls } from './urls.ts'

const payloadSchema = z.discriminatedUnion('about', [
  z.object({
    about: z.enum(['held', 'ended']),
    userId: z.string(),
    workgroupId: z.string(),
    organisationId: z.string(),
  }),
  z.object({ about: z.enum(['waiting', 'no-coordinator']), userId: z.string(), workgroupId: z.string() }),
  z.object({ about: z.enum(['request', 'decided']), userId: z.string(), requestId: z.string() }),
])
type Payload = z.output<typeof payloadSchema>
type Letter = Omit<Mail, 'to'>

/** Those that may be turned off; the others tell somebody about their own seat or request. */
const noticeOf: Partial<Record<Payload['about'], Notice>> = {
  waiting: 'seats',
  request: 'seats',
  'no-coordinator': 'coordinator',
}

/** Topic `seat-mail`: letters to one person about seats. What they say is asked again: no longer true means not sent. */
export async function sendSeatMail(services: Services, _key: string, raw: Record<string, unknown>): Promise<void> {
  const payload = payloadSchema.parse(raw)
  const viewer = await viewerOfUser(services.db.read, payload.userId, { assurance: 3, now: Date.now() })
  const notice = noticeOf[payload.about]
  if (!viewer || (notice && !(await wantsNotice(services.db.read, payload.userId, notice)))) return
  const letter = await compose(services, viewer, payload)
  if (letter) await services.mailer.send({ to: viewer.email, ...letter })
}

function compose(services: Services, viewer: Viewer, payload: Payload): Promise<Letter | null> {
  switch (payload.about) {
    case 'held':
    case 'ended':
      return aboutHolding(services, viewer, payload)
    case 'waiting':
    case 'no-coordinator':
      return aboutWorkgroup(services, viewer, payload)
    case 'request':
    case 'decided':
      return aboutRequest(services, viewer, payload)
  }
}

async function aboutHolding(
  { db, config }: Services,
  viewer: Viewer,
  payload: { about: 'held' | 'ended'; workgroupId: string; organisationId: string },
): Promise<Letter | null> {
  const holds = viewer.seats.some(
    (one) => one.workgroupId === payload.workgroupId && one.organisationId === payload.organisationId,
  )
  if (holds !== (payload.about === 'held') || !participates(viewer)) return null
  const [group] = await db.read.select().from(workgroup).where(eq(workgroup.id, payload.workgroupId))
  const [where] = await db.read
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, payload.organisationId))
  if (!group || !where) return null
  const values = { name: viewer.name, workgroup: shownWorkgroup(viewer, group), organisation: where.name }
  return payload.about === 'held'
    ? seatMails.held({ ...values, link: config.server.baseUrl + urls.workgroup(group.slug) })
    : seatMails.ended(values)
}

async function aboutWorkgroup(
  { db, config }: Services,
  viewer: Viewer,
  payload: { about: 'waiting' | 'no-coordinator'; workgroupId: string },
): Promise<Letter | null> {
  const { baseUrl } = config.server
  const { name } = viewer
  if (payload.about === 'waiting')
    return coordinates(viewer, payload.workgroupId)
      ? seatMails.waiting({ name, link: baseUrl + accountUrls.confirmations })
      : null
  const [group] = await db.read.select().from(workgroup).where(eq(workgroup.id, payload.workgroupId))
  if (!group || !administers(viewer)) return null
  if ((await coordinatorsNow(db.read, group.id, viewer.now)).length > 0) return null
  const link = baseUrl + accountUrls.workgroup(group.slug)
  return seatMails.noCoordinator({ name, workgroup: shownWorkgroup(viewer, group), link })
}

async function aboutRequest(
  { db, config }: Services,
  viewer: Viewer,
  payload: { about: 'request' | 'decided'; requestId: string },
): Promise<Letter | null> {
  const [row] = await db.read
    .select({ request: seatRequest, group: workgroup })
    .from(seatRequest)
    .innerJoin(workgroup, eq(workgroup.id, seatRequest.workgroupId))
    .where(eq(seatRequest.id, payload.requestId))
  if (!row) return null
  const { request, group } = row
  const { baseUrl } = config.server
  if (payload.about === 'decided') {
    if (request.askedBy !== viewer.userId || request.outcome === null || !participates(viewer)) return null
    const link = baseUrl + (seesWorkgroup(viewer, group) ? seatUrls.join(group.slug) : urls.workgroups)
    return seatMails.decided({
      name: viewer.name,
      agreed: request.outcome === 'agreed',
      answer: request.answer,
      link,
    })
  }
  if (request.closedAt !== null) return null
  const missing = await missingOf(db.read, request, group.joining, viewer.now)
  const gives = await canGive(db.read, viewer, request, missing)
  if (!gives.coordinator && !gives.manager) return null
  return seatMails.request({ name: viewer.name, link: baseUrl + accountUrls.confirmations })
}
