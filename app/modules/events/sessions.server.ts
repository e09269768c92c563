import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { registration, registrationSession } from '#db/schema/index.ts'

/** Who chose a part of a meeting; `living` where they are, or may come to be, there. */
export async function registrationsOfSession(reader: Reader | Tx, sessionId: string) {
  const rows = await reader
    .select({ id: registration.id, state: registration.state })
    .from(registrationSession)
    .innerJoin(registration, eq(registration.id, registrationSession.registrationId))
    .where(eq(registrationSession.sessionId, sessionId))
  return rows.map(({ id, state }) => ({ id, living: state === 'confirmed' || state === 'waiting' }))
}
