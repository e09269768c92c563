import type { Database } from '#db/client.server.ts'
import { event, eventSession, registration, registrationSession } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'

type New<T extends { $inferInsert: unknown }> = Partial<T['$inferInsert']>
let counter = 0

/** Somebody with a place at a meeting since a week, unless told otherwise; without an account and an organisation. */
export async function aRegistration(
  db: Database,
  values: New<typeof registration> & { itemId: string },
  sessions: ReadonlyArray<{ id: string }> = [],
) {
  const n = ++counter
  const weekAgo = Date.now() - 7 * 24 * 3_600_000
  return db.write(async (tx) => {
    const [row] = await tx
      .insert(registration)
      .values({
        email: `deelnemer${n}@elders.example`,
        name: `Deelnemer ${n}`,
        state: 'confirmed',
        createdAt: weekAgo,
        confirmedAt: weekAgo,
        ...values,
      })
      .returning()
    if (!row) throw new Error('nothing was inserted')
    if (sessions.length > 0)
      await tx
        .insert(registrationSession)
        .values(sessions.map(({ id }) => ({ registrationId: row.id, sessionId: id, waiting: false })))
    return row
  })
}

/** A part of a meeting. */
export async function aSession(db: Database, values: New<typeof eventSession> & { itemId: string }) {
  const n = ++counter
  return db.write(async (tx) => {
    const [row] = await tx
      .insert(eventSession)
      .values({ title: `Onderdeel ${n}`, position: n, ...values })
      .returning()
    if (!row) throw new Error('nothing was inserted')
    return row
  })
}

/** Sets what is not versioned of a meeting: how people sign up, and whether it is called off. */
export async function setEvent(db: Database, itemId: string, values: New<typeof event>): Promise<void> {
  await db.write(async (tx) => void (await tx.update(event).set(values).where(eq(event.itemId, itemId))))
}
