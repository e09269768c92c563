import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { event, eventSession, registration } from '#db/schema/index.ts'
import { anEvent, type ItemOptions, type ItemServices } from './items.ts'

/** How people sign up, beside what its editor wrote. */
export interface MeetingOptions extends ItemOptions {
  registration?: 'none' | 'open' | 'account'
  capacity?: number | null
  closesAt?: number | null
  cancelledAt?: number | null
  sessions?: ReadonlyArray<Partial<typeof eventSession.$inferInsert> & { title: string }>
}

/** `YYYY-MM-DD`, so many days from now. */
export const inDays = (days: number, now = Date.now()): string =>
  new Date(now + days * 24 * 3_600_000).toISOString().slice(0, 10)

/** A public meeting in a month that anybody can sign up for, unless told otherwise. @returns the item and its sessions' ids */
export async function aMeeting(services: ItemServices, options: MeetingOptions = {}) {
  const made = await anEvent(services, { label: 'CLEAR', date: inDays(30), ...options })
  const sessions = (options.sessions ?? []).map((session, position) => ({
    id: newId(),
    itemId: made.id,
    position,
    ...session,
  }))
  await services.db.write(async (tx) => {
    await tx
      .update(event)
      .set({
        registration: options.registration ?? 'open',
        capacity: options.capacity ?? null,
        closesAt: options.closesAt ?? null,
        cancelledAt: options.cancelledAt ?? null,
      })
      .where(eq(event.itemId, made.id))
    if (sessions.length > 0) await tx.insert(eventSession).values(sessions)
  })
  return { ...made, sessions: sessions.map(({ id }) => id) }
}

let counter = 0

/** Somebody without an account who has a place, unless told otherwise. */
export async function aRegistration(
  db: Database,
  itemId: string,
  values: Partial<typeof registration.$inferInsert> = {},
): Promise<typeof registration.$inferSelect> {
  const n = ++counter
  const at = values.createdAt ?? Date.now()
  const [made] = await db.write((tx) =>
    tx
      .insert(registration)
      .values({
        itemId,
        email: `bezoeker${n}@voorbeeld.example`,
        name: `Bezoeker ${n}`,
        state: 'confirmed',
        createdAt: at,
        confirmedAt: values.state === undefined || values.state === 'confirmed' ? at : null,
        ...values,
      })
      .returning(),
  )
  if (!made) throw new Error('not kept')
  return made
}
