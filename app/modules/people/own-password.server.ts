import { eq } from 'drizzle-orm'
import { hashPassword, passwordFault, passwordFits } from '#app/auth/password.server.ts'
import { countAttempt, forgiveAttempt } from '#app/auth/throttle.server.ts'
import { Invalid } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { user } from '#db/schema/index.ts'

/**
 * Checks the current password and the new one, before any write.
 * @returns the hash to store
 * @throws Invalid, TooManyAttempts
 */
export async function newPasswordOf(
  context: RequestContext,
  viewer: { userId: string; email: string; name: string },
  input: { currentPassword: string; newPassword: string },
): Promise<string> {
  await countAttempt(context, 'password', viewer.email)
  const [account] = await context.services.db.read
    .select({ hash: user.passwordHash })
    .from(user)
    .where(eq(user.id, viewer.userId))
  if (!(await passwordFits(account?.hash, input.currentPassword)))
    throw new Invalid({ currentPassword: ['Dit is niet uw huidige wachtwoord.'] })
  await forgiveAttempt(context, 'password', viewer.email)
  const fault = passwordFault(input.newPassword, viewer)
  if (fault) throw new Invalid({ newPassword: [fault] })
  return hashPassword(input.newPassword)
}
