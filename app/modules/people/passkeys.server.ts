import { desc, eq } from 'drizzle-orm'
import { checkNewPasskey, type Made } from '#app/auth/passkey.server.ts'
import type { Asker, Purpose } from '#app/auth/passkey-question.server.ts'
import { countAttempt, forgiveAttempt } from '#app/auth/throttle.server.ts'
import { Invalid } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import type { Reader } from '#db/client.server.ts'
import { passkey } from '#db/schema/index.ts'
import { describeAgent } from './profile.server.ts'

/** One's own passkeys, the newest first. */
export function listPasskeys(reader: Reader, userId: string) {
  return reader
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt, usedAt: passkey.usedAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(desc(passkey.createdAt), desc(passkey.id))
}

/** A name to begin with: "Chrome op Windows". */
export const passkeyName = (agent: string): string => describeAgent(agent)

/**
 * Checks the answer of a device that made a passkey, before any write.
 * @param sent JSON of the attestation
 * @throws Invalid, TooManyAttempts
 */
export async function newPasskeyOf(
  context: RequestContext,
  question: { purpose: Purpose; asker: Asker },
  sent: string,
): Promise<Made> {
  await countAttempt(context, 'passkey', '')
  const made = await checkNewPasskey(context, question, sent)
  if (!made) throw new Invalid('Deze passkey kon niet worden gemaakt, of de vraag was verlopen. Probeer het opnieuw.')
  await forgiveAttempt(context, 'passkey', '')
  return made
}
