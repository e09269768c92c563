import { and, eq, ne } from 'drizzle-orm'
import { registration, registrationSession } from '#db/schema/index.ts'
import { effect, type Revocation } from './revocation.ts'

/** Who had cancelled does not come back by a backup from before that. */
export const cancelSignUpAgain: Revocation = async (tx, { detail, at }) => {
  const id = String(detail.registration)
  const ended = await tx
    .update(registration)
    .set({ state: 'cancelled', cancelledAt: at })
    .where(and(eq(registration.id, id), ne(registration.state, 'cancelled')))
    .returning({ id: registration.id })
  await tx.delete(registrationSession).where(eq(registrationSession.registrationId, id))
  return effect('sign-up-cancelled', ended)
}
