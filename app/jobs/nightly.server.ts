import { lt } from 'drizzle-orm'
import { absoluteMs } from '#app/auth/session.server.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { keepTrailShort } from '#app/modules/audit/jobs.server.ts'
import { forgetAttendees } from '#app/modules/attendance/forget.server.ts'
import { planReminders } from '#app/modules/attendance/reminders.server.ts'
import { backupTopic } from '#app/modules/backup/jobs.server.ts'
import { forgetUnconfirmed } from '#app/modules/events/forget.server.ts'
import { lookAtReadersAgain } from '#app/modules/events/narrow.server.ts'
import { removeOrphans } from '#app/modules/files/orphans.server.ts'
import { forgetSubscriptions } from '#app/modules/newsletter/commands.server.ts'
import { forgetRequests } from '#app/modules/requests/commands.server.ts'
import { clearAway } from '#app/modules/sso/arrival.server.ts'
import { planReviews } from '#app/modules/organisations/jobs.server.ts'
import { tellOfMakerless } from '#app/modules/purge/makerless.server.ts'
import type { Services } from '#app/services.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { attempt, passkeyChallenge, session, singleUseLink } from '#db/schema/index.ts'

const dayMs = 24 * 3_600_000
const keptLinksMs = 30 * dayMs

/** Sees to it that the nightly work is planned: one message, at three o'clock. Emitting it again changes nothing. */
export async function planNight(tx: Tx, now = Date.now()): Promise<void> {
  const today = amsterdamInstant(isoDate(now), '03:00')
  await emit(tx, {
    topic: 'nightly',
    key: 'nightly',
    dueAt: today > now ? today : amsterdamInstant(isoDate(now + dayMs), '03:00'),
  })
}

/** Topic `nightly`: removes what nothing refers to any more, sees what reviews ask for, has a backup made, and plans the next night. */
export async function nightly(services: Services): Promise<void> {
  await removeOrphans(services)
  await keepTrailShort(services)
  await tellOfMakerless(services)
  const now = Date.now()
  await planReviews(services, now)
  await forgetAttendees(services, now)
  await lookAtReadersAgain(services, now)
  await services.db.write(async (tx) => {
    await tx.delete(session).where(lt(session.createdAt, now - absoluteMs))
    await clearAway(tx, now)
    await tx.delete(singleUseLink).where(lt(singleUseLink.expiresAt, now - keptLinksMs))
    await forgetRequests(tx, now)
    await forgetSubscriptions(tx, now)
    await forgetUnconfirmed(tx, now)
    await tx.delete(attempt).where(lt(attempt.expiresAt, now))
    await tx.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now))
    if (services.config.backup.folder !== undefined) await emit(tx, { topic: backupTopic, key: 'night' })
    await planReminders(tx, now)
    await planNight(tx, now)
  })
}
