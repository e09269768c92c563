import { eq, inArray } from 'drizzle-orm'
import { openReview } from '#app/modules/organisations/reviews.server.ts'
import type { Database } from '#db/client.server.ts'
import { organisationName, outbox, user } from '#db/schema/index.ts'
import { need, type Ids } from './people.ts'

const dayMs = 24 * 3_600_000
/** These two have been away for long, so that their manager finds somebody in the list. */
const away = ['kwame.asante@schiedam.demo.example', 'hidde.van.oorschot@gorinchem.demo.example']

/** What pages about an organisation show beside its people: former names, days of use, an open review. */
export async function makeOrganisationFacts(db: Database, ids: Ids, now = Date.now()): Promise<void> {
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
  await db.write(async (tx) => {
    const merged = need(ids.organisations, 'voorne-aan-zee')
    await tx.insert(organisationName).values(
      ['Gemeente Brielle', 'Gemeente Hellevoetsluis', 'Gemeente Westvoorne'].map((name) => ({
        organisationId: merged,
        name,
        until: Date.UTC(2023, 0, 1),
      })),
    )
    await tx.update(user).set({ lastActiveDay: dayOf(now - 3 * dayMs) })
    await tx
      .update(user)
      .set({ lastActiveDay: dayOf(now - 140 * dayMs) })
      .where(inArray(user.email, away))
    await openReview(tx, need(ids.organisations, 'schiedam'), { dueAt: now + 20 * dayMs, now, actor: 'system' })
    // Nobody here can read mail.
    await tx.delete(outbox).where(eq(outbox.topic, 'organisation-mail'))
  })
}
