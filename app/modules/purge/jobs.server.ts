import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accountUrls } from '#app/auth/urls.ts'
import { purgeAskedMail } from '#app/mail/templates.purge.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import type { Services } from '#app/services.server.ts'
import { item, membership, organisation, purgeRequest, user } from '#db/schema/index.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { secondsFor } from './second.server.ts'

const payloadSchema = z.object({ request: z.string(), userId: z.string() })

/** Topic `purge-mail`: to one who may confirm, if they may still and nobody has decided. */
export async function sendPurgeMail(
  { db, mailer, config }: Services,
  _key: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { request, userId } = payloadSchema.parse(raw)
  const now = Date.now()
  const [asked] = await db.read
    .select({ requestedBy: purgeRequest.requestedBy, ownerId: item.ownerId })
    .from(purgeRequest)
    .innerJoin(item, eq(item.id, purgeRequest.itemId))
    .where(and(eq(purgeRequest.id, request), isNull(purgeRequest.decidedAt)))
  if (!asked || !(await secondsFor(db.read, asked, now)).includes(userId)) return
  if (!(await wantsNotice(db.read, userId, 'confirmation'))) return
  const [person] = await db.read.select({ name: user.name, email: user.email }).from(user).where(eq(user.id, userId))
  const managed = await db.read
    .select({ id: organisation.id, slug: organisation.slug, kind: organisation.kind })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(and(eq(membership.userId, userId), eq(membership.role, 'manager'), liveMembership(now)))
  const own = managed.find(({ id }) => id === asked.ownerId) ?? managed.find(({ kind }) => kind === 'alliance_office')
  if (!person || !own) return
  const link = config.server.baseUrl + accountUrls.organisationPurges(own.slug)
  await mailer.send({ to: person.email, ...purgeAskedMail({ name: person.name, link }) })
}
