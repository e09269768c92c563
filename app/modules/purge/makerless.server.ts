import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accountUrls } from '#app/auth/urls.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { makerlessMail } from '#app/mail/templates.purge.ts'
import { countMakerless, makerlessOf } from '#app/modules/items/makerless.server.ts'
import { wantsNotice } from '#app/modules/notifications/notices.server.ts'
import { managersOf } from '#app/modules/people/grants.server.ts'
import type { Services } from '#app/services.server.ts'
import { emit } from '#db/outbox.server.ts'
import { makerlessTold, membership, organisation, user } from '#db/schema/index.ts'

/**
 * Nightly: tells the managers of an owner once of the items that lost their maker since the last time, in whatever way that
 * came: an end date that passed makes no event of its own.
 */
export async function tellOfMakerless({ db }: Pick<Services, 'db'>, now = Date.now()): Promise<void> {
  const without = await makerlessOf(db.read, null, now)
  const known = new Set((await db.read.select({ id: makerlessTold.itemId }).from(makerlessTold)).map(({ id }) => id))
  const fresh = without.filter(({ id }) => !known.has(id))
  const still = new Set(without.map(({ id }) => id))
  const over = [...known].filter((id) => !still.has(id))
  if (fresh.length === 0 && over.length === 0) return
  await db.write(async (tx) => {
    for (let i = 0; i < over.length; i += 500)
      await tx.delete(makerlessTold).where(inArray(makerlessTold.itemId, over.slice(i, i + 500)))
    for (const { id } of fresh) await tx.insert(makerlessTold).values({ itemId: id, toldAt: now }).onConflictDoNothing()
    for (const ownerId of new Set(fresh.map((one) => one.ownerId)))
      for (const { userId } of await managersOf(tx, ownerId, now))
        await emit(tx, { topic: 'makerless-mail', key: `${ownerId}:${userId}`, payload: { ownerId, userId } })
  })
}

const payloadSchema = z.object({ ownerId: z.string(), userId: z.string() })

/** Topic `makerless-mail`: to a manager who is one still, with how many there are now. */
export async function sendMakerlessMail(
  { db, mailer, config }: Services,
  _key: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { ownerId, userId } = payloadSchema.parse(raw)
  const now = Date.now()
  const [row] = await db.read
    .select({ name: user.name, email: user.email, organisation: organisation.name, slug: organisation.slug })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.userId, userId),
        eq(membership.organisationId, ownerId),
        eq(membership.role, 'manager'),
        liveMembership(now),
      ),
    )
  const count = await countMakerless(db.read, ownerId, now)
  if (!row || count === 0 || !(await wantsNotice(db.read, userId, 'makerless'))) return
  const link = config.server.baseUrl + accountUrls.organisationItems(row.slug)
  await mailer.send({ to: row.email, ...makerlessMail({ ...row, count, link }) })
}
